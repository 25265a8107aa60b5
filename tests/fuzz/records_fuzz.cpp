// load/records.hpp on any YAML, as records and as every file of configuration: no crash, and every
// record that is given has a title or an error speaks of it.
#include "load/records.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "load/digests.hpp"
#include "load/documents.hpp"
#include "load/people.hpp"
#include "load/site.hpp"
#include "load/source_text.hpp"
#include "load/venues.hpp"
#include "load/yaml.hpp"

using namespace offprint;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Sources sources;
  Diagnostics diagnostics;
  std::string text(reinterpret_cast<const char*>(data), size);
  const auto source = add_source("a.yaml", std::move(text), sources, diagnostics);
  if (!source) return 0;
  const auto records = load_records(*source, sources, diagnostics).records;
  const bool complete =
      std::ranges::none_of(records, [](const Record& record) { return record.title.empty(); });
  if (!complete && !diagnostics.has_errors()) std::abort();
  TextLinks links(sources);
  read_document(*source, "a", DocumentKind::kNews, sources, links, diagnostics);
  if (const auto root = parse_yaml(*source, sources, diagnostics)) {
    read_site(*root, diagnostics);
    read_people(*root, diagnostics);
    read_venues(*root, diagnostics);
    read_digest(*root, "a", diagnostics);
    links.add(*root);
  }
  links.check({}, diagnostics);
  format(diagnostics, sources);
  return 0;
}
