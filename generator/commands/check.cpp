#include "commands/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "commands/finding_places.hpp"
#include "commands/proposals.hpp"
#include "lint/lint.hpp"
#include "load/load.hpp"

namespace offprint {
namespace {

/// Whether only records have errors, so that the others can be joined without them.
bool only_records_failed(const Diagnostics& diagnostics, const Sources& sources) {
  return std::ranges::none_of(diagnostics.all(), [&](const Diagnostic& d) {
    return d.severity == Severity::kError &&
           (d.place.source == kNoSource ||
            !sources.path(d.place.source).starts_with("content/publications/"));
  });
}

/// What can be said of records that could not be joined.
Catalog catalog_without_joining(const Content& content) {
  Catalog catalog;
  for (const Record& record : content.records)
    catalog.fates.push_back(
        {Fate::Kind::kRejected, record.id, record.place, kAbsent, "other files have errors"});
  for (const Rejection& rejection : content.rejections)
    catalog.fates.push_back(
        {Fate::Kind::kRejected, rejection.id, rejection.place, kAbsent, rejection.reason});
  return catalog;
}

std::string hint_of(const Finding& finding) {
  if (finding.mends.empty()) return finding.hint;
  const std::string proposed = "--fix-file proposes a correction";
  return finding.hint.empty() ? proposed : finding.hint + "; " + proposed;
}

void report(const Finding& finding, const Place& place, Diagnostics& diagnostics) {
  const std::string who = finding.record.empty() ? "" : fmt::format("`{}`: ", finding.record);
  diagnostics.add({finding.severity, place, who + finding.message, hint_of(finding),
                   std::string(finding.code), 1});
}

}  // namespace

CheckResult check_site(const std::filesystem::path& site) {
  CheckResult result;
  Content content = load_content(site, result.sources, result.diagnostics);
  result.has_url = !content.site.url.empty();
  result.findings = lint_records(content.records);
  FindingPlaces places(content.records, result.sources);
  result.proposals = make_proposals(content.records, result.findings);
  if (only_records_failed(result.diagnostics, result.sources)) {
    result.catalog = make_catalog(std::move(content), result.diagnostics);
    std::ranges::move(lint_catalog(result.catalog), std::back_inserter(result.findings));
  } else {
    result.catalog = catalog_without_joining(content);
  }
  for (Finding& finding : result.findings) {
    finding.place = places.find(finding);
    report(finding, finding.place, result.diagnostics);
  }
  return result;
}

}  // namespace offprint
