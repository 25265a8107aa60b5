#include "load/record_json.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>
#include <vector>

namespace offprint {
namespace {

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

void append_inline(std::string& out, const Node& node);

void append_list(std::string& out, const std::vector<Node>& items) {
  out += '[';
  for (const Node& item : items) {
    if (&item != &items.front()) out += ", ";
    append_inline(out, item);
  }
  out += ']';
}

void append_map(std::string& out, const std::vector<Member>& members) {
  out += '{';
  for (const Member& member : members) {
    if (&member != &members.front()) out += ", ";
    append_quoted(out, member.key);
    out += ": ";
    append_inline(out, member.value);
  }
  out += '}';
}

void append_inline(std::string& out, const Node& node) {
  switch (node.kind) {
    case Node::Kind::kNull:
      out += "null";
      return;
    case Node::Kind::kList:
      return append_list(out, node.items);
    case Node::Kind::kMap:
      return append_map(out, node.members);
    case Node::Kind::kString:
      return append_quoted(out, node.text);
    case Node::Kind::kBoolean:
    case Node::Kind::kInteger:
    case Node::Kind::kFloat:
      out += node.text;
      return;
  }
}

void add_part(Node& map, std::string_view key, const std::string& text) {
  if (!text.empty()) map.members.push_back({std::string(key), {}, Node::string(text)});
}

/// Marks and DBLP's number stand behind the name again, where its reader finds them.
Node name_node(const PrintedName& name) {
  Node map = Node::map();
  const std::string number = name.homonym == 0 ? "" : fmt::format(" {:04}", name.homonym);
  add_part(map, "given", name.given);
  add_part(map, "dropping-particle", name.dropping_particle);
  add_part(map, "non-dropping-particle", name.particle);
  if (!name.family.empty()) add_part(map, "family", name.family + number + name.marks);
  add_part(map, "suffix", name.suffix);
  if (!name.literal.empty()) add_part(map, "literal", name.literal + name.marks);
  if (name.family_first) {
    Node yes = Node::string("true");
    yes.kind = Node::Kind::kBoolean;
    map.members.push_back({"static-ordering", {}, std::move(yes)});
  }
  return map;
}

Node names_node(const std::vector<PrintedName>& names) {
  Node list = Node::list();
  for (const PrintedName& name : names) list.items.push_back(name_node(name));
  return list;
}

class ObjectWriter {
 public:
  ObjectWriter(std::string& out, std::size_t indent) : out_(out), indent_(indent) {}

  void begin_member(std::string_view key) {
    out_ += empty_ ? "{\n" : ",\n";
    empty_ = false;
    out_.append(indent_ + 2, ' ');
    append_quoted(out_, key);
    out_ += ": ";
  }

  /// A list of maps has one a line.
  void value(const Node& node) {
    const bool tall = node.is_list() && node.items.size() > 1 && node.items[0].is_map();
    if (!tall) return append_inline(out_, node);
    for (const Node& item : node.items) {
      out_ += &item == &node.items.front() ? "[\n" : ",\n";
      out_.append(indent_ + 4, ' ');
      append_inline(out_, item);
    }
    out_ += '\n';
    out_.append(indent_ + 2, ' ') += ']';
  }

  void end() {
    if (empty_) out_ += "{\n";
    out_ += '\n';
    out_.append(indent_, ' ') += '}';
  }

 private:
  std::string& out_;
  std::size_t indent_;
  bool empty_ = true;
};

}  // namespace

void append_record_json(std::string& out, const Node& map, const Record& record,
                        std::size_t indent) {
  out.append(indent, ' ');
  ObjectWriter writer(out, indent);
  writer.begin_member("id");
  writer.value(Node::string(record.id));
  for (const Member& member : map.members) {
    if (member.key == "id") continue;
    writer.begin_member(member.key);
    if (member.key == "author") {
      writer.value(names_node(record.authors));
    } else if (member.key == "editor") {
      writer.value(names_node(record.editors));
    } else {
      writer.value(member.value);
    }
  }
  if (record.authors_incomplete && !map.find("authors-incomplete")) {
    writer.begin_member("authors-incomplete");
    Node yes = Node::string("true");
    yes.kind = Node::Kind::kBoolean;
    writer.value(yes);
  }
  writer.end();
}

}  // namespace offprint
