#include "starter/folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <vector>

namespace offprint {
namespace {

namespace fs = std::filesystem;

/// What stands in a repository before anything else does, with or without an ending (README.md).
bool comes_with_repository(const fs::path& name) {
  constexpr std::array<std::string_view, 5> kNames{".git", ".gitattributes", "README", "LICENSE",
                                                   "LICENCE"};
  return std::ranges::any_of(kNames, [&](std::string_view known) {
    return name == known || (known.front() != '.' && name.stem() == known);
  });
}

/// The first name, in the order of bytes, that is in the way.
std::string find_stranger(const fs::path& folder, const fs::path& records) {
  std::vector<std::string> strangers;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    std::error_code ignored;
    const bool fine = comes_with_repository(entry.path().filename()) ||
                      (!records.empty() && fs::equivalent(entry.path(), records, ignored));
    if (!fine) strangers.push_back(entry.path().filename().string());
  }
  return strangers.empty() ? "" : *std::ranges::min_element(strangers);
}

void write_all(int file, const fs::path& path, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0)
      throw fs::filesystem_error("cannot write", path, {errno, std::generic_category()});
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

void write_new(const fs::path& path, std::string_view text) {
  fs::create_directories(path.parent_path());
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0) throw fs::filesystem_error("cannot create", path, {errno, std::generic_category()});
  try {
    write_all(file, path, text);
  } catch (...) {
    ::close(file);
    throw;
  }
  if (::close(file) != 0)
    throw fs::filesystem_error("cannot write", path, {errno, std::generic_category()});
}

}  // namespace

std::string find_folder_fault(const fs::path& folder, const fs::path& records) {
  if (!fs::exists(fs::symlink_status(folder))) return {};
  if (!fs::is_directory(folder)) return fmt::format("`{}` is no folder", folder.string());
  const std::string stranger = find_stranger(folder, records);
  if (stranger.empty()) return {};
  return fmt::format(
      "`{}` is not empty (it holds `{}`), and nothing is ever written over; name a new folder",
      folder.string(), stranger);
}

void write_site_files(const fs::path& folder, std::span<const SiteFile> files) {
  for (const SiteFile& file : files) write_new(folder / file.path, file.text);
}

void copy_site_files(const fs::path& folder, std::span<const FileCopy> copies) {
  for (const auto& [from, to] : copies) {
    fs::create_directories((folder / to).parent_path());
    fs::copy_file(from, folder / to);
  }
}

}  // namespace offprint
