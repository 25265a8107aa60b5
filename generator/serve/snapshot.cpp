#include "serve/snapshot.hpp"

#include <iterator>
#include <utility>

#include "export/addresses.hpp"
#include "jinja/error.hpp"
#include "load/load.hpp"
#include "load/permalinks.hpp"
#include "load/words.hpp"
#include "plan/promises.hpp"
#include "render/home_sections.hpp"
#include "render/theme.hpp"
#include "serve/route.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

/// Takes what was found wrong into an attempt. True if it may go on.
bool take(Attempt& attempt, const Diagnostics& diagnostics, const Sources& sources, bool color) {
  attempt.report += format(diagnostics, sources, {.color = color});
  std::ranges::move(problems_of(diagnostics, sources), std::back_inserter(attempt.problems));
  return !diagnostics.has_errors();
}

void plan_pages(Snapshot& snapshot, const fs::path& templates, Diagnostics& diagnostics) {
  const LoadedContent& content = *snapshot.content;
  snapshot.plan = make_plan(content.site, content.catalog, theme_assets(templates),
                            content.permalinks, diagnostics);
  check_home_sections(content.site.home_sections, content.catalog.cv, theme_sections(templates),
                      diagnostics);
}

void compile(Snapshot& snapshot, const fs::path& templates, Attempt& attempt) {
  const LoadedContent& content = *snapshot.content;
  try {
    snapshot.renderer = std::make_unique<const Renderer>(content.site, snapshot.words,
                                                         content.catalog, snapshot.plan, templates);
  } catch (const jinja::TemplateError& error) {
    attempt.problems.push_back(problem_of(error.report()));
    attempt.report += jinja::format(error.report());
  }
}

}  // namespace

std::shared_ptr<const LoadedContent> load_site_content(const fs::path& folder,
                                                       const std::string& base_url,
                                                       std::shared_ptr<const CopyMaker> copies) {
  auto loaded = std::make_shared<LoadedContent>();
  loaded->copies = std::move(copies);
  Content content = load_content(folder, loaded->sources, loaded->diagnostics);
  loaded->site = with_base_url(content.site, base_url);
  loaded->permalinks =
      parse_permalinks(read_permalinks(folder, loaded->sources, loaded->diagnostics),
                       loaded->sources, loaded->diagnostics);
  if (loaded->diagnostics.has_errors()) return loaded;
  loaded->catalog = make_catalog(std::move(content), loaded->diagnostics);
  if (loaded->copies) loaded->copies->promise(loaded->site, loaded->catalog);
  return loaded;
}

Attempt make_snapshot(std::shared_ptr<const LoadedContent> content, const fs::path& folder,
                      bool color) {
  Attempt attempt;
  auto snapshot = std::make_shared<Snapshot>();
  snapshot->content = std::move(content);
  const LoadedContent& loaded = *snapshot->content;
  Sources word_sources;
  Diagnostics word_diagnostics, plan_diagnostics;
  snapshot->words = load_words(loaded.site, {folder, find_builtin}, word_sources, word_diagnostics);
  const bool words_fine = take(attempt, word_diagnostics, word_sources, color);
  if (!take(attempt, loaded.diagnostics, loaded.sources, color) || !words_fine) return attempt;

  plan_pages(*snapshot, folder / "templates", plan_diagnostics);
  if (!take(attempt, plan_diagnostics, loaded.sources, color)) return attempt;

  compile(*snapshot, folder / "templates", attempt);
  if (!attempt.problems.empty()) return attempt;
  snapshot->base = parse_target(base_path(loaded.site)).value_or("/");
  attempt.snapshot = std::move(snapshot);
  return attempt;
}

}  // namespace offprint
