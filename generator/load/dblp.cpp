#include "load/dblp.hpp"

#include <algorithm>
#include <array>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "load/bibtex_date.hpp"
#include "load/xml_file.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

using pugi::xml_node;

constexpr auto kMarks = std::to_array<InlineMarks>({
    {"i", "<i>", "</i>"},
    {"sub", "<sub>", "</sub>"},
    {"sup", "<sup>", "</sup>"},
    {"tt", "\\texttt{", "}"},
});

struct DblpType {
  std::string_view element, csl, genre;
};

constexpr auto kTypes = std::to_array<DblpType>({
    {"article", "article-journal", ""},
    {"inproceedings", "paper-conference", ""},
    {"incollection", "chapter", ""},
    {"proceedings", "book", ""},
    {"book", "book", ""},
    {"phdthesis", "thesis", "PhD thesis"},
    {"mastersthesis", "thesis", "Master's thesis"},
    {"data", "dataset", ""},
    {"www", "", ""},
});

const DblpType* find_type(std::string_view element) {
  const auto found = std::ranges::find(kTypes, element, &DblpType::element);
  return found == kTypes.end() ? nullptr : &*found;
}

/// DBLP ends every title with a full stop; of an ellipsis or abbreviation only that one is its own.
std::string without_full_stop(std::string title) {
  if (title.ends_with('.') && !title.ends_with("..")) title.pop_back();
  return title;
}

class DblpReader {
 public:
  DblpReader(XmlFile& file, const ItemSink& sink) : file_(file), sink_(sink) {}

  ReadAccount read() {
    const xml_node root = file_.root();
    if (find_type(root.name())) {
      read_entry(root);
    } else {
      read_children(root, 0);
    }
    return account_;
  }

 private:
  /// Entries stand below `<dblp>`, in a person's file below `<r>`, in a search result below
  /// `<hit>`.
  void read_children(const xml_node& node, int depth) {
    constexpr int kDeepest = 6;
    for (const xml_node& child : node.children()) {
      if (child.type() != pugi::node_element) continue;
      if (find_type(child.name()) && child.child("title")) {
        read_entry(child);
      } else if (depth < kDeepest) {
        read_children(child, depth + 1);
      }
    }
  }

  void read_entry(const xml_node& entry) {
    const DblpType& type = *find_type(entry.name());
    ++account_.entries;
    if (type.csl.empty()) {
      ++account_.not_works;
    } else {
      sink_(make_record_map(entry, type));
    }
  }

  Node make_record_map(const xml_node& entry, const DblpType& type) {
    RecordDraft draft(file_.place(entry));
    const Place place = draft.place();
    const std::string key = entry.attribute("key").value();
    draft.set("id", id_of(key), place);
    draft.set("dblp", key, place);
    const bool informal = std::string_view(entry.attribute("publtype").value()) == "informal";
    const bool preprint = informal || key.starts_with("journals/corr/");
    draft.set("type", std::string(preprint ? "article" : type.csl), place);
    draft.set("genre", std::string(preprint ? "preprint" : type.genre), place);
    draft.set("title",
              without_full_stop(inline_text(entry.child("title"), kMarks.data(), kMarks.size())),
              place);
    add_people(draft, entry, "author");
    add_people(draft, entry, "editor");
    draft.set_date(year_in(plain_text(entry.child("year"))),
                   month_of(plain_text(entry.child("month"))), 0, place);
    add_container(draft, entry, preprint);
    add_links(draft, entry);
    if (std::string_view(entry.attribute("publtype").value()) == "withdrawn") {
      draft.set_true("retracted", place);
    }
    return std::move(draft).finish();
  }

  /// "conf/cvpr/ZhaoZ25" → "ZhaoZ25" with the place before it, since it counts only there.
  static std::string id_of(std::string key) {
    std::ranges::replace(key, '/', '-');
    return key.starts_with("conf-")       ? key.substr(5)
           : key.starts_with("journals-") ? key.substr(9)
                                          : key;
  }

  static void add_people(RecordDraft& draft, const xml_node& entry, const char* role) {
    for (const xml_node& person : entry.children(role)) {
      draft.append(role, plain_text(person), draft.place());
    }
  }

  static void add_container(RecordDraft& draft, const xml_node& entry, bool preprint) {
    const Place place = draft.place();
    const std::string journal = plain_text(entry.child("journal"));
    if (preprint) draft.set("publisher", "arXiv", place);
    if (!preprint) draft.set("container-title", journal, place);
    draft.set("container-title", plain_text(entry.child("booktitle")), place);
    draft.set("volume", preprint ? "" : plain_text(entry.child("volume")), place);
    draft.set("issue", plain_text(entry.child("number")), place);
    draft.set("page", plain_text(entry.child("pages")), place);
    draft.set("publisher", plain_text(entry.child("publisher")), place);
    draft.set("publisher", plain_text(entry.child("school")), place);
    draft.set("collection-title", plain_text(entry.child("series")), place);
    draft.set("ISBN", plain_text(entry.child("isbn")), place);
    draft.set("note", plain_text(entry.child("note")), place);
  }

  static void add_links(RecordDraft& draft, const xml_node& entry) {
    for (const xml_node& edition : entry.children("ee")) {
      const std::string url = plain_text(edition);
      const auto doi = doi_of(url);
      if (doi && !draft.has("DOI")) {
        draft.set("DOI", *doi, draft.place());
      } else if (!draft.has("URL")) {
        draft.set("URL", url, draft.place());
      } else {
        draft.add_link("paper", url, draft.place());
      }
    }
  }

  XmlFile& file_;
  const ItemSink& sink_;
  ReadAccount account_;
};

}  // namespace

ReadAccount read_dblp(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                      const ItemSink& sink) {
  XmlFile file(source, sources, diagnostics);
  const ItemSink titled = titling(sink, diagnostics);
  return DblpReader(file, titled).read();
}

}  // namespace offprint
