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

std::vector<std::string> theme_assets(const std::filesystem::path& templates) {
  std::set<std::string> paths;
  for (const BuiltinFile& file : builtin_files()) {
    if (file.path.starts_with("assets/")) paths.emplace(file.path);
  }
  for (const auto& file : list_files(templates / "assets", templates).files)
    paths.insert(file.lexically_relative(templates).generic_string());
  return {paths.begin(), paths.end()};
}

}  // namespace offprint
