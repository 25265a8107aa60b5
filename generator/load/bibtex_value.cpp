#include "load/bibtex_value.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace offprint {
namespace {

constexpr std::size_t kNowhere = std::string_view::npos;

/// How many values of one entry may be searched to the end of the entry in vain; it keeps the time
/// linear.
constexpr std::size_t kMostFailures = 8;

/// The brace that closes the group whose inside begins at `begin`, or where the search ended
/// without it: at the next entry or the end of the text.
struct GroupEnd {
  std::size_t offset;
  bool closed;
};

enum class Escapes { kCount, kSkip };  ///< whether `\{` counts as a brace; for BibTeX it does

GroupEnd find_group_end(std::string_view text, std::size_t begin, Escapes escapes);

/// Whether the entry at `offset` stands inside a value on purpose: it closes before another begins,
/// and behind it a brace closes.
bool is_quoted_entry(std::string_view text, std::size_t offset) {
  std::size_t depth = 0;
  for (std::size_t i = offset + 1; i < text.size(); ++i) {
    if (text[i] == '@' && looks_like_bibtex_entry(text, i)) return false;
    if (text[i] == '{') ++depth;
    if (text[i] != '}') continue;
    if (depth == 0) return false;
    if (--depth == 0) return text.substr(behind_bibtex_space(text, i + 1), 1) == "}";
  }
  return false;
}

bool begins_entry(std::string_view text, std::size_t offset) {
  return looks_like_bibtex_entry(text, offset) && !is_quoted_entry(text, offset);
}

GroupEnd find_group_end(std::string_view text, std::size_t begin, Escapes escapes) {
  std::size_t depth = 0;
  for (std::size_t i = begin; i < text.size(); ++i) {
    switch (text[i]) {
      case '\\':
        i += escapes == Escapes::kSkip;
        break;
      case '{':
        ++depth;
        break;
      case '}':
        if (depth-- == 0) return {i, true};
        break;
      case '@':
        if (begins_entry(text, i)) return {i, false};
        break;
      default:
        break;
    }
  }
  return {text.size(), false};
}

/// The quote that ends the text from `begin` on, outside braces; not closed where a brace, an entry
/// or the end comes first.
GroupEnd find_quote(std::string_view text, std::size_t begin) {
  std::size_t depth = 0;
  for (std::size_t i = begin; i < text.size(); ++i) {
    switch (text[i]) {
      case '"':
        if (depth == 0) return {i, true};
        break;
      case '{':
        ++depth;
        break;
      case '}':
        if (depth-- == 0) return {i, false};
        break;
      case '@':
        if (begins_entry(text, i)) return {i, false};
        break;
      default:
        break;
    }
  }
  return {text.size(), false};
}

/// Whether what stands at `offset` can follow a value.
bool can_follow_value(std::string_view text, std::size_t offset) {
  const std::size_t next = behind_bibtex_space(text, offset);
  if (next >= text.size()) return true;
  return std::string_view(",})#%").find(text[next]) != kNowhere ||
         looks_like_bibtex_field(text, next) || looks_like_bibtex_entry(text, next);
}

/// Whether the entry goes on behind the end that was found.
bool is_right_end(std::string_view text, GroupEnd end) {
  return end.closed && can_follow_value(text, end.offset + 1) &&
         !is_before_bibtex_entry(text, end.offset + 1);
}

/// The quote that was meant: the first behind which the entry goes on; with the first of all where
/// none is.
GroupEnd find_meant_quote(std::string_view text, std::size_t begin) {
  GroupEnd end = find_quote(text, begin);
  while (end.closed && !can_follow_value(text, end.offset + 1)) {
    end = find_quote(text, end.offset + 1);
  }
  return end;
}

bool closes_before_field(std::string_view text, std::size_t brace) {
  const std::size_t next = behind_bibtex_space(text, brace + 1);
  return next < text.size() && text[next] == ',' && looks_like_bibtex_field(text, next + 1);
}

bool closes_before_end_of_entry(std::string_view text, std::size_t brace) {
  const std::size_t next = behind_bibtex_space(text, brace + 1);
  return next < text.size() && (text[next] == '}' || text[next] == ')') &&
         is_before_bibtex_entry(text, next + 1);
}

/// Whether a field begins behind the comma: on a line of its own, or with a value in braces.
bool comes_before_field(std::string_view text, std::size_t comma) {
  const std::size_t next = behind_bibtex_space(text, comma + 1);
  if (!looks_like_bibtex_field(text, next)) return false;
  if (text.substr(comma, next - comma).find_first_of("\r\n") != kNowhere) return true;
  const std::size_t value = behind_bibtex_space(text, text.find('=', next) + 1);
  return text.substr(value, 1) == "{" || text.substr(value, 1) == "\"";
}

/// Where a value whose braces or quotes do not match was most likely meant to end: before a brace
/// and a field, before the last braces of the entry, or before a comma and a
/// field. Not
/// closed where the next entry or `limit` comes first.
GroupEnd find_plausible_end(std::string_view text, std::size_t begin, std::size_t limit) {
  for (std::size_t i = begin; i < limit; ++i) {
    const char c = text[i];
    const bool brace = c == '}';
    if (brace && (closes_before_field(text, i) || closes_before_end_of_entry(text, i))) {
      return {i, true};
    }
    if (c == ',' && comes_before_field(text, i)) return {i, true};
    if (c == '@' && begins_entry(text, i)) return {i, false};
  }
  return {limit, false};
}

/// The text with as many braces as it takes to make them match; escaped ones do not count.
std::string balanced(std::string_view text) {
  std::size_t open = 0;
  std::string made;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escaped = i > 0 && text[i - 1] == '\\';
    if (text[i] == '}' && open == 0 && !escaped) continue;
    open += text[i] == '{' && !escaped;
    open -= text[i] == '}' && !escaped;
    made += text[i];
  }
  return made.append(open, '}');
}

bool is_number(std::string_view text) { return text.find_first_not_of("0123456789") == kNowhere; }

std::string squeezed(std::string_view raw) {
  std::string value;
  value.reserve(raw.size());
  append_bibtex_text(value, trim(raw));
  return value;
}

/// How far a value without an end was read.
std::string taken_until(std::string_view value) {
  constexpr std::size_t kShown = 30;
  value = trim(value);
  if (value.empty()) return "it is taken to be empty";
  const auto is_continuation = [](char c) { return (c & 0xC0) == 0x80; };
  std::size_t begin = value.size() - std::min(value.size(), kShown);
  while (is_continuation(value[begin])) ++begin;
  return fmt::format("it is taken to end after `{}`", bibtex_excerpt(value.substr(begin)));
}

}  // namespace

void BibtexReport::mended(const Place& place, std::string message, std::string hint,
                          std::string_view code) {
  ++mended_;
  if (!may_say(place)) return;
  diagnostics_.warning(place, std::move(message), std::move(hint)).code = code;
}

void BibtexReport::note(const Place& place, std::string message, std::string_view code) {
  if (may_say(place)) diagnostics_.note(place, std::move(message)).code = code;
}

bool BibtexReport::may_say(const Place& place) {
  constexpr std::size_t kMostSaid = 10'000;
  if (++said_ == kMostSaid) {
    diagnostics_.warning(place, "too many faults: those from here on are mended without a word")
        .code = "bibtex-faults";
  }
  return said_ < kMostSaid;
}

bool is_before_bibtex_entry(std::string_view text, std::size_t offset) {
  const std::size_t next = behind_bibtex_space(text, offset);
  return next >= text.size() || looks_like_bibtex_entry(text, next);
}

void append_bibtex_text(std::string& out, std::string_view text) {
  std::size_t from = 0;
  while (from < text.size()) {
    std::size_t end = from;
    while (end < text.size() && !is_bibtex_space(text[end])) ++end;
    out.append(text, from, end - from);
    from = behind_bibtex_space(text, end);
    if (from == end) continue;
    const std::string_view gap = text.substr(end, from - end);
    out += std::count(gap.begin(), gap.end(), '\n') > 1 ? "\n\n" : " ";
  }
}

std::string bibtex_excerpt(std::string_view text) {
  constexpr std::size_t kLongest = 40;
  std::string line;
  append_bibtex_text(line, text.substr(0, 4 * kLongest));
  std::replace(line.begin(), line.end(), '\n', ' ');
  const std::string whole = to_valid_utf8(line);
  const std::string_view cut = slice_code_points(whole, 0, kLongest);
  return cut.size() == whole.size() ? whole : std::string(cut) + "…";
}

std::string BibtexValueReader::read(std::string_view name, const BibtexMacros& macros) {
  return squeezed(read_pieces(name, macros));
}

std::string BibtexValueReader::read_string(std::string_view name, const BibtexMacros& macros) {
  const std::string raw = read_pieces(name, macros);
  const std::string value = squeezed(raw);
  if (value.empty()) return raw.empty() ? "" : " ";
  return (is_bibtex_space(raw.front()) ? " " : "") + value +
         (is_bibtex_space(raw.back()) ? " " : "");
}

std::string BibtexValueReader::read_pieces(std::string_view name, const BibtexMacros& macros) {
  std::string raw;
  read_piece(raw, name, macros);
  for (cursor_.skip_space(); cursor_.peek() == '#'; cursor_.skip_space()) {
    cursor_.skip();
    cursor_.skip_space();
    read_piece(raw, name, macros);
  }
  return raw;
}

void BibtexValueReader::read_piece(std::string& out, std::string_view name,
                                   const BibtexMacros& macros) {
  switch (cursor_.peek()) {
    case '{':
      return read_braced(out, name);
    case '"':
      return read_quoted(out, name);
    default:
      return read_bare(out, name, macros);
  }
}

void BibtexValueReader::read_braced(std::string& out, std::string_view name) {
  BibtexCursor open = cursor_;
  const std::string_view text = cursor_.text();
  cursor_.skip();
  const std::size_t begin = cursor_.offset();
  if (failures_ >= kMostFailures) return mend_group(out, name, open, text.size());
  const GroupEnd end = find_group_end(text, begin, Escapes::kCount);
  if (is_right_end(text, end)) return take_group(out, end.offset);
  const GroupEnd escaped = find_group_end(text, begin, Escapes::kSkip);
  if (is_right_end(text, escaped)) {
    report_.mended(open.place(),
                   fmt::format("escaped braces in the value of `{}` do not match", name),
                   "BibTeX counts `\\{` and `\\}` as braces too", "bibtex-brace");
    return take_group(out, escaped.offset);
  }
  if (end.closed && !find_plausible_end(text, begin, end.offset).closed)
    return take_group(out, end.offset);
  mend_group(out, name, open, end.offset);
}

void BibtexValueReader::take_group(std::string& out, std::size_t end) {
  out.append(cursor_.text(), cursor_.offset(), end - cursor_.offset());
  cursor_.move_to(end + 1);
}

void BibtexValueReader::read_quoted(std::string& out, std::string_view name) {
  BibtexCursor open = cursor_;
  const std::string_view text = cursor_.text();
  cursor_.skip();
  const std::size_t begin = cursor_.offset();
  if (failures_ >= kMostFailures) return mend_group(out, name, open, text.size());
  const GroupEnd first = find_quote(text, begin);
  const GroupEnd meant = first.closed ? find_meant_quote(text, begin) : first;
  const bool runs_into_fields =
      meant.offset != first.offset && find_plausible_end(text, begin, first.offset).closed;
  if (!meant.closed || runs_into_fields) return mend_group(out, name, open, meant.offset);
  if (meant.offset != first.offset) {
    report_.mended(open.place(), fmt::format("quotes inside the quoted value of `{}`", name),
                   "write the value in braces", "bibtex-quote");
  }
  take_group(out, meant.offset);
}

/// The cursor stands behind the brace or quote at `open`, which nothing closes before `limit`.
void BibtexValueReader::mend_group(std::string& out, std::string_view name,
                                   const BibtexCursor& open, std::size_t limit) {
  ++failures_;
  const std::string_view text = cursor_.text();
  const std::size_t begin = cursor_.offset();
  const auto [end, plausible] = find_plausible_end(text, begin, limit);
  BibtexCursor at = open;
  report_.mended(at.place(),
                 fmt::format("`{}` at the value of `{}` is not closed", open.peek(), name),
                 taken_until(text.substr(begin, end - begin)),
                 open.peek() == '{' ? "bibtex-brace" : "bibtex-quote");
  out += balanced(text.substr(begin, end - begin));
  cursor_.move_to(end + (end < text.size() && text[end] == '}' && plausible));
}

/// A number, a macro, or words that somebody left without braces.
void BibtexValueReader::read_bare(std::string& out, std::string_view name,
                                  const BibtexMacros& macros) {
  BibtexCursor begin = cursor_;
  const std::string_view word = cursor_.take_name();
  BibtexCursor behind = cursor_;
  const bool line_ended = behind.skip_space();
  if (word.empty() && (can_follow_value(cursor_.text(), behind.offset()))) {
    return report_.mended(begin.place(), fmt::format("no value for `{}`", name), {},
                          "bibtex-value");
  }
  const bool one_word = is_number(word) || word.find_first_of("0123456789") != 0;
  if (!word.empty() && one_word &&
      (line_ended || can_follow_value(cursor_.text(), behind.offset()))) {
    if (is_number(word))
      out += word;
    else
      expand(out, word, begin.place(), macros);
    return;
  }
  cursor_ = begin;
  read_bare_text(out, name);
}

/// Words up to a comma, the end of the line or of the entry.
void BibtexValueReader::read_bare_text(std::string& out, std::string_view name) {
  BibtexCursor begin = cursor_;
  while (!cursor_.at_end() && std::string_view(",}\r\n").find(cursor_.peek()) == kNowhere) {
    cursor_.skip();
  }
  const std::string_view words =
      cursor_.text().substr(begin.offset(), cursor_.offset() - begin.offset());
  report_.mended(begin.place(), fmt::format("the value of `{}` has no braces", name),
                 fmt::format("write `{{{}}}`", bibtex_excerpt(trim(words))), "bibtex-value");
  out += balanced(trim(words));
}

void BibtexValueReader::expand(std::string& out, std::string_view macro, const Place& place,
                               const BibtexMacros& macros) {
  const std::string* value = macros.find(macro);
  if (value && value->size() <= expansion_left_) {
    expansion_left_ -= value->size();
    out += *value;
    return;
  }
  out += macro;
  const std::string name = bibtex_excerpt(macro);
  if (value) {
    report_.mended(place, fmt::format("`{}` is not expanded", name),
                   "the strings of this file expand to too much", "bibtex-macro");
  } else {
    constexpr std::size_t kMostSuggestions = 100;
    const std::string hint =
        report_.mended() < kMostSuggestions ? macros.suggestion(macro) : std::string();
    report_.mended(place, fmt::format("no @string defines `{}`", name),
                   hint.empty() ? "its name is taken as text" : hint, "bibtex-macro");
  }
}

void BibtexValueReader::skip_group(std::string_view name) {
  BibtexCursor open = cursor_;
  const bool braces = open.peek() == '{';
  cursor_.skip();
  const std::size_t begin = cursor_.offset();
  const std::size_t stop = cursor_.text().find_first_of(")@", begin);
  const GroupEnd end = braces ? find_group_end(cursor_.text(), begin, Escapes::kCount)
                              : GroupEnd{stop, stop != kNowhere && cursor_.text()[stop] == ')'};
  if (end.closed) return cursor_.move_to(end.offset + 1);
  report_.mended(open.place(), fmt::format("`{}` of {} is not closed", open.peek(), name),
                 "the line is passed over", "bibtex-brace");
  cursor_.skip_line();
}

}  // namespace offprint
