// Events of a parser to a located tree, the same for JSON and YAML.
//
// In go containers that open and close, keys and scalars, each with its place; out comes the
// finished tree, or one item of a list after the other, so that a file of 250 MB never stands in
// memory as a whole. Refused: nesting deeper than the cap, and a key that stands twice in one map.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/node.hpp"

namespace offprint {

/// Takes one item of a list as soon as it is complete.
using ItemSink = std::function<void(Node)>;

/// Which items a reader hands out one by one: those of the list at the top, or of the list that one
/// of `keys` names in the map at the top. Without a sink nothing is handed out.
struct Streaming {
  std::span<const std::string_view> keys;
  ItemSink sink;
};

class TreeBuilder {
 public:
  TreeBuilder(Diagnostics& diagnostics, std::size_t deepest, const Streaming& streaming)
      : diagnostics_(diagnostics), deepest_(deepest), streaming_(streaming) {}

  /// Begins a list or a map; false, and reported, where it would be nested too deep.
  bool open(Node container);

  /// Ends the innermost container and puts it into the one around it.
  void close();

  /// The key of the next value; only where the innermost container is a map.
  void key(std::string key, const Place& place);

  /// A value without parts, or a finished tree.
  void value(Node node);

  /// Leaves out, with a warning, the control characters that an escape wrote into a text.
  void drop_controls(std::string& text, const Place& place);

  /// The innermost open container, or nullptr; its value still grows.
  const Node* innermost() const { return open_.empty() ? nullptr : &open_.back().node; }
  bool expects_key() const { return !open_.empty() && open_.back().wants_key(); }
  const Place& key_place() const { return open_.back().key_place; }

  /// The whole tree, without the items that were handed out; nothing before the first value.
  std::optional<Node> take() && { return std::move(root_); }

 private:
  struct Open {
    Node node;
    std::string key;
    Place key_place;
    bool has_key = false;

    bool wants_key() const { return node.is_map() && !has_key; }
  };

  bool hands_out(const Node& container) const;
  void refuse_duplicates(Node& map);
  void refuse_duplicate(const Member& first, const Member& second);

  Diagnostics& diagnostics_;
  std::size_t deepest_;
  const Streaming& streaming_;
  std::size_t streaming_depth_ = 0;  ///< of the list whose items are handed out; 0: none
  std::vector<Open> open_;
  std::optional<Node> root_;
};

/// "line 3, column 5".
std::string describe(const Place& place);

}  // namespace offprint
