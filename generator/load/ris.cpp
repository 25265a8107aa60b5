#include "load/ris.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/unicode.hpp"
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

enum class RisRole { kText, kList, kTitle, kDate, kLink, kNumber };

struct RisRule {
  std::string_view tag;
  RisRole role;
  std::string_view key;
};

/// In the order of preference where several tags mean one key.
constexpr auto kRules = std::to_array<RisRule>({
    {"ID", RisRole::kText, "id"},
    {"TI", RisRole::kTitle, "title"},
    {"T1", RisRole::kTitle, "title"},
    {"CT", RisRole::kTitle, "title"},
    {"BT", RisRole::kTitle, "title"},
    {"AU", RisRole::kList, "author"},
    {"A1", RisRole::kList, "author"},
    {"ED", RisRole::kList, "editor"},
    {"A2", RisRole::kList, "editor"},
    {"JF", RisRole::kText, "container-title"},
    {"T2", RisRole::kText, "container-title"},
    {"JO", RisRole::kText, "container-title"},
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
    {"UR", RisRole::kText, "URL"},
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

/// `2020/05/12/spring` and `2020-05-12`, as far as the parts are numbers.
void set_date(RecordDraft& draft, const RisLine& line) {
  std::array<int, 3> parts{};
  std::string_view rest = line.value;
  for (int& part : parts) {
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), part);
    if (error != std::errc()) break;
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    if (!rest.starts_with('/') && !rest.starts_with('-')) break;
    rest.remove_prefix(1);
  }
  const bool fine = parts[0] >= 1000 && parts[0] <= 9999 && parts[1] <= 12 && parts[2] <= 28;
  if (fine) return draft.set_date(parts[0], parts[1], parts[2], line.place);
  if (parts[0] >= 1000 && parts[0] <= 9999) {
    return draft.put("issued", Node::string(line.value.substr(0, 10), line.place));
  }
  if (!line.value.empty()) draft.put("issued", Node::string(line.value, line.place));
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

void apply(RecordDraft& draft, const RisRule& rule, const RisLine& line) {
  switch (rule.role) {
    case RisRole::kText:
    case RisRole::kTitle:
      return set_text(draft, rule, line);
    case RisRole::kList:
      return draft.append(rule.key, line.value, line.place);
    case RisRole::kDate:
      return set_date(draft, line);
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
    if (!lines_.empty() && !trim(text).empty()) {
      lines_.back().value += "\n" + std::string(trim(text));
    }
  }

  ReadAccount finish() {
    if (!lines_.empty()) mend_end();
    return account_;
  }

 private:
  void take_tag(RisLine line) {
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
    sink_(make_record_map());
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
  ReadAccount account_;
};

}  // namespace

ReadAccount read_ris(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                     const ItemSink& sink) {
  RisReader reader(diagnostics, sink);
  for_each_line(sources.text(source), [&](std::string_view line, std::uint32_t number) {
    reader.take(line, {source, number, 1});
  });
  return reader.finish();
}

}  // namespace offprint
