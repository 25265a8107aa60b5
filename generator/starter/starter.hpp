// The first files of a site.
//
// In goes what is known of it: kind, name, records and what they are about; out come the files of a
// small site that builds at once, as texts by path. They are the templates in starter/files/, which
// read best beside this. Nothing is written here, and nothing is refused: names and titles are
// whatever they are, and stand in YAML and Markdown as text.
#pragma once

#include <ctime>
#include <span>
#include <string>
#include <vector>

#include "base/builtin_file.hpp"
#include "model.hpp"
#include "starter/kind.hpp"
#include "starter/survey.hpp"

namespace offprint {

/// The templates of starter/files/, by path.
std::span<const BuiltinFile> starter_files();

/// What a site is to begin with.
struct Starter {
  SiteKind kind = SiteKind::kHomepage;
  std::string name;                ///< of the person, the venue, the lab, the reading list
  Survey survey;                   ///< of its records
  std::vector<std::string> picks;  ///< ids of records, of which a digest begins with a few
  std::string records_file;        ///< "papers.bib"; empty: there are none yet
  std::time_t now = 0;
};

/// A file to write.
struct SiteFile {
  std::string path;  ///< below the site's folder: "content/site.yaml"
  std::string text;
  std::string purpose;  ///< "title, menu and other settings"
};

/// What a person must still fill in before the workflow among the files can run, with its place;
/// empty where this build knows at which repository the program is.
std::string find_open_step(std::span<const SiteFile> files);

/// All but the records themselves; where there are none, one that shows how they are written.
std::vector<SiteFile> make_site_files(const Starter& starter);

}  // namespace offprint
