// DESIGN.md, section 4: which room may include which. Read from the #include lines.
#include <doctest/doctest.h>

#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/files.hpp"

namespace {

namespace fs = std::filesystem;
using Rooms = std::set<std::string>;

const std::map<std::string, Rooms> kMayInclude = {
    {"base", {}},
    {"jinja", {"base"}},
    {"write", {"base"}},
    {"picture", {"base"}},
    {"text", {"base"}},
    {"model", {"base", "text"}},
    {"load", {"base", "text", "model", "picture"}},
    {"catalog", {"base", "text", "model"}},
    {"plan", {"base", "text", "model", "catalog"}},
    {"lint", {"base", "text", "model", "catalog"}},
    {"starter", {"base", "text", "model", "catalog", "jinja"}},
    {"migrate", {"base", "text", "model", "load", "catalog", "plan", "starter"}},
    {"export", {"base", "text", "model", "catalog", "plan"}},
    {"render", {"base", "text", "model", "catalog", "plan", "export", "jinja", "picture"}},
    {"build",
     {"base", "text", "model", "load", "catalog", "plan", "export", "render", "write", "jinja",
      "picture"}},
    {"serve",
     {"base", "picture", "text", "model", "load", "catalog", "plan", "export", "render", "write",
      "jinja", "build"}},
    {"commands",
     {"base", "text", "model", "load", "catalog", "lint", "plan", "export", "render", "write",
      "jinja", "starter", "picture", "migrate", "build", "serve"}},
    {"main", {"base", "build", "commands"}},
};

/// Where a third-party header may stand; every other place is refused. A room stands for its .cpp
/// files.
const std::map<std::string, Rooms> kThirdParty = {
    {"yaml-cpp/", {"load"}},
    {"nlohmann/", {"load", "export", "commands"}},
    {"cmark-gfm", {"text"}},
    {"utf8proc.h", {"base"}},
    {"xxhash.h", {"base"}},
    {"CLI/", {"main", "commands"}},
    {"fmt/",
     {"base", "jinja", "text", "picture", "load", "catalog", "lint", "plan", "starter", "migrate",
      "export", "render", "write", "build", "serve", "commands", "main"}},
    {"pugixml.hpp", {"load"}},
    {"simdjson.h", {"load"}},
    {"toml++/", {"load"}},
    {"httplib.h", {"serve"}},
};

/// The room of a path below generator/: its folder, or the stem of a file at the top ("model.hpp" →
/// "model").
std::string room_of(const fs::path& path) {
  return path.has_parent_path() ? path.begin()->string() : path.stem().string();
}

struct Include {
  fs::path file;
  std::string header;
  bool quoted;
};

std::vector<Include> includes_of(const fs::path& root, const fs::path& file) {
  std::vector<Include> found;
  std::istringstream lines(offprint::read_file(file));
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("#include ")) continue;
    const std::size_t open = line.find_first_of("\"<");
    const std::size_t close = line.find_last_of("\">");
    found.push_back(
        {fs::relative(file, root), line.substr(open + 1, close - open - 1), line[open] == '"'});
  }
  return found;
}

std::vector<Include> all_includes() {
  const fs::path root = fs::path(OFFPRINT_SOURCE_DIR) / "generator";
  std::vector<Include> found;
  for (const fs::path& file : offprint::list_files(root, root).files) {
    if (file.extension() != ".cpp" && file.extension() != ".hpp") continue;
    for (Include& include : includes_of(root, file)) found.push_back(std::move(include));
  }
  return found;
}

bool third_party_is_fine(const Include& include) {
  for (const auto& [prefix, rooms] : kThirdParty) {
    if (include.header.starts_with(prefix))
      return include.file.extension() == ".cpp" && rooms.contains(room_of(include.file));
  }
  return include.header.find_first_of("/.") == std::string::npos ||
         include.header.starts_with("sys/") || include.header.ends_with("intrin.h") ||
         include.header == "elf.h" || include.header == "fcntl.h" || include.header == "link.h" ||
         include.header == "netdb.h" || include.header == "spawn.h" ||
         include.header == "unistd.h" || include.header.starts_with("linux/");
}

}  // namespace

TEST_CASE("a room includes only the rooms that the design allows") {
  std::string broken;
  for (const Include& include : all_includes()) {
    if (!include.quoted) continue;
    const std::string from = room_of(include.file), to = room_of(include.header);
    const auto allowed = kMayInclude.find(from);
    const bool fine = allowed != kMayInclude.end() && (from == to || allowed->second.contains(to));
    if (!fine) broken += include.file.string() + " includes " + include.header + "\n";
  }
  CHECK(broken == "");
}

TEST_CASE("third-party headers stay in the .cpp files of the rooms that use them") {
  std::string broken;
  for (const Include& include : all_includes()) {
    if (!include.quoted && !third_party_is_fine(include))
      broken += include.file.string() + " includes " + include.header + "\n";
  }
  CHECK(broken == "");
}

TEST_CASE("every room of the design is known to this test") {
  Rooms seen;
  for (const Include& include : all_includes()) seen.insert(room_of(include.file));
  for (const std::string& room : seen) CHECK_MESSAGE(kMayInclude.contains(room), room);
  CHECK(seen.contains("base"));
}
