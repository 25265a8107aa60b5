// The grammar, as bibtex.web has it (white space may stand between all tokens):
//
//     file     = { free text | "@" command }
//     command  = "comment" [ group ]                          passed over
//              | "preamble" "{" value "}"
//              | "string" "{" name "=" value "}"
//              | name "{" key { "," name "=" value } [ "," ] "}"
//     value    = piece { "#" piece }
//     piece    = number | name | "{" text "}" | '"' text '"'     braces match in both texts
//
// Parentheses may stand for the outer braces. Beyond it: empty YAML front matter at the top is
// passed over (Jekyll wants it), `%` begins a comment between fields and before an `@`, and every
// fault is mended where it shows.
#include "load/bibtex.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/unicode.hpp"
#include "load/bibtex_cursor.hpp"
#include "load/bibtex_macros.hpp"
#include "load/bibtex_value.hpp"

namespace offprint {
namespace {

constexpr std::size_t kMostFields = 1000;
constexpr std::string_view kKeyStops = ",={}\"";

class BibtexParser {
 public:
  BibtexParser(std::string_view text, SourceId source, Diagnostics& diagnostics)
      : report_(diagnostics), cursor_(source, text), values_(cursor_, report_) {}

  BibtexFile parse() &&;

 private:
  void skip_front_matter();
  bool find_command();
  bool is_commented_out() const;
  bool is_address() const;
  bool lacks_brace(std::string_view type) const;
  void parse_command();
  void parse_preamble();
  void parse_string();
  void parse_entry(std::string type, const Place& place);
  void close_command();

  std::string parse_key(const BibtexEntry& entry);
  bool is_key_with_spaces() const;
  void parse_fields(BibtexEntry& entry);
  bool is_at_end_of(const BibtexEntry& entry);
  bool is_at_close();
  bool is_at_semicolon() const;
  void take_commas();
  void parse_field(BibtexEntry& entry, bool comma_due);
  bool takes_value(const BibtexField& field);
  void take_trailing_text(BibtexField& field);
  void pass_over_stray();
  std::string_view take_stray();
  void skip_comments();
  void finish(BibtexEntry entry);
  void report_duplicate_fields(const BibtexEntry& entry);
  void mend_duplicate_key(BibtexEntry& entry);

  BibtexReport report_;
  BibtexCursor cursor_;
  BibtexValueReader values_;
  BibtexMacros macros_;
  BibtexFile file_;
  char close_ = '}';  ///< what closes the command that is being read
  std::unordered_map<std::string, std::uint32_t> keys_;  ///< and the lines of their entries
  std::unordered_map<std::string, std::uint32_t> copies_;
};

BibtexFile BibtexParser::parse() && {
  skip_front_matter();
  while (find_command()) parse_command();
  file_.recoveries = report_.mended();
  return std::move(file_);
}

void BibtexParser::skip_front_matter() {
  BibtexCursor ahead = cursor_;
  if (ahead.take_until_space_or("") != "---") return;
  ahead.skip_space();
  if (ahead.take_until_space_or("") == "---") cursor_ = ahead;
}

/// Moves behind the `@` of the next command, through free text.
bool BibtexParser::find_command() {
  for (;;) {
    cursor_.move_to(std::min(cursor_.text().find('@', cursor_.offset()), cursor_.text().size()));
    if (cursor_.at_end()) return false;
    if (is_commented_out()) {
      report_.note(cursor_.place(), "this entry is commented out by `%`", "bibtex-comment");
      cursor_.skip_line();
    } else if (is_address()) {
      cursor_.skip();
    } else {
      return true;
    }
  }
}

bool BibtexParser::is_commented_out() const {
  const std::string_view text = cursor_.text();
  std::size_t begin = cursor_.offset();
  while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) --begin;
  return begin > 0 && text[begin - 1] == '%';
}

/// Whether the `@` stands in a mail address.
bool BibtexParser::is_address() const {
  const std::size_t offset = cursor_.offset();
  if (offset == 0) return false;
  const char before = cursor_.text()[offset - 1];
  return (before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z') ||
         (before >= '0' && before <= '9');
}

void BibtexParser::parse_command() {
  const Place place = cursor_.place();
  cursor_.skip();
  if (cursor_.peek() == '@') {
    return report_.mended(place, "`@` is doubled", "write one", "bibtex-stray");
  }
  cursor_.skip_space();
  const std::string type = bibtex_lower(cursor_.take_name());
  if (lacks_brace(type)) {
    report_.mended(place, fmt::format("`{{` is missing behind @{}", type), {}, "bibtex-brace");
    close_ = '}';
    return parse_entry(type, place);
  }
  cursor_.skip_space();
  const char open = cursor_.peek();
  if (type.empty() || (open != '{' && open != '(')) return;
  if (type == "comment") return values_.skip_group("@comment");
  cursor_.skip();
  close_ = open == '{' ? '}' : ')';
  values_.begin_entry();
  if (type == "preamble") return parse_preamble();
  if (type == "string") return parse_string();
  parse_entry(type, place);
}

/// Whether `key, name =` stands here instead of a brace.
bool BibtexParser::lacks_brace(std::string_view type) const {
  if (type.empty() || type == "comment") return false;
  BibtexCursor ahead = cursor_;
  ahead.skip_space();
  if (ahead.take_until_space_or("{(,=}\"").empty() || ahead.peek() != ',') return false;
  return looks_like_bibtex_field(ahead.text(), ahead.offset() + 1);
}

void BibtexParser::parse_preamble() {
  cursor_.skip_space();
  const std::string value = values_.read("@preamble", macros_);
  file_.preamble += value.empty() ? value : value + "\n";
  close_command();
}

void BibtexParser::parse_string() {
  cursor_.skip_space();
  const Place place = cursor_.place();
  const std::string name(cursor_.take_name());
  cursor_.skip_space();
  if (name.empty() || cursor_.peek() != '=') {
    return report_.mended(place, "@string without a name and `=`", "write `@string{name = {text}}`",
                          "bibtex-value");
  }
  cursor_.skip();
  cursor_.skip_space();
  macros_.define(name, values_.read_string(name, macros_));
  close_command();
}

/// Takes the brace that ends `@string` and `@preamble`; whatever else stands there is free text.
void BibtexParser::close_command() {
  cursor_.skip_space();
  if (cursor_.peek() == ',') cursor_.skip();
  cursor_.skip_space();
  if (cursor_.peek() == close_) return cursor_.skip();
  report_.mended(cursor_.place(), fmt::format("`{}` is missing before this", close_), {},
                 "bibtex-brace");
}

void BibtexParser::parse_entry(std::string type, const Place& place) {
  BibtexEntry entry{.type = std::move(type), .place = place};
  entry.key = parse_key(entry);
  parse_fields(entry);
  finish(std::move(entry));
}

std::string BibtexParser::parse_key(const BibtexEntry& entry) {
  cursor_.skip_space();
  const BibtexCursor begin = cursor_;
  std::string key(cursor_.take_until_space_or(kKeyStops));
  if (is_key_with_spaces()) {
    const std::size_t end = cursor_.text().find(',', cursor_.offset());
    key = trim(cursor_.text().substr(begin.offset(), end - begin.offset()));
    cursor_.move_to(end);
    report_.mended(entry.place, fmt::format("the key `{}` has spaces", bibtex_excerpt(key)), {},
                   "bibtex-key");
  }
  if (looks_like_bibtex_field(cursor_.text(), begin.offset())) {
    cursor_ = begin;
    key.clear();
  }
  if (key.ends_with(';') && cursor_.peek() != ',') key.pop_back();
  if (key.empty()) {
    report_.mended(entry.place, fmt::format("this @{} has no key", bibtex_excerpt(entry.type)),
                   "write one before the first comma", "bibtex-key");
  }
  return key;
}

/// Whether more words stand between the first word of the key and a comma on the same line.
bool BibtexParser::is_key_with_spaces() const {
  const std::string_view text = cursor_.text();
  const std::size_t stop = text.find_first_of(",={}\"\r\n", cursor_.offset());
  return stop != std::string_view::npos && text[stop] == ',' &&
         !trim(text.substr(cursor_.offset(), stop - cursor_.offset())).empty();
}

void BibtexParser::parse_fields(BibtexEntry& entry) {
  bool comma_due = !entry.key.empty();
  for (;;) {
    skip_comments();
    if (cursor_.peek() == ',' || is_at_semicolon()) {
      take_commas();
      comma_due = false;
    } else if (is_at_end_of(entry)) {
      return;
    } else if (cursor_.peek() == ',') {
      continue;
    } else if (comma_due && !entry.fields.empty() &&
               !looks_like_bibtex_field(cursor_.text(), cursor_.offset())) {
      take_trailing_text(entry.fields.back());
    } else if (bibtex_name_length(cursor_.text(), cursor_.offset()) > 0) {
      parse_field(entry, comma_due);
      comma_due = true;
    } else {
      pass_over_stray();
    }
  }
}

/// Whether a semicolon stands where a comma is meant.
bool BibtexParser::is_at_semicolon() const {
  const std::string_view text = cursor_.text();
  if (cursor_.peek() != ';') return false;
  const std::size_t next = behind_bibtex_space(text, cursor_.offset() + 1);
  return looks_like_bibtex_field(text, next) || text.substr(next, 1) == "}";
}

void BibtexParser::skip_comments() {
  cursor_.skip_space();
  while (cursor_.peek() == '%') {
    report_.mended(cursor_.place(), "`%` begins no comment in BibTeX; the line is passed over", {},
                   "bibtex-comment");
    cursor_.skip_line();
    cursor_.skip_space();
  }
}

void BibtexParser::take_commas() {
  if (cursor_.peek() == ';') {
    report_.mended(cursor_.place(), "`;` instead of a comma", {}, "bibtex-comma");
  }
  cursor_.skip();
  cursor_.skip_space();
  if (cursor_.peek() != ',') return;
  report_.mended(cursor_.place(), "a comma too many", {}, "bibtex-comma");
  while (cursor_.peek() == ',') {
    cursor_.skip();
    cursor_.skip_space();
  }
}

/// Takes what closes the entry; also true where the next entry or the end of the file does.
bool BibtexParser::is_at_end_of(const BibtexEntry& entry) {
  if (is_at_close()) return true;
  if (!is_before_bibtex_entry(cursor_.text(), cursor_.offset())) return false;
  report_.mended(
      entry.place,
      fmt::format("@{} `{}` is not closed", bibtex_excerpt(entry.type), bibtex_excerpt(entry.key)),
      fmt::format("write `{}` behind its last field", close_), "bibtex-brace");
  return true;
}

/// Takes the closing brace. Where it is one too many and fields follow, false, and the cursor
/// stands on the comma before them.
bool BibtexParser::is_at_close() {
  const std::string_view text = cursor_.text();
  const char here = cursor_.peek();
  const bool other = (here == '}' || here == ')') && here != close_ &&
                     is_before_bibtex_entry(text, cursor_.offset() + 1);
  if (here != close_ && !other) return false;
  const Place place = cursor_.place();
  cursor_.skip();
  if (other) {
    report_.mended(place, fmt::format("`{}` closes the entry instead of `{}`", here, close_), {},
                   "bibtex-brace");
  }
  const std::size_t next = behind_bibtex_space(text, cursor_.offset());
  const bool goes_on =
      next < text.size() && text[next] == ',' && looks_like_bibtex_field(text, next + 1);
  if (!goes_on) return true;
  report_.mended(place, fmt::format("`{}` closes the entry, but fields follow", here),
                 "they are read as fields of this entry", "bibtex-brace");
  cursor_.move_to(next);
  return false;
}

void BibtexParser::parse_field(BibtexEntry& entry, bool comma_due) {
  const Place place = cursor_.place();
  BibtexField field{.name = bibtex_lower(cursor_.take_name()), .place = place};
  if (comma_due) {
    report_.mended(place, fmt::format("missing comma before `{}`", bibtex_excerpt(field.name)), {},
                   "bibtex-comma");
  }
  if (takes_value(field)) field.value = values_.read(field.name, macros_);
  if (entry.fields.size() < kMostFields) return entry.fields.push_back(std::move(field));
  report_.mended(place, fmt::format("`{}` is passed over", bibtex_excerpt(field.name)),
                 fmt::format("an entry may have {} fields", kMostFields), "bibtex-stray");
}

/// Moves to the value of the field; false where there is none.
bool BibtexParser::takes_value(const BibtexField& field) {
  const std::string shown = bibtex_excerpt(field.name);
  cursor_.skip_space();
  if (cursor_.peek() == '=') {
    cursor_.skip();
    cursor_.skip_space();
    return true;
  }
  if (cursor_.peek() == '{' || cursor_.peek() == '"') {
    report_.mended(field.place, fmt::format("missing `=` behind `{}`", shown), {}, "bibtex-value");
    return true;
  }
  report_.mended(field.place, fmt::format("no value for `{}`", shown), {}, "bibtex-value");
  return false;
}

/// Takes what stands between a value and the next comma into that value.
void BibtexParser::take_trailing_text(BibtexField& field) {
  const Place place = cursor_.place();
  std::string more;
  if (cursor_.peek() == '{' || cursor_.peek() == '"') {
    more = values_.read(field.name, macros_);
  } else {
    append_bibtex_text(more, trim(take_stray()));
  }
  report_.mended(place, fmt::format("text behind the value of `{}`", bibtex_excerpt(field.name)),
                 fmt::format("`{}` is taken into it", bibtex_excerpt(more)), "bibtex-value");
  field.value += " " + more;
}

void BibtexParser::pass_over_stray() {
  const Place place = cursor_.place();
  const std::string_view stray = take_stray();
  report_.mended(place, fmt::format("`{}` is no field", bibtex_excerpt(trim(stray))),
                 "it is passed over", "bibtex-stray");
}

/// Takes at least one character, and all up to a comma, the end of the line or of the entry.
std::string_view BibtexParser::take_stray() {
  const std::size_t begin = cursor_.offset();
  do {
    if (cursor_.peek() == '{') {
      values_.skip_group("text between fields");
    } else {
      cursor_.skip();
    }
  } while (!cursor_.at_end() && cursor_.peek() != close_ &&
           std::string_view(",}\r\n").find(cursor_.peek()) == std::string_view::npos);
  return cursor_.text().substr(begin, cursor_.offset() - begin);
}

void BibtexParser::finish(BibtexEntry entry) {
  report_duplicate_fields(entry);
  mend_duplicate_key(entry);
  file_.entries.push_back(std::move(entry));
}

void BibtexParser::report_duplicate_fields(const BibtexEntry& entry) {
  std::vector<const BibtexField*> fields;
  for (const BibtexField& field : entry.fields) fields.push_back(&field);
  std::stable_sort(fields.begin(), fields.end(),
                   [](const BibtexField* a, const BibtexField* b) { return a->name < b->name; });
  for (std::size_t i = 1; i < fields.size(); ++i) {
    if (fields[i]->name != fields[i - 1]->name) continue;
    const bool same = fields[i]->value == fields[i - 1]->value;
    report_.mended(fields[i]->place,
                   fmt::format("field `{}` stands twice", bibtex_excerpt(fields[i]->name)),
                   same ? "both say the same" : "the first counts, the other is kept as an extra",
                   "bibtex-duplicate-field");
  }
}

/// Gives an entry whose key another one has a key of its own, so that both stay.
void BibtexParser::mend_duplicate_key(BibtexEntry& entry) {
  if (entry.key.empty()) return;
  const auto [first, is_new] = keys_.try_emplace(entry.key, entry.place.line);
  if (is_new) return;
  const std::string key = entry.key;
  const std::uint32_t line = first->second;
  std::uint32_t& copies = copies_[key];
  do {
    entry.key = fmt::format("{}-{}", key, ++copies + 1);
  } while (!keys_.try_emplace(entry.key, entry.place.line).second);
  report_.mended(
      entry.place, fmt::format("key `{}` stands in line {} already", bibtex_excerpt(key), line),
      fmt::format("this entry becomes `{}`", bibtex_excerpt(entry.key)), "bibtex-duplicate-key");
}

}  // namespace

const BibtexField* BibtexEntry::find(std::string_view name) const {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const BibtexField& field) { return field.name == name; });
  return found == fields.end() ? nullptr : &*found;
}

std::string_view BibtexEntry::value(std::string_view name) const {
  const BibtexField* field = find(name);
  return field ? std::string_view(field->value) : std::string_view();
}

BibtexFile parse_bibtex(std::string_view text, SourceId source, Diagnostics& diagnostics) {
  return BibtexParser(text, source, diagnostics).parse();
}

}  // namespace offprint
