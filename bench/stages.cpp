// stages SITE [--benchmark_…]: what each stage of a build costs alone, on one thread, for the
// records of SITE (a folder of make_corpus, of 1,000 records, say). Rates are records a second, and
// bytes a second of what is read or made.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/escape.hpp"
#include "base/files.hpp"
#include "base/hash.hpp"
#include "catalog/catalog.hpp"
#include "lint/lint.hpp"
#include "load/load.hpp"
#include "load/records.hpp"
#include "load/words.hpp"
#include "plan/plan.hpp"
#include "render/render.hpp"
#include "render/theme.hpp"
#include "write/write.hpp"

namespace fs = std::filesystem;

namespace {

using namespace offprint;
using benchmark::State;

/// A site with the result of every stage, each for the benchmark of the next.
struct Stages {
  explicit Stages(const fs::path& folder)
      : theme(folder / "templates"),
        content(load_content(folder, sources, diagnostics)),
        words(load_words(content.site, {folder, find_builtin}, sources, diagnostics)),
        catalog(make_catalog(content, diagnostics)),
        plan(make_plan(content.site, catalog, theme_assets(theme), diagnostics)),
        renderer(content.site, words, catalog, plan, theme),
        records(read_file(folder / "content" / "publications" / "works.json")) {
    pages.resize(plan.pages.size());
    for (std::size_t i = 0; i < pages.size(); ++i) renderer.render(plan.pages[i], pages[i]);
  }

  /// The bytes of the page at that address.
  const std::string& page(std::string_view address) const {
    return pages[static_cast<std::size_t>(plan.find(address) - plan.pages.data())];
  }

  fs::path theme;
  Sources sources;
  Diagnostics diagnostics;
  Content content;
  Words words;
  Catalog catalog;
  Plan plan;
  Renderer renderer;
  std::string records;             ///< the JSON of which it was made
  std::vector<std::string> pages;  ///< the bytes of each
};

/// Says how much one iteration was about.
void count(State& state, const Stages& site, std::size_t bytes = 0) {
  const auto iterations = static_cast<std::int64_t>(state.iterations());
  state.SetItemsProcessed(iterations * static_cast<std::int64_t>(site.content.records.size()));
  if (bytes > 0) state.SetBytesProcessed(iterations * static_cast<std::int64_t>(bytes));
}

void load_text(State& state, const Stages& site, const char* name, const std::string& text) {
  for (auto _ : state) {
    Sources sources;
    Diagnostics diagnostics;
    const SourceId source = sources.add(name, text);
    benchmark::DoNotOptimize(load_records(source, sources, diagnostics).records.size());
  }
  count(state, site, text.size());
}

void json(State& state, const Stages& site) { load_text(state, site, "works.json", site.records); }

void bibtex(State& state, const Stages& site) {
  load_text(state, site, "works.bib", site.page("publications/index.bib"));
}

void catalog(State& state, const Stages& site) {
  for (auto _ : state) {
    state.PauseTiming();
    Content content = site.content;
    Diagnostics diagnostics;
    state.ResumeTiming();
    benchmark::DoNotOptimize(make_catalog(std::move(content), diagnostics).people.size());
  }
  count(state, site);
}

void lint(State& state, const Stages& site) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(lint_records(site.content.records).size());
    benchmark::DoNotOptimize(lint_catalog(site.catalog).size());
  }
  count(state, site);
}

void plan(State& state, const Stages& site) {
  const std::vector<std::string> assets = theme_assets(site.theme);
  for (auto _ : state) {
    Diagnostics diagnostics;
    benchmark::DoNotOptimize(make_plan(site.content.site, site.catalog, assets, diagnostics).made);
  }
  count(state, site);
}

/// The theme compiled, and an object for every thing that templates show.
void context(State& state, const Stages& site) {
  for (auto _ : state) Renderer(site.content.site, site.words, site.catalog, site.plan, site.theme);
  count(state, site);
}

/// The pages of some format, by a renderer that has made its values already.
template <class Chosen>
void render(State& state, const Stages& site, Chosen chosen) {
  std::string out;
  std::size_t bytes = 0;
  for (auto _ : state) {
    bytes = 0;
    for (const Page& page : site.plan.pages) {
      if (!chosen(page.format)) continue;
      site.renderer.render(page, out);
      bytes += out.size();
    }
  }
  count(state, site, bytes);
}

void render_html(State& state, const Stages& site) {
  render(state, site, [](Format format) { return format == Format::kHtml; });
}

void render_feeds_and_exports(State& state, const Stages& site) {
  render(state, site, [](Format format) { return format != Format::kHtml; });
}

void escape(State& state, const Stages& site) {
  std::string out;
  std::size_t bytes = 0;
  for (auto _ : state) {
    bytes = 0;
    for (const Record& record : site.content.records) {
      out.clear();
      append_html_escaped(out, record.abstract);
      benchmark::DoNotOptimize(out.data());
      bytes += record.abstract.size();
    }
  }
  count(state, site, bytes);
}

std::size_t size_of_pages(const Stages& site) {
  std::size_t bytes = 0;
  for (const std::string& page : site.pages) bytes += page.size();
  return bytes;
}

void hash(State& state, const Stages& site) {
  for (auto _ : state)
    for (const std::string& page : site.pages) benchmark::DoNotOptimize(hash64(page));
  count(state, site, size_of_pages(site));
}

void write_pages(const Stages& site, const fs::path& folder) {
  std::vector<std::string> addresses;
  for (const Page& page : site.plan.pages) addresses.push_back(page.path);
  const Claim claim(folder / "site", folder / ".offprint");
  SiteWriter writer(claim, std::move(addresses));
  for (std::size_t i = 0; i < site.pages.size(); ++i)
    writer.write(site.plan.pages[i].path, site.pages[i]);
  writer.finish();
}

/// A folder that goes when this goes.
class Scratch {
 public:
  Scratch() : path_(fs::path(fs::temp_directory_path() / "offprint-stages-XXXXXX").string()) {
    if (::mkdtemp(path_.data()) == nullptr) throw fs::filesystem_error(path_, std::error_code());
  }
  ~Scratch() { fs::remove_all(path_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  fs::path folder(std::size_t number) const { return fs::path(path_) / std::to_string(number); }

 private:
  std::string path_;
};

void write_anew(State& state, const Stages& site) {
  const Scratch scratch;
  std::size_t folders = 0;
  for (auto _ : state) write_pages(site, scratch.folder(folders++));
  count(state, site, size_of_pages(site));
}

void write_unchanged(State& state, const Stages& site) {
  const Scratch scratch;
  write_pages(site, scratch.folder(0));
  for (auto _ : state) write_pages(site, scratch.folder(0));
  count(state, site, size_of_pages(site));
}

void add(const char* name, const Stages& site, void (*stage)(State&, const Stages&)) {
  benchmark::RegisterBenchmark(name, [&site, stage](State& state) {
    stage(state, site);
  })->Unit(benchmark::kMillisecond);
}

void add_all(const Stages& site) {
  add("load JSON", site, json);
  add("load BibTeX", site, bibtex);
  add("lint", site, lint);
  add("catalog", site, catalog);
  add("plan", site, plan);
  add("context", site, context);
  add("render HTML", site, render_html);
  add("render feeds and exports", site, render_feeds_and_exports);
  add("escape abstracts", site, escape);
  add("hash", site, hash);
  add("write anew", site, write_anew);
  add("write unchanged", site, write_unchanged);
}

}  // namespace

int main(int count, char** given) {
  benchmark::Initialize(&count, given);
  if (count != 2 || !fs::is_directory(fs::path(given[1]) / "content")) {
    fmt::print(stderr, "usage: stages SITE [--benchmark_filter=…]\n");
    return 2;
  }
  const Stages site(given[1]);
  add_all(site);
  benchmark::RunSpecifiedBenchmarks();
}
