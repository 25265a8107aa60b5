// text    = { item }
// item    = run | blank | group | formula | command | tag | entity | link | tie | script | dash
//         | quote
// group   = "{" text "}"             protects capitals; a set such as {1,...,t} keeps its braces
// formula = "$" tex "$" | "$$" tex "$$" | "\(" tex "\)" | "\[" tex "\]"
//                                    the first dollar stands before a character, the second behind
//                                    one and not before a digit, unless the formula begins with a
//                                    command or sign; sums of money are none
// command = "\" ( letters | character ) { argument }         see scholarly_commands.cpp
// tag     = "<" [ "/" ] known name attributes ">"            see scholarly_markup.cpp
// entity  = "&" name ";" | "&#" number ";"                   see entities.hpp
// link    = ( "http://" | "https://" ) …                     without the full stop behind it
// tie     = "~"                      where it joins words: a no-break space
// script  = "^" digits | "^{" tex "}" | "_{" tex "}"         behind a character
// dash    = "--" | "---"
// quote   = "``" | "''" | "`" word "'"
//
// What fits nowhere stands for itself. Braces that close nothing are dropped, groups left open end
// with the text.
#include "text/scholarly_parser.hpp"

#include <algorithm>
#include <array>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "text/entities.hpp"
#include "text/math_source.hpp"
#include "text/tex_math.hpp"

namespace offprint {
namespace {

constexpr std::size_t kMostGroups = kMostStyles / 2 - 1;  // formulas inside nest as deep again
constexpr std::size_t kLongestDisplay = 4000;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter_or_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

constexpr std::array<bool, 256> make_stops() {
  std::array<bool, 256> stops{};
  for (const char c : std::string_view(" \t\n\r\\{}$<&~^_-`'h"))
    stops[static_cast<unsigned char>(c)] = true;
  return stops;
}

/// Bytes at which a run of plain characters may end.
constexpr std::array<bool, 256> kStops = make_stops();

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
}

/// "-1", "x_n", "t", "...": the element of a set has one letter and perhaps an index, a word of a
/// title has more.
bool is_element(std::string_view item) {
  if (item.size() > 2 && item[item.size() - 2] == '_') item.remove_suffix(2);
  if (item == "..." || item == "…" || item == "\\ldots" || item == "\\dots") return true;
  const bool plain = item.find_first_of("{}\\ ") == std::string_view::npos;
  return !item.empty() && item.size() <= 3 && plain &&
         std::ranges::count_if(item, is_letter_or_digit) - std::ranges::count_if(item, is_digit) <=
             1;
}

/// Length of "^2", "^-3", "^{…}" or "_{…}" at the front of `text`; 0 where there is none.
std::size_t bare_script_size(std::string_view text) {
  constexpr std::size_t kLongestScript = 40;
  if (text.substr(1).starts_with('{')) {
    const std::size_t end = text.substr(0, kLongestScript).find('}');
    const bool flat = end != std::string_view::npos &&
                      text.substr(2, end - 2).find('{') == std::string_view::npos;
    return flat && end > 2 ? end + 1 : 0;
  }
  const std::size_t sign = text.substr(1).starts_with('-') || text.substr(1).starts_with('+');
  const std::size_t digits = count_digits(text.substr(1 + sign));
  return text[0] == '^' && digits > 0 ? 1 + sign + digits : 0;
}

std::size_t count_line_ends(std::string_view blanks) {
  const auto line_feeds = std::ranges::count(blanks, '\n');
  return static_cast<std::size_t>(line_feeds > 0 ? line_feeds : std::ranges::count(blanks, '\r'));
}

/// "`code`" of Markdown is no quotation. `text` begins behind the opening backquote.
bool is_closed_by_backquote(std::string_view text) {
  constexpr std::size_t kLongestCode = 100;
  text = text.substr(0, kLongestCode);
  const std::size_t end = text.find_first_of("`'");
  return end != std::string_view::npos && text[end] == '`' && !text.substr(end).starts_with("``");
}

Gap gap_of(std::string_view blanks) {
  const std::size_t lines = count_line_ends(blanks);
  if (lines > 1) return Gap::kParagraph;
  return lines == 1 && blanks.find_first_of(" \t") == std::string_view::npos ? Gap::kLineBreak
                                                                             : Gap::kSpace;
}

}  // namespace

bool is_set(std::string_view text) {
  constexpr std::size_t kLongestSet = 40;
  const std::size_t end = text.substr(0, kLongestSet).find('}');
  if (end == std::string_view::npos) return false;
  int elements = 0;
  for (std::string_view rest = text.substr(0, end);; ++elements) {
    const std::size_t comma = rest.find(',');
    if (!is_element(rest.substr(0, comma))) return false;
    if (comma == std::string_view::npos) return elements > 0;
    rest.remove_prefix(comma + 1);
    if (rest.starts_with(' ')) rest.remove_prefix(1);
  }
}

RichText ScholarlyParser::parse() {
  while (at_ < in_.size()) read_one();
  while (!groups_.empty()) close_innermost();
  return out_.finish();
}

void ScholarlyParser::read_one() {
  switch (in_[at_]) {
    case ' ':
    case '\t':
    case '\n':
    case '\r':
      return read_blank();
    case '\\':
      return read_command();
    case '{':
      return read_brace();
    case '}':
      return read_closing_brace();
    case '$':
      return read_dollar();
    case '<':
      return read_tag();
    case '&':
      return read_entity();
    case '~':
      return read_tie();
    case '^':
    case '_':
      return read_bare_script();
    case '-':
      return read_hyphens();
    case '`':
      return read_backquote();
    case '\'':
      return read_apostrophe();
    case 'h':
      return read_bare_url();
    default:
      return read_run();
  }
}

/// Plain characters, with the single spaces and hyphens between them.
void ScholarlyParser::read_run() {
  const std::size_t begin = at_;
  for (++at_; at_ < in_.size(); ++at_) {
    const char c = in_[at_];
    if (!kStops[static_cast<unsigned char>(c)]) continue;
    const bool alone = c == ' ' || c == '-' || c == '\'' || c == 'h';
    if (!alone || kStops[static_cast<unsigned char>(next(1))] || next(1) == '\0') break;
    if (c == 'h' && next(1) == 't') break;
    if (c == '\'' && quote_is_open_) break;
  }
  out_.text(in_.substr(begin, at_ - begin));
}

/// IEEE's exports put each tag on a line of its own, so a line break at a script is no space.
void ScholarlyParser::read_blank() {
  const std::size_t begin = at_;
  while (at_ < in_.size() && is_blank(in_[at_])) ++at_;
  const Gap gap = gap_of(in_.substr(begin, at_ - begin));
  const bool after_tag = begin > 0 && in_[begin - 1] == '>' && out_.held_gap() == Gap::kAfterScript;
  if (!after_tag || gap != Gap::kLineBreak) out_.gap(gap);
}

void ScholarlyParser::read_brace() {
  if (!is_set(in_.substr(at_ + 1))) {
    ++at_;
    return open_group(Closer::kBrace, Style::kProtected);
  }
  literal(1);
  open_group(Closer::kBrace, std::nullopt);
  if (too_deep_ == 0) groups_.back().end = "}";
}

void ScholarlyParser::read_closing_brace() {
  ++at_;
  if (too_deep_ > 0) {
    --too_deep_;
    return;
  }
  const auto is_brace = [](const Group& group) { return group.closer == Closer::kBrace; };
  if (std::ranges::none_of(groups_, is_brace)) return;
  while (!is_brace(groups_.back())) close_innermost();
  const bool drops_next = groups_.back().drops_next;
  close_innermost();
  if (drops_next) raw_argument();
}

void ScholarlyParser::read_dollar() {
  if (next(1) == '$') {
    const std::size_t end = in_.find("$$", at_ + 2);
    if (end == std::string_view::npos || end == at_ + 2 || end - at_ > kLongestDisplay)
      return literal(2);
    math(in_.substr(at_ + 2, end - at_ - 2));
    at_ = end + 2;
    return;
  }
  const bool certain = std::string_view("\\^_<>=").find(next(1)) != std::string_view::npos;
  const std::size_t end = certain ? next_dollar(at_ + 1) : next_closing_dollar(at_ + 1);
  const bool formula =
      end != std::string_view::npos && stands_in_dollars(in_.substr(at_ + 1, end - at_ - 1));
  if (!formula) return literal(1);
  math(in_.substr(at_ + 1, end - at_ - 1));
  at_ = end + 1;
}

/// The next dollar that can close a formula. What was found is kept, so that all searches together
/// pass the text once.
std::size_t ScholarlyParser::next_closing_dollar(std::size_t from) {
  const auto closes = [&](std::size_t at) {
    const char after = at + 1 < in_.size() ? in_[at + 1] : '\0';
    return in_[at] == '$' && !is_blank(in_[at - 1]) && in_[at - 1] != '\\' && !is_digit(after);
  };
  closing_dollar_ = std::max(closing_dollar_, from + 1);
  while (closing_dollar_ < in_.size() && !closes(closing_dollar_)) ++closing_dollar_;
  return closing_dollar_ < in_.size() ? closing_dollar_ : std::string_view::npos;
}

/// "$\sim$5" cannot be money, so a digit may follow.
std::size_t ScholarlyParser::next_dollar(std::size_t from) const {
  std::size_t dollar = in_.find('$', from);
  while (dollar != std::string_view::npos && in_[dollar - 1] == '\\')
    dollar = in_.find('$', dollar + 1);
  return dollar;
}

void ScholarlyParser::math(std::string_view tex) {
  const std::string source = make_balanced_math(tex);
  out_.open(Style::kMath, source);
  append_math(out_, source);
  out_.close();
}

/// "Fig.~3" ties; "1% ~ 3%", "~10" and "5~10" mean "about" or "to".
void ScholarlyParser::read_tie() {
  const char before = at_ > 0 ? in_[at_ - 1] : ' ';
  const bool about = is_blank(before) || is_blank(next(1)) || next(1) == '\0';
  const bool range = (is_digit(before) || before == '%') && (is_digit(next(1)) || next(1) == '.');
  if (about || range) return literal(1);
  out_.text("\u00a0");
  ++at_;
}

/// Scripts without dollars: "SF(DA)^2", "10^{-3}", "x_{t}". Other carets and underscores stand for
/// themselves.
void ScholarlyParser::read_bare_script() {
  const char before = at_ > 0 ? in_[at_ - 1] : ' ';
  const bool attached =
      is_letter_or_digit(before) || before == ')' || before == ']' || before == '}';
  const std::size_t size = attached ? bare_script_size(in_.substr(at_)) : 0;
  if (size == 0) return literal(1);
  const bool braces = size > 2 && next(1) != '{';
  const std::string argument(in_.substr(at_ + 1, size - 1));
  math(in_[at_] + (braces ? "{" + argument + "}" : argument));
  at_ += size;
}

void ScholarlyParser::read_hyphens() {
  std::size_t size = 1;
  while (next(size) == '-') ++size;
  if (size != 2 && size != 3) return literal(size);
  out_.text(size == 2 ? "–" : "—");
  at_ += size;
}

void ScholarlyParser::read_backquote() {
  if (next(1) == '`') {
    out_.text("“");
    at_ += 2;
    return;
  }
  const char before = at_ > 0 ? in_[at_ - 1] : ' ';
  if ((before == '?' || before == '!') && out_.ends_with(std::string_view(&before, 1))) {
    out_.drop_last(1);
    out_.text(before == '?' ? "¿" : "¡");
    ++at_;
    return;
  }
  const bool code = is_closed_by_backquote(in_.substr(at_ + 1));
  if (code || is_letter_or_digit(before) || !is_letter_or_digit(next(1))) return literal(1);
  quote_is_open_ = true;
  out_.text("‘");
  ++at_;
}

void ScholarlyParser::read_apostrophe() {
  if (next(1) == '\'') {
    out_.text("”");
    at_ += 2;
    return;
  }
  if (!quote_is_open_ || is_letter_or_digit(next(1))) return literal(1);
  quote_is_open_ = false;
  out_.text("’");
  ++at_;
}

void ScholarlyParser::read_entity() {
  const Entity entity = find_entity(in_.substr(at_));
  if (entity.size == 0) return literal(1);
  at_ += entity.size;
  const bool blank = entity.value < 0x21 || entity.value == 0x2028 || entity.value == 0x2029;
  if (blank) return out_.gap(Gap::kSpace);
  if (is_invisible_control(entity.value)) return;
  std::string chars;
  append_utf8(chars, entity.value);
  out_.text(chars);
}

void ScholarlyParser::literal(std::size_t bytes) {
  out_.text(in_.substr(at_, bytes));
  at_ += bytes;
}

void ScholarlyParser::open_group(Closer closer, std::optional<Style> style, std::string_view source,
                                 std::string_view tag) {
  if (groups_.size() >= kMostGroups) {
    too_deep_ += closer == Closer::kBrace;
    return;
  }
  if (style) out_.open(*style, source);
  groups_.push_back({closer, tag, style.has_value()});
}

void ScholarlyParser::close_innermost() {
  const Group group = groups_.back();
  groups_.pop_back();
  out_.text(group.end);
  if (group.styled) out_.close();
}

}  // namespace offprint
