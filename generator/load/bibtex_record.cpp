#include "load/bibtex_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "base/unicode.hpp"
#include "load/bibtex_container.hpp"
#include "load/bibtex_date.hpp"
#include "load/bibtex_fields.hpp"
#include "load/bibtex_links.hpp"
#include "load/bibtex_macros.hpp"
#include "load/bibtex_names.hpp"
#include "load/bibtex_record_map.hpp"
#include "load/bibtex_types.hpp"
#include "load/bibtex_value.hpp"

namespace offprint {
namespace {

std::string_view guess_type(const BibtexRecordMap& record) {
  if (record.field("journal") || record.field("journaltitle")) return "article-journal";
  if (record.field("booktitle")) return "paper-conference";
  return record.field("school") ? "thesis" : "document";
}

std::string_view type_of(BibtexRecordMap& record, const BibtexType* type) {
  if (type) return type->csl;
  const BibtexEntry& entry = record.entry();
  const std::string_view guessed = guess_type(record);
  const std::string_view near = closest_bibtex_type(entry.type);
  record.diagnostics()
      .warning(entry.place, fmt::format("unknown type @{}", bibtex_excerpt(entry.type)),
               near.empty() ? fmt::format("taken for a `{}`", guessed)
                            : fmt::format("taken for an `@{}`", near))
      .code = "bibtex-type";
  return near.empty() ? guessed : find_bibtex_type(near)->csl;
}

/// The genre that a `type` field names; biblatex has keys for some.
std::string genre_of(std::string_view text) {
  constexpr auto kKeys = std::to_array<std::pair<std::string_view, std::string_view>>({
      {"bathesis", "Bachelor's thesis"},
      {"candthesis", "Candidate thesis"},
      {"mathesis", "Master's thesis"},
      {"mastersthesis", "Master's thesis"},
      {"phdthesis", "PhD thesis"},
      {"resreport", "Research report"},
      {"techreport", "Technical report"},
      {"theses", "PhD thesis"},  // so HAL writes
  });
  const auto found = std::ranges::find(kKeys, bibtex_lower(text),
                                       &std::pair<std::string_view, std::string_view>::first);
  return found == kKeys.end() ? bibtex_plain(text) : std::string(found->second);
}

/// Sets `type` and `genre`, and gives the type.
std::string_view set_type(BibtexRecordMap& record) {
  constexpr std::array<std::string_view, 4> kMayBePreprint{"article-journal", "document",
                                                           "manuscript", "webpage"};
  const BibtexEntry& entry = record.entry();
  const BibtexType* type = find_bibtex_type(entry.type);
  std::string_view csl = type_of(record, type);
  const bool preprint =
      std::ranges::find(kMayBePreprint, csl) != kMayBePreprint.end() && is_arxiv_preprint(entry);
  if (preprint) csl = "article";
  record.set("type", std::string(csl), entry.place);
  if (const BibtexField* genre = record.field("type")) {
    record.set("genre", genre_of(genre->value), genre->place);
  }
  if (type) record.set("genre", std::string(type->genre), entry.place);
  if (preprint) record.set("genre", "preprint", entry.place);
  return csl;
}

std::string with_subtitle(std::string title, const BibtexField* subtitle) {
  if (!subtitle) return title;
  const bool ended = title.ends_with('?') || title.ends_with('!') || title.ends_with(':');
  return title + (ended ? " " : ": ") + subtitle->value;
}

/// What an entry without a title is called.
std::string title_instead(const BibtexRecordMap& record) {
  for (const std::string_view name :
       {"booktitle", "maintitle", "journal", "howpublished", "note"}) {
    if (const BibtexField* field = record.field(name)) return field->value;
  }
  return record.entry().key.empty() ? "Untitled" : record.entry().key;
}

void report_missing_title(BibtexRecordMap& record) {
  const BibtexEntry& entry = record.entry();
  record.diagnostics()
      .warning(entry.place, fmt::format("this @{} has no title", bibtex_excerpt(entry.type)),
               fmt::format("it is called `{}`", bibtex_excerpt(record.text("title"))))
      .code = "bibtex-title";
}

void set_title(BibtexRecordMap& record) {
  const BibtexEntry& entry = record.entry();
  const BibtexField* title = record.field("title");
  if (title) {
    record.set("title", with_subtitle(title->value, record.field("subtitle")), title->place);
  } else {
    record.set("title", title_instead(record), entry.place);
    const bool book = record.text("type") == "book" && record.field("booktitle");
    if (!book) report_missing_title(record);
  }
  if (const BibtexField* more = record.field("titleaddon")) record.keep(*more);
}

void set_date(BibtexRecordMap& record, std::string_view key, std::string_view name) {
  const BibtexField* field = record.field(name);
  if (!field) return;
  Node date = make_iso_date(field->value, field->place);
  if (date.is_null()) return record.keep(*field);
  record.put(key, std::move(date), field->place);
}

void set_dates(BibtexRecordMap& record) {
  Node issued = make_issued(record.entry(), record.diagnostics());
  if (!issued.is_null()) {
    const Place place = issued.place;
    record.put("issued", std::move(issued), place);
  }
  set_date(record, "accessed", "urldate");
  set_date(record, "event-date", "eventdate");
  set_date(record, "original-date", "origdate");
}

std::string without_digits(std::string_view text) {
  std::string out(text);
  std::erase_if(out, [](char c) { return c >= '0' && c <= '9'; });
  return out;
}

/// "In press" and the like stand where there was room for them.
void set_status(BibtexRecordMap& record) {
  for (const std::string_view name : {"pubstate", "status", "volume", "number", "pages", "note"}) {
    const BibtexField* field = record.field(name);
    if (!field) continue;
    const std::string_view status = bibtex_status(field->value);
    if (!status.empty()) record.set("status", std::string(status), field->place);
  }
  if (const BibtexField* year = record.field("year"); year && year->value.size() <= 40) {
    record.set("status", std::string(bibtex_status(without_digits(year->value))), year->place);
  }
  for (const std::string_view name : {"pubstate", "status"}) {
    if (const BibtexField* field = record.field(name); field && !record.has("status")) {
      record.set_plain("status", *field);
    }
  }
}

void set_notes(BibtexRecordMap& record) {
  std::string notes;
  Place place;
  for (const std::string_view name :
       {"note", "notes", "addendum", "additional_info", "annotation"}) {
    const BibtexField* field = record.field(name);
    if (!field || !bibtex_status(field->value).empty()) continue;
    std::string_view text = field->value;
    while (text.starts_with('.') || text.starts_with(' ')) text.remove_prefix(1);
    if (notes.empty()) place = field->place;
    if (!notes.empty()) notes += notes.ends_with('.') ? " " : ". ";
    notes += text;
  }
  record.set("note", std::move(notes), place);
}

void set_award(BibtexRecordMap& record) {
  const BibtexField* award = record.entry().find("award");
  const BibtexField* name = record.field("award_name");
  if ((!award && !name) || (award && is_bibtex_no(award->value))) return;
  const Place place = name ? name->place : award->place;
  const bool told = award && !is_bibtex_yes(award->value);
  Node made = Node::map(place);
  std::string label = name   ? bibtex_plain(name->value)
                      : told ? bibtex_plain(award->value)
                             : "Awarded";
  made.members.push_back({"name", place, Node::string(std::move(label), place)});
  if (name && told) {
    made.members.push_back(
        {"detail", award->place, Node::string(bibtex_plain(award->value), award->place)});
  }
  Node awards = Node::list(place);
  awards.items.push_back(std::move(made));
  record.put("awards", std::move(awards), place);
}

/// babel's names of languages as tags of BCP 47.
std::string_view language_tag(std::string_view name) {
  constexpr auto kLanguages = std::to_array<std::pair<std::string_view, std::string_view>>({
      {"american", "en-US"}, {"australian", "en-AU"}, {"brazilian", "pt-BR"},
      {"british", "en-GB"},  {"canadian", "en-CA"},   {"catalan", "ca"},
      {"chinese", "zh"},     {"czech", "cs"},         {"danish", "da"},
      {"dutch", "nl"},       {"english", "en"},       {"finnish", "fi"},
      {"french", "fr"},      {"german", "de"},        {"greek", "el"},
      {"hebrew", "he"},      {"hungarian", "hu"},     {"italian", "it"},
      {"japanese", "ja"},    {"korean", "ko"},        {"ngerman", "de"},
      {"norwegian", "no"},   {"polish", "pl"},        {"portuguese", "pt"},
      {"romanian", "ro"},    {"russian", "ru"},       {"spanish", "es"},
      {"swedish", "sv"},     {"turkish", "tr"},       {"ukenglish", "en-GB"},
      {"ukrainian", "uk"},   {"usenglish", "en-US"},
  });
  const auto found =
      std::ranges::find(kLanguages, name, &std::pair<std::string_view, std::string_view>::first);
  return found == kLanguages.end() ? std::string_view() : found->second;
}

bool is_language_tag(std::string_view text) {
  const std::size_t first = std::min(text.find('-'), text.size());
  return (first == 2 || first == 3) && text.size() <= 12 &&
         text.find_first_not_of(
             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") ==
             std::string_view::npos;
}

void set_language(BibtexRecordMap& record) {
  for (const std::string_view name : {"langid", "language"}) {
    const BibtexField* field = record.field(name);
    if (!field) continue;
    const std::string text = bibtex_plain(field->value);
    const std::string_view tag = language_tag(bibtex_lower(text));
    if (!tag.empty()) {
      record.set("language", std::string(tag), field->place);
    } else if (is_language_tag(text)) {
      record.set("language", text, field->place);
    } else {
      record.keep(*field);
    }
  }
}

void set_flag(BibtexRecordMap& record, std::string_view key, const BibtexField& field) {
  if (field.value.empty() || is_bibtex_no(field.value) || record.has(key)) return;
  Node yes = Node::string("true", field.place);
  yes.kind = Node::Kind::kBoolean;
  record.put(key, std::move(yes), field.place);
}

void set_names(BibtexRecordMap& record, const BibtexRule& rule, const BibtexField& field) {
  BibtexField mended = field;
  mended.value = mend_bibtex_names(field.value);
  record.set_source(rule.target, mended);
  if (mended.value == field.value) return;
  record.diagnostics()
      .warning(field.place, fmt::format("the names in `{}` have no `and` between them", field.name),
               fmt::format("they are read as `{}`", bibtex_excerpt(mended.value)))
      .code = "bibtex-names";
}

void add_field(BibtexRecordMap& record, const BibtexField& field) {
  const BibtexRule rule = find_bibtex_rule(field.name);
  switch (rule.role) {
    case BibtexRole::kText:
      return record.set_plain(rule.target, field);
    case BibtexRole::kSource:
      return record.set_source(rule.target, field);
    case BibtexRole::kNames:
      return set_names(record, rule, field);
    case BibtexRole::kUrl:
    case BibtexRole::kLink:
    case BibtexRole::kRegistry:
      return add_address(record, rule, field);
    case BibtexRole::kFlag:
      return set_flag(record, rule.target, field);
    case BibtexRole::kUnknown:
      return record.keep(field);
    case BibtexRole::kTogether:
    case BibtexRole::kIgnored:
      return;
  }
}

/// A field that stands twice and says another thing the second time is lost to no template.
void keep_duplicates(BibtexRecordMap& record) {
  const BibtexEntry& entry = record.entry();
  Node repeated;
  for (const BibtexField& field : entry.fields) {
    const BibtexField* first = entry.find(field.name);
    if (first == &field || first->value == field.value) continue;
    if (!repeated.is_map()) repeated = Node::map(field.place);
    if (repeated.find(field.name)) continue;
    repeated.members.push_back({field.name, field.place, Node::string(field.value, field.place)});
  }
  if (!repeated.is_map()) return;
  const Place place = repeated.place;
  record.put("repeated-fields", std::move(repeated), place);
}

}  // namespace

Node make_record_map(const BibtexEntry& entry, Diagnostics& diagnostics) {
  BibtexRecordMap record(entry, diagnostics);
  record.set("id", entry.key, entry.place);
  const std::string_view csl_type = set_type(record);
  set_title(record);
  set_dates(record);
  set_status(record);
  set_container(record, csl_type);
  set_identifiers(record);
  for (const BibtexField& field : entry.fields) {
    if (entry.find(field.name) == &field) add_field(record, field);
  }
  set_howpublished(record);
  set_notes(record);
  set_award(record);
  set_image(record);
  set_language(record);
  keep_duplicates(record);
  return std::move(record).finish();
}

}  // namespace offprint
