// catalog/former_names.hpp: what the content still says of names that people have given up.
#include "catalog/former_names.hpp"

#include <doctest/doctest.h>

#include <string>

#include "case_file.hpp"
#include "load/load.hpp"
#include "site_folder.hpp"

using namespace offprint;

namespace {

constexpr const char* kPeople =
    "- {id: alex-kim, name: Alex Kim, former-names: [Zoraya Vexley]}\n"
    "- {id: sam-doe, name: Sam Doe, former-names: [Jane Doe]}\n"
    "- {id: maria-silva-costa, name: Maria Silva Costa, former-names: [Maria Silva]}\n";

/// Writes the files of a case: "text of works.yaml", then ">>> path" and the text of each.
void write_files(std::string_view text, const SiteFolder& site) {
  std::string path = "publications/works.yaml", file;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line(text.substr(at, end - at));
    if (line.starts_with(">>> ")) {
      site.write(path, file);
      path = line.substr(4);
      file.clear();
    } else {
      file += line + "\n";
    }
    at = end + 1;
  }
  site.write(path, file);
}

std::string told(const SiteFolder& site) {
  Sources sources;
  Diagnostics diagnostics, found;
  Content content = load_content(site.path(), sources, diagnostics);
  CHECK(format(diagnostics, sources) == "");
  const SiteConfig config = content.site;
  const Catalog catalog = make_catalog(std::move(content), diagnostics);
  report_former_names(catalog, config, found);
  std::string text = format(found, sources);
  if (!text.empty()) text.pop_back();
  return text;
}

}  // namespace

TEST_CASE("what still tells a name that was given up is told, without the name") {
  for (const TextCase& one : read_text_cases("former-names/told.txt")) {
    CAPTURE(one.name);
    const SiteFolder site({{"people.yaml", kPeople}});
    write_files(one.input, site);
    CHECK(told(site) == one.expected);
  }
}

TEST_CASE("an entry of people.yaml is searched for the former names of whom it describes") {
  for (const char* field :
       {"aliases: [Z. Vexley]", "email: vexley@example.org", "identifiers: {github: zvexley}",
        "biography: Zoraya Vexley was born", "links: {Blog: 'https://vexley.example.org/'}",
        "positions: [{title: Fellow, place: Vexley and Zoraya Vexley Ltd}]"}) {
    CAPTURE(field);
    const SiteFolder site(
        {{"people.yaml", "- {id: alex, name: Alex Kim, former-names: [Zoraya Vexley], " +
                             std::string(field) + "}\n"}});
    const std::string name(field, std::string(field).find(':'));
    CHECK(told(site) ==
          "content/people.yaml:1: warning[former-name]: a name that somebody has given up is still "
          "told by `" +
              name + "`; pages show all of this, or their source does");
  }
}
