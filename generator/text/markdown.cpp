#include "text/markdown.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <set>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "text/file_link.hpp"
#include "text/markdown_limits.hpp"
#include "text/slug.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

/// Stand around a heading's id at its beginning until the id is moved into the tag. No text has
/// them: see `cleaned`.
constexpr char kIdBegin = '\x01', kIdEnd = '\x02';

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeParser {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
struct FreeIterator {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
struct FreeText {
  void operator()(char* text) const { cmark_get_default_mem_allocator()->free(text); }
};
using Document = std::unique_ptr<cmark_node, FreeNode>;
using Parser = std::unique_ptr<cmark_parser, FreeParser>;
using Iterator = std::unique_ptr<cmark_iter, FreeIterator>;

constexpr int kParse = CMARK_OPT_SMART | CMARK_OPT_FOOTNOTES;

std::string text_of(const char* text) {
  return text == nullptr ? std::string() : std::string(text);
}

std::uint32_t line_of(cmark_node* node) {
  for (; node != nullptr; node = cmark_node_parent(node)) {
    if (const int line = cmark_node_get_start_line(node); line > 0)
      return static_cast<std::uint32_t>(line);
  }
  return 1;
}

/// The source without controls, which HTML cannot hold and which mark our ids.
std::string cleaned(std::string_view source) {
  std::string out;
  out.reserve(source.size());
  for (std::size_t i = 0; i < source.size();) {
    const char32_t c = decode_utf8(source, i);
    const bool kept = c == '\n' || c == '\r' || c == '\t' || !is_invisible_control(c);
    if (kept) append_utf8(out, c);
  }
  return out;
}

void attach(cmark_parser* parser, const char* extension) {
  cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extension));
}

/// cmark-gfm keeps the special characters of its extensions in tables that every parser writes to,
/// so one text is parsed at a time. Rendering needs no such care.
Document parse(std::string_view source) {
  static std::mutex one_at_a_time;
  const std::lock_guard guard(one_at_a_time);
  cmark_gfm_core_extensions_ensure_registered();
  const Parser parser(cmark_parser_new(kParse));
  for (const char* extension : {"table", "strikethrough", "autolink"})
    attach(parser.get(), extension);
  cmark_parser_feed(parser.get(), source.data(), source.size());
  return Document(cmark_parser_finish(parser.get()));
}

/// The nodes of one kind of event, gathered before any is changed.
template <class Wanted>
std::vector<cmark_node*> find_nodes(cmark_node* root, Wanted wanted) {
  std::vector<cmark_node*> found;
  const Iterator iterator(cmark_iter_new(root));
  while (cmark_iter_next(iterator.get()) != CMARK_EVENT_DONE) {
    cmark_node* const node = cmark_iter_get_node(iterator.get());
    const bool first = cmark_iter_get_event_type(iterator.get()) == CMARK_EVENT_ENTER;
    if (first && wanted(cmark_node_get_type(node))) found.push_back(node);
  }
  return found;
}

/// What a node says, without markup.
std::string plain_text(cmark_node* root) {
  std::string out;
  const Iterator iterator(cmark_iter_new(root));
  while (cmark_iter_next(iterator.get()) != CMARK_EVENT_DONE) {
    if (cmark_iter_get_event_type(iterator.get()) != CMARK_EVENT_ENTER) continue;
    cmark_node* const node = cmark_iter_get_node(iterator.get());
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
      out += text_of(cmark_node_get_literal(node));
    if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) out += ' ';
  }
  return collapse_spaces(out);
}

cmark_node* make_text(const std::string& literal) {
  cmark_node* const text = cmark_node_new(CMARK_NODE_TEXT);
  cmark_node_set_literal(text, literal.c_str());
  return text;
}

void replace(cmark_node* node, cmark_node* by) {
  cmark_node_replace(node, by);
  cmark_node_free(node);
}

/// Puts a node's children in its place.
void unwrap(cmark_node* node) {
  while (cmark_node* const child = cmark_node_first_child(node))
    cmark_node_insert_before(node, child);
  cmark_node_unlink(node);
  cmark_node_free(node);
}

bool is_inside(std::string_view url) {
  const bool outside =
      url.starts_with("http:") || url.starts_with("https:") || url.starts_with("mailto:");
  return !outside && !url.starts_with('/') && !url.starts_with('#');
}

bool is_within_picture(cmark_node* node) {
  while ((node = cmark_node_parent(node)) != nullptr)
    if (cmark_node_get_type(node) == CMARK_NODE_IMAGE) return true;
  return false;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + (text.substr(end, 2) == "\r\n" ? 2 : 1), text.size()));
  }
  return lines;
}

/// In code points; 0 where no picture begins there: cmark errs about those behind code of several
/// lines, in tables, or over several lines themselves.
std::uint32_t picture_column(std::string_view line, int column) {
  const auto at = static_cast<std::size_t>(std::max(column - 1, 0));
  if (at >= line.size() || !line.substr(at).starts_with("![")) return 0;
  return static_cast<std::uint32_t>(count_code_points(line.substr(0, at)) + 1);
}

class Renderer {
 public:
  explicit Renderer(MarkdownOptions options) : options_(options) {}

  MarkdownPage render(std::string_view source) {
    if (const auto problem = find_unbounded_markdown(source)) {
      page_.problems.push_back(*problem);
      return std::move(page_);
    }
    const Document document = parse(source);
    show_raw_html(document.get());
    check_targets(document.get());
    set_headings(document.get());
    take_pictures(document.get(), source);
    write(document.get());
    return std::move(page_);
  }

 private:
  void warn(cmark_node* node, std::string message) {
    const std::uint32_t line = line_of(node);
    const bool known = !page_.problems.empty() && page_.problems.back().line == line &&
                       page_.problems.back().message == message;
    if (!known) page_.problems.push_back({line, std::move(message)});
  }

  /// Raw HTML becomes text, so that its author sees what is not possible. Comments were not meant
  /// to be seen.
  void show_raw_html(cmark_node* root) {
    const auto is_html = [](cmark_node_type type) {
      return type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE;
    };
    for (cmark_node* node : find_nodes(root, is_html)) {
      const std::string html(trim(text_of(cmark_node_get_literal(node))));
      const bool comment = html.starts_with("<!--") && html.find("-->") + 3 == html.size();
      if (!comment) warn(node, "raw HTML is shown as text");
      replace(node, make_shown(node, comment ? "" : html));
    }
  }

  /// The text where a node of raw HTML stood: in a paragraph where that was a block.
  static cmark_node* make_shown(cmark_node* node, const std::string& html) {
    cmark_node* const text = make_text(html);
    if (cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE) return text;
    cmark_node* const paragraph =
        cmark_node_new(html.empty() ? CMARK_NODE_CUSTOM_BLOCK : CMARK_NODE_PARAGRAPH);
    if (html.empty()) {
      cmark_node_free(text);
    } else {
      cmark_node_append_child(paragraph, text);
    }
    return paragraph;
  }

  /// Links and pictures with unsafe targets lose them and keep their text.
  void check_targets(cmark_node* root) {
    for (cmark_node* node : find_nodes(root, [](cmark_node_type type) {
           return type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE;
         })) {
      const std::string url = text_of(cmark_node_get_url(node));
      const bool link = cmark_node_get_type(node) == CMARK_NODE_LINK;
      if (const auto safe = safe_url(address_of_file(url, options_.folder).value_or(url))) {
        if (link) page_.links.push_back({line_of(node), url});
        cmark_node_set_url(node, link ? from_page(*safe).c_str() : safe->c_str());
        continue;
      }
      warn(node, std::string(link ? "link" : "picture") + " to `" + url + "` is left out");
      unwrap(node);
    }
  }

  /// An address inside the site as this page names it; anything else as it is.
  std::string from_page(const std::string& url) const {
    return is_inside(url) ? std::string(options_.link_root) + url : url;
  }

  /// Lists the pictures, with safe addresses and ones that this page can use. A picture within the
  /// words of another is words.
  void take_pictures(cmark_node* root, std::string_view source) {
    std::vector<cmark_node*> nodes =
        find_nodes(root, [](cmark_node_type type) { return type == CMARK_NODE_IMAGE; });
    std::erase_if(nodes, is_within_picture);
    if (nodes.empty()) return;
    const std::vector<std::string_view> lines = lines_of(source);
    for (cmark_node* node : nodes) {
      page_.pictures.push_back(picture_of(node, lines));
      cmark_node_set_url(node, page_.pictures.back().url.c_str());
    }
  }

  MarkdownPicture picture_of(cmark_node* node, const std::vector<std::string_view>& lines) const {
    const std::string url = text_of(cmark_node_get_url(node));
    MarkdownPicture picture{.url = from_page(url),
                            .path = is_inside(url) ? decoded_path(url) : std::string(),
                            .alt = plain_text(node),
                            .title = text_of(cmark_node_get_title(node)),
                            .line = line_of(node)};
    if (picture.line <= lines.size())
      picture.column = picture_column(lines[picture.line - 1], cmark_node_get_start_column(node));
    return picture;
  }

  /// The highest heading of the text comes to stand at the chosen level, whether its author began
  /// with `#` or `##`, and none is more than one level below the one before.
  void set_headings(cmark_node* root) {
    const std::vector<cmark_node*> headings =
        find_nodes(root, [](cmark_node_type type) { return type == CMARK_NODE_HEADING; });
    int highest = 6;
    for (cmark_node* node : headings)
      highest = std::min(highest, cmark_node_get_heading_level(node));
    int deepest = options_.first_heading;
    for (cmark_node* node : headings) {
      const int wanted = cmark_node_get_heading_level(node) - highest + options_.first_heading;
      const int level = std::min({wanted, deepest, 6});
      deepest = level + 1;
      cmark_node_set_heading_level(node, level);
      const std::string text = plain_text(node);
      const std::string id = unused_id(std::string(options_.id_prefix) + make_slug(text));
      page_.headings.push_back({level, id, text});
      cmark_node* const mark = cmark_node_new(CMARK_NODE_CUSTOM_INLINE);
      cmark_node_set_on_enter(mark, (kIdBegin + id + kIdEnd).c_str());
      cmark_node_prepend_child(node, mark);
    }
  }

  std::string unused_id(const std::string& wanted) {
    std::string id = wanted;
    for (int& number = next_number_[wanted]; !ids_.insert(id).second;)
      id = wanted + "-" + std::to_string(++number + 1);
    return id;
  }

  void write(cmark_node* root) {
    const std::unique_ptr<char, FreeText> html(cmark_render_html(root, kParse, nullptr));
    append_finished(html.get());
  }

  /// Moves the ids into the headings' tags, lets pictures be written by who knows more of them, and
  /// says the alignment of cells by class, since HTML has no attribute for it any more. Every tag
  /// in the text is cmark's own: raw HTML became text.
  void append_finished(std::string_view html) {
    while (!html.empty()) {
      const std::size_t tag = std::min(html.find('<'), html.size());
      append_text(html.substr(0, tag));
      html.remove_prefix(tag);
      html.remove_prefix(append_tag(html));
    }
  }

  void append_text(std::string_view text) {
    for (const char c : text) {
      if (c != kIdBegin && c != kIdEnd) page_.html += c;
    }
  }

  /// Writes the tag that `html` begins with; returns how much was taken care of.
  std::size_t append_tag(std::string_view html) {
    constexpr std::string_view kAligned = "<td align=\"";
    if (html.size() > 5 && html[1] == 'h' && html[3] == '>' && html[4] == kIdBegin) {
      const std::size_t end = html.find(kIdEnd);
      page_.html.append(html.substr(0, 3))
          .append(" id=\"")
          .append(html.substr(5, end - 5))
          .append("\">");
      return end + 1;
    }
    if (html.starts_with(kAligned) || html.starts_with("<th align=\"")) {
      page_.html.append(html.substr(0, 3)).append(" class=\"");
      return kAligned.size();
    }
    if (html.empty()) return 0;
    const std::size_t end = std::min(html.find('>'), html.size() - 1);
    if (html.starts_with("<img ") && options_.write_picture && written_ < page_.pictures.size()) {
      page_.html += options_.write_picture(page_.pictures[written_++]);
      return end + 1;
    }
    const std::string_view tag = html.substr(0, end);
    append_text(tag.ends_with(" /") ? tag.substr(0, tag.size() - 2) : tag);
    page_.html += '>';
    return end + 1;
  }

  MarkdownOptions options_;
  MarkdownPage page_;
  std::size_t written_ = 0;  ///< of the pictures, which are written in the order of their list
  std::set<std::string> ids_;
  std::map<std::string, int> next_number_;
};

}  // namespace

MarkdownPage render_markdown(std::string_view source, MarkdownOptions options) {
  return Renderer(options).render(cleaned(source));
}

std::string markdown_to_plain(std::string_view source) {
  const std::string clean = cleaned(source);
  if (find_unbounded_markdown(clean)) return {};
  const Document document = parse(clean);
  for (cmark_node* node = cmark_node_first_child(document.get()); node != nullptr;
       node = cmark_node_next(node)) {
    if (cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH) return plain_text(node);
  }
  return {};
}

}  // namespace offprint
