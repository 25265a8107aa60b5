#include "load/papers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/files.hpp"
#include "base/unicode.hpp"
#include "text/link_kind.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

bool is_pdf(std::string_view path) { return to_lower(path).ends_with(".pdf"); }

/// The path of a link that leads to a file of the content, not to a page.
std::optional<std::string> path_of_file(const Link& link) {
  if (link.url.find(':') != std::string::npos) return std::nullopt;
  std::string path = decoded_path(link.url);
  const bool is_file = path.starts_with("assets/") || is_pdf(path);
  return is_file ? std::optional(std::move(path)) : std::nullopt;
}

/// The files below a folder by their paths from it on; walked at the first question, since most
/// sites never ask.
class Files {
 public:
  explicit Files(const fs::path& root) : root_(root) {}

  /// What to read for a path; nullptr where there is no such file, or where it may not be read.
  const fs::path* find(const std::string& path) {
    if (!files_) files_ = walked();
    const auto found = files_->find(fs::path(path).lexically_normal().generic_string());
    return found == files_->end() ? nullptr : &found->second;
  }

 private:
  using Found = std::map<std::string, fs::path>;

  Found walked() const {
    Found found;
    for (fs::path& file : list_files(root_, root_).files)
      found.emplace(file.lexically_relative(root_).generic_string(), std::move(file));
    return found;
  }

  const fs::path& root_;
  std::optional<Found> files_;
};

void warn_missing(const Link& link, const std::string& path, Diagnostics& diagnostics) {
  diagnostics
      .warning(link.place, fmt::format("there is no file `content/{}`", path),
               "the link is made all the same")
      .code = "missing-file";
}

}  // namespace

std::vector<Asset> find_papers(const std::vector<Record>& records, const fs::path& content,
                               Diagnostics& diagnostics) {
  Files files(content);
  std::map<std::string, std::string> papers;
  for (const Record& record : records) {
    for (const Link& link : record.links) {
      const auto path = path_of_file(link);
      if (!path) continue;
      const fs::path* file = files.find(*path);
      if (file == nullptr) {
        warn_missing(link, *path, diagnostics);
      } else if (is_pdf(*path)) {
        papers.emplace(link.url, file->string());
      }
    }
  }
  std::vector<Asset> sorted;
  for (const auto& [path, source] : papers) sorted.push_back({path, source});
  return sorted;
}

}  // namespace offprint
