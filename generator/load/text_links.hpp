// Links from texts to other files of the content: each must lead to a file that is published, and
// to a heading of it. What is checked are files that are named as files (text/file_link.hpp) and
// headings of the text itself; addresses on the site are not.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/node.hpp"
#include "base/source.hpp"
#include "model.hpp"
#include "text/markdown.hpp"

namespace offprint {

/// Gathers the links of all texts, since a text may lead to one that is read later.
class TextLinks {
 public:
  /// `sources` knows the files' paths and lines, and outlives this.
  explicit TextLinks(const Sources& sources) : sources_(sources) {}

  /// The text of a Markdown file, which begins at the start of a line: its links, and the headings
  /// to which others may lead.
  void add(const MarkdownPage& text, const Place& begin);

  /// The links in the texts of a configuration file, each at the place of its text.
  void add(const Node& configuration);

  /// Warns of each link that leads nowhere.
  void check(const Content& content, Diagnostics& diagnostics) const;

 private:
  struct Link {
    std::string target;  ///< as it stands there
    Place place;         ///< in Markdown files the line alone
  };

  const Sources& sources_;
  std::vector<Link> links_;
  /// Their ids, sorted, by file: "pages/teaching.md".
  std::map<std::string, std::vector<std::string>> headings_;
};

}  // namespace offprint
