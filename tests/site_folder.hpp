// A site's folder made of a few texts, gone with the test.
#pragma once

#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

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

}  // namespace offprint
