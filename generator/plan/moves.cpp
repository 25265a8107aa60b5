#include "plan/moves.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "base/suggestion.hpp"
#include "plan/former_addresses.hpp"

namespace offprint {
namespace {

class Mover {
 public:
  Mover(const Permalinks& permalinks, const Catalog& catalog, const std::vector<Page>& pages,
        Diagnostics& diagnostics)
      : former_(catalog), all_(pages), diagnostics_(diagnostics) {
    for (std::size_t i = 0; i < pages.size(); ++i) pages_.emplace(pages[i].path, i);
    for (const Permalink& entry : permalinks.entries) enter(entry);
  }

  std::vector<Move> moves() {
    std::vector<Move> moves;
    for (const Permalink* entry : entries_) {
      const std::size_t end = end_of(*entry);
      if (end != kNowhere && is_free(*entry)) moves.push_back({entry->address, end});
    }
    return moves;
  }

 private:
  void enter(const Permalink& entry) {
    if (entry.target.empty()) return;
    if (pages_.contains(entry.address)) return report_standing(entry);
    if (former_.hold(entry.address)) return;
    const auto [there, fresh] = steps_.try_emplace(entry.address, &entry);
    if (fresh)
      entries_.push_back(&entry);
    else if (there->second->target != entry.target)
      report(entry, fmt::format("`{}` leads to `{}` already", entry.address, there->second->target),
             "keep one of the two");
  }

  static constexpr std::size_t kNowhere = std::numeric_limits<std::size_t>::max();

  /// The page at the end of the way; kNowhere where there is none, which is reported once.
  std::size_t end_of(const Permalink& first) {
    std::vector<std::string_view> way;
    std::size_t end = kNowhere;
    for (const Permalink* step = &first; step != nullptr;) {
      const auto [known, fresh] = ends_.try_emplace(step->address);
      if (!fresh) {
        if (!known->second) report_circle(*step);
        end = known->second.value_or(kNowhere);
        break;
      }
      way.push_back(step->address);
      const auto next = steps_.find(step->target);
      if (next == steps_.end()) end = page_at(*step);
      step = next == steps_.end() ? nullptr : next->second;
    }
    for (const std::string_view passed : way) ends_[passed] = end;
    return end;
  }

  /// The page that a redirect names, or where that one leads.
  std::size_t page_at(const Permalink& step) {
    const auto found = pages_.find(step.target);
    if (found == pages_.end()) {
      report_dead_end(step);
      return kNowhere;
    }
    const Page& page = all_[found->second];
    return page.kind == PageKind::kRedirect ? page.subject : found->second;
  }

  /// Whether no file stands where a folder is needed.
  bool is_free(const Permalink& entry) {
    const std::string_view address = entry.address;
    for (std::size_t slash = address.find('/'); slash != std::string_view::npos;
         slash = address.find('/', slash + 1)) {
      const std::string_view folder = address.substr(0, slash);
      if (!pages_.contains(folder) && !steps_.contains(folder)) continue;
      report(entry, fmt::format("`{}` is a file and holds no others", folder),
             fmt::format("nobody can be led on from there; run `offprint permalinks remove {}`",
                         address));
      return false;
    }
    return true;
  }

  void report_dead_end(const Permalink& step) {
    const std::string ways = fmt::format(
        "`offprint permalinks move {0} NEW-ADDRESS` leads elsewhere, `offprint permalinks remove "
        "{0}` nowhere",
        step.address);
    if (former_.hold(step.target)) return report_former_target(step, ways);
    const std::string meant = hint_for(step.target);
    report(step, fmt::format("no page stands at `{}`", step.target),
           meant.empty() ? ways : meant + " " + ways);
  }

  /// The line itself tells the name, so it is not shown.
  void report_former_target(const Permalink& step, const std::string& hint) {
    diagnostics_
        .error({step.place.source, step.place.line, 0},
               "this line leads to an address with a name that somebody has given up", hint)
        .code = "former-address";
  }

  std::string hint_for(std::string_view target) {
    if (hints_left_ == 0) return {};
    --hints_left_;
    std::vector<std::string_view> addresses;
    for (const Page& page : all_)
      if (page.format == Format::kHtml) addresses.push_back(page.path);
    return did_you_mean(target, addresses);
  }

  void report(const Permalink& entry, std::string message, std::string hint) {
    diagnostics_.error(entry.place, std::move(message), std::move(hint)).code = "redirect";
  }

  void report_circle(const Permalink& entry) {
    report(entry, fmt::format("the way from `{}` leads back to it", entry.address),
           "let it end at a page");
  }

  void report_standing(const Permalink& entry) {
    diagnostics_
        .warning(
            entry.place,
            fmt::format("a page stands at `{}`, so nobody is led on from there", entry.address),
            "`offprint permalinks update` mends the line")
        .code = "redirect";
  }

  FormerAddresses former_;
  const std::vector<Page>& all_;
  std::unordered_map<std::string_view, std::size_t> pages_;
  std::unordered_map<std::string_view, const Permalink*> steps_;  ///< by their beginnings
  std::vector<const Permalink*> entries_;  ///< the same, in the order of the file
  std::unordered_map<std::string_view, std::optional<std::size_t>> ends_;  ///< none: under way
  int hints_left_ = 10;  ///< each looks at every page
  Diagnostics& diagnostics_;
};

}  // namespace

std::vector<Move> make_moves(const Permalinks& permalinks, const Catalog& catalog,
                             const std::vector<Page>& pages, Diagnostics& diagnostics) {
  const bool any = std::ranges::any_of(
      permalinks.entries, [](const Permalink& entry) { return !entry.target.empty(); });
  if (!any) return {};
  return Mover(permalinks, catalog, pages, diagnostics).moves();
}

}  // namespace offprint
