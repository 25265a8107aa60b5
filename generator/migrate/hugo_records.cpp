#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/unicode.hpp"
#include "load/bibtex_reader.hpp"
#include "migrate/documents.hpp"
#include "migrate/markup.hpp"
#include "migrate/old_records.hpp"
#include "migrate/published.hpp"
#include "migrate/record_file.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

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

/// The type of a work: as CSL has it, the number that old versions have for it, or by its venue.
std::string hugo_type_of(const Node& front) {
  constexpr std::array<const char*, 9> kNumbered{"",        "paper-conference", "article-journal",
                                                 "article", "report",           "book",
                                                 "chapter", "thesis",           "patent"};
  const Node* const types = front.find("publication_types");
  const std::string type =
      types == nullptr || types->items.empty() ? "" : types->items.front().text;
  if (type.size() > 1) return type;
  const bool known = type.size() == 1 && type[0] > '0' && type[0] < '9';
  return known ? kNumbered[static_cast<std::size_t>(type[0] - '0')]
               : type_of_words(text_of(front, "publication"));
}

/// "url_pdf: …" of old versions, `links` of newer ones.
void add_hugo_links(const Node& front, const std::string& folder, Node& record, Migration& move) {
  for (const Member& member : front.members)
    if (member.key.starts_with("url_") && member.value.is_scalar())
      add_link(record, member.key.substr(4), move.moved(member.value.text, folder));
  const Node* const links = front.find("links");
  for (const Node& link : links == nullptr ? std::vector<Node>() : links->items) {
    const Node* const label = find_first(link, {"label", "name", "type"});
    if (label != nullptr) add_link(record, label->text, move.moved(text_of(link, "url"), folder));
  }
}

void add_picture(const OldText& text, const std::string& folder, Node& record, Migration& move) {
  for (const char* const ending : {"jpg", "png", "jpeg", "webp", "gif", "svg"}) {
    const std::string file = move.moved_file(fmt::format("featured.{}", ending), folder);
    if (file.empty()) continue;
    return put(record, "image",
               image_node(file, "Figure of " + to_plain_line(text_of(text.front, "title"))));
  }
}

Node record_of_folder(const OldText& text, Migration& move) {
  const Node& front = text.front;
  const std::string folder = fs::path(text.path).parent_path().generic_string();
  Node record = record_of_bibtex(folder + "/cite.bib", move);
  std::erase_if(record.members, [](const Member& member) { return member.key == "id"; });
  const Node begun = begin_record(text);
  record.place = begun.place;
  for (const Member& member : begun.members) put(record, member.key, member.value);
  put(record, "title", to_plain_line(text_of(front, "title")));
  put(record, "author", author_names(front));
  put(record, "container-title", to_plain_line(text_of(front, "publication")));
  put(record, "container-title-short", to_plain_line(text_of(front, "publication_short")));
  put(record, "type", hugo_type_of(front));
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

}  // namespace

void move_publication_folders(const std::string& folder, Migration& move) {
  RecordFile file(folder, move);
  for (const OldText& text : move.texts(folder)) {
    if (text.path.ends_with("_index.md")) {
      move.publish(published_by_hugo(text, move.settings), text.path, {"publications/index.html"});
      continue;
    }
    const Node record = record_of_folder(text, move);
    if (fills_page(text.body)) move.leave(text.path, "its text beside the abstract");
    file.add(record, text.path, published_by_hugo(text, move.settings));
  }
  file.finish();
}

}  // namespace offprint
