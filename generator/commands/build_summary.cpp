#include "commands/build_summary.hpp"

#include <fmt/format.h>

#include <array>
#include <map>
#include <vector>

#include "commands/console.hpp"

namespace offprint {
namespace {

struct Row {
  std::string label;
  std::string text;
};

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

Row records_row(const Catalog& catalog) {
  std::array<std::size_t, 3> counts{};
  for (const Fate& fate : catalog.fates) ++counts[static_cast<std::size_t>(fate.kind)];
  return {"records",
          fmt::format("{} read: {} rendered, {} merged, {} rejected", grouped(catalog.fates.size()),
                      grouped(counts[0]), grouped(counts[1]), grouped(counts[2]))};
}

Row pages_row(const Plan& plan) {
  std::map<PageKind, std::size_t> counts;
  std::size_t all = 0;
  for (const Page& page : plan.pages)
    if (page.format == Format::kHtml) ++counts[page.kind], ++all;
  std::vector<std::string> parts;
  for (const auto& [kind, count] : counts)
    parts.push_back(fmt::format("{} {}", name_of(kind), grouped(count)));
  return {"pages", grouped(all) + ": " + joined(parts)};
}

std::string_view name_of(Format format) {
  switch (format) {
    case Format::kAtom:
      return "Atom";
    case Format::kJsonFeed:
      return "JSON feed";
    case Format::kBibtex:
      return "BibTeX";
    case Format::kRis:
      return "RIS";
    case Format::kCslJson:
      return "CSL-JSON";
    default:
      return "other";
  }
}

/// What stands beside the pages: exports, feeds, assets and the rest.
Row beside_row(const Plan& plan) {
  std::map<Format, std::size_t> counts;
  std::size_t assets = 0, all = 0;
  for (const Page& page : plan.pages) {
    if (page.format == Format::kHtml) continue;
    ++all;
    page.kind == PageKind::kAsset ? ++assets : ++counts[page.format];
  }
  std::vector<std::string> parts;
  for (const auto& [format, count] : counts)
    parts.push_back(fmt::format("{} {}", name_of(format), grouped(count)));
  parts.push_back("assets " + grouped(assets));
  return {"beside", grouped(all) + ": " + joined(parts)};
}

std::string size_text(std::uint64_t bytes) {
  if (bytes < 1000) return counted(bytes, "byte");
  if (bytes < 1'000'000) return fmt::format("{:.1f} kB", static_cast<double>(bytes) / 1e3);
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

Row files_row(const WriteSummary& files) {
  return {"files",
          fmt::format("{}: {} written, {} unchanged, {} removed", size_text(files.bytes),
                      grouped(files.written), grouped(files.unchanged), grouped(files.removed))};
}

Row time_row(const StageTimes& times) {
  return {"time", fmt::format("{:.2f} s: load {:.2f}, catalog {:.2f}, plan {:.2f}, render and "
                              "write {:.2f}",
                              times.load + times.catalog + times.plan + times.render, times.load,
                              times.catalog, times.plan, times.render)};
}

std::size_t count_bare_links(const Catalog& catalog) {
  std::size_t count = 0;
  const auto count_in = [&](const auto& things) {
    for (const auto& thing : things)
      for (const Link& link : thing.links) count += link.url.empty();
  };
  count_in(catalog.publications);
  count_in(catalog.people);
  return count;
}

std::string place_text(const Place& place, const Sources& sources) {
  if (place.source == kNoSource) return "";
  return fmt::format("{}:{}:{}: ", sources.path(place.source), place.line, place.column);
}

std::string fate_text(const Fate& fate, const BuildReport& report) {
  std::string text = place_text(fate.place, report.sources) + "`" + fate.id + "` was " +
                     (fate.kind == Fate::Kind::kMerged
                          ? "merged into `" + report.catalog.publications[fate.publication].id + "`"
                          : "rejected");
  return fate.reason.empty() ? text : text + ": " + fate.reason;
}

/// Merged and rejected records one by one, as far as they are to be told.
void add_fates(std::vector<Row>& rows, const BuildReport& report, std::size_t most) {
  std::size_t told = 0, untold = 0;
  for (const Fate& fate : report.catalog.fates) {
    if (fate.kind == Fate::Kind::kRendered) continue;
    if (told == most) {
      ++untold;
      continue;
    }
    rows.push_back({told++ == 0 ? "fates" : "", fate_text(fate, report)});
  }
  if (untold > 0)
    rows.push_back(
        {told == 0 ? "fates" : "", counted(untold, told == 0 ? "record" : "more record") +
                                       " merged or rejected; `--verbose` tells each"});
}

void add_notes(std::vector<Row>& rows, const BuildReport& report) {
  std::vector<std::string> notes;
  if (const std::size_t bare = count_bare_links(report.catalog); bare > 0)
    notes.push_back(counted(bare, "link") + " without URL, shown as plain text");
  if (report.site.url.empty())
    notes.push_back(
        "canonical links and the sitemap need absolute addresses and were left out: set `url` in "
        "content/site.yaml or give --base-url");
  if (report.files.strangers > 0)
    notes.push_back(counted(report.files.strangers, "file") +
                    " of another build or by another hand in the output folder, left alone");
  for (std::string& note : notes)
    rows.push_back({&note == &notes.front() ? "notes" : "", std::move(note)});
}

constexpr std::size_t kLabelWidth = 9;

/// Appends `text`, broken at spaces, with all lines but the first indented to the text's column.
void append_broken(std::string& out, std::string_view text, std::size_t columns) {
  const std::size_t width = columns > kLabelWidth + 20 ? columns - kLabelWidth : text.size();
  while (text.size() > width) {
    std::size_t cut = text.rfind(' ', width);
    if (cut == std::string_view::npos || cut == 0) cut = text.find(' ', width);
    if (cut == std::string_view::npos) break;
    out.append(text.substr(0, cut)).append("\n").append(kLabelWidth, ' ');
    text.remove_prefix(cut + 1);
  }
  out.append(text).append("\n");
}

}  // namespace

std::string make_summary(const BuildReport& report, const SummaryStyle& style) {
  std::vector<Row> rows = {records_row(report.catalog), pages_row(report.plan),
                           beside_row(report.plan), files_row(report.files),
                           time_row(report.times)};
  add_fates(rows, report, style.fates);
  add_notes(rows, report);
  std::string out;
  for (const Row& row : rows) {
    const std::string label = fmt::format("{:<{}}", row.label, kLabelWidth);
    out += style.color ? "\x1b[1m" + label + "\x1b[0m" : label;
    append_broken(out, row.text, style.columns);
  }
  return out;
}

}  // namespace offprint
