// The default theme inside the program: the files of `templates/` as they stood when it was built.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/builtin_file.hpp"

namespace offprint {

/// All of them, by path below `templates/`.
std::span<const BuiltinFile> builtin_files();

/// The bytes of one; they live as long as the program.
std::optional<std::string_view> find_builtin(std::string_view path);

/// The paths below the site of the theme's own files, by path: those of the built-in theme and of
/// `templates`, the site's own folder, which need not exist: "assets/style.css".
std::vector<std::string> theme_assets(const std::filesystem::path& templates);

/// The sections that the home page can show, of the built-in theme and of `templates`, by name:
/// "news" for sections/news.html.
std::vector<std::string> theme_sections(const std::filesystem::path& templates);

}  // namespace offprint
