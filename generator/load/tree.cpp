#include "load/tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "base/find_byte.hpp"
#include "base/utf8.hpp"
#include "load/source_text.hpp"

namespace offprint {

std::string describe(const Place& place) {
  return fmt::format("line {}, column {}", place.line, place.column);
}

bool TreeBuilder::open(Node container) {
  if (open_.size() == deepest_) {
    diagnostics_
        .error(container.place,
               fmt::format("lists and maps are nested more than {} deep", deepest_))
        .code = "nesting";
    return false;
  }
  const bool streams = hands_out(container);
  open_.push_back({std::move(container), {}, {}});
  if (streams) streaming_depth_ = open_.size();
  return true;
}

bool TreeBuilder::hands_out(const Node& container) const {
  if (!streaming_.sink || streaming_depth_ != 0 || !container.is_list()) return false;
  if (open_.empty()) return true;
  const auto& keys = streaming_.keys;
  return open_.size() == 1 && open_[0].node.is_map() &&
         std::find(keys.begin(), keys.end(), open_[0].key) != keys.end();
}

void TreeBuilder::close() {
  Node node = std::move(open_.back().node);
  if (streaming_depth_ == open_.size()) streaming_depth_ = 0;
  open_.pop_back();
  if (node.is_map()) refuse_duplicates(node);
  value(std::move(node));
}

void TreeBuilder::key(std::string key, const Place& place) {
  Open& map = open_.back();
  map.key = std::move(key);
  map.key_place = place;
  map.has_key = true;
}

void TreeBuilder::drop_controls(std::string& text, const Place& place) {
  const std::size_t stray = find_byte(text, is_stray_control);
  if (stray == text.size()) return;
  diagnostics_
      .warning(place, fmt::format("control character U+{:04X} is left out",
                                  static_cast<unsigned char>(text[stray])))
      .code = "control-character";
  std::erase_if(text, is_stray_control);
}

void TreeBuilder::value(Node node) {
  if (open_.empty()) {
    root_ = std::move(node);
    return;
  }
  Open& parent = open_.back();
  if (parent.node.is_map()) {
    parent.node.members.push_back({std::move(parent.key), parent.key_place, std::move(node)});
    parent.has_key = false;
  } else if (streaming_depth_ == open_.size()) {
    streaming_.sink(std::move(node));
  } else {
    parent.node.items.push_back(std::move(node));
  }
}

namespace {

/// For the small maps that records are made of, cheaper than sorting.
bool small_and_distinct(const std::vector<Member>& members) {
  constexpr std::size_t kSmall = 24;
  if (members.size() > kSmall) return false;
  for (std::size_t i = 1; i < members.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (members[i].key == members[j].key) return false;
    }
  }
  return true;
}

}  // namespace

/// Equal keys become neighbours in a sorted list of positions, so a map of a million keys costs no
/// more than sorting them.
void TreeBuilder::refuse_duplicates(Node& map) {
  std::vector<Member>& members = map.members;
  if (small_and_distinct(members)) return;
  std::vector<std::uint32_t> order(members.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const int compared = members[a].key.compare(members[b].key);
    return compared != 0 ? compared < 0 : a < b;
  });
  std::vector<bool> dropped(members.size());
  for (std::size_t i = 1, first = 0; i < order.size(); ++i) {
    if (members[order[i]].key != members[order[first]].key) {
      first = i;
      continue;
    }
    refuse_duplicate(members[order[first]], members[order[i]]);
    dropped[order[i]] = true;
  }
  std::size_t index = 0;
  std::erase_if(members, [&](const Member&) { return dropped[index++]; });
}

void TreeBuilder::refuse_duplicate(const Member& first, const Member& second) {
  Diagnostic& error =
      diagnostics_.error(second.place, fmt::format("key `{}` stands twice in this map", second.key),
                         "first at " + describe(first.place));
  error.code = "duplicate-key";
  error.width = static_cast<std::uint32_t>(count_code_points(second.key));
}

}  // namespace offprint
