#include "write/output_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <optional>
#include <utility>

namespace offprint {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kFileMode = 0644;
constexpr mode_t kFolderMode = 0755;
constexpr std::string_view kTemporaryPrefix = ".offprint-tmp-";

Stamp stamp_of(const struct stat& status) {
  return {static_cast<std::uint64_t>(status.st_size),
          status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec};
}

bool has_mode(const struct stat& status, mode_t mode) { return (status.st_mode & 07777) == mode; }

Descriptor open_folder(int parent, const char* name) {
  return Descriptor(::openat(parent, name, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

void make_with_parents(const fs::path& folder) {
  if (fs::is_directory(folder)) return;
  if (folder.has_relative_path()) make_with_parents(folder.parent_path());
  if (::mkdir(folder.c_str(), kFolderMode) != 0 || ::chmod(folder.c_str(), kFolderMode) != 0)
    throw_error(errno, folder.string());
}

Stamp fill(const Descriptor& file, std::string_view bytes, const std::string& name) {
  write_bytes(file, bytes, name);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) throw_error(errno, name);
  if (!has_mode(status, kFileMode) && ::fchmod(file.get(), kFileMode) != 0)
    throw_error(errno, name);
  return stamp_of(status);
}

bool is_safe_part(std::string_view part) {
  return !part.empty() && part != "." && part != ".." && part.size() <= 255 &&
         std::none_of(part.begin(), part.end(),
                      [](unsigned char c) { return c < 0x20 || c == 0x7f || c == '\\'; });
}

/// A file under a name that nobody asks for, gone when this goes unless it was moved away.
class Temporary {
 public:
  Temporary(int folder, std::string name) : folder_(folder), name_(std::move(name)) {}
  ~Temporary() {
    if (!moved_) ::unlinkat(folder_, name_.c_str(), 0);
  }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;

  Descriptor open() const {
    constexpr int kFlags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    return Descriptor(::openat(folder_, name_.c_str(), kFlags, kFileMode));
  }

  bool move(int folder, const char* name) {
    moved_ = ::renameat(folder_, name_.c_str(), folder, name) == 0;
    return moved_;
  }

 private:
  int folder_;
  std::string name_;
  bool moved_ = false;
};

}  // namespace

bool is_safe_address(std::string_view address) {
  while (true) {
    const std::size_t slash = address.find('/');
    if (!is_safe_part(address.substr(0, slash))) return false;
    if (slash == std::string_view::npos) return true;
    address.remove_prefix(slash + 1);
  }
}

OutputFolder::OutputFolder(const fs::path& out, const fs::path& workshop, Sight sight)
    : out_(out), workshop_path_(workshop), hidden_(sight == Sight::kHidden) {
  make_with_parents(out);
  root_ = Descriptor(::open(out.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!root_) throw_error(errno, out.string());
  sweep();
  open_workshop();
}

void OutputFolder::sweep() {
  for (const fs::directory_entry& entry : fs::directory_iterator(out_)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(kTemporaryPrefix)) ::unlinkat(root_.get(), name.c_str(), 0);
  }
}

/// Folders can be moved only within a file system.
void OutputFolder::open_workshop() {
  if (workshop_path_.empty()) return;
  fs::remove_all(workshop_path_);
  make_with_parents(workshop_path_);
  struct stat here {
  }, there{};
  if (::stat(workshop_path_.c_str(), &here) != 0 || ::fstat(root_.get(), &there) != 0)
    throw_error(errno, workshop_path_.string());
  if (here.st_dev == there.st_dev)
    workshop_ = Descriptor(::open(workshop_path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

OutputFolder::~OutputFolder() {
  std::error_code error;
  if (!workshop_path_.empty()) fs::remove_all(workshop_path_, error);
}

void OutputFolder::show_folders() {
  for (auto& [address, top] : tops_) {
    if (!top.hidden) continue;
    show(address);
    top.hidden = false;
  }
}

void OutputFolder::show(const std::string& address) const {
  const char* const folder = address.c_str();
  if (::renameat2(workshop_.get(), folder, root_.get(), folder, RENAME_NOREPLACE) == 0) return;
  // Not every file system knows the flag; a plain rename replaces no folder that holds anything.
  const bool may_rename = errno == EINVAL && look(address).kind == Found::Kind::kNothing;
  if (!may_rename || ::renameat(workshop_.get(), folder, root_.get(), folder) != 0)
    throw_error(errno, name(address));
}

std::optional<OutputFolder::Spot> OutputFolder::find_spot(const std::string& address) const {
  Spot spot{{}, root_.get(), address.c_str(), hidden_};
  for (std::size_t begin = 0, slash; (slash = address.find('/', begin)) != std::string::npos;
       begin = slash + 1) {
    const std::string part(address, begin, slash - begin);
    const auto top = begin == 0 ? tops_.find(part) : tops_.end();
    if (top != tops_.end()) {
      spot.folder = top->second.handle.get();
      spot.hidden = hidden_ || top->second.hidden;
    } else {
      spot.own = open_folder(spot.folder, part.c_str());
      spot.folder = spot.own.get();
    }
    if (spot.folder < 0) return std::nullopt;
    spot.name = address.c_str() + slash + 1;
  }
  return spot;
}

OutputFolder::Spot OutputFolder::spot(const std::string& address) const {
  std::optional<Spot> found = find_spot(address);
  if (!found) throw_error(errno, name(address));
  return std::move(*found);
}

bool OutputFolder::make_folder(const std::string& address) {
  Spot parent = spot(address);
  const bool at_top = address.find('/') == std::string::npos;
  const bool hidden = at_top && workshop_ && look(address).kind == Found::Kind::kNothing;
  if (hidden) parent.folder = workshop_.get();
  const bool made = ::mkdirat(parent.folder, parent.name, kFolderMode) == 0;
  if (!made && errno != EEXIST) throw_error(errno, name(address));
  Descriptor folder = open_folder(parent.folder, parent.name);
  if (!folder)
    throw_error(ENOTDIR, "a folder is needed at `" + name(address) +
                             "`, where something else stands (links are never followed)");
  // The umask may have taken bits away from what was made, an existing folder is as its owner
  // wants it.
  if (made && ::fchmodat(parent.folder, parent.name, kFolderMode, 0) != 0)
    throw_error(errno, name(address));
  if (at_top) tops_.insert_or_assign(address, Top{std::move(folder), hidden});
  return made;
}

void OutputFolder::open_top(std::string_view address) {
  const std::size_t slash = address.find('/');
  if (slash == std::string_view::npos || tops_.contains(address.substr(0, slash))) return;
  std::string top(address.substr(0, slash));
  Descriptor folder = open_folder(root_.get(), top.c_str());
  if (folder) tops_.emplace(std::move(top), Top{std::move(folder), false});
}

Found OutputFolder::look(const std::string& address) const {
  const std::optional<Spot> spot = find_spot(address);
  struct stat status {};
  if (!spot || ::fstatat(spot->folder, spot->name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
    if (errno == ENOENT || errno == ENOTDIR || errno == ELOOP) return {};
    throw_error(errno, name(address));
  }
  if (!S_ISREG(status.st_mode)) return {Found::Kind::kOther, {}, false};
  return {Found::Kind::kFile, stamp_of(status), has_mode(status, kFileMode)};
}

bool OutputFolder::holds(const std::string& address, std::string_view bytes) const {
  const std::optional<Spot> spot = find_spot(address);
  if (!spot) return false;
  constexpr int kFlags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
  const Descriptor file(::openat(spot->folder, spot->name, kFlags));
  struct stat status {};
  if (!file || ::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) return false;
  if (static_cast<std::uint64_t>(status.st_size) != bytes.size()) return false;
  if (read_bytes(file, bytes.size(), name(address)) != bytes) return false;
  return has_mode(status, kFileMode) || ::fchmod(file.get(), kFileMode) == 0;
}

Stamp OutputFolder::create(const std::string& address, std::string_view bytes) {
  const Spot to = spot(address);
  return to.hidden ? create_hidden(to, address, bytes) : create_whole(to, address, bytes);
}

Stamp OutputFolder::create_hidden(const Spot& to, const std::string& address,
                                  std::string_view bytes) const {
  constexpr int kFlags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
  const Descriptor file(::openat(to.folder, to.name, kFlags, kFileMode));
  if (!file) throw_error(errno, name(address));
  return fill(file, bytes, name(address));
}

Stamp OutputFolder::create_whole(const Spot& to, const std::string& address,
                                 std::string_view bytes) {
  // A nameless file that gets its name when it is complete: nothing is left behind by a kill, and
  // it is quicker than a rename. Not every file system has such files.
  const Descriptor file(::openat(to.folder, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, kFileMode));
  if (!file) return replace(address, bytes);
  const Stamp stamp = fill(file, bytes, name(address));
  const std::string source = "/proc/self/fd/" + std::to_string(file.get());
  if (::linkat(AT_FDCWD, source.c_str(), to.folder, to.name, AT_SYMLINK_FOLLOW) == 0) return stamp;
  if (errno == EEXIST) throw_error(errno, name(address));
  return replace(address, bytes);
}

Stamp OutputFolder::replace(const std::string& address, std::string_view bytes) {
  const Spot to = spot(address);
  Temporary temporary(root_.get(), std::string(kTemporaryPrefix) + std::to_string(temporaries_++));
  const Descriptor file = temporary.open();
  if (!file) throw_error(errno, name(address));
  const Stamp stamp = fill(file, bytes, name(address));
  if (!temporary.move(to.folder, to.name)) throw_error(errno, name(address));
  return stamp;
}

bool OutputFolder::remove(const std::string& address) {
  if (look(address).kind != Found::Kind::kFile) return false;
  const Spot at = spot(address);
  if (::unlinkat(at.folder, at.name, 0) != 0) throw_error(errno, name(address));
  return true;
}

bool OutputFolder::remove_folder(const std::string& address) {
  const std::optional<Spot> at = find_spot(address);
  return at && ::unlinkat(at->folder, at->name, AT_REMOVEDIR) == 0;
}

}  // namespace offprint
