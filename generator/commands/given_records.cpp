#include "commands/given_records.hpp"

#include <utility>

#include "base/files.hpp"
#include "commands/import_command.hpp"
#include "load/formats.hpp"
#include "load/records.hpp"
#include "load/source_text.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

/// A name that is read, and as that format: one with its ending, and not hidden.
std::string loadable_name(const fs::path& path, const RecordFormat& format) {
  const std::string name = path.filename().string();
  if (name.front() == '.') return "records" + std::string(format.endings.front());
  if (reads_records(path.extension().string())) return name;
  return path.stem().string() + std::string(format.endings.front());
}

std::optional<SourceId> read_as_site(const fs::path& path, Sources& sources,
                                     Diagnostics& diagnostics) {
  const auto read = is_legacy_ending(path.extension().string()) ? read_legacy_source : read_source;
  return read(path, path.string(), kMostJson, sources, diagnostics);
}

/// The records of a file in which some have errors, in a file of our own.
GivenRecords salvage(const fs::path& path, Diagnostics& diagnostics, Sources& sources) {
  const ImportResult imported = import_files({.files = {path}});
  GivenRecords given{path.stem().string() + ".json", imported.json, {}};
  Diagnostics ignored;
  const SourceId source = sources.add(given.file, imported.json);
  given.records = load_records(source, sources, ignored).records;
  if (given.records.empty()) return given;
  diagnostics.note(place_of_file(source), "the records without errors are taken over as JSON");
  return given;
}

}  // namespace

std::optional<GivenRecords> read_given_records(const fs::path& path, Sources& sources,
                                               Diagnostics& diagnostics) {
  const std::optional<SourceId> source = read_as_site(path, sources, diagnostics);
  if (!source) return std::nullopt;
  const RecordFormat* const format = detect_format(path.string(), sources.text(*source));
  if (format == nullptr) {
    diagnostics.error(place_of_file(*source), "the format of this file is not known",
                      "records are read from " + record_endings());
    return std::nullopt;
  }
  Diagnostics found;
  GivenRecords given{loadable_name(path, *format), read_file(path),
                     load_records(*source, sources, found).records};
  if (found.has_errors()) {
    given = salvage(path, found, sources);
    diagnostics.append(std::move(found));
  } else if (given.records.empty()) {
    diagnostics.error(place_of_file(*source), "no publications are found in this file");
  }
  if (given.records.empty()) return std::nullopt;
  return given;
}

}  // namespace offprint
