// What is written of publications on many pages, as plain text and as HTML: each made at first
// need, once, and shared by all pages and threads. What is the same as in the record is a view of
// the record.
#pragma once

#include <forward_list>
#include <memory>
#include <string>
#include <string_view>

#include "base/once.hpp"
#include "catalog/catalog.hpp"

namespace offprint {

/// One publication's texts; views that last as long as catalog and PublicationTexts. All but the
/// title may be empty; those that are not HTML are plain Unicode on one line.
struct PublicationText {
  std::string_view title = "";
  std::string_view title_html = "";  ///< without links, since titles stand in links
  std::string_view abstract = "";
  std::string_view container = "";  ///< the three of venue_line.hpp
  std::string_view venue_line = "";
  std::string_view venue_short = "";
  std::string_view publisher = "";
  std::string_view pages = "";  ///< a range with an en dash
};

class PublicationTexts {
 public:
  explicit PublicationTexts(const Catalog& catalog);

  /// Safe to call from many threads at once.
  const PublicationText& of(PublicationIndex publication) const;

  /// Paragraphs in `<p>`; empty where there is no abstract.
  std::string_view abstract_html(PublicationIndex publication) const;

 private:
  struct Entry {
    Once once, html_once;
    PublicationText text;
    std::string abstract_html;
    std::forward_list<std::string> made;
  };
  void fill(Entry& entry, const Publication& publication) const;

  const Catalog& catalog_;
  std::unique_ptr<Entry[]> entries_;
};

}  // namespace offprint
