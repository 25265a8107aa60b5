#include "migrate/jekyll.hpp"

#include <string>
#include <vector>

#include "migrate/jekyll_collections.hpp"
#include "migrate/jekyll_pages.hpp"
#include "migrate/life.hpp"
#include "migrate/old_records.hpp"
#include "migrate/published.hpp"

namespace offprint {
namespace {

/// The CV, which some sites have in two forms.
void move_life(Migration& move) {
  bool told = false;
  for (const std::string path : {"_data/cv.yml", "assets/json/resume.json"}) {
    if (!move.old.has(path)) continue;
    if (told) {
      move.old.mark_used(path);
      move.leave(path, "the CV again, in another form");
    } else if (const auto cv = move.old.data(path)) {
      move_cv(*cv, path, move);
      told = true;
    }
  }
}

void move_bibliographies(Migration& move) {
  for (const std::string& path : move.old.files("_bibliography"))
    if (path.ends_with(".bib")) move_bibliography(path, move);
}

}  // namespace

bool is_jekyll(const OldSite& old) { return old.has("_config.yml"); }

void read_jekyll(Migration& move) {
  read_jekyll_settings(move);
  const std::vector<OldText> pages = read_jekyll_pages(move.old);
  const std::vector<Collection> collections = read_collections(move);
  publish_jekyll_pages(pages, move);
  publish_collections(collections, move);
  move_bibliographies(move);
  move_publication_texts("_publications", move);
  move_home_page(pages, move);
  read_jekyll_registries(move);
  move_collections(collections, move);
  move_life(move);
  move_jekyll_pages(pages, move);
  move.keep_papers(file_shown_by_jekyll);
}

}  // namespace offprint
