#include "load/reading.hpp"

#include <algorithm>
#include <charconv>

namespace offprint {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

Node* find_member(Node& map, std::string_view key) {
  const auto found = std::ranges::find(map.members, key, &Member::key);
  return found == map.members.end() ? nullptr : &found->value;
}

}  // namespace

std::string_view RecordDraft::text(std::string_view key) const {
  const Node* node = map_.find(key);
  return node ? std::string_view(node->text) : std::string_view();
}

void RecordDraft::put(std::string_view key, Node value) {
  if (has(key)) return;
  const Place place = value.place;
  map_.members.push_back({std::string(key), place, std::move(value)});
}

void RecordDraft::set(std::string_view key, std::string text, const Place& place) {
  if (!text.empty()) put(key, Node::string(std::move(text), place));
}

void RecordDraft::set_year(int year, const Place& place) { set_date(year, 0, 0, place); }

void RecordDraft::set_date(int year, int month, int day, const Place& place) {
  if (year <= 0) return;
  Node parts = Node::list(place);
  for (const int part : {year, month, day}) {
    if (part <= 0) break;
    parts.items.push_back(integer_node(part, place));
  }
  Node days = Node::list(place);
  days.items.push_back(std::move(parts));
  Node date = Node::map(place);
  date.members.push_back({"date-parts", place, std::move(days)});
  put("issued", std::move(date));
}

void RecordDraft::set_true(std::string_view key, const Place& place) {
  Node yes = Node::string("true", place);
  yes.kind = Node::Kind::kBoolean;
  put(key, std::move(yes));
}

void RecordDraft::append(std::string_view key, std::string text, const Place& place) {
  if (!text.empty()) append(key, Node::string(std::move(text), place));
}

void RecordDraft::append(std::string_view key, Node value) {
  if (!has(key)) put(key, Node::list(value.place));
  find_member(map_, key)->items.push_back(std::move(value));
}

void RecordDraft::add_link(std::string_view label, std::string url, const Place& place) {
  if (url.empty()) return;
  Node link = Node::map(place);
  link.members.push_back({"label", place, Node::string(std::string(label), place)});
  link.members.push_back({"url", place, Node::string(std::move(url), place)});
  append("links", std::move(link));
}

ItemSink titling(const ItemSink& sink, Diagnostics& diagnostics) {
  return [&sink, &diagnostics](Node work) {
    const Node* title = work.find("title");
    if (!title || title->text.empty()) {
      diagnostics.warning(work.place, "this work has no title", "it is called `Untitled`").code =
          "untitled";
      std::erase_if(work.members, [](const Member& member) { return member.key == "title"; });
      work.members.push_back({"title", work.place, Node::string("Untitled", work.place)});
    }
    sink(std::move(work));
  };
}

Node integer_node(long value, const Place& place) {
  Node node = Node::string(std::to_string(value), place);
  node.kind = Node::Kind::kInteger;
  return node;
}

int year_in(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    while (i < text.size() && is_digit(text[i])) ++i;
    int year = 0;
    if (i - begin == 4) std::from_chars(text.data() + begin, text.data() + i, year);
    if (year >= 1000) return year;
    i += i == begin;
  }
  return 0;
}

}  // namespace offprint
