#include "migrate/old_records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string_view>
#include <utility>

#include "base/files.hpp"
#include "base/unicode.hpp"
#include "load/bibtex_reader.hpp"
#include "load/date.hpp"
#include "load/record.hpp"
#include "load/record_json.hpp"
#include "load/records.hpp"
#include "load/source_text.hpp"
#include "migrate/markup.hpp"
#include "text/slug.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

std::string works(std::size_t count) {
  return count == 1 ? "1 work" : fmt::format("{} works", count);
}

/// Marks the files to be copied that a record's links and picture name by their new addresses.
void copy_named_files(const Record& record, Migration& move) {
  for (const Link& link : record.links) move.moved_file(link.url, "");
  if (!record.image.src.empty()) move.moved_file(record.image.src, "");
}

/// A list of records that grows into a JSON file.
class RecordFile {
 public:
  RecordFile(std::string path, Migration& move) : path_(std::move(path)), move_(move) {}

  void add(const Node& map, const std::string& from) {
    Diagnostics& diagnostics = move_.old.diagnostics();
    const std::size_t errors = diagnostics.errors();
    Record record = read_record(map, diagnostics);
    if (diagnostics.errors() > errors) return move_.leave(from, "no record can be made of it");
    while (!ids_.insert(record.id).second) record.id += "-2";
    json_ += json_.empty() ? "[\n" : ",\n";
    append_record_json(json_, map, record);
    move_.carry(from, fmt::format("{}: `{}`", path_, record.id));
    move_.records.push_back(std::move(record));
  }

  void finish() {
    if (!json_.empty()) move_.files.push_back({path_, json_ + "\n]\n", ""});
  }

 private:
  std::string path_;
  Migration& move_;
  std::string json_;
  std::set<std::string> ids_;
};

/// An id from the name of a file, without the date in front of it.
std::string id_of(const std::string& stem) {
  const bool dated = stem.size() > 11 && parse_date(stem.substr(0, 10)) && stem[10] == '-';
  return mend_id(make_slug(dated ? stem.substr(11) : stem));
}

/// "2015-05-27" out of "2015-05-27 00:00:00 -0400"; "1900-01-01" stands for no date.
std::string date_of(const Node& front) {
  const std::string date = text_of(front, "date").substr(0, 10);
  return date == "1900-01-01" ? "" : date;
}

std::string type_of(const std::string& category, const std::string& venue) {
  const std::string words = to_lower(category + " " + venue);
  const auto says = [&](std::string_view word) { return words.find(word) != std::string::npos; };
  if (says("thesis")) return "thesis";
  if (says("conference") || says("proceedings") || says("workshop") || says("symposium"))
    return "paper-conference";
  if (says("book") || says("chapter")) return says("chapter") ? "chapter" : "book";
  return says("arxiv") || says("preprint") ? "article" : "article-journal";
}

void add_link(Node& record, const std::string& label, const std::string& url) {
  if (url.empty()) return;
  Node link = Node::map();
  put(link, "label", label);
  put(link, "url", url);
  list_in(record, "links").items.push_back(std::move(link));
}

Node author_list(const std::vector<std::string>& names) {
  Node list = Node::list();
  for (const std::string& name : names) list.items.push_back(Node::string(name));
  return list;
}

Node record_of_text(const OldText& text, Migration& move) {
  const Node& front = text.front;
  Node record = Node::map({front.place.source, 1, 1});
  const std::string venue = to_plain_line(
      text_of(front, "venue").empty() ? text_of(front, "journal") : text_of(front, "venue"));
  put(record, "id", id_of(text.stem));
  put(record, "type", type_of(text_of(front, "category"), venue));
  put(record, "title", to_plain_line(text_of(front, "title")));
  const std::string date = date_of(front);
  put(record, "issued", date.empty() ? text_of(front, "year") : date);
  put(record, "container-title", venue);
  const std::string authors = text_of(front, "authors") + text_of(front, "author");
  put(record, "author",
      author_list(
          authors_of_citation(authors.empty() ? text_of(front, "citation") : authors + " \"")));
  put(record, "abstract", to_plain_line(text_of(front, "excerpt")));
  put(record, "DOI", text_of(front, "doi"));
  for (const auto& [key, label] : {std::pair{"paperurl", "paper"},
                                   {"pdf", "pdf"},
                                   {"slidesurl", "slides"},
                                   {"bibtexurl", "bibtex"},
                                   {"link", "link"}})
    add_link(record, label, move.moved(text_of(front, key), ""));
  return record;
}

/// The record in a `cite.bib`, or an empty one.
Node record_of_bibtex(const std::string& path, Migration& move) {
  Node record = Node::map();
  const auto source = move.old.source(path);
  if (!source) return record;
  Diagnostics ignored;
  read_bibtex(*source, move.old.sources(), ignored, [&](const Node& map) {
    if (record.members.empty()) record = map;
  });
  return record;
}

Node author_names(const Node& front) {
  std::vector<std::string> names;
  if (const Node* const authors = front.find("authors"))
    for (const Node& author : authors->items) names.push_back(collapse_spaces(author.text));
  return author_list(names);
}

/// "url_pdf: …" of old versions, `links` of newer ones.
void add_hugo_links(const Node& front, const std::string& folder, Node& record, Migration& move) {
  for (const Member& member : front.members)
    if (member.key.starts_with("url_") && member.value.is_scalar())
      add_link(record, member.key.substr(4), move.moved(member.value.text, folder));
  const Node* const links = front.find("links");
  for (const Node& link : links == nullptr ? std::vector<Node>() : links->items) {
    const Node* const label = find_first(link, {"label", "name", "type"});
    const std::string url = text_of(link, "url");
    if (label != nullptr && url.find("doi.org") == std::string::npos)
      add_link(record, label->text, move.moved(url, folder));
  }
}

void add_picture(const OldText& text, const std::string& folder, Node& record, Migration& move) {
  for (const char* const ending : {"jpg", "png", "jpeg", "webp", "gif", "svg"}) {
    const std::string file = move.moved_file(fmt::format("featured.{}", ending), folder);
    if (file.empty()) continue;
    Node image = Node::map();
    put(image, "src", file);
    put(image, "alt", "Figure of " + to_plain_line(text_of(text.front, "title")));
    return put(record, "image", std::move(image));
  }
}

Node record_of_folder(const OldText& text, Migration& move) {
  const Node& front = text.front;
  const std::string folder = fs::path(text.path).parent_path().generic_string();
  Node record = record_of_bibtex(folder + "/cite.bib", move);
  std::erase_if(record.members, [](const Member& member) { return member.key == "id"; });
  record.place = {front.place.source, 1, 1};
  put(record, "id", id_of(text.stem));
  put(record, "title", to_plain_line(text_of(front, "title")));
  put(record, "author", author_names(front));
  put(record, "issued", date_of(front));
  put(record, "container-title", to_plain_line(text_of(front, "publication")));
  put(record, "container-title-short", to_plain_line(text_of(front, "publication_short")));
  const Node* const types = front.find("publication_types");
  const std::string type =
      types == nullptr || types->items.empty() ? "" : types->items.front().text;
  put(record, "type", type.size() > 1 ? type : type_of("", text_of(front, "publication")));
  put(record, "abstract", to_plain_line(text_of(front, "abstract")));
  put(record, "summary", to_plain_line(text_of(front, "summary")));
  const Node* const ids =
      front.find("hugoblox") == nullptr ? nullptr : front.find("hugoblox")->find("ids");
  put(record, "DOI", ids == nullptr ? text_of(front, "doi") : text_of(*ids, "doi"));
  if (text_of(front, "featured") == "true") put(record, "selected", *front.find("featured"));
  if (const Node* const tags = front.find("tags")) put(record, "topics", *tags);
  add_hugo_links(front, folder, record, move);
  add_picture(text, folder, record, move);
  return record;
}

/// Where texts that link to the work find it.
void note_address(std::string_view old, const Node& record, Migration& move) {
  while (old.starts_with('/')) old.remove_prefix(1);
  while (old.ends_with('/')) old.remove_suffix(1);
  if (!old.empty()) move.addresses.emplace(old, "publications/" + text_of(record, "id") + ".html");
}

}  // namespace

void move_bibliography(const std::string& path, Migration& move) {
  const auto source = move.old.source(path);
  if (!source) return;
  Diagnostics ignored;
  const std::vector<Record> records = load_records(*source, move.old.sources(), ignored).records;
  if (records.empty()) return move.leave(path, "no publications are found in it");
  for (const Record& record : records) copy_named_files(record, move);
  const std::string to = "content/publications/" + fs::path(path).filename().string();
  move.files.push_back({to, read_file(move.old.root() / path), ""});
  move.carry(path, fmt::format("{} ({})", to, works(records.size())));
  move.records.insert(move.records.end(), records.begin(), records.end());
}

void move_publication_texts(const std::string& folder, Migration& move) {
  RecordFile file("content/publications/publications.json", move);
  for (const OldText& text : move.old.texts(folder)) {
    const Node record = record_of_text(text, move);
    if (record.find("author") == nullptr)
      move.leave(text.path, "its authors: no `citation` begins with them");
    note_address(text_of(text.front, "permalink"), record, move);
    file.add(record, text.path);
  }
  file.finish();
}

void move_publication_folders(const std::string& folder, Migration& move) {
  RecordFile file("content/publications/publications.json", move);
  for (const OldText& text : move.old.texts(folder)) {
    if (text.path.ends_with("_index.md")) continue;
    const Node record = record_of_folder(text, move);
    note_address(fs::path(folder).filename().string() + "/" + text.stem, record, move);
    file.add(record, text.path);
  }
  file.finish();
}

}  // namespace offprint
