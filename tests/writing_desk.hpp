// A site's folder to write into, for the tests of write/.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "base/files.hpp"
#include "temp_folder.hpp"
#include "write/write.hpp"

namespace offprint {

namespace fs = std::filesystem;
using Pages = std::map<std::string, std::string>;

inline void put(const fs::path& path, std::string_view bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

inline std::vector<std::string> addresses_of(const Pages& pages) {
  std::vector<std::string> addresses;
  for (const auto& [address, bytes] : pages) addresses.push_back(address);
  return addresses;
}

/// A site's folder with `content/`, `.offprint/` and `site/`.
struct WritingDesk {
  TempFolder folder;
  fs::path out = folder / "site";
  fs::path state = folder / ".offprint";

  /// Builds a site of these pages: "2 written, 1 unchanged, 0 removed", or what was refused.
  std::string build(const Pages& pages, Former former = Former::kKept) const {
    try {
      const Claim claim(out, state, std::chrono::milliseconds(50));
      SiteWriter writer(claim, addresses_of(pages), former);
      for (const auto& [address, bytes] : pages) writer.write(address, bytes);
      const WriteSummary summary = writer.finish();
      return fmt::format("{} written, {} unchanged, {} removed{}", summary.written,
                         summary.unchanged, summary.removed,
                         summary.strangers > 0 ? fmt::format(", {} left", summary.strangers) : "");
    } catch (const std::system_error& error) {
      return without_folder(error.what());
    }
  }

  /// What stands in the output folder, a line each: "index.html = home".
  std::string tree() const {
    std::map<std::string, std::string> lines;
    for (const auto& entry : fs::recursive_directory_iterator(out))
      if (!entry.is_directory())
        lines[entry.path().lexically_relative(out)] =
            entry.is_regular_file() && !entry.is_symlink() ? read_file(entry.path()) : "(special)";
    std::string text;
    for (const auto& [path, bytes] : lines) text += path + " = " + bytes + "\n";
    return text;
  }

  /// What stands beside each other in the site's folder.
  std::string names() const {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder.path()))
      names.insert(entry.path().filename().string());
    std::string text;
    for (const std::string& name : names) text += name + " ";
    return text;
  }

  std::string without_folder(std::string text) const {
    const std::string prefix = folder.path().string() + "/";
    for (std::size_t at; (at = text.find(prefix)) != std::string::npos;)
      text.erase(at, prefix.size());
    return text;
  }
};

inline struct stat status_of(const fs::path& path) {
  struct stat status {};
  REQUIRE(::lstat(path.c_str(), &status) == 0);
  return status;
}

}  // namespace offprint
