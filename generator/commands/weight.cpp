#include "commands/weight.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace offprint {
namespace {

constexpr std::uint64_t kHeavyBytes = 800'000'000;
constexpr std::size_t kHeavyFiles = 50'000;

bool is_export(const Page& page) {
  return page.format == Format::kBibtex || page.format == Format::kRis ||
         page.format == Format::kCslJson;
}

bool is_feed(const Page& page) {
  return page.format == Format::kAtom || page.format == Format::kJsonFeed;
}

bool is_of_list(const Page& page) {
  return page.kind != PageKind::kHome && page.kind != PageKind::kDigests &&
         page.kind != PageKind::kPublication;
}

/// A page, feed or export of somebody with fewer works who is not in people.yaml.
bool is_person_below(const BuildReport& report, const Page& page, int threshold) {
  if (page.kind != PageKind::kPerson) return false;
  const PersonEntry& person = report.catalog.people[page.subject];
  return !person.registered && person.publications.size() < static_cast<std::size_t>(threshold);
}

Saving saving(const BuildReport& report, std::string setting,
              const std::function<bool(const Page&)>& leaves_out) {
  Saving sum{std::move(setting)};
  for (std::size_t i = 0; i < report.pages.size(); ++i) {
    if (!leaves_out(*report.pages[i])) continue;
    ++sum.files;
    sum.bytes += report.files.sizes[i];
  }
  return sum;
}

}  // namespace

bool is_heavy(const WriteSummary& files) {
  return files.bytes >= kHeavyBytes || files.sizes.size() >= kHeavyFiles;
}

std::vector<Saving> find_savings(const BuildReport& report) {
  const int threshold = report.site.person_threshold + 1;
  std::vector<Saving> savings = {
      saving(
          report, "`exports: {publications: false}`",
          [](const Page& page) { return page.kind == PageKind::kPublication && is_export(page); }),
      saving(report, "`exports: {lists: false}`",
             [](const Page& page) { return is_of_list(page) && is_export(page); }),
      saving(report, "`feeds: {lists: false}`",
             [](const Page& page) { return is_of_list(page) && is_feed(page); }),
      saving(report, fmt::format("`people: {{threshold: {}}}`", threshold),
             [&](const Page& page) { return is_person_below(report, page, threshold); }),
  };
  for (const auto& [name, kind] : {std::pair{"types", PageKind::kType},
                                   {"topics", PageKind::kTopic},
                                   {"years", PageKind::kYear}})
    savings.push_back(saving(report, fmt::format("`sections: {{{}: false}}`", name),
                             [&](const Page& page) { return page.kind == kind; }));
  std::erase_if(savings, [&](const Saving& one) {
    return one.bytes * 50 < report.files.bytes && one.files * 50 < report.files.sizes.size();
  });
  std::ranges::stable_sort(savings, std::greater(), &Saving::bytes);
  return savings;
}

}  // namespace offprint
