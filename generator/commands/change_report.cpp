#include "commands/change_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "base/escape.hpp"
#include "commands/console.hpp"

namespace offprint {
namespace {

constexpr std::string_view kLook =
    "The pages of all records changed, as after a change of the look. Counted as changed are the "
    "records whose exports did.";

struct Named {
  std::string name;  ///< id of a record, or address
  std::string address;
};

struct NamedList {
  std::string_view verb, noun;
  std::vector<Named> names;
};

/// Files for programs, which belong to pages: they are counted alone.
bool is_beside(std::string_view section) { return section == "exports" || section == "feeds"; }

/// Tells what need not be listed, since something that is listed stands for it.
class Shown {
 public:
  explicit Shown(const SiteChanges& changes) : changes_(changes) {}

  bool stands_for(const std::string& address) const {
    if (is_beside(section_of(address))) return true;
    const std::string record(record_of(address));
    if (!record.empty()) return is_in(changes_.records, record);
    const std::vector<std::string> pages = pages_of(address);
    return std::any_of(pages.begin() + 1, pages.end(),
                       [&](const std::string& page) { return is_in(changes_.pages, page); });
  }

 private:
  static bool is_in(const ChangeLists& lists, const std::string& name) {
    return std::ranges::binary_search(lists.added, name) ||
           std::ranges::binary_search(lists.changed, name) ||
           std::ranges::binary_search(lists.removed, name);
  }

  const SiteChanges& changes_;
};

std::vector<Named> named_records(const std::vector<std::string>& ids) {
  std::vector<Named> names;
  for (const std::string& id : ids) names.push_back({id, "publications/" + id + ".html"});
  return names;
}

std::vector<Named> named_pages(const std::vector<std::string>& addresses, const Shown& shown) {
  std::vector<Named> names;
  for (const std::string& address : addresses)
    if (!shown.stands_for(address)) names.push_back({address, address});
  return names;
}

std::array<NamedList, 6> lists_of(const SiteChanges& changes) {
  const ChangeLists &records = changes.records, &pages = changes.pages;
  const Shown shown(changes);
  return {{{"added", "records", named_records(records.added)},
           {"changed", "records", named_records(records.changed)},
           {"removed", "records", named_records(records.removed)},
           {"added", "pages", named_pages(pages.added, shown)},
           {"changed", "pages", named_pages(pages.changed, shown)},
           {"removed", "pages", named_pages(pages.removed, shown)}}};
}

struct TableRow {
  std::string_view label;
  ChangeCounts counts;
};

/// Records, each section in which something changed, pages first, and their sum; of records those
/// that stayed are not told.
std::vector<TableRow> rows_of(const SiteChanges& changes) {
  const ChangeLists& records = changes.records;
  std::vector<TableRow> rows{
      {"records", {records.added.size(), records.changed.size(), records.removed.size(), 0}}};
  for (const bool beside : {false, true})
    for (const auto& [section, counts] : changes.sections)
      if (counts.any() && is_beside(section) == beside) rows.push_back({section, counts});
  rows.push_back({"all", changes.all()});
  return rows;
}

std::string same_of(const TableRow& row) {
  return row.label == "records" ? std::string() : grouped(row.counts.same);
}

std::string text_row(const TableRow& row) {
  const std::string line =
      fmt::format("{:<16}{:>8}{:>9}{:>9}{:>9}", row.label, grouped(row.counts.added),
                  grouped(row.counts.changed), grouped(row.counts.removed), same_of(row));
  return line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
}

std::string html_row(const TableRow& row) {
  return fmt::format(
      "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
      html_escaped(row.label), grouped(row.counts.added), grouped(row.counts.changed),
      grouped(row.counts.removed), same_of(row));
}

std::string text_list(const NamedList& list, const ChangeReport& report) {
  std::string text = fmt::format("\n{} {}\n", list.verb, list.noun);
  const std::size_t shown = std::min(report.most, list.names.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const std::string title = report.titles.of(list.names[i].address);
    text += fmt::format("  {}{}{}\n", list.names[i].name, title.empty() ? "" : "  ", title);
  }
  if (shown < list.names.size())
    text += fmt::format("  and {} more; --all lists them\n", grouped(list.names.size() - shown));
  return text;
}

std::string html_list(const NamedList& list, const ChangeReport& report) {
  constexpr std::size_t kFew = 10;
  std::string html = fmt::format("<details{}><summary>{} {}: {}</summary>\n<ul>\n",
                                 list.names.size() <= kFew ? " open" : "", list.noun, list.verb,
                                 grouped(list.names.size()));
  const std::size_t shown = std::min(report.most, list.names.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const std::string title = html_escaped(report.titles.of(list.names[i].address));
    html += fmt::format("<li>{}{}<code>{}</code></li>\n", title, title.empty() ? "" : " ",
                        html_escaped(list.names[i].name));
  }
  if (shown < list.names.size())
    html += fmt::format("<li>and {} more</li>\n", grouped(list.names.size() - shown));
  return html + "</ul>\n</details>\n";
}

std::string untold_line(const ChangeReport& report) {
  return report.untold == 0
             ? std::string()
             : fmt::format(
                   "Of what was removed, {} given up without trace.",
                   report.untold == 1 ? "1 file was" : grouped(report.untold) + " files were");
}

nlohmann::ordered_json to_json(const ChangeLists& lists) {
  return {{"added", lists.added}, {"changed", lists.changed}, {"removed", lists.removed}};
}

nlohmann::ordered_json to_json(const ChangeCounts& counts) {
  return {{"added", counts.added},
          {"changed", counts.changed},
          {"removed", counts.removed},
          {"same", counts.same}};
}

nlohmann::ordered_json titles_of(const ChangeLists& pages, const PageTitles& titles) {
  nlohmann::ordered_json json = nlohmann::ordered_json::object();
  for (const auto* list : {&pages.added, &pages.changed, &pages.removed})
    for (const std::string& address : *list)
      if (std::string title = titles.of(address); !title.empty()) json[address] = std::move(title);
  return json;
}

}  // namespace

std::string changes_as_text(const ChangeReport& report) {
  std::string text =
      fmt::format("{:<16}{:>8}{:>9}{:>9}{:>9}\n", "", "added", "changed", "removed", "same");
  for (const TableRow& row : rows_of(report.changes)) text += text_row(row);
  if (report.changes.look) text += fmt::format("\n{}\n", kLook);
  for (const NamedList& list : lists_of(report.changes))
    if (!list.names.empty()) text += text_list(list, report);
  if (report.untold > 0) text += fmt::format("\n{}\n", untold_line(report));
  return text;
}

std::string changes_as_html(const ChangeReport& report) {
  const ChangeCounts all = report.changes.all();
  std::string html = "<h2>What changes on the site</h2>\n";
  if (!all.any())
    return html + fmt::format("<p>Nothing: all {} are the same.</p>\n", counted(all.same, "file"));
  html +=
      "<table>\n<thead><tr><th scope=\"col\">of</th><th scope=\"col\">added</th>"
      "<th scope=\"col\">changed</th><th scope=\"col\">removed</th><th scope=\"col\">same</th>"
      "</tr></thead>\n<tbody>\n";
  for (const TableRow& row : rows_of(report.changes)) html += html_row(row);
  html += "</tbody>\n</table>\n";
  if (report.changes.look) html += fmt::format("<p>{}</p>\n", kLook);
  for (const NamedList& list : lists_of(report.changes))
    if (!list.names.empty()) html += html_list(list, report);
  if (report.untold > 0) html += fmt::format("<p>{}</p>\n", untold_line(report));
  return html;
}

std::string changes_as_json(const ChangeReport& report) {
  const SiteChanges& changes = report.changes;
  nlohmann::ordered_json json = {
      {"version", 1}, {"pages", to_json(changes.pages)}, {"records", to_json(changes.records)}};
  json["pages"]["same"] = changes.all().same;
  json["sections"] = nlohmann::ordered_json::object();
  for (const auto& [section, counts] : changes.sections)
    json["sections"][section] = to_json(counts);
  json["look"] = changes.look;
  json["titles"] = titles_of(changes.pages, report.titles);
  return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace offprint
