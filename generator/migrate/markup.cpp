#include "migrate/markup.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/unicode.hpp"

namespace offprint {
namespace {

/// What stands for an element where it begins and ends. Others leave no trace but their text.
struct Element {
  std::string_view name, open, close;
};
constexpr auto kElements = std::to_array<Element>({
    {"p", "\n\n", "\n\n"},
    {"div", "\n\n", "\n\n"},
    {"br", "  \n", ""},
    {"hr", "\n\n---\n\n", ""},
    {"b", "**", "**"},
    {"strong", "**", "**"},
    {"i", "*", "*"},
    {"em", "*", "*"},
    {"code", "`", "`"},
    {"h1", "\n\n# ", "\n\n"},
    {"h2", "\n\n## ", "\n\n"},
    {"h3", "\n\n### ", "\n\n"},
    {"h4", "\n\n#### ", "\n\n"},
    {"h5", "\n\n##### ", "\n\n"},
    {"h6", "\n\n##### ", "\n\n"},
    {"ul", "\n\n", "\n\n"},
    {"ol", "\n\n", "\n\n"},
    {"li", "\n- ", ""},
    {"tr", "\n\n", ""},
    {"td", " ", ""},
    {"blockquote", "\n\n> ", "\n\n"},
});

/// Elements whose text is for programs.
constexpr std::array<std::string_view, 5> kHidden{"script", "style", "svg", "iframe", "video"};

/// What a program fills in: where it begins and ends.
constexpr auto kFilledIn = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"{%", "%}"}, {"{{<", ">}}"}, {"{{%", "%}}"}, {"{{", "}}"}, {"{:", "}"}, {"{style=", "}"}});

constexpr std::size_t kLongestTag = 4096;

/// A tag of HTML, taken apart.
struct Tag {
  std::string name;  ///< lower case
  bool closes = false;
  std::string_view attributes;
  std::size_t size = 0;
};

bool is_name(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// The tag that a text begins with; nothing where `<` is only a sign.
std::optional<Tag> find_tag(std::string_view text) {
  const std::size_t end = text.substr(0, kLongestTag).find('>');
  if (!text.starts_with('<') || end == std::string_view::npos) return std::nullopt;
  Tag tag;
  std::size_t at = 1;
  tag.closes = text.substr(at, 1) == "/";
  at += tag.closes;
  const std::string inner = to_lower(text.substr(at, std::min<std::size_t>(end - at, 16)));
  const auto name_end = std::ranges::find_if_not(inner, is_name);
  tag.name.assign(inner.begin(), name_end);
  const std::size_t after = at + tag.name.size();
  const bool known =
      !tag.name.empty() && std::string_view(" \t\n/>").find(text[after]) != std::string_view::npos;
  if (!known) return std::nullopt;
  tag.attributes = text.substr(after, end - after);
  tag.size = end + 1;
  return tag;
}

/// The value of an attribute: `href="x"`, `href='x'` or `href=x`.
std::string attribute(std::string_view attributes, std::string_view name) {
  const std::size_t at = attributes.find(std::string(name) + "=");
  if (at == std::string_view::npos) return {};
  std::string_view value = attributes.substr(at + name.size() + 1);
  const bool quoted = value.starts_with('"') || value.starts_with('\'');
  if (!quoted) return std::string(value.substr(0, value.find_first_of(" \t\n/>")));
  return std::string(value.substr(1, value.find(value.front(), 1) - 1));
}

std::string cut(std::string_view text, std::size_t most) {
  const std::string line = collapse_spaces(text);
  return line.size() <= most ? line : line.substr(0, most) + " …";
}

class Converter {
 public:
  Converter(std::string_view text, const MoveAddress& moved) : rest_(text), moved_(moved) {}

  PlainMarkdown run() && {
    while (!rest_.empty()) step();
    result_.text = tidy(result_.text);
    return std::move(result_);
  }

 private:
  void step() {
    if (rest_.starts_with('{') && leave_filled_in()) return;
    if (rest_.starts_with("<!--")) return skip(past("-->", 4));
    if (rest_.starts_with("](")) return take_target();
    if (rest_.front() == '<')
      if (const auto tag = find_tag(rest_)) return take_tag(*tag);
    if (rest_.front() == '[') brackets_.push_back(result_.text.size());
    if (rest_.front() == ']' && !brackets_.empty()) brackets_.pop_back();
    result_.text += rest_.front();
    skip(1);
  }

  void skip(std::size_t size) {
    line_ += static_cast<std::uint32_t>(std::ranges::count(rest_.substr(0, size), '\n'));
    rest_.remove_prefix(std::min(size, rest_.size()));
  }

  /// The size up to behind the next `mark`, or of all.
  std::size_t past(std::string_view mark, std::size_t from) const {
    const std::size_t at = rest_.find(mark, from);
    return at == std::string_view::npos ? rest_.size() : at + mark.size();
  }

  void leave(std::string_view what) { result_.left.push_back({line_, cut(what, 60)}); }

  bool leave_filled_in() {
    for (const auto& [open, close] : kFilledIn) {
      if (!rest_.starts_with(open)) continue;
      const std::size_t end = rest_.substr(0, kLongestTag).find(close, open.size());
      if (end == std::string_view::npos) return false;
      const std::string_view what = rest_.substr(0, end + close.size());
      if (!take_figure(what) && !says_nothing(what)) leave(what);
      skip(what.size());
      return true;
    }
    return false;
  }

  /// Attributes for a style sheet, and the beginnings of addresses: links lead on without them.
  static bool says_nothing(std::string_view what) {
    if (what.starts_with("{:") || what.starts_with("{style=")) return true;
    const std::string_view name = trim(what.substr(2, what.size() - 4));
    return name == "site.baseurl" || name == "site.url" || name == "base_path" ||
           name == "include base_path";
  }

  /// `{% include figure.liquid path="assets/img/a.png" caption="…" %}` is a picture.
  bool take_figure(std::string_view what) {
    const std::string path = attribute(what, "path");
    if (!what.starts_with("{%") || path.empty() || what.find("figure") == std::string_view::npos)
      return false;
    std::string words = attribute(what, "alt");
    for (const char* const name : {"caption", "title"})
      if (words.empty()) words = attribute(what, name);
    std::erase_if(words, [](char c) { return c == '[' || c == ']' || c == '<' || c == '>'; });
    add_picture(words, path);
    return true;
  }

  /// The target of a link in Markdown, up to white space or its end.
  void take_target() {
    skip(2);
    std::string target;
    while (!rest_.empty() && rest_.front() != ')' && rest_.front() != '\n' &&
           !(rest_.front() == ' ' && target.find('{') == std::string::npos)) {
      if (rest_.front() == '{' && leave_filled_in()) continue;
      target += rest_.front();
      skip(1);
    }
    const std::size_t open = brackets_.empty() ? std::string::npos : brackets_.back();
    if (!brackets_.empty()) brackets_.pop_back();
    if (open != std::string::npos && open > 0 && result_.text[open - 1] == '!')
      return close_picture(open - 1, target);
    const std::string moved = moved_(target, false);
    if (moved.empty() && open != std::string::npos) return open_link(open);
    result_.text += "](" + moved;
  }

  /// Leaves the words of a link that leads nowhere.
  void open_link(std::size_t begin) {
    result_.text.erase(begin, 1);
    if (rest_.starts_with(')')) skip(1);
  }

  /// A picture that begins at `begin` of the result, up to behind its end.
  void close_picture(std::size_t begin, const std::string& target) {
    const std::string source = moved_(target, true);
    if (!source.empty()) {
      result_.text += "](" + source;
      return;
    }
    leave(result_.text.substr(begin) + "](" + target + ")");
    result_.text.erase(begin);
    skip(std::min(rest_.find_first_of(")\n"), rest_.size()));
    if (rest_.starts_with(')')) skip(1);
  }

  void take_tag(const Tag& tag) {
    if (!tag.closes && std::ranges::find(kHidden, tag.name) != kHidden.end()) {
      leave("<" + tag.name + ">");
      skip(past("</" + tag.name, tag.size));
      return skip(rest_.empty() ? 0 : past(">", 0));
    }
    if (tag.name == "a") {
      take_anchor(tag);
    } else if (tag.name == "img") {
      take_picture(tag);
    } else {
      const auto element = std::ranges::find(kElements, tag.name, &Element::name);
      if (element != kElements.end()) result_.text += tag.closes ? element->close : element->open;
    }
    skip(tag.size);
  }

  void take_anchor(const Tag& tag) {
    if (!tag.closes) {
      target_ = plain(attribute(tag.attributes, "href"));
      if (!target_.empty()) result_.text += "[";
    } else if (!target_.empty()) {
      result_.text += "](" + moved_(std::exchange(target_, {}), false) + ")";
    }
  }

  void take_picture(const Tag& tag) {
    add_picture(attribute(tag.attributes, "alt"), plain(attribute(tag.attributes, "src")));
  }

  void add_picture(const std::string& words, const std::string& source) {
    const std::string moved = source.empty() ? "" : moved_(source, true);
    if (!moved.empty()) result_.text += "![" + words + "](" + moved + ")";
    if (moved.empty()) leave("<img> " + source);
  }

  /// An attribute without what a program fills in.
  static std::string plain(std::string text) {
    for (std::size_t at = 0; (at = text.find("{{", at)) != std::string::npos;) {
      const std::size_t end = text.find("}}", at);
      if (end == std::string::npos) return text;
      text.erase(at, end + 2 - at);
    }
    return std::string(trim(text));
  }

  /// Lines without blanks that HTML's indentation left, which would make them code; one empty line
  /// at a time.
  static std::string tidy(std::string_view text) {
    std::string out;
    std::size_t empty = 1;
    bool code = false;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      std::string_view line = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      if (trim(line).starts_with("```")) code = !code;
      const bool is_empty = trim(line).empty();
      if (is_empty && !code && empty++ > 0) continue;
      if (!is_empty) empty = 0;
      if (!code && !is_empty && line.starts_with("    "))
        line.remove_prefix(line.find_first_not_of(' '));
      out.append(is_empty ? "" : line) += '\n';
    }
    while (out.ends_with("\n\n")) out.pop_back();
    return out == "\n" ? "" : out;
  }

  std::string_view rest_;
  const MoveAddress& moved_;
  std::vector<std::size_t> brackets_;  ///< where those stand in the result that are open
  PlainMarkdown result_;
  std::string target_;
  std::uint32_t line_ = 1;
};

}  // namespace

PlainMarkdown to_plain_markdown(std::string_view text, const MoveAddress& moved) {
  return Converter(text, moved).run();
}

std::string to_plain_line(std::string_view text) {
  const PlainMarkdown markdown =
      Converter(text, [](const std::string& url, bool) { return url; }).run();
  std::string plain;
  bool in_picture = false, in_target = false;
  for (std::size_t i = 0; i < markdown.text.size(); ++i) {
    const char c = markdown.text[i];
    const char next = i + 1 < markdown.text.size() ? markdown.text[i + 1] : '\0';
    if (c == '!' && next == '[') in_picture = true;
    if (c == ']' && next == '(') in_target = true;
    const bool shown =
        !in_picture && !in_target && std::string_view("[*`#").find(c) == std::string_view::npos;
    if (shown) plain += c;
    if (c == ')' && in_target) in_picture = in_target = false;
  }
  return collapse_spaces(plain);
}

std::string to_plain_lines(std::string_view text) {
  const std::string markdown =
      Converter(text, [](const std::string& url, bool) { return url; }).run().text;
  std::string lines;
  for (std::size_t at = 0; at < markdown.size();) {
    const std::size_t end = std::min(markdown.find('\n', at), markdown.size());
    const std::string line = to_plain_line(std::string_view(markdown).substr(at, end - at));
    if (!line.empty()) lines += (lines.empty() ? "" : "\n") + line;
    at = end + 1;
  }
  return lines;
}

}  // namespace offprint
