#include "migrate/markup.hpp"

#include <algorithm>
#include <array>
#include <ranges>
#include <utility>
#include <vector>

#include "base/unicode.hpp"
#include "migrate/filled_in.hpp"
#include "migrate/html_tag.hpp"

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

std::string cut(std::string_view text, std::size_t most) {
  const std::string line = collapse_spaces(text);
  return line.size() <= most ? line : line.substr(0, most) + " …";
}

class Converter {
 public:
  Converter(std::string_view text, const MoveAddress& moved, const Cite& cited)
      : rest_(text), moved_(moved), cited_(cited) {}

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
      if (const auto tag = find_html_tag(rest_)) return take_tag(*tag);
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

  void leave(std::string_view what) { result_.left.push_back({line_, cut(what, 60), false}); }

  void leave_picture(std::string_view source) {
    result_.left.push_back({line_, cut(source, 60), true});
  }

  bool leave_filled_in() {
    const auto tag = find_filled_in(rest_);
    if (!tag) return false;
    if (!take_figure(*tag) && !take_citation(*tag) && !take_video(*tag) && !take_file(*tag) &&
        !take_code(*tag) && !says_nothing(*tag))
      leave(tag->whole);
    skip(tag->whole.size());
    return true;
  }

  /// Attributes for a style sheet, icons, and the beginnings of addresses: links lead on without
  /// them.
  static bool says_nothing(const FilledIn& tag) {
    if (tag.whole.starts_with("{:") || tag.whole.starts_with("{style=")) return true;
    return tag.name == "site.baseurl" || tag.name == "site.url" || tag.name == "base_path" ||
           tag.name == "icon" || tag.name == "raw" || tag.name == "endraw";
  }

  /// `{% include figure.liquid path="assets/img/a.png" caption="…" %}` and
  /// `{{< figure src="a.png" >}}` are pictures.
  bool take_figure(const FilledIn& tag) {
    std::string path = tag.attribute("path");
    if (path.empty()) path = tag.attribute("src");
    if (path.empty() || tag.name.find("figure") == std::string::npos) return false;
    std::string words = tag.attribute("alt");
    for (const char* const name : {"caption", "title"})
      if (words.empty()) words = tag.attribute(name);
    std::erase_if(words, [](char c) { return c == '[' || c == ']' || c == '<' || c == '>'; });
    add_picture(words, path);
    return true;
  }

  /// `{% highlight cpp %}…{% endhighlight %}` is a block of code.
  bool take_code(const FilledIn& tag) {
    if (tag.name == "highlight") {
      result_.text += "\n```" + (tag.words.empty() ? "" : tag.words.front());
    } else if (tag.name == "endhighlight") {
      result_.text += "```";
    } else {
      return false;
    }
    return true;
  }

  /// `{% cite lovelace1843 menabrea1842 --style apa %}`.
  bool take_citation(const FilledIn& tag) {
    if (tag.name != "cite") return false;
    std::vector<std::string> keys;
    bool of_option = false;
    for (const std::string& word : tag.words) {
      const bool option = word.starts_with('-');
      if (!option && !of_option) keys.push_back(word);
      of_option = option && word != "-A" && word != "--suppress_author";
    }
    return add_citations(keys);
  }

  bool add_citations(const std::vector<std::string>& keys) {
    std::string citations;
    for (const std::string& key : keys) {
      const std::string citation = cited_ ? cited_(key) : "";
      if (citation.empty()) return false;
      citations += (citations.empty() ? "" : "; ") + citation;
    }
    if (!citations.empty()) result_.text += "(" + citations + ")";
    return !citations.empty();
  }

  /// `{{< youtube abc >}}` and `{% include video.liquid path="…" %}` become links.
  bool take_video(const FilledIn& tag) {
    std::string address = tag.attribute("path");
    if (address.empty()) address = tag.attribute("src");
    std::string id = tag.attribute("id");
    if (id.empty() && !tag.words.empty()) id = tag.words.front();
    if (!id.empty() && tag.name == "youtube")
      return add_video("https://www.youtube.com/watch?v=" + id);
    if (!id.empty() && tag.name == "vimeo") return add_video("https://vimeo.com/" + id);
    return tag.name.starts_with("video") && add_video(address);
  }

  bool add_video(const std::string& address) {
    const std::string moved = address.empty() ? "" : moved_(address, false);
    if (!moved.empty()) result_.text += "[Video](" + moved + ")";
    return !moved.empty();
  }

  /// `{{% staticref "uploads/cv.pdf" %}}CV{{% /staticref %}}` is a link.
  bool take_file(const FilledIn& tag) {
    if (tag.name == "/staticref") return close_anchor();
    if (tag.name != "staticref" || tag.words.empty()) return false;
    open_anchor("/" + tag.words.front());
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
    leave_picture(target);
    result_.text.erase(begin);
    skip(std::min(rest_.find_first_of(")\n"), rest_.size()));
    if (rest_.starts_with(')')) skip(1);
  }

  void take_tag(const HtmlTag& tag) {
    if (!tag.closes && std::ranges::find(kHidden, tag.name) != kHidden.end()) {
      if (!take_film(tag)) leave("<" + tag.name + ">");
      skip(past("</" + tag.name, tag.size));
      return skip(rest_.empty() ? 0 : past(">", 0));
    }
    if (tag.name == "a") {
      take_anchor(tag);
    } else if (tag.name == "d-cite") {
      take_distill_citation(tag);
    } else if (tag.name == "img") {
      take_picture(tag);
    } else {
      const auto element = std::ranges::find(kElements, tag.name, &Element::name);
      if (element != kElements.end()) result_.text += tag.closes ? element->close : element->open;
    }
    skip(tag.size);
  }

  /// `<d-cite key="lovelace1843,menabrea1842"></d-cite>` of pages in the style of Distill.
  void take_distill_citation(const HtmlTag& tag) {
    if (tag.closes) return;
    std::vector<std::string> keys;
    for (const auto part : std::views::split(tag.attribute("key"), ','))
      keys.emplace_back(trim(std::string_view(part.begin(), part.end())));
    if (!add_citations(keys)) leave("<d-cite>");
  }

  /// A film that stands in the page: of YouTube, Vimeo or a file.
  bool take_film(const HtmlTag& tag) {
    std::string address = plain(tag.attribute("src"));
    if (tag.name == "video") return add_video(address);
    if (tag.name != "iframe") return false;
    constexpr std::string_view kEmbed = "youtube.com/embed/", kPlayer = "player.vimeo.com/video/";
    if (const std::size_t at = address.find(kEmbed); at != std::string::npos)
      return add_video("https://www.youtube.com/watch?v=" + id_at(address, at + kEmbed.size()));
    if (const std::size_t at = address.find(kPlayer); at != std::string::npos)
      return add_video("https://vimeo.com/" + id_at(address, at + kPlayer.size()));
    return false;
  }

  static std::string id_at(const std::string& address, std::size_t begin) {
    return address.substr(begin, address.find_first_of("?&#/", begin) - begin);
  }

  void take_anchor(const HtmlTag& tag) {
    if (tag.closes) {
      close_anchor();
    } else {
      open_anchor(plain(tag.attribute("href")));
    }
  }

  void open_anchor(std::string target) {
    target_ = std::move(target);
    if (!target_.empty()) result_.text += "[";
  }

  bool close_anchor() {
    if (!target_.empty()) result_.text += "](" + moved_(std::exchange(target_, {}), false) + ")";
    return true;
  }

  void take_picture(const HtmlTag& tag) {
    add_picture(tag.attribute("alt"), plain(tag.attribute("src")));
  }

  void add_picture(const std::string& words, const std::string& source) {
    const std::string moved = source.empty() ? "" : moved_(source, true);
    if (!moved.empty()) result_.text += "![" + words + "](" + moved + ")";
    if (moved.empty()) leave_picture(source);
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
  const Cite& cited_;
  std::vector<std::size_t> brackets_;  ///< where those stand in the result that are open
  PlainMarkdown result_;
  std::string target_;
  std::uint32_t line_ = 1;
};

}  // namespace

PlainMarkdown to_plain_markdown(std::string_view text, const MoveAddress& moved,
                                const Cite& cited) {
  return Converter(text, moved, cited).run();
}

std::string replaced(std::string text, std::string_view word, std::string_view by) {
  for (std::size_t at = 0; (at = text.find(word, at)) != std::string::npos; at += by.size())
    text.replace(at, word.size(), by);
  return text;
}

std::string to_plain_line(std::string_view text) {
  const PlainMarkdown markdown =
      to_plain_markdown(text, [](const std::string& url, bool) { return url; });
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
      to_plain_markdown(text, [](const std::string& url, bool) { return url; }).text;
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
