#include "commands/site_changes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "base/files.hpp"
#include "base/hash.hpp"
#include "base/parallel.hpp"
#include "plan/promises.hpp"
#include "write/manifest.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

bool is_page(std::string_view address) {
  return !address.starts_with('.') && address.find("/.") == std::string_view::npos &&
         address != "CNAME";
}

std::vector<SitePage> list_folder(const fs::path& folder) {
  constexpr std::size_t kRun = 16;
  const std::vector<fs::path> files = list_files(folder, folder).files;
  std::vector<SitePage> pages(files.size());
  for_each_run(files.size(), kRun, number_of_threads(0), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      pages[i] = {files[i].lexically_relative(folder).generic_string(), hash_file(files[i])};
  });
  std::erase_if(pages, [](const SitePage& page) { return !is_page(page.address); });
  std::ranges::sort(pages, {}, &SitePage::address);
  return pages;
}

std::optional<std::vector<SitePage>> list_manifest(const fs::path& file) {
  std::optional<Manifest> manifest = parse_manifest(read_file(file));
  if (!manifest) return std::nullopt;
  std::vector<SitePage> pages;
  for (ManifestEntry& entry : manifest->entries)
    if (is_page(entry.path)) pages.push_back({std::move(entry.path), entry.hash});
  return pages;
}

using List = std::vector<std::string> ChangeLists::*;

/// Of a record's pages the HTML page decides; without it in the lists the record has changed.
ChangeLists list_records(const ChangeLists& pages, bool look) {
  std::map<std::string_view, List> records;
  for (const List list : {&ChangeLists::added, &ChangeLists::changed, &ChangeLists::removed}) {
    for (const std::string& address : pages.*list) {
      const std::string_view record = record_of(address);
      const bool is_html = address.ends_with(".html"), changed = list == &ChangeLists::changed;
      if (record.empty() || (look && is_html && changed)) continue;
      List& fate = records.try_emplace(record, &ChangeLists::changed).first->second;
      if (is_html) fate = list;
    }
  }
  ChangeLists lists;
  for (const auto& [record, list] : records) (lists.*list).emplace_back(record);
  return lists;
}

/// Takes down what became of one address after the other.
class Comparison {
 public:
  void removed(const std::string& address) {
    ++count(address).removed;
    changes_.pages.removed.push_back(address);
  }

  void added(const std::string& address) {
    ++count(address).added;
    changes_.pages.added.push_back(address);
  }

  void stayed(const std::string& address, bool same) {
    if (!record_of(address).empty() && address.ends_with(".html")) ++(same ? same_ : other_);
    ++(same ? count(address).same : count(address).changed);
    if (!same) changes_.pages.changed.push_back(address);
  }

  SiteChanges changes() && {
    constexpr std::size_t kMany = 10;
    changes_.look = same_ == 0 && other_ >= kMany;
    changes_.records = list_records(changes_.pages, changes_.look);
    return std::move(changes_);
  }

 private:
  ChangeCounts& count(std::string_view address) {
    const std::string_view section = section_of(address);
    const auto found = changes_.sections.find(section);
    return found != changes_.sections.end() ? found->second
                                            : changes_.sections[std::string(section)];
  }

  SiteChanges changes_;
  std::size_t same_ = 0, other_ = 0;  ///< pages of records
};

}  // namespace

std::optional<std::vector<SitePage>> list_pages(const fs::path& site) {
  if (fs::is_directory(site)) return list_folder(site);
  return list_manifest(site);
}

ChangeCounts SiteChanges::all() const {
  ChangeCounts all;
  for (const auto& [section, counts] : sections) {
    all.added += counts.added;
    all.changed += counts.changed;
    all.removed += counts.removed;
    all.same += counts.same;
  }
  return all;
}

std::string_view section_of(std::string_view address) {
  const auto ends_with_any = [&](std::initializer_list<std::string_view> endings) {
    return std::ranges::any_of(endings, [&](auto ending) { return address.ends_with(ending); });
  };
  const std::size_t slash = address.find('/');
  if (address.starts_with("assets/")) return "other files";
  if (address.ends_with(".html"))
    return slash == address.npos ? "other pages" : address.substr(0, slash);
  if (ends_with_any({".atom", "feed.json"}) || address.starts_with("sitemap")) return "feeds";
  return ends_with_any({".bib", ".ris", ".json"}) ? "exports" : "other files";
}

/// The id of the record that has this page beside others; empty where none has.
std::string_view record_of(std::string_view address) {
  constexpr std::string_view kFolder = "publications/";
  constexpr std::array<std::string_view, 4> kEndings{".html", ".bib", ".ris", ".json"};
  if (!address.starts_with(kFolder)) return {};
  address.remove_prefix(kFolder.size());
  const auto ending =
      std::ranges::find_if(kEndings, [&](std::string_view one) { return address.ends_with(one); });
  if (ending == kEndings.end()) return {};
  address.remove_suffix(ending->size());
  const bool is_list = address == "index" || address == "index.feed";
  return is_list || address.find('/') != std::string_view::npos ? std::string_view() : address;
}

std::vector<std::string> pages_of(std::string_view address) {
  constexpr std::string_view kHtml = ".html", kJsonFeed = ".feed.json";
  const std::size_t slash = address.rfind('/');
  const std::size_t begin = slash == address.npos ? 0 : slash + 1;
  const std::string_view folder = address.substr(0, begin), name = address.substr(begin);
  const std::size_t ending =
      name.ends_with(kJsonFeed) ? name.size() - kJsonFeed.size() : name.rfind('.');
  const std::string_view stem = name.substr(0, ending);
  std::vector<std::string> pages{std::string(address)};
  if (!name.ends_with(kHtml)) pages.push_back(fmt::format("{}{}.html", folder, stem));
  if (stem == "feed" || stem.starts_with("page-"))
    pages.push_back(fmt::format("{}index.html", folder));
  if (stem.starts_with("page-") && begin > 0)
    pages.push_back(fmt::format("{}.html", address.substr(0, slash)));
  return pages;
}

std::size_t keep_given_up_untold(SiteChanges& changes, const Permalinks& permalinks) {
  const auto is_given_up = [&](const std::string& page) {
    return std::ranges::find(permalinks.given_up, hash_of_address(page), [](const auto& given) {
             return given.first;
           }) != permalinks.given_up.end();
  };
  const auto untold = std::erase_if(changes.pages.removed, [&](const std::string& address) {
    return std::ranges::any_of(pages_of(address), is_given_up);
  });
  std::erase_if(changes.records.removed, [&](const std::string& record) {
    return is_given_up("publications/" + record + ".html");
  });
  return untold;
}

SiteChanges compare_sites(const std::vector<SitePage>& before, const std::vector<SitePage>& after) {
  Comparison comparison;
  auto old = before.begin();
  for (const SitePage& page : after) {
    for (; old != before.end() && old->address < page.address; ++old)
      comparison.removed(old->address);
    if (old == before.end() || old->address != page.address) {
      comparison.added(page.address);
    } else {
      comparison.stayed(page.address, old->hash == page.hash);
      ++old;
    }
  }
  for (; old != before.end(); ++old) comparison.removed(old->address);
  return std::move(comparison).changes();
}

}  // namespace offprint
