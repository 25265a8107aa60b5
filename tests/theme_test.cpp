#include "render/theme.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "base/files.hpp"
#include "print_lines.hpp"
#include "temp_folder.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

TEST_CASE("every file of templates/ is in the program, byte for byte, and nothing else") {
  const fs::path folder = fs::path(OFFPRINT_SOURCE_DIR) / "templates";
  std::string on_disk, built_in;
  for (const fs::path& path : list_files(folder, folder).files) {
    if (path.extension() == ".md") continue;
    const std::string name = path.lexically_relative(folder).generic_string();
    on_disk += name + "\n";
    CHECK_MESSAGE(find_builtin(name) == read_file(path), name);
  }
  for (const BuiltinFile& file : builtin_files()) built_in += std::string(file.path) + "\n";
  CHECK(built_in == on_disk);
}

TEST_CASE("what is not in the theme is not found") {
  for (const char* path : {"", "no such file", "README.md", "/etc/passwd", "../LICENSE", "~"})
    CHECK_MESSAGE(!find_builtin(path), path);
}

TEST_CASE(
    "the theme's own files are those built in and those of the site's templates folder, each "
    "once") {
  const TempFolder folder;
  fs::create_directories(folder.path() / "assets" / "fonts");
  for (const char* name : {"assets/style.css", "assets/fonts/a.woff2", "base.html"})
    std::ofstream(folder.path() / name) << "x";
  CHECK(theme_assets(folder.path()) ==
        std::vector<std::string>{"assets/copy.js", "assets/filter.js", "assets/fonts/a.woff2",
                                 "assets/icon.svg", "assets/style.css", "assets/teaser.js",
                                 "assets/theme.js"});
  CHECK(theme_assets(folder.path() / "none").size() == 6);
}

}  // namespace
}  // namespace offprint
