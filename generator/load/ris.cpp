#include "load/ris.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/unicode.hpp"
#include "load/bibtex_date.hpp"
#include "load/bibtex_value.hpp"

namespace offprint {
namespace {

struct RisLine {
  std::string tag, value;
  Place place;
};

struct RisType {
  std::string_view tag, csl;
};

constexpr auto kTypes = std::to_array<RisType>({
    {"ABST", "article-journal"},
    {"BLOG", "post-weblog"},
    {"BOOK", "book"},
    {"CHAP", "chapter"},
    {"COMP", "software"},
    {"CONF", "paper-conference"},
    {"CPAPER", "paper-conference"},
    {"DATA", "dataset"},
    {"EBOOK", "book"},
    {"ECHAP", "chapter"},
    {"EDBOOK", "book"},
    {"EJOUR", "article-journal"},
    {"ELEC", "webpage"},
    {"ENCYC", "entry-encyclopedia"},
    {"GEN", "document"},
    {"INPR", "article-journal"},
    {"JFULL", "periodical"},
    {"JOUR", "article-journal"},
    {"MGZN", "article-magazine"},
    {"NEWS", "article-newspaper"},
    {"PAT", "patent"},
    {"PREP", "article"},
    {"RPRT", "report"},
    {"SLIDE", "speech"},
    {"STAND", "standard"},
    {"THES", "thesis"},
    {"UNPB", "manuscript"},
    {"VIDEO", "motion_picture"},
    {"WEB", "webpage"},
});

enum class RisRole { kText, kJournal, kList, kUrl, kDate, kLink, kNumber };

struct RisRule {
  std::string_view tag;
  RisRole role;
  std::string_view key;
};

/// In the order of preference where several tags mean one key.
constexpr auto kRules = std::to_array<RisRule>({
    {"ID", RisRole::kText, "id"},
    {"TI", RisRole::kText, "title"},
    {"T1", RisRole::kText, "title"},
    {"CT", RisRole::kText, "title"},
    {"BT", RisRole::kText, "title"},
    {"AU", RisRole::kList, "author"},
    {"A1", RisRole::kList, "author"},
    {"ED", RisRole::kList, "editor"},
    {"A2", RisRole::kList, "editor"},
    {"JF", RisRole::kText, "container-title"},
    {"T2", RisRole::kText, "container-title"},
    {"JO", RisRole::kJournal, "container-title"},
    {"JA", RisRole::kText, "container-title-short"},
    {"J2", RisRole::kText, "container-title-short"},
    {"J1", RisRole::kText, "container-title-short"},
    {"T3", RisRole::kText, "collection-title"},
    {"DA", RisRole::kDate, ""},
    {"PY", RisRole::kDate, ""},
    {"Y1", RisRole::kDate, ""},
    {"VL", RisRole::kText, "volume"},
    {"IS", RisRole::kText, "issue"},
    {"C7", RisRole::kText, "number"},
    {"DO", RisRole::kText, "DOI"},
    {"UR", RisRole::kUrl, "URL"},
    {"L1", RisRole::kLink, "pdf"},
    {"L2", RisRole::kLink, "full text"},
    {"LK", RisRole::kLink, "website"},
    {"AB", RisRole::kText, "abstract"},
    {"N2", RisRole::kText, "abstract"},
    {"KW", RisRole::kList, "topics"},
    {"PB", RisRole::kText, "publisher"},
    {"CY", RisRole::kText, "publisher-place"},
    {"PP", RisRole::kText, "publisher-place"},
    {"SN", RisRole::kNumber, ""},
    {"LA", RisRole::kText, "language"},
    {"ET", RisRole::kText, "edition"},
    {"M3", RisRole::kText, "genre"},
    {"N1", RisRole::kText, "note"},
});

/// Tags that only the program that wrote them understands, or that are read elsewhere.
constexpr std::array<std::string_view, 12> kPassedOver{"TY", "ER", "SP", "EP", "Y2", "DB",
                                                       "DP", "AN", "AD", "UK", "L4", "RP"};

/// `TI  - A title`; nothing for lines without a tag.
std::optional<RisLine> parse_line(std::string_view line, const Place& place) {
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (line.size() < 3 || !is_upper(line[0]) || !(is_upper(line[1]) || is_digit(line[1]))) {
    return std::nullopt;
  }
  const std::size_t hyphen = line.find_first_not_of(' ', 2);
  if (hyphen == 2 || hyphen == std::string_view::npos || line[hyphen] != '-') return std::nullopt;
  return RisLine{std::string(line.substr(0, 2)), std::string(trim(line.substr(hyphen + 1))), place};
}

/// Year, month and day of `2020/05/12/spring` and `2020-05-12`, as far as they are known.
std::array<int, 3> date_parts(std::string_view text) {
  std::array<int, 3> parts{};
  for (int& part : parts) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), part);
    if (error != std::errc()) break;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.starts_with('/') && !text.starts_with('-')) break;
    text.remove_prefix(1);
  }
  return parts;
}

/// The day if the calendar has it, or else the year; a null where there is not even that.
Node date_node(std::string_view text, const Place& place) {
  const auto [year, month, day] = date_parts(text);
  if (year < 1000 || year > 9999) return {};
  const std::string whole = day > 0     ? fmt::format("{}-{:02}-{:02}", year, month, day)
                            : month > 0 ? fmt::format("{}-{:02}", year, month)
                                        : std::to_string(year);
  Node date = make_iso_date(whole, place);
  return date.is_null() ? make_iso_date(std::to_string(year), place) : date;
}

/// How many parts of a date are known.
std::size_t precision(const Node& date) {
  return date.is_null() ? 0 : date.members[0].value.items[0].items.size();
}

/// ISSN or ISBN: RIS has one tag for both.
void set_serial_number(RecordDraft& draft, const RisLine& line) {
  const auto digits =
      std::ranges::count_if(line.value, [](char c) { return c >= '0' && c <= '9'; });
  draft.set(digits > 8 ? "ISBN" : "ISSN", line.value, line.place);
}

/// Several tags may mean one key; what another one says besides is kept.
void set_text(RecordDraft& draft, const RisRule& rule, const RisLine& line) {
  if (draft.text(rule.key) == line.value) return;
  if (draft.has(rule.key)) return draft.append("ris-" + line.tag, line.value, line.place);
  draft.set(rule.key, line.value, line.place);
}

/// The journal, or its short name where a better tag named it.
void set_journal(RecordDraft& draft, const RisLine& line) {
  const std::string_view known = draft.text("container-title");
  if (known != line.value)
    draft.set(known.empty() ? "container-title" : "container-title-short", line.value, line.place);
}

void apply(RecordDraft& draft, const RisRule& rule, const RisLine& line) {
  switch (rule.role) {
    case RisRole::kText:
      return set_text(draft, rule, line);
    case RisRole::kJournal:
      return set_journal(draft, line);
    case RisRole::kList:
      return draft.append(rule.key, line.value, line.place);
    case RisRole::kUrl:
      return draft.has("URL") ? draft.add_link("website", line.value, line.place)
                              : draft.set("URL", line.value, line.place);
    case RisRole::kDate:
      return;
    case RisRole::kLink:
      return draft.add_link(rule.key, line.value, line.place);
    case RisRole::kNumber:
      return set_serial_number(draft, line);
  }
}

class RisReader {
 public:
  RisReader(Diagnostics& diagnostics, const ItemSink& sink)
      : diagnostics_(diagnostics), sink_(sink) {}

  void take(std::string_view text, const Place& place) {
    if (auto line = parse_line(text, place)) return take_tag(*std::move(line));
    if (!lines_.empty()) go_on(trim(text));
  }

  ReadAccount finish() {
    if (!lines_.empty()) mend_end();
    return account_;
  }

 private:
  /// A line without a tag belongs to the value before it; abstracts have paragraphs.
  void go_on(std::string_view text) {
    RisLine& line = lines_.back();
    const bool paragraphs = line.tag == "AB" || line.tag == "N2";
    if (text.empty()) {
      pending_break_ = paragraphs;
      return;
    }
    line.value += pending_break_ ? "\n\n" : paragraphs ? "\n" : " ";
    line.value += text;
    pending_break_ = false;
  }

  void take_tag(RisLine line) {
    pending_break_ = false;
    if (line.tag == "TY" && !lines_.empty()) mend_end();
    if (line.tag == "ER") return hand_out();
    if (lines_.empty() && line.tag != "TY") warn_of_beginning(line);
    lines_.push_back(std::move(line));
  }

  void warn_of_beginning(const RisLine& line) {
    diagnostics_
        .warning(line.place, fmt::format("a record begins with `{}`", line.tag),
                 "`TY` should be its first line")
        .code = "ris-record";
  }

  void mend_end() {
    diagnostics_.warning(lines_.front().place, "this record has no `ER` line").code = "ris-record";
    hand_out();
  }

  void hand_out() {
    if (lines_.empty()) return;
    ++account_.entries;
    if (lines_.size() == 1 && lines_.front().tag == "TY") {
      ++account_.not_works;
      diagnostics_.warning(lines_.front().place, "this record is empty").code = "ris-record";
    } else {
      sink_(make_record_map());
    }
    lines_.clear();
  }

  Node make_record_map() {
    RecordDraft draft(lines_.front().place);
    set_type(draft);
    for (const RisRule& rule : kRules) {
      for (const RisLine& line : lines_) {
        if (line.tag == rule.tag) apply(draft, rule, line);
      }
    }
    if (draft.has("container-title-short") && !draft.has("container-title")) {
      draft.set("container-title", std::string(draft.text("container-title-short")), draft.place());
    }
    set_date(draft);
    set_pages(draft);
    for (const RisLine& line : lines_) keep_unknown(draft, line);
    return std::move(draft).finish();
  }

  void set_type(RecordDraft& draft) {
    const RisLine& line = lines_.front();
    if (line.tag != "TY") return draft.set("type", "document", line.place);
    const auto found = std::ranges::find(kTypes, line.value, &RisType::tag);
    if (found != kTypes.end()) return draft.set("type", std::string(found->csl), line.place);
    draft.set("type", "document", line.place);
    diagnostics_
        .warning(line.place, fmt::format("unknown type `{}`", bibtex_excerpt(line.value)),
                 "taken for a `document`")
        .code = "ris-type";
  }

  /// The most precise of the dates; words such as "in press" where there is none.
  void set_date(RecordDraft& draft) {
    Node best;
    for (const std::string_view tag : {"DA", "PY", "Y1"}) {
      const RisLine* line = find(tag);
      if (!line) continue;
      Node date = date_node(line->value, line->place);
      if (date.is_null()) set_words_for_date(draft, *line);
      if (precision(date) > precision(best)) best = std::move(date);
    }
    if (!best.is_null()) draft.put("issued", std::move(best));
  }

  void set_words_for_date(RecordDraft& draft, const RisLine& line) {
    if (line.value.find_first_not_of("0123456789-/ ") != std::string::npos) {
      return draft.set("issued", line.value, line.place);
    }
    if (line.value.empty()) return;
    diagnostics_
        .warning(line.place, fmt::format("`{}` is no date", bibtex_excerpt(line.value)),
                 "dates are written `2020` or `2020/05/12`")
        .code = "ris-date";
  }

  void set_pages(RecordDraft& draft) {
    const RisLine* begin = find("SP");
    const RisLine* end = find("EP");
    if (!begin || begin->value.empty()) return;
    const bool range = end && !end->value.empty() && end->value != begin->value &&
                       begin->value.find('-') == std::string::npos;
    draft.set("page", range ? begin->value + "-" + end->value : begin->value, begin->place);
  }

  static void keep_unknown(RecordDraft& draft, const RisLine& line) {
    const bool passed_over = std::ranges::find(kPassedOver, line.tag) != kPassedOver.end();
    const bool known = std::ranges::find(kRules, line.tag, &RisRule::tag) != kRules.end();
    if (!passed_over && !known) draft.append("ris-" + line.tag, line.value, line.place);
  }

  const RisLine* find(std::string_view tag) const {
    const auto found = std::ranges::find(lines_, tag, &RisLine::tag);
    return found == lines_.end() ? nullptr : &*found;
  }

  Diagnostics& diagnostics_;
  const ItemSink& sink_;
  std::vector<RisLine> lines_;
  bool pending_break_ = false;  ///< an empty line stands before what comes
  ReadAccount account_;
};

}  // namespace

ReadAccount read_ris(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                     const ItemSink& sink) {
  const ItemSink titled = titling(sink, diagnostics);
  RisReader reader(diagnostics, titled);
  for_each_line(sources.text(source), [&](std::string_view line, std::uint32_t number) {
    reader.take(line, {source, number, 1});
  });
  return reader.finish();
}

}  // namespace offprint
