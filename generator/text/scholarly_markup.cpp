// tag        = "<" [ "/" ] name { blank attribute } [ "/" ] ">"
// attribute  = name "=" ( '"' … '"' | "'" … "'" )
// name       = one of the table below, in any case, perhaps behind a prefix such as "jats:"
//
// Only names that publishers' exports really leave behind are tags, and only with attributes that
// look like some; so "<subject, predicate>" and "p < 0 and q > 1" stay what they are, and
// "<script>" is text like any other. A style whose closing tag never comes is text, too.
#include <algorithm>
#include <array>

#include "base/unicode.hpp"
#include "text/mathml.hpp"
#include "text/scholarly_parser.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

constexpr std::size_t kLongestTag = 1000;

enum class TagKind : std::uint8_t { kStyle, kAnchor, kFormula, kBreak, kNothing };

struct TagName {
  std::string_view name;
  TagKind kind;
  Style style = Style::kEmphasis;
};

constexpr std::array<TagName, 103> kTags{{
    {"a", TagKind::kAnchor},
    {"abbr", TagKind::kNothing},
    {"abstract", TagKind::kBreak},
    {"acronym", TagKind::kNothing},
    {"alt-text", TagKind::kNothing},
    {"alternatives", TagKind::kNothing},
    {"article-title", TagKind::kBreak},
    {"b", TagKind::kStyle, Style::kStrong},
    {"bdi", TagKind::kNothing},
    {"big", TagKind::kNothing},
    {"blockquote", TagKind::kBreak},
    {"bold", TagKind::kStyle, Style::kStrong},
    {"boxed-text", TagKind::kNothing},
    {"br", TagKind::kBreak},
    {"center", TagKind::kNothing},
    {"chem-struct", TagKind::kNothing},
    {"cite", TagKind::kStyle, Style::kEmphasis},
    {"code", TagKind::kStyle, Style::kCode},
    {"def-item", TagKind::kBreak},
    {"def-list", TagKind::kBreak},
    {"del", TagKind::kNothing},
    {"dfn", TagKind::kStyle, Style::kEmphasis},
    {"disp-formula", TagKind::kNothing},
    {"disp-quote", TagKind::kBreak},
    {"div", TagKind::kBreak},
    {"em", TagKind::kStyle, Style::kEmphasis},
    {"email", TagKind::kNothing},
    {"ext-link", TagKind::kAnchor},
    {"fixed-case", TagKind::kStyle, Style::kProtected},
    {"fn", TagKind::kNothing},
    {"fn-group", TagKind::kNothing},
    {"font", TagKind::kNothing},
    {"formula", TagKind::kNothing},
    {"graphic", TagKind::kNothing},
    {"h1", TagKind::kBreak},
    {"h2", TagKind::kBreak},
    {"h3", TagKind::kBreak},
    {"h4", TagKind::kBreak},
    {"h5", TagKind::kBreak},
    {"h6", TagKind::kBreak},
    {"hr", TagKind::kBreak},
    {"i", TagKind::kStyle, Style::kEmphasis},
    {"inf", TagKind::kStyle, Style::kSubscript},
    {"inline-formula", TagKind::kNothing},
    {"inline-graphic", TagKind::kNothing},
    {"ins", TagKind::kNothing},
    {"institution", TagKind::kNothing},
    {"italic", TagKind::kStyle, Style::kEmphasis},
    {"kbd", TagKind::kStyle, Style::kCode},
    {"label", TagKind::kNothing},
    {"li", TagKind::kBreak},
    {"list", TagKind::kBreak},
    {"list-item", TagKind::kBreak},
    {"math", TagKind::kFormula},
    {"mi", TagKind::kNothing},
    {"mn", TagKind::kNothing},
    {"mo", TagKind::kNothing},
    {"monospace", TagKind::kStyle, Style::kCode},
    {"mrow", TagKind::kNothing},
    {"msub", TagKind::kNothing},
    {"msup", TagKind::kNothing},
    {"mtext", TagKind::kNothing},
    {"named-content", TagKind::kNothing},
    {"nobr", TagKind::kNothing},
    {"ol", TagKind::kBreak},
    {"overline", TagKind::kNothing},
    {"ovl", TagKind::kNothing},
    {"p", TagKind::kBreak},
    {"para", TagKind::kBreak},
    {"private-char", TagKind::kNothing},
    {"roman", TagKind::kNothing},
    {"samp", TagKind::kStyle, Style::kCode},
    {"sans-serif", TagKind::kNothing},
    {"sc", TagKind::kStyle, Style::kSmallCaps},
    {"scp", TagKind::kStyle, Style::kSmallCaps},
    {"sec", TagKind::kBreak},
    {"sect", TagKind::kBreak},
    {"section", TagKind::kBreak},
    {"section-title", TagKind::kBreak},
    {"simple-para", TagKind::kBreak},
    {"small", TagKind::kNothing},
    {"small-caps", TagKind::kStyle, Style::kSmallCaps},
    {"span", TagKind::kNothing},
    {"strike", TagKind::kNothing},
    {"strong", TagKind::kStyle, Style::kStrong},
    {"styled-content", TagKind::kNothing},
    {"sub", TagKind::kStyle, Style::kSubscript},
    {"subtitle", TagKind::kBreak},
    {"sup", TagKind::kStyle, Style::kSuperscript},
    {"tex", TagKind::kFormula},
    {"tex-math", TagKind::kFormula},
    {"title", TagKind::kBreak},
    {"trans-abstract", TagKind::kBreak},
    {"trans-title", TagKind::kBreak},
    {"tt", TagKind::kStyle, Style::kCode},
    {"u", TagKind::kNothing},
    {"ul", TagKind::kBreak},
    {"underline", TagKind::kNothing},
    {"uri", TagKind::kAnchor},
    {"url", TagKind::kNothing},
    {"var", TagKind::kStyle, Style::kEmphasis},
    {"wbr", TagKind::kNothing},
    {"xref", TagKind::kNothing},
}};
static_assert(std::ranges::is_sorted(kTags, {}, &TagName::name));

/// In any case, and behind any prefix of a namespace: "jats:sup", "mml:math", "ns3:sub", "SUP".
const TagName* find_tag_name(std::string_view written) {
  constexpr std::size_t kLongestName = 40;
  if (written.size() > kLongestName) return nullptr;
  const std::string name = to_lower(written.substr(written.rfind(':') + 1));
  const auto found = std::ranges::lower_bound(kTags, std::string_view(name), {}, &TagName::name);
  return found != kTags.end() && found->name == name ? &*found : nullptr;
}

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_name_character(char c) { return is_letter_or_digit(c) || c == '-' || c == ':' || c == '_'; }

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::size_t count_blanks(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::find_if_not(text, is_blank) - text.begin());
}

std::size_t count_name(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::find_if_not(text, is_name_character) - text.begin());
}

/// Length of `blank name="value"` at the front of `text`; 0 where there is none.
std::size_t attribute_size(std::string_view text) {
  const std::size_t begin = count_blanks(text);
  const std::size_t name = count_name(text.substr(begin));
  if (begin == 0 || name == 0) return 0;
  const std::size_t equals = begin + name;
  if (equals + 1 >= text.size() || text[equals] != '=') return 0;
  const char quote = text[equals + 1];
  if (quote != '"' && quote != '\'') return 0;
  const std::size_t end = text.find(quote, equals + 2);
  return end == std::string_view::npos ? 0 : end + 1;
}

struct Tag {
  std::string_view written;  ///< the name as it stands there
  std::string_view attributes;
  bool closing = false;
  std::size_t size = 0;  ///< 0: what stands there is no tag
};

Tag parse_tag(std::string_view text) {
  text = text.substr(0, kLongestTag);
  Tag tag;
  tag.closing = text.substr(1).starts_with('/');
  std::size_t at = tag.closing ? 2 : 1;
  tag.written = text.substr(at, count_name(text.substr(at)));
  at += tag.written.size();
  const std::size_t attributes = at;
  while (const std::size_t size = attribute_size(text.substr(at))) at += size;
  tag.attributes = text.substr(attributes, at - attributes);
  at += count_blanks(text.substr(at));
  if (text.substr(at).starts_with('/')) ++at;
  if (!text.substr(at).starts_with('>')) return tag;
  tag.size = at + 1;
  return tag;
}

std::string_view attribute_value(std::string_view attributes, std::string_view name) {
  while (const std::size_t size = attribute_size(attributes)) {
    const std::string_view attribute = trim(attributes.substr(0, size));
    const std::size_t equals = attribute.find('=');
    const std::string_view written = attribute.substr(0, equals);
    if (written == name || written.ends_with(":" + std::string(name)))
      return attribute.substr(equals + 2, attribute.size() - equals - 3);
    attributes.remove_prefix(size);
  }
  return {};
}

/// The formula of a `tex-math`, which may have a whole LaTeX document around it, and delimiters.
std::string_view formula_in(std::string_view content) {
  constexpr std::string_view kBegin = "\\begin{document}", kEnd = "\\end{document}";
  if (const std::size_t begin = content.find(kBegin); begin != std::string_view::npos) {
    content.remove_prefix(begin + kBegin.size());
    content = content.substr(0, content.find(kEnd));
  }
  content = trim(content);
  const bool bracketed = content.size() >= 4 && content[0] == '\\' &&
                         (content[1] == '(' ? content.ends_with("\\)")
                                            : content[1] == '[' && content.ends_with("\\]"));
  if (bracketed) content = content.substr(2, content.size() - 4);
  while (content.starts_with('$')) content.remove_prefix(1);
  while (content.ends_with('$') && !content.ends_with("\\$")) content.remove_suffix(1);
  return trim(content);
}

}  // namespace

bool is_markup_tag(std::string_view name) {
  const TagName* known = find_tag_name(name);
  return known != nullptr && known->kind == TagKind::kStyle;
}

void ScholarlyParser::read_tag() {
  const Tag tag = parse_tag(in_.substr(at_));
  const TagName* known = tag.size > 0 ? find_tag_name(tag.written) : nullptr;
  if (known == nullptr) return literal(1);
  switch (known->kind) {
    case TagKind::kBreak:
      return read_break_tag(known->name, tag.closing, tag.size);
    case TagKind::kNothing:
      at_ += tag.size;
      return;
    case TagKind::kFormula:
      return tag.closing ? literal(1) : read_formula_tag(tag.written, tag.size);
    case TagKind::kAnchor:
      return tag.closing ? read_closing_tag(tag.written, tag.size)
                         : read_anchor_tag(tag.written, tag.attributes, tag.size);
    case TagKind::kStyle:
      return tag.closing ? read_closing_tag(tag.written, tag.size)
                         : read_style_tag(tag.written, known->style, tag.size);
  }
}

void ScholarlyParser::read_style_tag(std::string_view name, Style style, std::size_t size) {
  if (!has_closing_tag(name)) return literal(1);
  const bool script = style == Style::kSuperscript || style == Style::kSubscript;
  // The note to a footnote follows its marker with the marker again: <sup>1</sup>
  // <sup>1</sup>Project page.
  const bool marker_again =
      script && out_.held_gap() == Gap::kAfterScript && at_ > 0 && is_blank(in_[at_ - 1]);
  if (script && out_.held_gap() <= Gap::kLineBreak)
    out_.set_gap(marker_again ? Gap::kSpace : Gap::kNone);
  at_ += size;
  open_group(Closer::kTag, style, {}, name);
  if (script) at_ += count_blanks(in_.substr(at_));
}

/// Closes what this tag opened, and what was opened inside; not beyond a brace. Crossed tags close
/// nothing.
void ScholarlyParser::read_closing_tag(std::string_view name, std::size_t size) {
  const auto opened = [&](const Group& group) {
    return group.closer == Closer::kTag && group.tag == name;
  };
  const auto from =
      std::ranges::find(groups_.rbegin(), groups_.rend(), Closer::kBrace, &Group::closer);
  if (std::none_of(groups_.rbegin(), from, opened)) {
    const bool known = std::ranges::any_of(groups_, opened);
    return known ? void(at_ += size) : literal(1);
  }
  while (!opened(groups_.back())) close_innermost();
  const Style style = find_tag_name(name)->style;
  const bool script = style == Style::kSuperscript || style == Style::kSubscript;
  close_innermost();
  at_ += size;
  if (script && out_.held_gap() <= Gap::kLineBreak) out_.set_gap(Gap::kAfterScript);
}

/// Crossref's abstracts begin with the heading "Abstract", which is no part of them.
void ScholarlyParser::read_break_tag(std::string_view name, bool closing, std::size_t size) {
  at_ += size;
  out_.gap(Gap::kParagraph);
  constexpr std::string_view kHeading = "abstract<";
  if (name == "title" && !closing && to_lower(in_.substr(at_, kHeading.size())) == kHeading)
    at_ += kHeading.size() - 1;
}

void ScholarlyParser::read_anchor_tag(std::string_view name, std::string_view attributes,
                                      std::size_t size) {
  if (!has_closing_tag(name)) return literal(1);
  const std::optional<std::string> url =
      safe_web_url(url_from_html(attribute_value(attributes, "href")));
  const bool linked = url && !out_.is_open(Style::kLink);
  at_ += size;
  open_group(Closer::kTag, linked ? std::optional(Style::kLink) : std::nullopt, linked ? *url : "",
             name);
}

void ScholarlyParser::read_formula_tag(std::string_view written, std::size_t size) {
  const std::size_t end =
      has_closing_tag(written) ? find_closing_tag(written, at_ + size) : std::string_view::npos;
  if (end == std::string_view::npos) return literal(1);
  const std::string_view content = in_.substr(at_ + size, end - at_ - size);
  const bool mathml = find_tag_name(written)->name == "math";
  const std::string tex = mathml ? mathml_to_tex(content) : std::string(formula_in(content));
  if (out_.held_gap() <= Gap::kLineBreak) out_.set_gap(Gap::kNone);
  if (!tex.empty() && (mathml == formula_was_mathml_ || !is_behind_formula())) math(tex);
  at_ = end + written.size() + 3;
  formula_end_ = at_;
  formula_was_mathml_ = mathml;
  if (out_.held_gap() == Gap::kNone) out_.set_gap(Gap::kAfterScript);
}

/// JATS gives a formula in TeX and in MathML, one behind the other; the first is enough.
bool ScholarlyParser::is_behind_formula() const {
  return formula_end_ > 0 && trim(in_.substr(formula_end_, at_ - formula_end_)).empty();
}

std::size_t ScholarlyParser::find_closing_tag(std::string_view name, std::size_t from) {
  return in_.find("</" + std::string(name) + ">", from);
}

/// Whether the tag is closed anywhere behind this place. Each name is looked for once in a text.
bool ScholarlyParser::has_closing_tag(std::string_view name) {
  const auto known =
      std::ranges::find(last_closing_tags_, name, [](const auto& entry) { return entry.first; });
  if (known != last_closing_tags_.end()) return known->second > at_;
  const std::size_t last = in_.rfind("</" + std::string(name) + ">");
  last_closing_tags_.emplace_back(name, last == std::string_view::npos ? 0 : last);
  return last != std::string_view::npos && last > at_;
}

}  // namespace offprint
