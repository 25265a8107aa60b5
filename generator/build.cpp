#include "build.hpp"

#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>
#include <utility>

#include "base/parallel.hpp"
#include "export/addresses.hpp"
#include "jinja/error.hpp"
#include "load/load.hpp"
#include "load/permalinks.hpp"
#include "load/words.hpp"
#include "plan/promises.hpp"
#include "render/home_sections.hpp"
#include "render/picture_copies.hpp"
#include "render/render.hpp"
#include "render/theme.hpp"

namespace offprint {
namespace {

/// Seconds since it was last asked.
class StopWatch {
 public:
  double lap() {
    const auto now = std::chrono::steady_clock::now();
    const std::chrono::duration<double> passed = now - std::exchange(last_, now);
    return passed.count();
  }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

/// Puts what can be had of the site's pictures in fewer pixels among its assets.
PictureCounts shrink_pictures(const BuildOptions& options, const SiteConfig& site,
                              Catalog& catalog) {
  std::vector<CopyFormat> formats = formats_of(site.picture_copies);
  if (formats.empty()) return {};
  const std::vector<Original> originals = find_originals(catalog);
  PictureCounts counts{.shown = originals.size(), .tried = options.resizer.has_value()};
  if (!options.resizer) return counts;
  Renditions renditions = make_renditions(
      originals, {*options.resizer, std::move(formats), options.site / ".offprint" / "pictures"},
      number_of_threads(options.jobs));
  counts.copies = add_copies(renditions.all, catalog);
  counts.failed = std::move(renditions.failed);
  return counts;
}

/// The pages that this build writes, in the order of their paths.
std::vector<const Page*> pages_of(const Plan& plan, const Shard& shard) {
  std::vector<const Page*> pages;
  pages.reserve(plan.pages.size() / shard.count + 1);
  for (const Page& page : plan.pages)
    if (is_in_shard(page, shard)) pages.push_back(&page);
  return pages;
}

std::vector<std::string> addresses_of(const std::vector<const Page*>& pages) {
  std::vector<std::string> addresses;
  addresses.reserve(pages.size());
  for (const Page* page : pages) addresses.push_back(page->path);
  return addresses;
}

/// Renders and writes the pages of one build, and keeps what templates got wrong.
class Press {
 public:
  Press(const BuildReport& report, const BuildOptions& options, const Renderer& renderer,
        SiteWriter& writer)
      : report_(report), options_(options), renderer_(renderer), writer_(writer) {}

  /// Makes pages [begin, end); called by many threads.
  void print(std::size_t begin, std::size_t end) {
    thread_local std::string buffer;
    StageTimes times;
    for (std::size_t i = begin; i < end && !failed_; ++i) attempt(*report_.pages[i], buffer, times);
    render_seconds_ += times.render;
    write_seconds_ += times.write;
    const std::size_t done = done_ += end - begin;
    if (options_.progress && std::this_thread::get_id() == main_thread_)
      options_.progress(done, report_.pages.size());
  }

  std::vector<std::string> errors() && { return std::move(errors_); }
  double render_seconds() const { return render_seconds_; }
  double write_seconds() const { return write_seconds_; }

 private:
  void attempt(const Page& page, std::string& buffer, StageTimes& times) {
    try {
      make(page, buffer, times);
    } catch (const jinja::TemplateError& error) {
      const std::lock_guard lock(mutex_);
      failed_ = true;
      errors_.push_back("while making " + page.path + ":\n" + jinja::format(error.report()));
    }
  }

  void make(const Page& page, std::string& buffer, StageTimes& times) {
    if (page.kind == PageKind::kAsset)
      return writer_.copy(page.path, report_.catalog.assets[page.subject].source);
    StopWatch watch;
    renderer_.render(page, buffer);
    times.render += watch.lap();
    writer_.write(page.path, buffer);
    times.write += watch.lap();
  }

  const BuildReport& report_;
  const BuildOptions& options_;
  const Renderer& renderer_;
  SiteWriter& writer_;
  const std::thread::id main_thread_ = std::this_thread::get_id();
  std::atomic<std::size_t> done_ = 0;
  std::atomic<double> render_seconds_ = 0, write_seconds_ = 0;
  std::atomic<bool> failed_ = false;
  std::mutex mutex_;
  std::vector<std::string> errors_;
};

Former former_of(const BuildOptions& options) {
  if (!options.shard.is_whole()) return Former::kNone;
  return options.fresh ? Former::kReplaced : Former::kKept;
}

/// render and write: the site's pages, or the errors of the templates that kept them from being
/// made.
void print_site(const BuildOptions& options, const Claim& claim, BuildReport& report) {
  constexpr std::size_t kRun = 16;
  StopWatch watch;
  report.renderer = std::make_shared<const Renderer>(report.site, report.words, report.catalog,
                                                     report.plan, options.site / "templates");
  report.pages = pages_of(report.plan, options.shard);
  SiteWriter writer(claim, addresses_of(report.pages), former_of(options));
  report.times.prepare += watch.lap();
  Press press(report, options, *report.renderer, writer);
  for_each_run(report.pages.size(), kRun, number_of_threads(options.jobs),
               [&](std::size_t begin, std::size_t end) { press.print(begin, end); });
  report.times.pages = watch.lap();
  report.times.render = press.render_seconds();
  report.times.write = press.write_seconds();
  report.template_errors = std::move(press).errors();
  if (!report.template_errors.empty()) return;
  report.files = writer.finish();
  report.times.finish = watch.lap();
  report.built = true;
}

}  // namespace

Claim claim_output(const BuildOptions& options) {
  return {options.out.empty() ? options.site / "site" : options.out, options.site / ".offprint"};
}

BuildReport build(const BuildOptions& options) { return build(options, claim_output(options)); }

BuildReport build(const BuildOptions& options, const Claim& claim) {
  BuildReport report;
  StopWatch watch;
  Content content = load_content(options.site, report.sources, report.diagnostics);
  report.site = with_base_url(content.site, options.base_url);
  report.words =
      load_words(report.site, {options.site, find_builtin}, report.sources, report.diagnostics);
  const std::optional<Permalinks> permalinks =
      parse_permalinks(read_permalinks(options.site, report.sources, report.diagnostics),
                       report.sources, report.diagnostics);
  report.times.load = watch.lap();
  if (report.diagnostics.has_errors()) return report;

  report.catalog = make_catalog(std::move(content), report.diagnostics);
  report.times.catalog = watch.lap();
  report.pictures = shrink_pictures(options, report.site, report.catalog);
  report.times.prepare = watch.lap();
  report.plan = make_plan(report.site, report.catalog, theme_assets(options.site / "templates"),
                          permalinks, report.diagnostics);
  check_home_sections(report.site.home_sections, report.catalog.cv,
                      theme_sections(options.site / "templates"), report.diagnostics);
  report.times.plan = watch.lap();
  if (report.diagnostics.has_errors() || (options.strict && report.diagnostics.warnings() > 0))
    return report;

  try {
    print_site(options, claim, report);
  } catch (const jinja::TemplateError& error) {
    report.template_errors.push_back(jinja::format(error.report()));
  }
  return report;
}

}  // namespace offprint
