// load/json.hpp on any bytes: no crash; a tree or an error; parsing the same text twice gives the
// same tree, and with items handed out the same items.
#include "load/json.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "load/source_text.hpp"

using namespace offprint;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Sources sources;
  Diagnostics diagnostics;
  std::string text(reinterpret_cast<const char*>(data), size);
  const auto source = add_source("a.json", std::move(text), sources, diagnostics);
  if (!source) return 0;
  const auto root = parse_json(*source, sources, diagnostics);
  if (!root && !diagnostics.has_errors()) std::abort();
  format(diagnostics, sources);
  std::vector<Node> items;
  const Streaming streaming{{}, [&](Node item) { items.push_back(std::move(item)); }};
  const auto rest = parse_json(*source, sources, diagnostics, streaming);
  if (rest.has_value() != root.has_value()) std::abort();
  if (root && root->is_list() && root->items != items) std::abort();
  return 0;
}
