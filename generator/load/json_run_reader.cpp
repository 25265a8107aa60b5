// The items of long lists are read by simdjson, ten times as fast as by the parser that explains
// what is wrong with a file. What the two read is the same.
#include <simdjson.h>

#include <algorithm>

#include "load/json.hpp"
#include "load/json_fault.hpp"

namespace offprint {
namespace {

namespace ondemand = simdjson::ondemand;

/// A run as a list of its own, with the room behind it that the parser looks at.
std::string as_list(std::string_view run) {
  std::string list;
  list.reserve(run.size() + 2 + simdjson::SIMDJSON_PADDING);
  list.append("[").append(run).append("]");
  return list;
}

/// Walks over a run and tells the tree what stands there. Throws simdjson_error at what is no JSON.
class RunReader {
 public:
  RunReader(const JsonRun& run, std::string_view text, TreeBuilder& tree)
      : begin_(run.begin),
        list_(as_list(text.substr(run.begin, run.end - run.begin))),
        finder_(text, run.begin, run.place),
        tree_(tree) {}

  /// False where the nesting is too deep. The brackets of a run are balanced, so that its list ends
  /// with ours.
  bool read(const ItemSink& sink) {
    ondemand::parser parser;
    ondemand::document document =
        parser.iterate(simdjson::padded_string_view(list_.data(), list_.size(), list_.capacity()));
    for (ondemand::value item : document.get_array()) {
      if (!take(item)) return false;
      sink(*std::move(tree_).take());
    }
    return true;
  }

 private:
  bool take(ondemand::value value) {
    const char* const token = value.raw_json_token().data();
    switch (value.type()) {
      case ondemand::json_type::object:
        return tree_.open(Node::map(place_of(token))) && take_members(value.get_object());
      case ondemand::json_type::array:
        return tree_.open(Node::list(place_of(token))) && take_items(value.get_array());
      default:
        tree_.value(scalar(value, token));
        return true;
    }
  }

  bool take_members(ondemand::object map) {
    for (ondemand::field member : map) {
      const Place place = place_of(member.key().raw() - 1);
      tree_.key(text(member.unescaped_key(), place), place);
      if (!take(member.value())) return false;
    }
    tree_.close();
    return true;
  }

  bool take_items(ondemand::array list) {
    for (ondemand::value item : list)
      if (!take(item)) return false;
    tree_.close();
    return true;
  }

  Node scalar(ondemand::value& value, const char* token) {
    const Place place = place_of(token);
    switch (value.type()) {
      case ondemand::json_type::string:
        return Node::string(text(value.get_string(), place), place);
      case ondemand::json_type::number:
        return number(value, token, place);
      case ondemand::json_type::boolean:
        return of_kind(Node::Kind::kBoolean, value.get_bool() ? "true" : "false", place);
      default:
        if (!value.is_null()) throw simdjson::simdjson_error(simdjson::INCORRECT_TYPE);
        return of_kind(Node::Kind::kNull, "", place);
    }
  }

  Node number(ondemand::value& value, const char* token, const Place& place) {
    const ondemand::number read = value.get_number();
    const std::string_view rest(token, list_.data() + list_.size() - token);
    const Node::Kind kind = read.is_double() ? Node::Kind::kFloat : Node::Kind::kInteger;
    return of_kind(kind, rest.substr(0, json_number_length(rest)), place);
  }

  static Node of_kind(Node::Kind kind, std::string_view spelt, const Place& place) {
    Node node = Node::string(std::string(spelt), place);
    node.kind = kind;
    return node;
  }

  /// Control characters can only have been written with escapes.
  std::string text(std::string_view unescaped, const Place& place) {
    std::string text(unescaped);
    tree_.drop_controls(text, place);
    return text;
  }

  Place place_of(const char* token) {
    constexpr std::size_t kBracket = 1;
    return finder_.at(begin_ + static_cast<std::size_t>(token - list_.data()) - kBracket);
  }

  std::size_t begin_;
  std::string list_;
  PlaceFinder finder_;
  TreeBuilder& tree_;
};

}  // namespace

bool parse_json_run(const JsonRun& run, const Sources& sources, Diagnostics& diagnostics,
                    const ItemSink& sink) {
  const Streaming whole;
  TreeBuilder tree(diagnostics, kDeepestJson - 1, whole);
  try {
    return RunReader(run, sources.text(run.place.source), tree).read(sink);
  } catch (const simdjson::simdjson_error&) {
    return false;
  }
}

}  // namespace offprint
