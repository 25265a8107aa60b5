#include "commands/check_command.hpp"

#include <fmt/format.h>

#include <fstream>
#include <limits>
#include <map>
#include <string>
#include <system_error>
#include <vector>

#include "commands/account.hpp"
#include "commands/check.hpp"
#include "commands/check_report.hpp"
#include "commands/exit_status.hpp"
#include "commands/table.hpp"

namespace offprint {
namespace {

constexpr std::size_t kEverything = std::numeric_limits<std::size_t>::max();

void add_files(std::vector<Row>& rows, const Account& account) {
  for (const FileAccount& file : account.files) {
    const std::string text =
        file.unread.empty() ? counts_text(file.counts) : "not read: " + file.unread;
    rows.push_back(
        {&file == &account.files.front() ? "files" : "", fmt::format("{}: {}", file.path, text)});
  }
}

void add_expected(std::vector<Row>& rows, const Account& account) {
  for (const ExpectedCount& count : account.expected)
    rows.push_back({&count == &account.expected.front() ? "expected" : "",
                    fmt::format("{}: {} expected, {} there", count.edition, grouped(count.expected),
                                grouped(count.found))});
}

/// "2 lost-dots, 1 pages".
Row findings_row(const CheckResult& result) {
  std::map<std::string_view, std::size_t> counts;
  for (const Finding& finding : result.findings) ++counts[finding.code];
  std::string text = counted(result.findings.size(), "finding");
  for (const auto& [code, count] : counts)
    text +=
        fmt::format("{}{} {}", code == counts.begin()->first ? ": " : ", ", grouped(count), code);
  return {"linter", text};
}

Row verdict_row(const CheckResult& result) {
  return {"found", counted(result.diagnostics.errors(), "error") + ", " +
                       counted(result.diagnostics.warnings(), "warning")};
}

void write_whole(const std::filesystem::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  if (!file)
    throw std::filesystem::filesystem_error("cannot be written", path,
                                            std::make_error_code(std::errc::io_error));
}

/// Why the options cannot be followed; empty if they can.
std::string usage_fault(const CheckOptions& options) {
  if (!std::filesystem::is_directory(options.site / "content"))
    return fmt::format("no folder `content` in `{}`; name a site's folder", options.site.string());
  if (!options.fix_file.empty() && std::filesystem::exists(options.fix_file))
    return fmt::format(
        "`{}` exists and is not written over; name another file, and take from it "
        "what you agree with",
        options.fix_file.string());
  return "";
}

std::vector<Row> make_rows(const CheckResult& result, const Account& account,
                           const CheckOptions& options) {
  std::vector<Row> rows = {{"records", counts_text(account.all)}};
  add_files(rows, account);
  add_expected(rows, account);
  add_fates(rows, result.catalog, result.sources, options.verbose ? kEverything : 10);
  rows.push_back(findings_row(result));
  if (!result.has_url)
    rows.push_back({"address",
                    "site.yaml gives no `url`: a build makes no sitemap and no canonical links "
                    "unless --base-url gives it"});
  rows.push_back(verdict_row(result));
  return rows;
}

}  // namespace

int run_check(const CheckOptions& options, const Console& console) {
  if (const std::string fault = usage_fault(options); !fault.empty()) {
    console.print_error("offprint: error: " + fault + "\n");
    return kUsageError;
  }
  const CheckResult result = check_site(options.site);
  DiagnosticStyle style{.color = console.color_error};
  if (options.verbose) style.most = kEverything;
  console.print_error(format(result.diagnostics, result.sources, style));
  const Account account = make_account(result.catalog, result.sources, result.diagnostics);
  console.print(format(make_rows(result, account, options), {console.color_out, output_columns()}));
  const bool failed =
      result.diagnostics.has_errors() || (options.strict && result.diagnostics.warnings() > 0);
  if (!options.report.empty())
    write_whole(options.report, make_check_report(result, account, failed));
  if (!options.fix_file.empty()) write_whole(options.fix_file, overrides_text(result.proposals));
  return failed ? kContentError : kSuccess;
}

}  // namespace offprint
