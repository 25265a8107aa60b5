#include "commands/import_command.hpp"

#include <fmt/format.h>

#include <fstream>
#include <map>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "commands/exit_status.hpp"
#include "load/formats.hpp"
#include "load/record.hpp"
#include "load/record_json.hpp"
#include "load/source_text.hpp"

namespace offprint {
namespace {

std::string entries(std::size_t count) {
  return count == 1 ? "1 entry" : grouped(count) + " entries";
}

class Import {
 public:
  explicit Import(const ImportOptions& options) : options_(options) {}

  ImportResult run() && {
    for (const std::filesystem::path& file : options_.files) read(file);
    result_.json += result_.records == 0 ? "[]\n" : "\n]\n";
    return std::move(result_);
  }

 private:
  void read(const std::filesystem::path& file) {
    const std::string shown = file.generic_string();
    const auto source =
        read_legacy_source(file, shown, kMostJson, result_.sources, result_.diagnostics);
    if (!source) return;
    const RecordFormat* known = options_.format.empty()
                                    ? detect_format(shown, result_.sources.text(*source))
                                    : find_format(options_.format);
    if (known) return read(*source, *known);
    result_.diagnostics.error(place_of_file(*source), "the format of this file is not known",
                              "name it with --format: " + import_format_names(", "));
  }

  void read(SourceId source, const RecordFormat& known) {
    const std::size_t before = result_.records;
    const std::size_t warnings = result_.diagnostics.warnings();
    const ReadAccount account = known.read(source, result_.sources, result_.diagnostics,
                                           [&](const Node& map) { add(map); });
    const std::size_t made = result_.records - before;
    const std::size_t rejected = account.entries - account.not_works - made;
    std::string& line = result_.account;
    line += fmt::format("{}: {}, {} seen", result_.sources.path(source), known.label,
                        entries(account.entries));
    if (account.not_works > 0)
      line += fmt::format(", {} of them no work", grouped(account.not_works));
    line += ", " + counted(made, "record") + " made";
    line += rejected == 0 ? ", nothing lost" : fmt::format(", {} rejected", grouped(rejected));
    line += fmt::format("; {}\n", counted(result_.diagnostics.warnings() - warnings, "warning"));
  }

  void add(const Node& map) {
    const std::size_t errors = result_.diagnostics.errors();
    Record record = read_record(map, result_.diagnostics);
    if (result_.diagnostics.errors() > errors) return;
    if (record.id.empty()) record.id = make_id(record);
    make_unique(record);
    result_.json += result_.records++ == 0 ? "[\n" : ",\n";
    append_record_json(result_.json, map, record);
  }

  void make_unique(Record& record) {
    const std::string id = record.id;
    for (std::size_t& copy = copies_[id]; !ids_.insert(record.id).second;) {
      record.id = fmt::format("{}-{}", id, ++copy + 1);
    }
    if (record.id == id) return;
    result_.diagnostics
        .note(record.place, fmt::format("the id `{}` is taken", id),
              fmt::format("this record is called `{}`", record.id))
        .code = "made-id";
  }

  const ImportOptions& options_;
  ImportResult result_;
  std::set<std::string> ids_;
  std::map<std::string, std::size_t> copies_;
};

void write_file(const std::filesystem::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  if (!file) {
    throw std::filesystem::filesystem_error("cannot be written", path,
                                            std::make_error_code(std::errc::io_error));
  }
}

}  // namespace

std::string import_format_names(std::string_view between) {
  std::string names;
  for (const RecordFormat& known : record_formats())
    names.append(names.empty() ? "" : between).append(known.name);
  return names;
}

ImportResult import_files(const ImportOptions& options) { return Import(options).run(); }

int run_import(const ImportOptions& options, const Console& console) {
  if (!options.format.empty() && !find_format(options.format)) {
    console.print_error("offprint: error: unknown format `" + options.format + "`; there are " +
                        import_format_names(", ") + "\n");
    return kUsageError;
  }
  const ImportResult result = import_files(options);
  console.print_error(format(result.diagnostics, result.sources, {.color = console.color_error}));
  if (options.out.empty()) {
    console.print(result.json);
  } else {
    write_file(options.out, result.json);
  }
  console.print_error(result.account);
  return result.diagnostics.has_errors() ? kContentError : kSuccess;
}

}  // namespace offprint
