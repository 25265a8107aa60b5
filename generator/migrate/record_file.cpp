#include "migrate/record_file.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "base/unicode.hpp"
#include "load/record.hpp"
#include "load/record_json.hpp"
#include "text/slug.hpp"

namespace offprint {

RecordFile::RecordFile(const std::string& folder, Migration& move)
    : path_(move.new_path(folder, "content/publications/publications.json")), move_(move) {}

void RecordFile::add(const Node& map, const std::string& from,
                     const std::vector<std::string>& published) {
  Diagnostics& diagnostics = move_.old.diagnostics();
  const std::size_t errors = diagnostics.errors();
  Record record = read_record(map, diagnostics);
  if (diagnostics.errors() > errors) {
    move_.publish(published, from, {});
    return move_.leave(from, "no record can be made of it");
  }
  while (!ids_.insert(record.id).second) record.id += "-2";
  json_ += json_.empty() ? "[\n" : ",\n";
  append_record_json(json_, map, record);
  move_.carry(from, fmt::format("{}: `{}`", path_, record.id));
  move_.publish(published, from, {"publications/" + record.id + ".html"});
  move_.records.push_back(std::move(record));
}

void RecordFile::finish() {
  if (!json_.empty()) move_.files.push_back({path_, json_ + "\n]\n", ""});
}

Node begin_record(const OldText& text) {
  Node record = Node::map({text.front.place.source, 1, 1});
  const std::string day = date_of(text), date = text_of(text.front, "date");
  put(record, "id", mend_id(make_slug(stem_without_date(text))));
  put(record, "issued", day.empty() && date.size() < 10 ? date : day);
  return record;
}

std::string type_of_words(const std::string& words) {
  const std::string lower = to_lower(words);
  const auto says = [&](std::string_view word) { return lower.find(word) != std::string::npos; };
  if (says("thesis")) return "thesis";
  if (says("conference") || says("proceedings") || says("workshop") || says("symposium"))
    return "paper-conference";
  if (says("book") || says("chapter")) return says("chapter") ? "chapter" : "book";
  return says("arxiv") || says("preprint") ? "article" : "article-journal";
}

void add_link(Node& record, const std::string& label, const std::string& url) {
  if (url.empty() || url.find("doi.org/") != std::string::npos) return;
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

}  // namespace offprint
