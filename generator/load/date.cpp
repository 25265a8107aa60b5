#include "load/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "base/unicode.hpp"
#include "load/values.hpp"

namespace offprint {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int days_of(int year, int month) {
  constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

/// Numbers to a date; 0 stands for a part that is not known.
std::optional<Date> make_date(std::int64_t year, std::int64_t month, std::int64_t day) {
  if (year < 1 || year > 9999 || month < 0 || month > 12 || day < 0) return std::nullopt;
  if (month == 0 && day > 0) return std::nullopt;
  if (month > 0 && day > days_of(static_cast<int>(year), static_cast<int>(month)))
    return std::nullopt;
  return Date{static_cast<std::int16_t>(year), static_cast<std::int8_t>(month),
              static_cast<std::int8_t>(day)};
}

/// Takes the digits off the front, at most six of them; -1 where there are none.
int take_digits(std::string_view& text) {
  int value = -1;
  const std::size_t most = std::min<std::size_t>(text.size(), 6);
  const auto [end, error] = std::from_chars(text.data(), text.data() + most, value);
  if (error != std::errc()) return -1;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

bool take_separator(std::string_view& text, char separator) {
  if (!text.starts_with(separator) || text.size() < 2 || !is_digit(text[1])) return false;
  text.remove_prefix(1);
  return true;
}

/// The parts of a text that has the form of a date, whether or not the calendar has it.
std::optional<std::array<int, 3>> date_parts(std::string_view text) {
  text = trim(text);
  std::array<int, 3> parts{};
  const std::size_t before = text.size();
  if (text.empty() || !is_digit(text[0])) return std::nullopt;
  parts[0] = take_digits(text);
  if (before - text.size() < 4) return std::nullopt;
  const char separator = text.starts_with('/') ? '/' : '-';
  for (std::size_t i = 1; i < 3 && take_separator(text, separator); ++i)
    parts[i] = take_digits(text);
  const bool time = parts[2] > 0 && (text.starts_with('T') || text.starts_with(' '));
  const bool range = separator == '-' && text.starts_with('/');
  if (!text.empty() && !time && !range) return std::nullopt;
  return parts;
}

/// 1 to 12 for an English name of a month or its first three letters, else 0.
int month_of(std::string_view word) {
  constexpr std::array<std::string_view, 12> kMonths{
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  std::string name = to_lower(word);
  if (name.ends_with('.')) name.pop_back();
  if (name.size() < 3) return 0;
  const auto found = std::ranges::find_if(kMonths, [&](std::string_view month) {
    return month == name || (name.size() <= 4 && month.starts_with(name));
  });
  return found == kMonths.end() ? 0 : static_cast<int>(found - kMonths.begin()) + 1;
}

/// The parts of "May 2024", "17 May 2024" and "May 17, 2024".
std::optional<std::array<int, 3>> named_parts(std::string_view text) {
  std::array<int, 3> parts{};
  while (!(text = text.substr(std::min(text.find_first_not_of(" ,"), text.size()))).empty()) {
    std::string_view word = text.substr(0, text.find_first_of(" ,"));
    text.remove_prefix(word.size());
    const bool number = is_digit(word[0]);
    const int month = number ? 0 : month_of(word);
    int& part = parts[!number ? 1 : word.size() == 4 ? 0 : 2];
    if (part != 0) return std::nullopt;
    part = number ? take_digits(word) : month;
    if (part == 0 || (number && !word.empty())) return std::nullopt;
  }
  if (parts[0] == 0 || parts[1] == 0) return std::nullopt;
  return parts;
}

/// The parts of a date in either form.
std::optional<std::array<int, 3>> find_parts(std::string_view text) {
  const auto parts = date_parts(text);
  return parts ? parts : named_parts(text);
}

void report_no_date(const Node& node, Diagnostics& diagnostics) {
  diagnostics
      .error(node.place, fmt::format("`{}` is no date of the calendar", node.text),
             "dates are written `2024`, `2024-05` or `2024-05-17`")
      .code = "date";
}

/// A year that stands alone among words, or 0.
int year_within(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    while (i < text.size() && is_digit(text[i])) ++i;
    if (i - begin == 4 && (text[begin] == '1' || text[begin] == '2'))
      return std::stoi(std::string(text.substr(begin, 4)));
    if (i == begin) ++i;
  }
  return 0;
}

void read_words(const Node& node, Description& description, Diagnostics& diagnostics) {
  const std::string_view text = trim(node.text);
  if (text.empty()) return;
  if (const auto parts = find_parts(text)) {
    const auto date = make_date((*parts)[0], (*parts)[1], (*parts)[2]);
    if (!date) return report_no_date(node, diagnostics);
    description.issued = *date;
  } else if (const auto status = parse_status(text)) {
    description.status = *status;
  } else {
    description.issued_literal = text;
    description.issued.year = static_cast<std::int16_t>(year_within(text));
  }
}

/// `[2024, 5, 17]`; numbers may be written as texts. `[]` and `[null]` are how Crossref says that
/// it does not know.
void read_parts(const Node& node, Date& date, Diagnostics& diagnostics) {
  if (node.is_list() && (node.items.empty() || node.items[0].is_null())) return;
  if (!node.is_list() || node.items.size() > 3)
    return report_kind(node, "a list of year, month and day", diagnostics);
  std::array<std::int64_t, 3> parts{};
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const auto number = node.items[i].integer();
    if (!number) return report_kind(node.items[i], "a whole number", diagnostics);
    parts[i] = *number;
  }
  if (const auto made = make_date(parts[0], parts[1], parts[2])) {
    date = *made;
  } else {
    Node shown = Node::string(fmt::format("{}", fmt::join(parts, "-")), node.place);
    report_no_date(shown, diagnostics);
  }
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  const auto parts = find_parts(text);
  return parts ? make_date((*parts)[0], (*parts)[1], (*parts)[2]) : std::nullopt;
}

std::optional<Status> parse_status(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, Status>, 8> kWords{{
      {"to appear", Status::kToAppear},
      {"forthcoming", Status::kToAppear},
      {"accepted", Status::kToAppear},
      {"in press", Status::kInPress},
      {"under review", Status::kUnderReview},
      {"in review", Status::kUnderReview},
      {"submitted", Status::kUnderReview},
      {"in submission", Status::kUnderReview},
  }};
  std::string folded = fold(collapse_spaces(text));
  std::ranges::replace(folded, '-', ' ');
  const auto found = std::ranges::find(kWords, folded, &std::pair<std::string_view, Status>::first);
  return found == kWords.end() ? std::nullopt : std::optional(found->second);
}

void read_value(const Node& node, Date& date, Diagnostics& diagnostics) {
  const auto parsed = node.is_scalar() ? parse_date(node.text) : std::nullopt;
  if (parsed) {
    date = *parsed;
  } else if (node.is_scalar() && find_parts(node.text)) {
    report_no_date(node, diagnostics);
  } else {
    report_kind(node, "a date such as `2024-05-17`", diagnostics);
  }
}

void read_issued(const Node& node, Description& description, Diagnostics& diagnostics) {
  if (node.is_scalar()) return read_words(node, description, diagnostics);
  if (!node.is_map()) return report_kind(node, "a date", diagnostics);
  const Node* parts = node.find("date-parts");
  const Node* words = node.find("raw") != nullptr ? node.find("raw") : node.find("literal");
  if (parts != nullptr && parts->is_list() && !parts->items.empty()) {
    read_parts(parts->items[0], description.issued, diagnostics);
  } else if (words != nullptr && words->is_scalar()) {
    read_words(*words, description, diagnostics);
  } else {
    report_kind(node, "a date with `date-parts`, `raw` or `literal`", diagnostics);
  }
}

}  // namespace offprint
