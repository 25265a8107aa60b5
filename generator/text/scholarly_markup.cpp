// tag        = "<" [ "/" ] name { blank attribute } [ "/" ] ">"
// attribute  = name "=" ( '"' … '"' | "'" … "'" )
// name       = one of the table below, perhaps behind "jats:" or "mml:"
//
// Only names that publishers' exports really leave behind are tags, and only with attributes that
// look like some; so "<subject, predicate>" and "p < 0 and q > 1" stay what they are, and
// "<script>" is text like any other. A style whose closing tag never comes is text, too.
#include <algorithm>
#include <array>

#include "base/unicode.hpp"
#include "text/scholarly_parser.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

constexpr std::size_t kLongestTag = 1000;
constexpr std::size_t kLongestUrl = 1900;

enum class TagKind : std::uint8_t { kStyle, kAnchor, kFormula, kBreak, kNothing };

struct TagName {
  std::string_view name;
  TagKind kind;
  Style style = Style::kEmphasis;
};

constexpr std::array<TagName, 56> kTags{{
    {"a", TagKind::kAnchor},
    {"abstract", TagKind::kBreak},
    {"alternatives", TagKind::kNothing},
    {"b", TagKind::kStyle, Style::kStrong},
    {"big", TagKind::kNothing},
    {"bold", TagKind::kStyle, Style::kStrong},
    {"br", TagKind::kBreak},
    {"code", TagKind::kStyle, Style::kCode},
    {"disp-formula", TagKind::kNothing},
    {"div", TagKind::kBreak},
    {"em", TagKind::kStyle, Style::kEmphasis},
    {"ext-link", TagKind::kNothing},
    {"fixed-case", TagKind::kStyle, Style::kProtected},
    {"font", TagKind::kNothing},
    {"formula", TagKind::kNothing},
    {"i", TagKind::kStyle, Style::kEmphasis},
    {"inf", TagKind::kStyle, Style::kSubscript},
    {"inline-formula", TagKind::kNothing},
    {"inline-graphic", TagKind::kNothing},
    {"italic", TagKind::kStyle, Style::kEmphasis},
    {"kbd", TagKind::kStyle, Style::kCode},
    {"label", TagKind::kNothing},
    {"li", TagKind::kBreak},
    {"list", TagKind::kBreak},
    {"list-item", TagKind::kBreak},
    {"math", TagKind::kNothing},
    {"mi", TagKind::kNothing},
    {"mn", TagKind::kNothing},
    {"mo", TagKind::kNothing},
    {"monospace", TagKind::kStyle, Style::kCode},
    {"mrow", TagKind::kNothing},
    {"msub", TagKind::kNothing},
    {"msup", TagKind::kNothing},
    {"mtext", TagKind::kNothing},
    {"named-content", TagKind::kNothing},
    {"ol", TagKind::kBreak},
    {"p", TagKind::kBreak},
    {"roman", TagKind::kNothing},
    {"sc", TagKind::kStyle, Style::kSmallCaps},
    {"scp", TagKind::kStyle, Style::kSmallCaps},
    {"sec", TagKind::kBreak},
    {"section", TagKind::kBreak},
    {"small", TagKind::kNothing},
    {"span", TagKind::kNothing},
    {"strong", TagKind::kStyle, Style::kStrong},
    {"styled-content", TagKind::kNothing},
    {"sub", TagKind::kStyle, Style::kSubscript},
    {"sup", TagKind::kStyle, Style::kSuperscript},
    {"tex", TagKind::kFormula},
    {"tex-math", TagKind::kFormula},
    {"title", TagKind::kBreak},
    {"tt", TagKind::kStyle, Style::kCode},
    {"u", TagKind::kNothing},
    {"ul", TagKind::kBreak},
    {"underline", TagKind::kNothing},
    {"url", TagKind::kNothing},
}};
static_assert(std::ranges::is_sorted(kTags, {}, &TagName::name));

const TagName* find_tag_name(std::string_view name) {
  const auto found = std::ranges::lower_bound(kTags, name, {}, &TagName::name);
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
  std::string_view name;     ///< without "jats:" or "mml:"
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
  const bool prefixed = tag.written.starts_with("jats:") || tag.written.starts_with("mml:");
  tag.name = prefixed ? tag.written.substr(tag.written.find(':') + 1) : tag.written;
  tag.size = at + 1;
  return tag;
}

std::string_view attribute_value(std::string_view attributes, std::string_view name) {
  while (const std::size_t size = attribute_size(attributes)) {
    const std::string_view attribute = trim(attributes.substr(0, size));
    const std::size_t equals = attribute.find('=');
    if (attribute.substr(0, equals) == name)
      return attribute.substr(equals + 2, attribute.size() - equals - 3);
    attributes.remove_prefix(size);
  }
  return {};
}

/// The formula of a `tex-math`, which may be a whole LaTeX document around it.
std::string_view formula_in(std::string_view content) {
  constexpr std::string_view kBegin = "\\begin{document}", kEnd = "\\end{document}";
  if (const std::size_t begin = content.find(kBegin); begin != std::string_view::npos) {
    content.remove_prefix(begin + kBegin.size());
    content = content.substr(0, content.find(kEnd));
  }
  content = trim(content);
  while (content.starts_with('$')) content.remove_prefix(1);
  while (content.ends_with('$') && !content.ends_with("\\$")) content.remove_suffix(1);
  return trim(content);
}

bool is_url_character(char c) {
  return static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7F &&
         std::string_view("<>\"{}|^`\\$").find(c) == std::string_view::npos;
}

/// Length of the URL that `text` begins with, its escapes included.
std::size_t url_size(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && size < kLongestUrl) {
    const bool escape = text[size] == '\\' && size + 1 < text.size() &&
                        std::string_view("_%#&~").find(text[size + 1]) != std::string_view::npos;
    if (!escape && !is_url_character(text[size])) break;
    size += escape ? 2 : 1;
  }
  return size;
}

/// Punctuation behind a URL belongs to the sentence; a closing parenthesis does, unless it was
/// opened in the URL.
std::size_t without_sentence_end(std::string_view url) {
  auto depth = std::ranges::count(url, '(') - std::ranges::count(url, ')');
  while (!url.empty()) {
    const char last = url.back();
    const bool closing = last == ')' && depth < 0;
    if (!closing && std::string_view(".,;:!?'*]").find(last) == std::string_view::npos) break;
    depth += closing;
    url.remove_suffix(1);
  }
  return url.size();
}

}  // namespace

void ScholarlyParser::read_tag() {
  const Tag tag = parse_tag(in_.substr(at_));
  const TagName* known = tag.size > 0 ? find_tag_name(tag.name) : nullptr;
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
                         : read_anchor_tag(tag.attributes, tag.size);
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
  const bool script = name == "sup" || name == "inf" || name == "sub";
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

void ScholarlyParser::read_anchor_tag(std::string_view attributes, std::size_t size) {
  if (!has_closing_tag("a")) return literal(1);
  const std::optional<std::string> url = safe_web_url(attribute_value(attributes, "href"));
  const bool linked = url && !out_.is_open(Style::kLink);
  at_ += size;
  open_group(Closer::kTag, linked ? std::optional(Style::kLink) : std::nullopt, linked ? *url : "",
             "a");
}

void ScholarlyParser::read_formula_tag(std::string_view written, std::size_t size) {
  const std::size_t end =
      has_closing_tag(written) ? find_closing_tag(written, at_ + size) : std::string_view::npos;
  if (end == std::string_view::npos) return literal(1);
  const std::string_view tex = formula_in(in_.substr(at_ + size, end - at_ - size));
  if (out_.held_gap() <= Gap::kLineBreak) out_.set_gap(Gap::kNone);
  if (!tex.empty()) math(tex);
  at_ = end + written.size() + 3;
  if (out_.held_gap() == Gap::kNone) out_.set_gap(Gap::kAfterScript);
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

void ScholarlyParser::read_bare_url() {
  const bool url = starts("https://") || starts("http://");
  const bool inside_word = at_ > 0 && is_letter_or_digit(in_[at_ - 1]);
  const std::size_t longest = url && !inside_word ? url_size(in_.substr(at_)) : 0;
  if (longest == 0 || longest >= kLongestUrl) return read_run();
  const std::size_t size = without_sentence_end(in_.substr(at_, longest));
  const std::string text = url_from_tex(in_.substr(at_, size));
  link(text, text);
  at_ += size;
}

/// The text, linked where the URL may be and no link is open.
void ScholarlyParser::link(std::string_view url, std::string_view text) {
  const std::optional<std::string> safe = safe_web_url(url);
  const bool linked = safe && !out_.is_open(Style::kLink);
  if (linked) out_.open(Style::kLink, *safe);
  out_.text(text);
  if (linked) out_.close();
}

}  // namespace offprint
