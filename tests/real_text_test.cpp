// Titles and names of real files, where these are at hand: none may be shown with what markup
// leaves behind.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "base/files.hpp"
#include "load/bibtex.hpp"
#include "scholarly_invariants.hpp"
#include "shared_folder.hpp"
#include "text/name.hpp"
#include "text/scholarly.hpp"

using namespace offprint;
namespace fs = std::filesystem;

namespace {

/// What was looked at, and what was wrong with it.
struct Findings {
  std::size_t titles = 0, names = 0;
  std::string wrong;

  void look_at_shown(const std::string& shown) {
    if (shown.empty() || shown.find_first_of("{}\\") != std::string::npos) wrong += shown + "\n";
  }

  void look_at_title(const std::string& title) {
    ++titles;
    look_at_shown(to_html(parse_scholarly_text(title)));
    look_at_shown(scholarly_to_plain(title));
    look_at_text(title);
  }

  void look_at_text(const std::string& text) {
    if (const auto broken = scholarly_invariants::broken(text); !broken.empty())
      wrong += std::string(broken) + ": " + text + "\n";
  }

  void look_at_name(const PrintedName& name) {
    ++names;
    look_at_shown(display_name(name));
    look_at_shown(inverted_name(name));
  }
};

std::vector<fs::path> files_in(const fs::path& folder, std::string_view extension) {
  std::vector<fs::path> files;
  for (const fs::path& file : list_files(folder, folder, false).files) {
    if (file.extension() == extension) files.push_back(file);
  }
  return files;
}

void look_at_records(const fs::path& file, Findings& findings) {
  const auto records = nlohmann::json::parse(read_file(file));
  if (!records.is_array()) return;
  for (const auto& record : records) {
    if (!record.contains("title")) continue;
    findings.look_at_title(record["title"]);
    if (record.contains("abstract")) findings.look_at_text(record["abstract"]);
    for (const auto& author : record.value("author", nlohmann::json::array())) {
      findings.look_at_name(complete_name({.given = author.value("given", ""),
                                           .particle = author.value("non-dropping-particle", ""),
                                           .family = author.value("family", ""),
                                           .literal = author.value("literal", "")}));
    }
  }
}

void look_at_bibliography(const fs::path& file, Findings& findings) {
  Diagnostics diagnostics;
  for (const BibtexEntry& entry : parse_bibtex(read_file(file), 0, diagnostics).entries) {
    for (const std::string_view field : {"title", "booktitle"}) {
      if (!entry.value(field).empty()) findings.look_at_title(std::string(entry.value(field)));
    }
    findings.look_at_text(std::string(entry.value("abstract")));
    for (const std::string_view field : {"author", "editor"}) {
      for (const PrintedName& name : parse_names(entry.value(field)).names)
        findings.look_at_name(name);
    }
  }
}

void look_at_list(const fs::path& file, Findings& findings) {
  constexpr std::string_view kTitle = "## [", kAuthors = "**Authors**: *";
  std::istringstream lines(read_file(file));
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(kTitle)) findings.look_at_title(line.substr(line.find("] ") + 2));
    if (!line.starts_with(kAuthors)) continue;
    std::istringstream authors(line.substr(kAuthors.size(), line.size() - kAuthors.size() - 1));
    for (std::string author; std::getline(authors, author, ',');)
      findings.look_at_name(parse_name(author));
  }
}

}  // namespace

TEST_CASE("titles and names of real files are shown without braces and backslashes") {
  const auto shared = find_shared_folder();
  if (!shared) return;
  Findings findings;
  for (const fs::path& file : files_in(*shared / "seeds", ".json")) look_at_records(file, findings);
  for (const fs::path& file : files_in(*shared / "realdata/bibtex", ".bib"))
    look_at_bibliography(file, findings);
  for (const fs::path& file : files_in(*shared / "realdata/venue-lists", ".md"))
    look_at_list(file, findings);
  CHECK(findings.wrong == "");
  CHECK(findings.titles > 2'500);
  CHECK(findings.names > 11'000);
}
