// Markdown to HTML, by cmark-gfm, made safe and bounded.
//
// In: Markdown (CommonMark with tables, strikethrough, bare addresses and footnotes) as people
// write it in pages, news and biographies. Out: HTML whose headings have ids and begin at a chosen
// level, with what was found amiss. Raw HTML is shown as text, links and pictures go to safe URLs
// only (text/url.hpp). Refused, with the line: tables and nestings so large that the output would
// dwarf the input, and texts over `kLongestMarkdown`. Time is linear in the input.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace offprint {

inline constexpr std::size_t kLongestMarkdown = 1u << 20;  ///< bytes

struct MarkdownHeading {
  int level = 0;     ///< as rendered: 2 for `<h2>`
  std::string id;    ///< unique in this text: "related-work", "related-work-2"
  std::string text;  ///< plain
};

/// A link, as it stands in the text.
struct MarkdownLink {
  std::uint32_t line = 0;  ///< counts from 1 within the text
  std::string target;      ///< "teaching.md#looms", "people/ada.html", "https://example.org/"
};

/// Something that its author should know. Wording as in diagnostics; lines count from 1 within the
/// text.
struct MarkdownProblem {
  std::uint32_t line = 0;
  std::string message;   ///< "link to `javascript:alert(1)` is left out"
  bool refused = false;  ///< the whole text was; else only this part
};

/// A picture that the text shows. Lines count from 1 within the text, columns in code points.
struct MarkdownPicture {
  std::string url;   ///< as the page names it: "../assets/a%20b.png"
  std::string path;  ///< below the output folder, "assets/a b.png"; empty: outside the site
  std::string alt, title;
  std::uint32_t line = 0, column = 0;  ///< 0: not known
};

struct MarkdownPage {
  std::string html;  ///< empty where the text was refused
  std::vector<MarkdownHeading> headings;
  std::vector<MarkdownPicture> pictures;
  std::vector<MarkdownLink> links;
  std::vector<MarkdownProblem> problems;
};

struct MarkdownOptions {
  /// Level of the text's highest heading, be it `#` or `##`, since a page's title is its `<h1>`;
  /// deeper ones follow without a gap, down to `<h6>`.
  int first_heading = 2;
  /// Put before links and pictures inside the site, which count from its top: the way there from
  /// the page on which the text stands, "../".
  std::string_view link_root = {};
  /// Where the text stands below content/, "pages/", "news/" or empty: links that name a file
  /// (text/file_link.hpp) are taken from there.
  std::string_view folder = {};
  /// Put before heading ids, where several texts stand on one page.
  std::string_view id_prefix = {};
  /// Makes the HTML of a picture; empty: it is written with its address and words alone.
  std::function<std::string(const MarkdownPicture&)> write_picture = {};
};

///     "# On *x*" → "<h2 id=\"on-x\">On <em>x</em></h2>\n"
MarkdownPage render_markdown(std::string_view source, MarkdownOptions options = {});

/// The first paragraph as plain text on one line, for descriptions; empty where there is none, or
/// the text is refused.
std::string markdown_to_plain(std::string_view source);

}  // namespace offprint
