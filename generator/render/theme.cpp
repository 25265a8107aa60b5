#include "render/theme.hpp"

#include <algorithm>
#include <set>

#include "base/files.hpp"

namespace offprint {

std::optional<std::string_view> find_builtin(std::string_view path) {
  const std::span<const BuiltinFile> files = builtin_files();
  const auto file = std::ranges::lower_bound(files, path, {}, &BuiltinFile::path);
  if (file == files.end() || file->path != path) return std::nullopt;
  return file->bytes();
}

namespace {

/// The paths of the theme's own files below that folder ("assets"), by path.
std::set<std::string> files_below(const std::string& folder,
                                  const std::filesystem::path& templates) {
  std::set<std::string> paths;
  for (const BuiltinFile& file : builtin_files()) {
    if (file.path.starts_with(folder + "/")) paths.emplace(file.path);
  }
  for (const auto& file : list_files(templates / folder, templates).files)
    paths.insert(file.lexically_relative(templates).generic_string());
  return paths;
}

}  // namespace

std::vector<std::string> theme_assets(const std::filesystem::path& templates) {
  const std::set<std::string> paths = files_below("assets", templates);
  return {paths.begin(), paths.end()};
}

std::vector<std::string> theme_sections(const std::filesystem::path& templates) {
  constexpr std::string_view kFolder = "sections/";
  constexpr std::string_view kEnding = ".html";
  std::vector<std::string> names;
  for (const std::string& path : files_below("sections", templates)) {
    if (path.ends_with(kEnding))
      names.push_back(path.substr(kFolder.size(), path.size() - kFolder.size() - kEnding.size()));
  }
  return names;
}

}  // namespace offprint
