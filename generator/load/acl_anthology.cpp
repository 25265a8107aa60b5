#include "load/acl_anthology.hpp"

#include <array>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "base/unicode.hpp"
#include "load/bibtex_date.hpp"
#include "load/xml_file.hpp"

namespace offprint {
namespace {

using pugi::xml_node;

constexpr std::string_view kSite = "https://aclanthology.org/";

constexpr auto kMarks = std::to_array<InlineMarks>({
    {"fixed-case", "{", "}"},
    {"tex-math", "$", "$"},
    {"b", "<b>", "</b>"},
    {"i", "<i>", "</i>"},
});

std::string markup(const xml_node& node) { return inline_text(node, kMarks.data(), kMarks.size()); }

bool is_web_address(std::string_view text) {
  return text.starts_with("https://") || text.starts_with("http://");
}

/// A name of the Anthology's as a URL; what is a URL already stays.
std::string anthology_url(std::string_view name, std::string_view folder, std::string_view ending) {
  if (name.empty() || is_web_address(name)) return std::string(name);
  return std::string(kSite).append(folder).append(name).append(ending);
}

class AclReader {
 public:
  AclReader(XmlFile& file, const ItemSink& sink) : file_(file), sink_(sink) {}

  ReadAccount read() {
    for (const xml_node& volume : file_.root().children("volume")) read_volume(volume);
    for (const xml_node& event : file_.root().children("event")) {
      (void)event;
      count_other();
    }
    return account_;
  }

 private:
  void count_other() {
    ++account_.entries;
    ++account_.not_works;
  }

  void read_volume(const xml_node& volume) {
    if (volume.child("frontmatter")) count_other();
    for (const xml_node& paper : volume.children("paper")) {
      ++account_.entries;
      sink_(make_record_map(volume, paper));
    }
  }

  Node make_record_map(const xml_node& volume, const xml_node& paper) {
    RecordDraft draft(file_.place(paper));
    draft.set("id", plain_text(paper.child("bibkey")), draft.place());
    const bool journal = std::string_view(volume.attribute("type").value()) == "journal";
    draft.set("type", journal ? "article-journal" : "paper-conference", draft.place());
    draft.set("title", markup(paper.child("title")), draft.place());
    add_people(draft, paper, "author");
    add_people(draft, paper, "editor");
    add_volume(draft, volume, journal);
    add_texts(draft, paper);
    add_links(draft, paper);
    add_marks(draft, paper);
    return std::move(draft).finish();
  }

  static void add_people(RecordDraft& draft, const xml_node& paper, const char* role) {
    for (const xml_node& person : paper.children(role)) {
      Node name = Node::map(draft.place());
      const std::string given = plain_text(person.child("first"));
      const std::string family = plain_text(person.child("last"));
      if (!given.empty()) name.members.push_back({"given", draft.place(), Node::string(given)});
      name.members.push_back({"family", draft.place(), Node::string(family)});
      draft.append(role, std::move(name));
    }
  }

  static void add_volume(RecordDraft& draft, const xml_node& volume, bool journal) {
    const Place place = draft.place();
    const xml_node meta = volume.child("meta");
    if (journal) draft.set("container-title", plain_text(meta.child("journal-title")), place);
    draft.set("container-title", plain_text(meta.child("booktitle")), place);
    draft.set("container-title-short", to_upper(plain_text(meta.child("venue"))), place);
    draft.set("volume", plain_text(meta.child("journal-volume")), place);
    draft.set("issue", plain_text(meta.child("journal-issue")), place);
    draft.set("publisher", plain_text(meta.child("publisher")), place);
    draft.set("publisher-place", plain_text(meta.child("address")), place);
    draft.set("ISBN", plain_text(meta.child("isbn")), place);
    const std::string month = plain_text(meta.child("month"));
    const std::string first_month = month.substr(0, month.find_first_of(" -–/"));
    draft.set_date(year_in(plain_text(meta.child("year"))), month_of(first_month), 0, place);
    if (!journal) draft.set("track", volume.attribute("id").value(), place);
  }

  static void add_texts(RecordDraft& draft, const xml_node& paper) {
    const Place place = draft.place();
    draft.set("page", page_range(plain_text(paper.child("pages"))), place);
    draft.set("abstract", markup(paper.child("abstract")), place);
    draft.set("DOI", plain_text(paper.child("doi")), place);
    draft.set("language", plain_text(paper.child("language")), place);
    draft.set("issue", plain_text(paper.child("issue")), place);
    draft.set("note", plain_text(paper.child("note")), place);
    for (const xml_node& award : paper.children("award")) {
      draft.append("awards", plain_text(award), place);
    }
    for (const xml_node& dataset : paper.children("pwcdataset")) {
      draft.append("datasets", plain_text(dataset), place);
    }
  }

  static std::string page_range(std::string pages) {
    for (std::size_t at = pages.find("–"); at != std::string::npos; at = pages.find("–")) {
      pages.replace(at, std::string_view("–").size(), "-");
    }
    return pages;
  }

  static void add_links(RecordDraft& draft, const xml_node& paper) {
    const Place place = draft.place();
    const std::string id = plain_text(paper.child("url"));
    draft.set("URL", anthology_url(id, "", "/"), place);
    if (!id.empty() && !is_web_address(id)) {
      draft.set("acl-id", id, place);
      draft.add_link("pdf", anthology_url(id, "", ".pdf"), place);
    }
    add_files(draft, paper);
    draft.add_link("code", paper.child("pwccode").attribute("url").value(), place);
  }

  static void add_files(RecordDraft& draft, const xml_node& paper) {
    const Place place = draft.place();
    for (const xml_node& file : paper.children("attachment")) {
      draft.add_link(label_of(file.attribute("type").value()),
                     anthology_url(plain_text(file), "attachments/", ""), place);
    }
    for (const xml_node& video : paper.children("video")) {
      draft.add_link("video", anthology_url(video.attribute("href").value(), "", ""), place);
    }
    for (const xml_node& revision : paper.children("revision")) {
      draft.add_link(std::string("version ") + revision.attribute("id").value(),
                     anthology_url(revision.attribute("href").value(), "", ".pdf"), place);
    }
    for (const xml_node& erratum : paper.children("erratum")) {
      draft.add_link("erratum", anthology_url(plain_text(erratum), "", ".pdf"), place);
    }
  }

  static std::string label_of(std::string_view type) {
    const std::string lower = to_lower(type);
    if (lower.empty()) return "attachment";
    return lower == "optionalsupplementarymaterial" ? "supp" : lower;
  }

  static void add_marks(RecordDraft& draft, const xml_node& paper) {
    for (const char* const mark : {"retracted", "removed"}) {
      const xml_node node = paper.child(mark);
      if (!node) continue;
      draft.set_true("retracted", draft.place());
      draft.set("retraction-note", plain_text(node), draft.place());
    }
  }

  XmlFile& file_;
  const ItemSink& sink_;
  ReadAccount account_;
};

}  // namespace

ReadAccount read_acl_anthology(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                               const ItemSink& sink) {
  XmlFile file(source, sources, diagnostics);
  const ItemSink titled = titling(sink, diagnostics);
  return AclReader(file, titled).read();
}

}  // namespace offprint
