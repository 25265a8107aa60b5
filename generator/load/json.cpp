#include "load/json.hpp"

#include <cstddef>
#include <iterator>
#include <nlohmann/json.hpp>

#include "base/utf8.hpp"
#include "load/json_fault.hpp"

namespace offprint {
namespace {

using Json = nlohmann::json;

/// Reads the text for the parser and leaves at `reached` how far it came: the parser tells its
/// events no places.
struct CountingIterator {
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  const char* at;
  const char** reached;

  reference operator*() const { return *at; }
  CountingIterator& operator++() {
    *reached = ++at;
    return *this;
  }
  CountingIterator operator++(int) {
    const CountingIterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const CountingIterator& a, const CountingIterator& b) {
    return a.at == b.at;
  }
  friend bool operator!=(const CountingIterator& a, const CountingIterator& b) {
    return a.at != b.at;
  }
};

/// The parser's events. Between two tokens stand only white space, `,` and `:`, so a token begins
/// at the next other byte behind the last one; the parser has always read to a token's end, and
/// behind a number one byte more.
class Events {
 public:
  Events(SourceId source, std::string_view text, Diagnostics& diagnostics, TreeBuilder& tree)
      : text_(text),
        reached_(text.data()),
        finder_(source, text),
        diagnostics_(diagnostics),
        tree_(tree) {}

  CountingIterator begin() { return {reached_, &reached_}; }
  CountingIterator end() { return {text_.data() + text_.size(), &reached_}; }

  bool null() { return scalar(Node::Kind::kNull, ""); }
  bool boolean(bool value) { return scalar(Node::Kind::kBoolean, value ? "true" : "false"); }
  bool number_integer(Json::number_integer_t) { return number(); }
  bool number_unsigned(Json::number_unsigned_t) { return number(); }
  bool number_float(Json::number_float_t, const std::string&) { return number(); }
  bool string(std::string& value) {
    mend_escapes(value);
    return scalar(Node::Kind::kString, value);
  }
  bool binary(Json::binary_t&) { return false; }

  bool start_object(std::size_t) { return open(Node::map(next_place())); }
  bool start_array(std::size_t) { return open(Node::list(next_place())); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool key(std::string& key) {
    mend_escapes(key);
    tree_.key(key, next_place());
    advance(JsonExpects::kColonAndValue);
    return true;
  }

  bool parse_error(std::size_t, const std::string&, const Json::exception&) {
    const JsonFault fault = explain_json_fault(text_, done_, expects_);
    Diagnostic& error =
        diagnostics_.error(finder_.at(fault.offset), fault.message, hint(fault.hint));
    error.code = "json-syntax";
    error.width =
        static_cast<std::uint32_t>(count_code_points(text_.substr(fault.offset, fault.length)));
    return false;
  }

 private:
  /// At the file's end the question is which container was left open.
  std::string hint(const std::string& hint) const {
    if (!hint.empty() || tree_.innermost() == nullptr) return hint;
    if (text_.find_first_not_of(" \t\r\n,:", done_) != std::string_view::npos) return hint;
    const Node& open = *tree_.innermost();
    return std::string(open.is_map() ? "`{`" : "`[`") + " at " + describe(open.place) +
           " is not closed";
  }

  std::size_t next_token() const {
    std::size_t i = done_;
    while (i < text_.size() && separates(text_[i])) ++i;
    return i;
  }

  /// A text that is shorter than what stands between its quotes was written with escapes.
  void mend_escapes(std::string& text) {
    const std::size_t begin = next_token();
    const std::size_t end = static_cast<std::size_t>(reached_ - text_.data());
    if (end - begin != text.size() + 2) tree_.drop_controls(text, finder_.at(begin));
  }

  static bool separates(char c) {
    return c == ' ' || c == '\n' || c == ',' || c == ':' || c == '\r' || c == '\t';
  }

  Place next_place() { return finder_.at(next_token()); }

  bool scalar(Node::Kind kind, std::string_view value) {
    Node node = Node::string(std::string(value), next_place());
    node.kind = kind;
    tree_.value(std::move(node));
    advance(behind_value());
    return true;
  }

  bool number() {
    const std::size_t begin = next_token();
    const std::string_view rest = text_.substr(begin);
    const std::string_view spelt = rest.substr(0, json_number_length(rest));
    const bool integer = spelt.find_first_of(".eE") == std::string_view::npos;
    scalar(integer ? Node::Kind::kInteger : Node::Kind::kFloat, spelt);
    done_ = begin + spelt.size();
    return true;
  }

  bool open(Node container) {
    const bool map = container.is_map();
    if (!tree_.open(std::move(container))) return false;
    advance(map ? JsonExpects::kKeyOrEnd : JsonExpects::kItemOrEnd);
    return true;
  }

  bool close() {
    tree_.close();
    advance(behind_value());
    return true;
  }

  void advance(JsonExpects expects) {
    done_ = static_cast<std::size_t>(reached_ - text_.data());
    expects_ = expects;
  }

  JsonExpects behind_value() const {
    if (tree_.innermost() == nullptr) return JsonExpects::kEnd;
    return tree_.innermost()->is_map() ? JsonExpects::kNextMember : JsonExpects::kNextItem;
  }

  std::string_view text_;
  const char* reached_;
  std::size_t done_ = 0;  ///< end of the last token that was right
  JsonExpects expects_ = JsonExpects::kValue;
  PlaceFinder finder_;
  Diagnostics& diagnostics_;
  TreeBuilder& tree_;
};

}  // namespace

std::optional<Node> parse_json(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                               const Streaming& streaming) {
  TreeBuilder tree(diagnostics, kDeepestJson, streaming);
  Events events(source, sources.text(source), diagnostics, tree);
  if (!Json::sax_parse(events.begin(), events.end(), &events)) return std::nullopt;
  return std::move(tree).take();
}

}  // namespace offprint
