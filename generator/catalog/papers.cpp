#include "catalog/papers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "text/link_kind.hpp"

namespace offprint {
namespace {

/// The names of one publication's files: which kinds there were.
class FileNames {
 public:
  explicit FileNames(const std::string& id) : stem_("publications/" + id) {}

  bool has(LinkKind kind) const { return counts_[static_cast<std::size_t>(kind)] > 0; }

  std::string next(LinkKind kind) {
    const int number = ++counts_[static_cast<std::size_t>(kind)];
    std::string name = stem_;
    if (kind != LinkKind::kPdf) name += fmt::format("-{}", name_of(kind));
    if (number > 1) name += fmt::format("-{}", number);
    return name + ".pdf";
  }

 private:
  std::string stem_;
  std::array<int, static_cast<std::size_t>(LinkKind::kCount)> counts_{};
};

const Asset* find_paper(const std::vector<Asset>& papers, const std::string& url) {
  const auto found = std::ranges::lower_bound(papers, url, {}, &Asset::path);
  return found == papers.end() || found->path != url ? nullptr : &*found;
}

void place_files(const std::vector<Asset>& papers, Publication& publication,
                 std::vector<Asset>& assets) {
  FileNames names(publication.id);
  for (Link& link : publication.links) {
    const Asset* paper = find_paper(papers, link.url);
    if (paper == nullptr) continue;
    const LinkKind kind = link_kind(link.label, link.url);
    const bool is_paper = kind == LinkKind::kPdf && !names.has(kind);
    if (!is_paper && link.url.starts_with("assets/")) continue;
    link.url = names.next(kind);
    assets.push_back({link.url, paper->source});
  }
}

}  // namespace

void place_papers(const std::vector<Asset>& papers, std::vector<Publication>& publications,
                  std::vector<Asset>& assets) {
  if (papers.empty()) return;
  for (Publication& publication : publications) place_files(papers, publication, assets);
  std::ranges::sort(assets, {}, &Asset::path);
}

}  // namespace offprint
