#include "starter/named_files.hpp"

#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/unicode.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

/// Whether a path below content/ is that of a file which a site publishes, and leads nowhere else.
bool is_published(std::string_view path) {
  const fs::path normal = fs::path(path).lexically_normal();
  if (normal.is_absolute() || normal.empty() || *normal.begin() == "..") return false;
  return *normal.begin() == "assets" || to_lower(path).ends_with(".pdf");
}

std::set<std::string> published_paths(const std::vector<Record>& records) {
  std::set<std::string> paths;
  const auto add = [&](std::string path) {
    if (is_published(path)) paths.insert(std::move(path));
  };
  for (const Record& record : records) {
    for (const Link& link : record.links)
      if (link.url.find(':') == std::string::npos) add(decoded_path(link.url));
    add(record.image.src);
    add(record.image.hover);
  }
  return paths;
}

/// No link on the disk leads out of the folder either.
bool is_file_below(const fs::path& root, const fs::path& path) {
  std::error_code missing;
  const fs::path file = fs::canonical(root / path, missing);
  return !missing && fs::is_regular_file(file) &&
         *file.lexically_relative(fs::canonical(root)).begin() != "..";
}

fs::path find_file(const fs::path& folder, const fs::path& path) {
  if (is_file_below(folder, path)) return folder / path;
  if (is_file_below(folder, path.filename())) return folder / path.filename();
  const fs::path site = folder.parent_path();
  const bool found = folder.filename() == "_bibliography" && is_file_below(site, path);
  return found ? site / path : fs::path();
}

}  // namespace

std::vector<FileCopy> find_named_files(const std::vector<Record>& records,
                                       const fs::path& records_file) {
  const fs::path folder = fs::absolute(records_file).lexically_normal().parent_path();
  std::vector<FileCopy> copies;
  for (const std::string& path : published_paths(records))
    if (fs::path file = find_file(folder, path); !file.empty())
      copies.push_back({std::move(file), "content/" + path});
  return copies;
}

}  // namespace offprint
