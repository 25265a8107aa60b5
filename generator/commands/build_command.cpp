#include "commands/build_command.hpp"

#include <limits>

#include "commands/build_summary.hpp"
#include "commands/exit_status.hpp"
#include "commands/progress.hpp"
#include "commands/table.hpp"

namespace offprint {
namespace {

BuildReport build_with_progress(BuildOptions& options, const Console& console) {
  Progress progress(console);
  options.progress = [&](std::size_t done, std::size_t all) { progress.show(done, all); };
  return build(options);
}

void print_problems(const BuildReport& report, const Console& console) {
  console.print_error(format(report.diagnostics, report.sources, {.color = console.color_error}));
  for (const std::string& error : report.template_errors) console.print_error(error);
}

std::string failure_text(const BuildReport& report, bool strict) {
  if (!report.template_errors.empty())
    return "the build stopped: " + counted(report.template_errors.size(), "template error") +
           "; pages that were not made again are as they were\n";
  return counted(report.diagnostics.errors(), "error") + ", " +
         counted(report.diagnostics.warnings(), "warning") +
         (strict && !report.diagnostics.has_errors() ? ", which --strict takes for errors" : "") +
         "; nothing was written, the former site is as it was\n";
}

}  // namespace

int run_build(BuildOptions options, const BuildTalk& talk, const Console& console) {
  if (!std::filesystem::is_directory(options.site / "content")) {
    console.print_error("offprint: error: no folder `content` in `" + options.site.string() +
                        "`; run this in a site's folder, or name one with --source\n");
    return kUsageError;
  }
  const BuildReport report = build_with_progress(options, console);
  print_problems(report, console);
  if (!report.built) {
    console.print_error(failure_text(report, options.strict));
    return kContentError;
  }
  SummaryStyle style{.color = console.color_out, .columns = output_columns()};
  style.stages = talk.timings;
  if (talk.verbose) style.fates = std::numeric_limits<std::size_t>::max();
  console.print(make_summary(report, style));
  return kSuccess;
}

}  // namespace offprint
