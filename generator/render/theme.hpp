// The default theme inside the program: the files of `templates/` as they stood when it was built.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace offprint {

struct BuiltinFile {
  std::string_view path;  ///< below `templates/`: "partials/head.html", "assets/style.css"
  const char* begin;
  const char* end;

  std::string_view bytes() const { return {begin, static_cast<std::size_t>(end - begin)}; }
};

/// All of them, by path.
std::span<const BuiltinFile> builtin_files();

/// The bytes of one; they live as long as the program.
std::optional<std::string_view> find_builtin(std::string_view path);

}  // namespace offprint
