#include "render/theme.hpp"

#include <algorithm>

namespace offprint {

std::optional<std::string_view> find_builtin(std::string_view path) {
  const std::span<const BuiltinFile> files = builtin_files();
  const auto file = std::ranges::lower_bound(files, path, {}, &BuiltinFile::path);
  if (file == files.end() || file->path != path) return std::nullopt;
  return file->bytes();
}

}  // namespace offprint
