// A site's folder made of a few texts, gone with the test.
#pragma once

#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "load/load.hpp"
#include "temp_folder.hpp"

namespace offprint {

class SiteFolder {
 public:
  /// `files`: paths below content/, and their texts. A site.yaml is there in any case.
  SiteFolder(std::initializer_list<std::pair<const char*, std::string>> files) {
    write("site.yaml", "version: 1\ntitle: T\n");
    for (const auto& [path, text] : files) write(path, text);
  }

  void write(const std::string& path, std::string_view text) const {
    const std::filesystem::path file = folder_ / "content" / path;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
  }

  const std::filesystem::path& path() const { return folder_.path(); }
  std::filesystem::path operator/(const std::filesystem::path& below) const {
    return folder_ / below;
  }

 private:
  TempFolder folder_;
};

/// What is said of the site's files when they are loaded.
inline std::string said_of(const SiteFolder& site) {
  Sources sources;
  Diagnostics diagnostics;
  load_content(site.path(), sources, diagnostics);
  return format(diagnostics, sources);
}

}  // namespace offprint
