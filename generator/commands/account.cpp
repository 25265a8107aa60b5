#include "commands/account.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "commands/console.hpp"

namespace offprint {
namespace {

/// The files of publications, each with what came of it.
std::map<SourceId, FileAccount> count_by_file(const Catalog& catalog, const Sources& sources) {
  std::map<SourceId, FileAccount> files;
  for (const Fate& fate : catalog.fates) {
    if (fate.place.source == kNoSource) continue;
    FileAccount& file = files[fate.place.source];
    file.path = sources.path(fate.place.source);
    file.counts.add(fate.kind);
  }
  return files;
}

/// Files of publications out of which nothing came but an error.
void add_unread(std::map<SourceId, FileAccount>& files, const Sources& sources,
                const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics.sorted(sources)) {
    const SourceId source = diagnostic.place.source;
    if (diagnostic.severity != Severity::kError || source == kNoSource || files.contains(source))
      continue;
    const std::string_view path = sources.path(source);
    if (path.starts_with("content/publications/")) files[source] = {path, {}, diagnostic.message};
  }
}

std::string place_text(const Place& place, const Sources& sources) {
  if (place.source == kNoSource) return "";
  return fmt::format("{}:{}:{}: ", sources.path(place.source), place.line, place.column);
}

std::string fate_text(const Fate& fate, const Catalog& catalog, const Sources& sources) {
  const std::string became = fate.kind == Fate::Kind::kMerged
                                 ? "merged into `" + catalog.publications[fate.publication].id + "`"
                                 : "rejected";
  const std::string who = fate.id.empty() ? "a record without an id" : "`" + fate.id + "`";
  const std::string reason = fate.reason.empty() ? "" : ": " + fate.reason;
  return place_text(fate.place, sources) + who + " was " + became + reason;
}

}  // namespace

void FateCounts::add(Fate::Kind kind) {
  if (kind == Fate::Kind::kRendered) ++rendered;
  if (kind == Fate::Kind::kMerged) ++merged;
  if (kind == Fate::Kind::kRejected) ++rejected;
}

Account make_account(const Catalog& catalog, const Sources& sources,
                     const Diagnostics& diagnostics) {
  Account account;
  for (const Fate& fate : catalog.fates) account.all.add(fate.kind);
  std::map<SourceId, FileAccount> files = count_by_file(catalog, sources);
  add_unread(files, sources, diagnostics);
  for (auto& [source, file] : files) account.files.push_back(std::move(file));
  std::ranges::sort(account.files, {}, &FileAccount::path);
  for (const EditionEntry& edition : catalog.editions) {
    if (edition.expected)
      account.expected.push_back(
          {edition.name, static_cast<std::size_t>(*edition.expected), edition.publications.size()});
  }
  return account;
}

std::string_view name_of(Fate::Kind kind) {
  if (kind == Fate::Kind::kRendered) return "rendered";
  return kind == Fate::Kind::kMerged ? "merged" : "rejected";
}

std::string counts_text(const FateCounts& counts) {
  return fmt::format("{} read: {} rendered, {} merged, {} rejected", grouped(counts.read()),
                     grouped(counts.rendered), grouped(counts.merged), grouped(counts.rejected));
}

void add_fates(std::vector<Row>& rows, const Catalog& catalog, const Sources& sources,
               std::size_t most) {
  std::size_t told = 0, untold = 0;
  for (const Fate& fate : catalog.fates) {
    if (fate.kind == Fate::Kind::kRendered) continue;
    if (told == most) {
      ++untold;
      continue;
    }
    rows.push_back({told++ == 0 ? "fates" : "", fate_text(fate, catalog, sources)});
  }
  if (untold > 0)
    rows.push_back(
        {told == 0 ? "fates" : "", counted(untold, told == 0 ? "record" : "more record") +
                                       " merged or rejected; `--verbose` tells each"});
}

}  // namespace offprint
