#include "commands/site_changes.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "base/files.hpp"
#include "base/hash.hpp"
#include "base/parallel.hpp"
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

using List = std::vector<std::string> ChangeLists::*;

/// Of a record's pages the HTML page decides; without it in the lists the record has changed.
ChangeLists list_records(const ChangeLists& pages) {
  std::map<std::string_view, List> records;
  for (const List list : {&ChangeLists::added, &ChangeLists::changed, &ChangeLists::removed}) {
    for (const std::string& address : pages.*list) {
      const std::string_view record = record_of(address);
      if (record.empty()) continue;
      List& fate = records.try_emplace(record, &ChangeLists::changed).first->second;
      if (address.ends_with(".html")) fate = list;
    }
  }
  ChangeLists lists;
  for (const auto& [record, list] : records) (lists.*list).emplace_back(record);
  return lists;
}

}  // namespace

std::optional<std::vector<SitePage>> list_pages(const fs::path& site) {
  if (fs::is_directory(site)) return list_folder(site);
  return list_manifest(site);
}

SiteChanges compare_sites(const std::vector<SitePage>& before, const std::vector<SitePage>& after) {
  SiteChanges changes;
  auto old = before.begin();
  for (const SitePage& page : after) {
    for (; old != before.end() && old->address < page.address; ++old)
      changes.pages.removed.push_back(old->address);
    if (old == before.end() || old->address != page.address) {
      changes.pages.added.push_back(page.address);
    } else {
      old->hash == page.hash ? void(++changes.same) : changes.pages.changed.push_back(page.address);
      ++old;
    }
  }
  for (; old != before.end(); ++old) changes.pages.removed.push_back(old->address);
  changes.records = list_records(changes.pages);
  return changes;
}

}  // namespace offprint
