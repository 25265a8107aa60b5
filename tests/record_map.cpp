#include "record_map.hpp"

#include <fmt/format.h>

using namespace offprint;

namespace {

std::string inline_text(const Node& node) {
  std::string out;
  for (const Node& item : node.items) out += (out.empty() ? "" : ", ") + inline_text(item);
  for (const Member& member : node.members) {
    out += (out.empty() ? "" : ", ") + member.key + ": " + inline_text(member.value);
  }
  if (node.is_list()) return "[" + out + "]";
  if (node.is_map()) return "{" + out + "}";
  return node.is_null() ? "null" : node.text;
}

}  // namespace

std::string dump_map(const Node& map) {
  std::string out;
  for (const Member& member : map.members) {
    out += member.key + ": " + inline_text(member.value) + "\n";
  }
  return out;
}

std::string dump_diagnostics(const Diagnostics& diagnostics, const Sources& sources) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics.sorted(sources)) {
    out += fmt::format("{}:{}: {}{}{}\n", diagnostic.place.line, diagnostic.place.column,
                       diagnostic.message, diagnostic.hint.empty() ? "" : "; ", diagnostic.hint);
  }
  return out;
}
