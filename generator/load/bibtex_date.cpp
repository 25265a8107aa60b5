#include "load/bibtex_date.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "base/unicode.hpp"
#include "load/bibtex_value.hpp"

namespace offprint {
namespace {

struct Day {
  int year = 0, month = 0, day = 0;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int number_of(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() && end == digits.data() + digits.size() ? value : 0;
}

bool is_calendar_day(const Day& day) {
  constexpr std::array<int, 13> kDays{31, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (day.month < 0 || day.month > 12 || day.day < 0) return false;
  const bool leap = (day.year % 4 == 0 && day.year % 100 != 0) || day.year % 400 == 0;
  return day.day <= kDays[static_cast<std::size_t>(day.month)] + (day.month == 2 && leap);
}

Node number_node(int value, const Place& place) {
  Node node = Node::string(std::to_string(value), place);
  node.kind = Node::Kind::kInteger;
  return node;
}

Node parts_node(const Day& day, const Place& place) {
  Node parts = Node::list(place);
  for (const int part : {day.year, day.month, day.day}) {
    if (part == 0) break;
    parts.items.push_back(number_node(part, place));
  }
  return parts;
}

Node date_node(const Day& begin, const Day& end, const Place& place) {
  Node days = Node::list(place);
  days.items.push_back(parts_node(begin, place));
  if (end.year != 0) days.items.push_back(parts_node(end, place));
  Node date = Node::map(place);
  date.members.push_back({"date-parts", place, std::move(days)});
  return date;
}

Node literal_node(std::string_view words, const Place& place) {
  Node date = Node::map(place);
  date.members.push_back({"literal", place, Node::string(std::string(words), place)});
  return date;
}

/// `2024`, `2024-05`, `2024-05-17`, with a time or marks of uncertainty behind it. Unknown digits
/// (`2024-05-XX`) end it; seasons are no months.
Day parse_iso_day(std::string_view text) {
  Day day;
  text = trim(text);
  if (text.size() < 4 || (text.size() > 4 && is_digit(text[4]))) return {};
  day.year = number_of(text.substr(0, 4));
  if (text.size() >= 7 && text[4] == '-') day.month = number_of(text.substr(5, 2));
  if (day.month > 12) day.month = 0;
  if (day.month > 0 && text.size() >= 10 && text[7] == '-') day.day = number_of(text.substr(8, 2));
  return day;
}

/// What stands for sorting only (`{\noopsort{1973b}}`) is cut out.
std::string without_sort_key(std::string_view text) {
  std::string out(text);
  const std::size_t begin = out.find("\\noopsort");
  const std::size_t end = begin == std::string::npos ? begin : out.find('}', begin);
  if (end != std::string::npos) out.erase(begin, end - begin + 1);
  return out;
}

/// The first number of four digits.
int year_within(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    while (i < text.size() && is_digit(text[i])) ++i;
    if (i - begin == 4) return number_of(text.substr(begin, 4));
    i += i == begin;
  }
  return 0;
}

/// Words of letters, and numbers, in the order of the text.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  bool digits = false;
  for (const char c : text) {
    const bool letter =
        static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!words.back().empty() && (is_digit(c) != digits || !(letter || is_digit(c)))) {
      words.emplace_back();
    }
    digits = is_digit(c);
    if (letter || digits) words.back() += c;
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

/// Months and days of a `month` field: up to two of each, `jun~3--jul~5`.
struct MonthField {
  std::vector<int> months, days;
};

MonthField parse_month_field(std::string_view text) {
  MonthField found;
  const std::vector<std::string> words = words_of(text);
  for (const std::string& word : words) {
    const bool number = is_digit(word[0]);
    if (!number && month_of(word) > 0) found.months.push_back(month_of(word));
    if (number && number_of(word) <= 31) found.days.push_back(number_of(word));
  }
  const bool numbers_only = found.months.empty() && found.days.size() == words.size();
  if (numbers_only) found.months.swap(found.days);
  return found;
}

Day checked(Day day, const BibtexEntry& entry, Diagnostics& diagnostics) {
  if (is_calendar_day(day)) return day;
  const BibtexField* field = entry.find("month") ? entry.find("month") : entry.find("date");
  diagnostics
      .warning(field ? field->place : entry.place,
               fmt::format("{}-{}-{} is no day of the calendar", day.year, day.month, day.day),
               "only the year counts")
      .code = "bibtex-date";
  return {day.year, 0, 0};
}

/// "forthcoming" stays as it is; a number that is no year cannot.
Node make_from_words(const BibtexField& year, Diagnostics& diagnostics) {
  const std::string_view words = trim(year.value);
  if (words.find_first_not_of("0123456789-/ ") != std::string_view::npos) {
    return literal_node(words, year.place);
  }
  diagnostics
      .warning(year.place, fmt::format("`{}` is no year", bibtex_excerpt(words)),
               "a year has four digits")
      .code = "bibtex-date";
  return {};
}

Node make_from_year(const BibtexEntry& entry, const BibtexField& year, Diagnostics& diagnostics) {
  const std::string text = without_sort_key(year.value);
  const MonthField month = parse_month_field(entry.value("month"));
  Day begin{.year = year_within(text)};
  if (begin.year == 0) return make_from_words(year, diagnostics);
  if (!month.months.empty()) begin.month = month.months[0];
  const int day = number_of(trim(entry.value("day")));
  if (begin.month > 0) begin.day = day > 0 || month.days.empty() ? day : month.days[0];
  begin = checked(begin, entry, diagnostics);
  Day end;
  if (begin.month > 0 && month.months.size() > 1 && month.months[1] > begin.month) {
    end = {begin.year, month.months[1], 0};
    if (month.days.size() > 1)
      end = checked({end.year, end.month, month.days[1]}, entry, diagnostics);
  }
  return date_node(begin, end, year.place);
}

/// The day of a volume of PMLR, where the entry itself knows no more than the year.
const BibtexField* find_day_of_volume(const BibtexEntry& entry) {
  const BibtexField* day = entry.find("published");
  const bool fits = day && entry.value("month").empty() &&
                    parse_iso_day(day->value).year == year_within(entry.value("year"));
  return fits ? day : nullptr;
}

}  // namespace

int month_of(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, int>, 32> kBeginnings{{
      {"jan", 1},  {"feb", 2},  {"mar", 3},  {"apr", 4},  {"may", 5},  {"jun", 6},  {"jul", 7},
      {"aug", 8},  {"sep", 9},  {"oct", 10}, {"nov", 11}, {"dec", 12}, {"mrz", 3},  {"mai", 5},
      {"okt", 10}, {"dez", 12}, {"fev", 2},  {"avr", 4},  {"juin", 6}, {"juil", 7}, {"aou", 8},
      {"ene", 1},  {"abr", 4},  {"ago", 8},  {"dic", 12}, {"gen", 1},  {"mag", 5},  {"giu", 6},
      {"lug", 7},  {"set", 9},  {"ott", 10}, {"out", 10},
  }};
  const int number = number_of(word);
  if (number > 0) return number <= 12 ? number : 0;
  const std::string folded = fold(word);
  for (const auto& [beginning, month] : kBeginnings) {
    if (folded.starts_with(beginning)) return month;
  }
  return 0;
}

Node make_iso_date(std::string_view text, const Place& place) {
  const std::size_t slash = text.find('/');
  Day begin = parse_iso_day(text.substr(0, slash));
  Day end = slash == std::string_view::npos ? Day{} : parse_iso_day(text.substr(slash + 1));
  if (begin.year == 0) std::swap(begin, end);
  if (begin.year == 0 || !is_calendar_day(begin)) return {};
  if (!is_calendar_day(end)) end = {};
  return date_node(begin, end, place);
}

Node make_issued(const BibtexEntry& entry, Diagnostics& diagnostics) {
  const BibtexField* date = entry.find("date");
  if (!date) date = find_day_of_volume(entry);
  const BibtexField* year = entry.find("year");
  if (date) {
    Node made = make_iso_date(date->value, date->place);
    if (!made.is_null()) return made;
    if (year_within(date->value) > 0) {
      diagnostics
          .warning(date->place, fmt::format("`{}` is no date", bibtex_excerpt(date->value)),
                   "dates are written `2024`, `2024-05` or `2024-05-17`")
          .code = "bibtex-date";
    }
  }
  const BibtexField* field = year ? year : date;
  if (!field || trim(field->value).empty()) return {};
  return make_from_year(entry, *field, diagnostics);
}

}  // namespace offprint
