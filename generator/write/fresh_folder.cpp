#include "write/fresh_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>

#include "base/descriptor.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kHiddenMode = 0700;
constexpr mode_t kShownMode = 0755;

fs::path beside(const fs::path& out, const char* what) {
  return out.parent_path() / (std::string(".offprint-") + what + "-" + out.filename().string());
}

fs::path fresh_path(const fs::path& out) { return beside(out, "fresh"); }
/// Where the former folder stands for a moment, on systems that cannot exchange names.
fs::path former_path(const fs::path& out) { return beside(out, "former"); }

bool stands(const fs::path& path) { return fs::exists(fs::symlink_status(path)); }

void move(const fs::path& from, const fs::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) throw_error(errno, to.string());
}

void check_can_move(const fs::path& out) {
  struct stat own {
  }, above{};
  if (::stat(out.c_str(), &own) != 0) return;
  if (::stat(out.parent_path().c_str(), &above) != 0) throw_error(errno, out.string());
  if (own.st_dev != above.st_dev)
    throw_error(EXDEV, "`" + out.string() +
                           "` is a file system of its own and cannot be put in place as a whole; "
                           "build without --fresh");
}

void make_hidden(const fs::path& folder) {
  fs::create_directories(folder.parent_path());
  if (::mkdir(folder.c_str(), kHiddenMode) != 0) throw_error(errno, folder.string());
}

void keep_file(const fs::path& from, const fs::path& to) {
  if (::linkat(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), 0) == 0) return;
  if (errno == EEXIST || errno == ENOTDIR)
    throw_error(errno,
                "`" + from.string() + "` was not made by offprint and stands where a page belongs");
  throw_error(errno, "`" + from.string() + "` cannot be kept; build without --fresh");
}

}  // namespace

void mend_folder(const fs::path& out) {
  const fs::path former = former_path(out);
  if (stands(former) && !stands(out)) move(former, out);
  fs::remove_all(former);
  fs::remove_all(fresh_path(out));
}

std::vector<std::string> list_others(const fs::path& out,
                                     const std::set<std::string, std::less<>>& ours) {
  std::vector<std::string> others;
  if (!fs::is_directory(out)) return others;
  for (const auto& entry : fs::recursive_directory_iterator(out)) {
    std::string address = entry.path().lexically_relative(out).generic_string();
    if (!ours.contains(address)) others.push_back(std::move(address));
  }
  std::ranges::sort(others);
  return others;
}

FreshFolder::FreshFolder(const fs::path& out) : out_(out), fresh_(fresh_path(out)) {
  check_can_move(out);
  make_hidden(fresh_);
}

FreshFolder::~FreshFolder() {
  std::error_code ignored;
  fs::remove_all(fresh_, ignored);
  fs::remove_all(former_path(out_), ignored);
}

void FreshFolder::keep(const std::vector<std::string>& others) const {
  for (const std::string& address : others) {
    const fs::path from = out_ / address;
    if (fs::is_directory(fs::symlink_status(from))) {
      keep_folder(address);
    } else {
      keep_folder(fs::path(address).parent_path());
      keep_file(from, fresh_ / address);
    }
  }
}

/// Makes a folder as it is in the other, with those above it, where there is none.
void FreshFolder::keep_folder(const fs::path& address) const {
  const fs::path to = fresh_ / address;
  if (stands(to)) return;
  keep_folder(address.parent_path());
  struct stat status {};
  if (::stat((out_ / address).c_str(), &status) != 0 || ::mkdir(to.c_str(), kHiddenMode) != 0 ||
      ::chmod(to.c_str(), status.st_mode & 07777) != 0)
    throw_error(errno, to.string());
}

void FreshFolder::take_place() const {
  struct stat former {};
  const bool is_first = ::stat(out_.c_str(), &former) != 0;
  if (::chmod(fresh_.c_str(), is_first ? kShownMode : former.st_mode & 07777) != 0)
    throw_error(errno, fresh_.string());
  if (is_first) return move(fresh_, out_);
  if (::renameat2(AT_FDCWD, fresh_.c_str(), AT_FDCWD, out_.c_str(), RENAME_EXCHANGE) == 0) return;
  if (errno != EINVAL && errno != ENOSYS) throw_error(errno, out_.string());
  move(out_, former_path(out_));
  move(fresh_, out_);
}

}  // namespace offprint
