#include "load/bibtex_reader.hpp"

#include "load/bibtex.hpp"
#include "load/bibtex_inheritance.hpp"
#include "load/bibtex_record.hpp"

namespace offprint {

ReadAccount read_bibtex(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                        const ItemSink& sink) {
  BibtexFile file = parse_bibtex(sources.text(source), source, diagnostics);
  ReadAccount account{.entries = file.entries.size()};
  inherit_fields(file, diagnostics);
  account.not_works = account.entries - file.entries.size();
  for (const BibtexEntry& entry : file.entries) sink(make_record_map(entry, diagnostics));
  return account;
}

}  // namespace offprint
