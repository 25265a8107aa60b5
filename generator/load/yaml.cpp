#include "load/yaml.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <string>

#include "base/utf8.hpp"
#include "load/yaml_fault.hpp"
#include "load/yaml_scalar.hpp"

namespace offprint {
namespace {

constexpr std::size_t kDeepest = 64;
constexpr std::size_t kMostAliased = 1 << 20;  ///< values and bytes that anchors and aliases copy
constexpr std::string_view kCoreTag = "tag:yaml.org,2002:";

/// Leaves the parser, whose events cannot say stop; the diagnostic is already written.
struct Refused {};

/// A value that aliases can name, and what a copy of it costs.
struct Anchored {
  Node node;
  std::size_t weight = 0;
  std::size_t height = 0;
};

/// Weight in values and bytes, height in containers.
void measure(const Node& node, std::size_t depth, Anchored& measured) {
  measured.weight += 1 + node.text.size();
  measured.height = std::max(measured.height, depth);
  for (const Node& item : node.items) measure(item, depth + 1, measured);
  for (const Member& member : node.members) {
    measured.weight += member.key.size();
    measure(member.value, depth + 1, measured);
  }
}

class Events : public YAML::EventHandler {
 public:
  Events(SourceId source, std::string_view whole, std::string_view text, Diagnostics& diagnostics,
         TreeBuilder& tree)
      : text_(text),
        from_(static_cast<std::size_t>(text.data() - whole.data())),
        finder_(source, whole.substr(0, from_ + text.size())),
        diagnostics_(diagnostics),
        tree_(tree) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1) refuse_second_document(mark);
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    if (tree_.expects_key()) refuse(mark, "a key must be text, found nothing");
    if (in_map() && offset_of(mark) <= last_scalar_)
      refuse(tree_.key_place(), "expected `:` behind the key",
             "check the indentation; or is a bracket not closed?");
    Node node;
    node.place = place(mark);
    keep(anchor, node);
    tree_.value(std::move(node));
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    last_scalar_ = offset_of(mark);
    const std::string_view begin = text_.substr(last_scalar_, 1);
    if (begin == "\"" || begin == "'") last_quote_ = last_scalar_;
    if (tree_.expects_key()) return key(mark, tag, value);
    Node node = Node::string(value, place(mark));
    node.kind = kind_of(mark, tag, value);
    tree_.drop_controls(node.text, node.place);
    keep(anchor, node);
    tree_.value(std::move(node));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Node::list(place(mark)));
  }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, Node::map(place(mark)));
  }
  void OnSequenceEnd() override { close(); }
  void OnMapEnd() override { close(); }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    if (tree_.expects_key()) refuse(mark, "a key must be text, found an alias");
    const auto found = anchored_.find(anchor);
    if (found == anchored_.end()) refuse(mark, "the alias stands within the value that it names");
    spend(mark, found->second.weight);
    if (open_anchors_.size() + found->second.height > kDeepest)
      refuse(mark, fmt::format("lists and maps are nested more than {} deep", kDeepest));
    tree_.value(found->second.node);
  }

  /// Reports what yaml-cpp threw.
  void explain(const YAML::ParserException& failure) {
    const std::string_view message = failure.msg;
    if (message == YAML::ErrorMsg::EOF_IN_SCALAR) last_quote_ = find_open_quote(text_, furthest_);
    if (report_open_quote()) return;
    const Node* open = tree_.innermost();
    if (open != nullptr && message == YAML::ErrorMsg::END_OF_MAP_FLOW) {
      report(open->place, "`{` is not closed", "is a `,` or `}` missing?");
    } else if (open != nullptr && message == YAML::ErrorMsg::END_OF_SEQ_FLOW) {
      report(open->place, "`[` is not closed", "is a `,` or `]` missing?");
    } else {
      const YamlFault fault = explain_yaml_fault(text_, offset_of(failure.mark), message);
      report(finder_.at(from_ + fault.offset), fault.message, fault.hint);
    }
  }

  /// Reports a text in quotes that ran to the end of the file, if there is one.
  bool report_open_quote() {
    if (last_quote_ == std::string_view::npos || is_closed_quote(text_, last_quote_)) return false;
    report(finder_.at(from_ + last_quote_), "the text in quotes that begins here is not closed");
    return true;
  }

 private:
  std::size_t offset_of(const YAML::Mark& mark) const {
    return std::min(static_cast<std::size_t>(std::max(mark.pos, 0)), text_.size());
  }

  /// Never goes back, so that all places together cost one pass over the text.
  Place place(const YAML::Mark& mark) {
    furthest_ = std::max(furthest_, offset_of(mark));
    return finder_.at(from_ + furthest_);
  }

  void report(const Place& place, std::string message, std::string hint = {}) {
    diagnostics_.error(place, std::move(message), std::move(hint)).code = "yaml-syntax";
  }
  [[noreturn]] void refuse(const Place& place, std::string message, std::string hint = {}) {
    report(place, std::move(message), std::move(hint));
    throw Refused();
  }
  [[noreturn]] void refuse(const YAML::Mark& mark, std::string message, std::string hint = {}) {
    refuse(place(mark), std::move(message), std::move(hint));
  }

  /// yaml-cpp begins a new document also where a line stands further left than the first one.
  [[noreturn]] void refuse_second_document(const YAML::Mark& mark) {
    const std::string_view between =
        text_.substr(furthest_, offset_of(mark) + 3 - std::min(furthest_, offset_of(mark)));
    if (between.find("\n---") != std::string_view::npos)
      refuse(mark, "a second document begins here", "one file holds one document");
    refuse(mark, "this line does not belong to what stands above it", "check its indentation");
  }

  bool in_map() const { return tree_.innermost() != nullptr && tree_.innermost()->is_map(); }

  void key(const YAML::Mark& mark, const std::string& tag, const std::string& value) {
    if (tag == "?" && value == "<<")
      refuse(mark, "merge keys (`<<`) are not read", "write the keys out");
    check_tag(mark, tag);
    std::string text = value;
    tree_.drop_controls(text, place(mark));
    tree_.key(std::move(text), place(mark));
  }

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node container) {
    if (tree_.expects_key())
      refuse(mark, fmt::format("a key must be text, found {}", container.noun()),
             "quote it; or is a bracket not closed?");
    check_tag(mark, tag);
    open_anchors_.push_back(anchor);
    if (!tree_.open(std::move(container))) throw Refused();
  }

  void close() {
    keep(open_anchors_.back(), *tree_.innermost());
    open_anchors_.pop_back();
    tree_.close();
  }

  void keep(YAML::anchor_t anchor, const Node& node) {
    if (anchor == YAML::NullAnchor) return;
    Anchored kept;
    measure(node, 0, kept);
    spend(node.place, kept.weight);
    kept.node = node;
    anchored_.emplace(anchor, std::move(kept));
  }

  template <class Where>
  void spend(const Where& where, std::size_t weight) {
    if (weight > kMostAliased - spent_)
      refuse(where, "anchors and aliases of this file stand for too much", "write the values out");
    spent_ += weight;
  }

  Node::Kind kind_of(const YAML::Mark& mark, const std::string& tag, const std::string& value) {
    check_tag(mark, tag);
    const bool text = tag == "!" || tag == std::string(kCoreTag) + "str";
    return text ? Node::Kind::kString : kind_of_plain(value);
  }

  void check_tag(const YAML::Mark& mark, std::string_view tag) {
    constexpr std::string_view kRead[] = {"str", "int", "float", "bool", "null", "seq", "map"};
    if (tag.empty() || tag == "?" || tag == "!") return;
    const bool core = tag.starts_with(kCoreTag);
    const std::string_view name = core ? tag.substr(kCoreTag.size()) : tag;
    if (core && std::find(std::begin(kRead), std::end(kRead), name) != std::end(kRead)) return;
    refuse(mark, fmt::format("tag `{}{}` is not read", core ? "!!" : "", name), "delete the tag");
  }

  std::string_view text_;
  std::size_t from_;  ///< where `text_` begins in the whole file
  PlaceFinder finder_;
  Diagnostics& diagnostics_;
  TreeBuilder& tree_;
  int documents_ = 0;
  std::size_t furthest_ = 0;
  std::size_t last_scalar_ = 0;
  std::size_t last_quote_ = std::string_view::npos;
  std::vector<YAML::anchor_t> open_anchors_;  ///< one for each open container
  std::map<YAML::anchor_t, Anchored> anchored_;
  std::size_t spent_ = 0;
};

/// True when the whole text was read without a fault.
bool run(std::string_view text, Events& events) {
  try {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(events)) continue;
    return !events.report_open_quote();
  } catch (const Refused&) {
    return false;
  } catch (const YAML::ParserException& failure) {
    events.explain(failure);
    return false;
  }
}

}  // namespace

std::optional<Node> parse_yaml(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                               const Streaming& streaming, std::size_t from, std::size_t to) {
  const std::string_view whole = sources.text(source);
  TreeBuilder tree(diagnostics, kDeepest, streaming);
  Events events(source, whole, whole.substr(from, to - from), diagnostics, tree);
  if (!run(whole.substr(from, to - from), events)) return std::nullopt;
  std::optional<Node> root = std::move(tree).take();
  if (root) return root;
  Node nothing;
  nothing.place = {source, 1, 1};
  return nothing;
}

}  // namespace offprint
