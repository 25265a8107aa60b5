// command     = "\" ( name | character ) { argument }
// accent      = "\" mark [ blank ] ( base | "{" base … "}" )     \'e \'{e} \v{s} \c c {\'\i}
// base        = character | "\" name | accent
// styled      = "\emph" "{" text "}"                             to the brace that closes it
// declaration = "{" "\em" text "}"                               to the end of the group around
// link        = "\url" "{" url "}" | "\href" "{" url "}" "{" text "}"
// choice      = "\texorpdfstring" "{" text "}" argument          the second is for bookmarks
// tinted      = "\textcolor" argument "{" text "}"               and what else has settings first
// argument    = "{" … "}"                                        braces inside are balanced
//
// A command that nobody here knows shows its argument, or its name where it has none.
#include <algorithm>
#include <array>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "text/scholarly_parser.hpp"
#include "text/tex_symbols.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

constexpr int kMostAccents = 4;

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// The style of "\emph{…}" and of "{\em …}".
struct NamedStyle {
  std::string_view name;
  Style style;
};

constexpr std::array<NamedStyle, 16> kStyled{{
    {"emph", Style::kEmphasis},
    {"mkbibemph", Style::kEmphasis},
    {"mkbibitalic", Style::kEmphasis},
    {"textit", Style::kEmphasis},
    {"textsl", Style::kEmphasis},
    {"mathit", Style::kEmphasis},
    {"textbf", Style::kStrong},
    {"mathbf", Style::kStrong},
    {"textsc", Style::kSmallCaps},
    {"texttt", Style::kCode},
    {"mathtt", Style::kCode},
    {"textsuperscript", Style::kSuperscript},
    {"textsubscript", Style::kSubscript},
    {"sp", Style::kSuperscript},
    {"sb", Style::kSubscript},
    {"NoCaseChange", Style::kProtected},
}};

constexpr std::array<NamedStyle, 10> kDeclared{{
    {"em", Style::kEmphasis},
    {"it", Style::kEmphasis},
    {"itshape", Style::kEmphasis},
    {"sl", Style::kEmphasis},
    {"bf", Style::kStrong},
    {"bfseries", Style::kStrong},
    {"sc", Style::kSmallCaps},
    {"scshape", Style::kSmallCaps},
    {"tt", Style::kCode},
    {"ttfamily", Style::kCode},
}};

/// Commands that have arguments before the text: a colour, a language, a size.
struct Setting {
  std::string_view name;
  int arguments;
};

constexpr std::array<Setting, 13> kSettings{{
    {"bibinfo", 1},
    {"color", 1},
    {"colorbox", 1},
    {"fontsize", 2},
    {"foreignlanguage", 1},
    {"hypertarget", 1},
    {"hyperlink", 1},
    {"raisebox", 1},
    {"resizebox", 2},
    {"rotatebox", 1},
    {"scalebox", 1},
    {"selectlanguage", 1},
    {"textcolor", 1},
}};

const NamedStyle* find_style(std::span<const NamedStyle> styles, std::string_view name) {
  const auto found = std::ranges::find(styles, name, &NamedStyle::name);
  return found == styles.end() ? nullptr : &*found;
}

/// A letter with a mark, in one code point where there is one. A dotless i takes its dot back: the
/// mark stands there, or is the dot.
std::string accented(std::string base, char32_t mark) {
  std::size_t offset = 0;
  if (base.empty() || !is_letter(decode_utf8(base, offset))) return base;
  if (base.starts_with("ı")) base.replace(0, 2, "i");
  if (base.starts_with("ȷ")) base.replace(0, 2, "j");
  const bool has_dot = base == "i" || base == "j";
  if (has_dot && mark == 0x307) return base;
  append_utf8(base, mark);
  return to_nfc(base);
}

/// Accents of formulas that stand in text: "\bar{B}"; not what is drawn over or under whole words.
char32_t find_letter_accent(std::string_view name) {
  const bool lines = name.starts_with("over") || name.starts_with("under");
  return lines || name == "not" ? 0 : find_math_accent(name);
}

/// "\^{}" and "\~{}" are how TeX writes the character itself.
std::string_view bare_accent(char32_t mark) {
  if (mark == 0x302) return "^";
  return mark == 0x303 ? "~" : "";
}

}  // namespace

void ScholarlyParser::read_command() {
  const std::string_view name = command_name();
  if (name.empty()) return;
  if (const char32_t mark = find_accent(name)) return read_accent(mark);
  if (is_ascii_letter(name[0])) return read_named(name);
  if (name == "(" || name == "[") return read_bracketed_math();
  if (std::string_view("\\ ,;:\n\t\r").find(name) != std::string_view::npos)
    return out_.gap(Gap::kSpace);
  if (std::string_view("/-@!)]").find(name) == std::string_view::npos) out_.text(name);
}

void ScholarlyParser::read_named(std::string_view name) {
  if (const Command command = find_command(name)) return (this->*command)(name);
  if (find_style(kStyled, name)) return read_styled(name);
  if (find_style(kDeclared, name)) return read_declaration(name);
  if (std::ranges::find(kSettings, name, &Setting::name) != kSettings.end())
    return read_setting(name);
  if (const char32_t mark = find_letter_accent(name)) return read_accent(mark);
  read_symbol_command(name);
}

const ScholarlyParser::NamedCommand ScholarlyParser::kCommands[] = {
    {"LARGE", &ScholarlyParser::read_unstyled},
    {"Large", &ScholarlyParser::read_unstyled},
    {"SortNoop", &ScholarlyParser::read_dropped},
    {"allowbreak", &ScholarlyParser::read_unstyled},
    {"autocite", &ScholarlyParser::read_citation},
    {"begin", &ScholarlyParser::read_dropped},
    {"bibfnamefont", &ScholarlyParser::read_unstyled},
    {"bibnamefont", &ScholarlyParser::read_unstyled},
    {"bigskip", &ScholarlyParser::read_paragraph},
    {"boldmath", &ScholarlyParser::read_unstyled},
    {"centering", &ScholarlyParser::read_unstyled},
    {"cite", &ScholarlyParser::read_citation},
    {"citealp", &ScholarlyParser::read_citation},
    {"citeauthor", &ScholarlyParser::read_citation},
    {"citep", &ScholarlyParser::read_citation},
    {"citet", &ScholarlyParser::read_citation},
    {"citeyear", &ScholarlyParser::read_citation},
    {"doi", &ScholarlyParser::read_url},
    {"end", &ScholarlyParser::read_dropped},
    {"enquote", &ScholarlyParser::read_quoted},
    {"ensuremath", &ScholarlyParser::read_ensured_math},
    {"fbox", &ScholarlyParser::read_unstyled},
    {"footnotesize", &ScholarlyParser::read_unstyled},
    {"hbox", &ScholarlyParser::read_unstyled},
    {"href", &ScholarlyParser::read_href},
    {"hfill", &ScholarlyParser::read_unstyled},
    {"hspace", &ScholarlyParser::read_dropped},
    {"huge", &ScholarlyParser::read_unstyled},
    {"hypersetup", &ScholarlyParser::read_dropped},
    {"ignorespaces", &ScholarlyParser::read_unstyled},
    {"index", &ScholarlyParser::read_dropped},
    {"item", &ScholarlyParser::read_paragraph},
    {"label", &ScholarlyParser::read_dropped},
    {"large", &ScholarlyParser::read_unstyled},
    {"leavevmode", &ScholarlyParser::read_unstyled},
    {"linebreak", &ScholarlyParser::read_paragraph},
    {"makebox", &ScholarlyParser::read_unstyled},
    {"mathrm", &ScholarlyParser::read_unstyled},
    {"mathsf", &ScholarlyParser::read_unstyled},
    {"mbox", &ScholarlyParser::read_unstyled},
    {"mdseries", &ScholarlyParser::read_unstyled},
    {"medskip", &ScholarlyParser::read_paragraph},
    {"mkbibquote", &ScholarlyParser::read_quoted},
    {"natexlab", &ScholarlyParser::read_unstyled},
    {"newline", &ScholarlyParser::read_paragraph},
    {"nocite", &ScholarlyParser::read_dropped},
    {"noindent", &ScholarlyParser::read_unstyled},
    {"nolinkurl", &ScholarlyParser::read_url},
    {"noopsort", &ScholarlyParser::read_dropped},
    {"normalfont", &ScholarlyParser::read_unstyled},
    {"normalsize", &ScholarlyParser::read_unstyled},
    {"pagebreak", &ScholarlyParser::read_unstyled},
    {"par", &ScholarlyParser::read_paragraph},
    {"parencite", &ScholarlyParser::read_citation},
    {"path", &ScholarlyParser::read_url},
    {"protect", &ScholarlyParser::read_unstyled},
    {"relax", &ScholarlyParser::read_unstyled},
    {"rm", &ScholarlyParser::read_unstyled},
    {"rmfamily", &ScholarlyParser::read_unstyled},
    {"scriptsize", &ScholarlyParser::read_unstyled},
    {"sf", &ScholarlyParser::read_unstyled},
    {"sffamily", &ScholarlyParser::read_unstyled},
    {"sloppy", &ScholarlyParser::read_unstyled},
    {"small", &ScholarlyParser::read_unstyled},
    {"smallskip", &ScholarlyParser::read_paragraph},
    {"texorpdfstring", &ScholarlyParser::read_choice},
    {"text", &ScholarlyParser::read_unstyled},
    {"textcite", &ScholarlyParser::read_citation},
    {"textcompwordmark", &ScholarlyParser::read_unstyled},
    {"textmd", &ScholarlyParser::read_unstyled},
    {"textnormal", &ScholarlyParser::read_unstyled},
    {"textquote", &ScholarlyParser::read_quoted},
    {"textrm", &ScholarlyParser::read_unstyled},
    {"textsf", &ScholarlyParser::read_unstyled},
    {"textup", &ScholarlyParser::read_unstyled},
    {"tiny", &ScholarlyParser::read_unstyled},
    {"unboldmath", &ScholarlyParser::read_unstyled},
    {"unskip", &ScholarlyParser::read_unstyled},
    {"upshape", &ScholarlyParser::read_unstyled},
    {"url", &ScholarlyParser::read_url},
    {"vspace", &ScholarlyParser::read_dropped},
    {"xspace", &ScholarlyParser::read_unstyled},
};

ScholarlyParser::Command ScholarlyParser::find_command(std::string_view name) {
  const auto found = std::ranges::find(kCommands, name, &NamedCommand::name);
  return found != std::end(kCommands) ? found->command : nullptr;
}

void ScholarlyParser::read_symbol_command(std::string_view name) {
  std::string_view symbol = find_text_symbol(name);
  if (symbol.empty()) symbol = find_math_symbol(name);
  if (symbol.empty()) return read_unknown(name);
  symbol == " " ? out_.gap(Gap::kSpace) : out_.text(symbol);
  std::size_t offset = 0;
  if (symbol.ends_with('.') && next(0) == '.') ++at_;
  const bool one_letter = is_letter(decode_utf8(symbol, offset)) && offset == symbol.size();
  if (one_letter || starts("{}")) skip_command_end();
}

void ScholarlyParser::read_accent(char32_t mark) {
  while (is_blank(next(0))) ++at_;
  const bool braced = next(0) == '{';
  if (braced) open_group(Closer::kBrace, std::nullopt), ++at_;
  const std::string base = accent_base(0);
  out_.text(base.empty() ? std::string(bare_accent(mark)) : accented(base, mark));
}

/// The letter that an accent stands on, itself perhaps accented; empty where there is none.
std::string ScholarlyParser::accent_base(int depth) {
  while (is_blank(next(0))) ++at_;
  if (at_ >= in_.size() || next(0) == '}' || depth >= kMostAccents) return {};
  if (next(0) == '{') {
    ++at_;
    const std::string base = accent_base(depth + 1);
    if (next(0) == '}') ++at_;
    return base;
  }
  if (next(0) != '\\') {
    const std::size_t begin = at_;
    decode_utf8(in_, at_);
    return std::string(in_.substr(begin, at_ - begin));
  }
  const std::string_view name = command_name();
  if (const char32_t mark = find_accent(name)) return accented(accent_base(depth + 1), mark);
  if (name.empty() || is_blank(name[0])) return {};
  const std::string_view symbol = find_text_symbol(name);
  skip_command_end();
  return std::string(symbol.empty() ? name : symbol);
}

void ScholarlyParser::read_styled(std::string_view name) {
  while (is_blank(next(0))) ++at_;
  if (next(0) != '{') return;
  ++at_;
  open_group(Closer::kBrace, find_style(kStyled, name)->style);
}

void ScholarlyParser::read_declaration(std::string_view name) {
  const Style style = find_style(kDeclared, name)->style;
  skip_command_end();
  if (!groups_.empty() && !out_.is_open(style)) open_group(Closer::kWithGroup, style);
}

/// The argument's braces, if there are any, only group.
void ScholarlyParser::read_unstyled(std::string_view) {
  while (is_blank(next(0))) ++at_;
  if (next(0) != '{') return;
  ++at_;
  open_group(Closer::kBrace, std::nullopt);
}

void ScholarlyParser::read_setting(std::string_view name) {
  const int arguments = std::ranges::find(kSettings, name, &Setting::name)->arguments;
  skip_options();
  for (int i = 0; i < arguments; ++i) raw_argument();
  skip_options();
  read_unstyled(name);
}

/// The first argument is for the page, the second for a list without markup.
void ScholarlyParser::read_choice(std::string_view name) {
  const std::size_t before = groups_.size();
  read_unstyled(name);
  if (groups_.size() > before) groups_.back().drops_next = true;
}

void ScholarlyParser::read_url(std::string_view name) {
  const std::string_view written = raw_argument();
  const std::string url = collapse_spaces(url_from_tex(written));
  link(name == "doi" ? doi_url(doi_of(url).value_or("")) : url, url);
}

void ScholarlyParser::read_href(std::string_view) {
  const std::optional<std::string> url = safe_web_url(url_from_tex(raw_argument()));
  while (is_blank(next(0))) ++at_;
  if (next(0) != '{') return;
  ++at_;
  const bool linked = url && !out_.is_open(Style::kLink);
  open_group(Closer::kBrace, linked ? std::optional(Style::kLink) : std::nullopt,
             linked ? *url : "");
}

void ScholarlyParser::read_quoted(std::string_view) {
  while (is_blank(next(0))) ++at_;
  if (next(0) != '{') return;
  ++at_;
  out_.text("“");
  const std::size_t before = groups_.size();
  open_group(Closer::kBrace, std::nullopt);
  if (groups_.size() > before) groups_.back().end = "”";
}

void ScholarlyParser::read_citation(std::string_view) {
  while (is_blank(next(0)) || next(0) == '*') ++at_;
  skip_options();
  std::string keys(raw_argument());
  std::erase_if(keys, [](char c) { return c == '{' || c == '}' || c == '\\'; });
  out_.text("[");
  out_.text(collapse_spaces(keys));
  out_.text("]");
}

void ScholarlyParser::read_dropped(std::string_view name) {
  const std::string_view argument = raw_argument();
  if (name != "noopsort" && name != "SortNoop") return;
  out_.open(Style::kRaw, "\\" + std::string(name) + "{" + collapse_spaces(argument) + "}");
  out_.close();
}

void ScholarlyParser::read_paragraph(std::string_view) { out_.gap(Gap::kParagraph); }

void ScholarlyParser::read_ensured_math(std::string_view) {
  const std::string_view tex = raw_argument();
  if (!tex.empty()) math(tex);
}

void ScholarlyParser::read_unknown(std::string_view name) {
  const std::string source = "\\" + std::string(name);
  const bool argument = next(0) == '{' && next(1) != '}';
  if (argument) {
    ++at_;
    return open_group(Closer::kBrace, Style::kMacro, source);
  }
  if (starts("{}")) at_ += 2;
  out_.open(Style::kRaw, source + "{}");
  out_.text(name);
  out_.close();
}

void ScholarlyParser::read_bracketed_math() {
  const std::string_view end = in_[at_ - 1] == '(' ? "\\)" : "\\]";
  const std::size_t found = no_closing_bracket_ ? std::string_view::npos : in_.find(end, at_);
  no_closing_bracket_ = found == std::string_view::npos;
  if (no_closing_bracket_) return out_.text(in_.substr(at_ - 1, 1));
  math(in_.substr(at_, found - at_));
  at_ = found + 2;
}

std::string_view ScholarlyParser::command_name() {
  const std::size_t begin = ++at_;
  while (is_ascii_letter(next(0))) ++at_;
  if (at_ == begin && at_ < in_.size()) decode_utf8(in_, at_);
  return in_.substr(begin, at_ - begin);
}

/// What stands in the braces that follow, as it is; nothing where none follow, or they do not
/// close.
std::string_view ScholarlyParser::raw_argument() {
  constexpr std::size_t kLongest = 2000;
  if (next(0) != '{') return {};
  int open = 0;
  for (std::size_t i = at_; i < in_.size() && i - at_ < kLongest; ++i) {
    open += in_[i] == '{' ? 1 : in_[i] == '}' ? -1 : 0;
    if (open > 0) continue;
    const std::string_view argument = in_.substr(at_ + 1, i - at_ - 1);
    at_ = i + 1;
    return argument;
  }
  return {};
}

/// Options in brackets stand before the arguments: "\citep[see][p. 2]{key}".
void ScholarlyParser::skip_options() {
  constexpr std::size_t kLongest = 200;
  while (next(0) == '[') {
    const std::size_t end = in_.substr(at_, kLongest).find(']');
    if (end == std::string_view::npos) return;
    at_ += end + 1;
  }
}

/// TeX takes blanks behind a command's name for its end, and people write "{}" there: "\o
/// stergaard". Behind signs and logos most people mean the blank, so there it is not asked for.
void ScholarlyParser::skip_command_end() {
  if (starts("{}")) {
    at_ += 2;
    return;
  }
  if (!is_ascii_letter(in_[at_ - 1])) return;
  while (is_blank(next(0))) ++at_;
}

}  // namespace offprint
