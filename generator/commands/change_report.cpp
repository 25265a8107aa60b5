#include "commands/change_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/escape.hpp"
#include "commands/console.hpp"

namespace offprint {
namespace {

struct NamedList {
  std::string_view verb, noun;
  const std::vector<std::string>& names;
};

std::array<NamedList, 6> lists_of(const SiteChanges& changes) {
  const ChangeLists &records = changes.records, &pages = changes.pages;
  return {{{"added", "records", records.added},
           {"changed", "records", records.changed},
           {"removed", "records", records.removed},
           {"added", "pages", pages.added},
           {"changed", "pages", pages.changed},
           {"removed", "pages", pages.removed}}};
}

std::string counts_line(const ChangeLists& lists, std::string_view noun) {
  return fmt::format("{} added, {} changed, {} removed", counted(lists.added.size(), noun),
                     grouped(lists.changed.size()), grouped(lists.removed.size()));
}

std::string table_row(const ChangeLists& lists, std::string_view noun) {
  return fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>\n", noun,
                     grouped(lists.added.size()), grouped(lists.changed.size()),
                     grouped(lists.removed.size()));
}

std::string details_of(const NamedList& list, std::size_t most) {
  std::string html = fmt::format("<details><summary>{} {}: {}</summary>\n<ul>\n", list.noun,
                                 list.verb, grouped(list.names.size()));
  const std::size_t shown = std::min(most, list.names.size());
  for (std::size_t i = 0; i < shown; ++i)
    html += "<li><code>" + html_escaped(list.names[i]) + "</code></li>\n";
  if (shown < list.names.size())
    html += fmt::format("<li>and {} more</li>\n", grouped(list.names.size() - shown));
  return html + "</ul>\n</details>\n";
}

nlohmann::ordered_json to_json(const ChangeLists& lists) {
  return {{"added", lists.added}, {"changed", lists.changed}, {"removed", lists.removed}};
}

}  // namespace

std::string changes_as_text(const SiteChanges& changes, std::size_t most) {
  std::string text = fmt::format("{}, {} the same\n{}\n", counts_line(changes.pages, "page"),
                                 grouped(changes.same), counts_line(changes.records, "record"));
  for (const NamedList& list : lists_of(changes)) {
    if (list.names.empty()) continue;
    fmt::format_to(std::back_inserter(text), "\n{} {}\n", list.verb, list.noun);
    const std::size_t shown = std::min(most, list.names.size());
    for (std::size_t i = 0; i < shown; ++i) text += "  " + list.names[i] + "\n";
    if (shown < list.names.size())
      fmt::format_to(std::back_inserter(text), "  and {} more; --all lists them\n",
                     grouped(list.names.size() - shown));
  }
  return text;
}

std::string changes_as_html(const SiteChanges& changes, std::size_t most) {
  std::string html = "<h2>What changes on the site</h2>\n";
  if (changes.pages.empty())
    return html +
           fmt::format("<p>Nothing: all {} are the same.</p>\n", counted(changes.same, "page"));
  html +=
      "<table>\n<thead><tr><th scope=\"col\">of</th><th scope=\"col\">added</th>"
      "<th scope=\"col\">changed</th><th scope=\"col\">removed</th></tr></thead>\n<tbody>\n";
  html += table_row(changes.records, "records") + table_row(changes.pages, "pages");
  html += fmt::format("</tbody>\n</table>\n<p>{} the same.</p>\n",
                      changes.same == 1 ? "1 page is" : grouped(changes.same) + " pages are");
  for (const NamedList& list : lists_of(changes))
    if (!list.names.empty()) html += details_of(list, most);
  return html;
}

std::string changes_as_json(const SiteChanges& changes) {
  nlohmann::ordered_json json = {
      {"version", 1}, {"pages", to_json(changes.pages)}, {"records", to_json(changes.records)}};
  json["pages"]["same"] = changes.same;
  return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace offprint
