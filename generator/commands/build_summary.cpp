#include "commands/build_summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>
#include <vector>

#include "commands/account.hpp"
#include "commands/console.hpp"
#include "commands/table.hpp"
#include "commands/weight.hpp"

namespace offprint {
namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

Row records_row(const Catalog& catalog) {
  FateCounts counts;
  for (const Fate& fate : catalog.fates) counts.add(fate.kind);
  return {"records", counts_text(counts)};
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

void add_pictures(std::vector<Row>& rows, const PictureCounts& pictures) {
  if (pictures.copies == 0) return;
  rows.push_back(
      {"pictures",
       fmt::format("{}, and {} of them in fewer pixels", grouped(pictures.shown),
                   pictures.copies == 1 ? "1 copy" : grouped(pictures.copies) + " copies")});
}

/// What readers on small screens miss.
void add_picture_notes(std::vector<std::string>& notes, const PictureCounts& pictures) {
  if (pictures.shown > 0 && !pictures.tried)
    notes.push_back(fmt::format(
        "{} sent in full size; with `vipsthumbnail` (Debian: `apt install libvips-tools`) readers "
        "get what their screens can show",
        pictures.shown == 1 ? "1 picture is" : grouped(pictures.shown) + " pictures are"));
  if (!pictures.failed.empty())
    notes.push_back(
        fmt::format("{} sent in full size, since `vipsthumbnail` failed on {}: `{}`",
                    pictures.failed.size() == 1 ? "1 picture is"
                                                : grouped(pictures.failed.size()) + " pictures are",
                    pictures.failed.size() == 1 ? "it" : "them, first", pictures.failed.front()));
}

std::string size_text(std::uint64_t bytes) {
  if (bytes < 1000) return counted(bytes, "byte");
  if (bytes < 1'000'000) return fmt::format("{:.1f} kB", static_cast<double>(bytes) / 1e3);
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

/// What hosts may refuse, and what to do about it.
void add_weight(std::vector<Row>& rows, const BuildReport& report) {
  if (!is_heavy(report.files)) return;
  rows.push_back(
      {"weight", fmt::format("{} in {} files: GitHub Pages takes 1 GB and ten minutes a "
                             "deployment; in content/site.yaml",
                             size_text(report.files.bytes), grouped(report.files.sizes.size()))});
  for (const Saving& saving : find_savings(report))
    rows.push_back({"", fmt::format("{} leaves out {} in {} files", saving.setting,
                                    size_text(saving.bytes), grouped(saving.files))});
  if (report.site.abstracts_in_lists)
    rows.push_back({"", "`listing: {abstracts: false}` shortens every list"});
}

Row files_row(const WriteSummary& files) {
  return {"files",
          fmt::format("{}: {} written, {} unchanged, {} removed", size_text(files.bytes),
                      grouped(files.written), grouped(files.unchanged), grouped(files.removed))};
}

Row time_row(const StageTimes& times) {
  return {"time", fmt::format("{:.2f} s: load {:.2f}, catalog {:.2f}, plan {:.2f}, render and "
                              "write {:.2f}",
                              times.all(), times.load, times.catalog, times.plan,
                              times.prepare + times.pages + times.finish)};
}

Row time_row(const IdleBuild& build) {
  return {"time", fmt::format("{:.2f} s: nothing has changed since the last build",
                              build.inputs + build.output)};
}

Row stage_row(std::string_view label, std::string_view stage, double seconds) {
  return {std::string(label), fmt::format("{:<8} {:.4f} s", stage, seconds)};
}

void add_stages(std::vector<Row>& rows, const IdleBuild& build) {
  rows.push_back(stage_row("stages", "inputs", build.inputs));
  rows.push_back(stage_row("", "output", build.output));
}

/// A line a stage. Threads render and write at the same time; theirs is added up.
void add_stages(std::vector<Row>& rows, const StageTimes& times) {
  const auto add = [&](std::string_view label, std::string_view stage, double seconds) {
    rows.push_back(stage_row(label, stage, seconds));
  };
  add("stages", "load", times.load);
  add("", "catalog", times.catalog);
  add("", "plan", times.plan);
  add("", "prepare", times.prepare);
  add("", "pages", times.pages);
  add("", "finish", times.finish);
  add("threads", "render", times.render);
  add("", "write", times.write);
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

void add_notes(std::vector<Row>& rows, const BuildReport& report) {
  std::vector<std::string> notes;
  if (const std::size_t bare = count_bare_links(report.catalog); bare > 0)
    notes.push_back(counted(bare, "link") + " without URL, shown as plain text");
  add_picture_notes(notes, report.pictures);
  if (report.files.strangers > 0)
    notes.push_back(counted(report.files.strangers, "file") +
                    " of another build or by another hand in the output folder, left alone");
  for (std::string& note : notes)
    rows.push_back({&note == &notes.front() ? "notes" : "", std::move(note)});
}

std::string format_between(LastingRows lasting, std::vector<Row> rows, const SummaryStyle& style) {
  std::ranges::move(rows, std::back_inserter(lasting.above));
  std::ranges::move(lasting.below, std::back_inserter(lasting.above));
  return format(lasting.above, {style.color, style.columns});
}

}  // namespace

LastingRows make_lasting_rows(const BuildReport& report, std::size_t fates) {
  LastingRows rows;
  rows.above = {records_row(report.catalog), pages_row(report.plan), beside_row(report.plan)};
  add_pictures(rows.above, report.pictures);
  add_fates(rows.below, report.catalog, report.sources, fates);
  add_weight(rows.below, report);
  add_notes(rows.below, report);
  return rows;
}

std::string make_summary(const BuildReport& report, const SummaryStyle& style) {
  std::vector<Row> rows = {files_row(report.files), time_row(report.times)};
  if (style.stages) add_stages(rows, report.times);
  return format_between(make_lasting_rows(report, style.fates), std::move(rows), style);
}

std::string make_summary(LastingRows rows, const IdleBuild& build, const SummaryStyle& style) {
  std::vector<Row> own = {files_row({.unchanged = build.files, .bytes = build.bytes}),
                          time_row(build)};
  if (style.stages) add_stages(own, build);
  return format_between(std::move(rows), std::move(own), style);
}

}  // namespace offprint
