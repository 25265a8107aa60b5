#include "commands/build_command.hpp"

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <forward_list>
#include <limits>
#include <memory>
#include <optional>

#include "base/parallel.hpp"
#include "commands/build_inputs.hpp"
#include "commands/build_memory.hpp"
#include "commands/build_summary.hpp"
#include "commands/exit_status.hpp"
#include "commands/progress.hpp"
#include "commands/table.hpp"
#include "write/receipt.hpp"

namespace offprint {
namespace {

/// The report lives until the program ends: taking a hundred thousand records apart is lost time.
const BuildReport& build_with_progress(BuildOptions& options, const Claim& claim,
                                       const Console& console) {
  static auto& kept = *new std::forward_list<std::unique_ptr<const BuildReport>>;
  Progress progress(console);
  options.progress = [&](std::size_t done, std::size_t all) { progress.show(done, all); };
  kept.emplace_front(new BuildReport(build(options, claim)));
  return *kept.front();
}

std::string problems_of(const BuildReport& report, bool color) {
  return format(report.diagnostics, report.sources, {.color = color});
}

void print_problems(const BuildReport& report, const Console& console) {
  console.print_error(problems_of(report, console.color_error));
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

SummaryStyle make_style(const BuildTalk& talk, const Console& console) {
  SummaryStyle style{.color = console.color_out, .columns = output_columns()};
  style.stages = talk.timings;
  if (talk.verbose) style.fates = std::numeric_limits<std::size_t>::max();
  return style;
}

double seconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// A build in so far as it can be spared.
class Comparison {
 public:
  /// A part of a site has no former build to be compared with.
  explicit Comparison(const BuildOptions& options)
      : options_(options),
        inputs_(options.shard.is_whole() ? hash_inputs(options) : std::nullopt),
        inputs_seconds_(seconds_since(begin_)) {}

  /// The summary of the former build and its warnings, if this one would make the same.
  bool repeat(const Claim& claim, const SummaryStyle& style, const Console& console) const {
    if (!inputs_) return false;
    const auto former = find_former_build(claim, *inputs_, number_of_threads(options_.jobs));
    const auto memory = former ? parse_build_memory(former->words) : std::nullopt;
    if (!memory) return false;
    console.print_error(console.color_error ? memory->problems : without_color(memory->problems));
    const double all = seconds_since(begin_);
    console.print(make_summary(
        memory->rows, {former->files, former->bytes, inputs_seconds_, all - inputs_seconds_},
        style));
    return true;
  }

  /// To be called after the build: what it has read is what was compared only if that is still so.
  void leave(const Claim& claim, const BuildReport& report) const {
    if (!inputs_ || report.files.strangers > 0 || hash_inputs(options_) != inputs_) return;
    leave_receipt(claim, *inputs_,
                  to_text(BuildMemory{make_lasting_rows(report), problems_of(report, true)}));
  }

 private:
  const BuildOptions& options_;
  const std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::optional<std::uint64_t> inputs_;
  double inputs_seconds_;
};

}  // namespace

int run_build(BuildOptions options, const BuildTalk& talk, const Console& console) {
  if (!std::filesystem::is_directory(options.site / "content")) {
    console.print_error("offprint: error: no folder `content` in `" + options.site.string() +
                        "`; run this in a site's folder, or name one with --source\n");
    return kUsageError;
  }
  const SummaryStyle style = make_style(talk, console);
  const Claim claim = claim_output(options);
  options.resizer = Resizer::find(std::getenv("PATH"));
  const Comparison comparison(options);
  const bool may_repeat = !talk.verbose && !options.fresh;
  if (may_repeat && comparison.repeat(claim, style, console)) return kSuccess;
  const BuildReport& report = build_with_progress(options, claim, console);
  print_problems(report, console);
  if (!report.built) {
    console.print_error(failure_text(report, options.strict));
    return kContentError;
  }
  comparison.leave(claim, report);
  console.print(make_summary(report, style));
  return kSuccess;
}

}  // namespace offprint
