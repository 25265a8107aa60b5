#include "base/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "base/descriptor.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

std::string_view kind_of(const fs::file_status& status) {
  switch (status.type()) {
    case fs::file_type::fifo:
      return "a FIFO";
    case fs::file_type::socket:
      return "a socket";
    case fs::file_type::block:
    case fs::file_type::character:
      return "a device";
    default:
      return "something unknown";
  }
}

bool is_below(const fs::path& path, const fs::path& root) {
  const auto [end, ignored] = std::mismatch(root.begin(), root.end(), path.begin(), path.end());
  return end == root.end();
}

/// Walks one folder after another; what it may not follow it notes.
class Walk {
 public:
  Walk(const fs::path& root, bool recursive, Names names)
      : root_(fs::weakly_canonical(root)), recursive_(recursive), names_(names) {}

  void visit(const fs::path& folder, int depth) {
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
      take(*it, depth);
    if (error) found_.refused.push_back({folder, error.message()});
  }

  FileList result() && {
    std::sort(found_.files.begin(), found_.files.end());
    std::sort(found_.refused.begin(), found_.refused.end(),
              [](auto& a, auto& b) { return a.path < b.path; });
    return std::move(found_);
  }

 private:
  static constexpr int kDeepest = 64;

  void take(const fs::directory_entry& entry, int depth) {
    if (names_ == Names::kOfSites && is_passed_over(entry.path().filename().native())) return;
    if (entry.is_symlink() && !link_is_fine(entry)) return;
    std::error_code error;
    const fs::file_status status = entry.status(error);
    if (fs::is_regular_file(status)) {
      found_.files.push_back(entry.path());
    } else if (!fs::is_directory(status)) {
      refuse(entry, "is " + std::string(kind_of(status)) + ", not a regular file");
    } else if (recursive_ && depth == kDeepest) {
      refuse(entry, "is nested too deep (a link to a folder above it?)");
    } else if (recursive_) {
      visit(entry.path(), depth + 1);
    }
  }

  bool link_is_fine(const fs::directory_entry& entry) {
    std::error_code error;
    const fs::path target = fs::canonical(entry.path(), error);
    if (error) {
      refuse(entry, "is a link that leads nowhere");
    } else if (!is_below(target, root_)) {
      refuse(entry, "is a link that leads out of the site's folder");
    } else {
      return true;
    }
    return false;
  }

  void refuse(const fs::directory_entry& entry, std::string why) {
    found_.refused.push_back({entry.path(), std::move(why)});
  }

  fs::path root_;
  bool recursive_;
  Names names_;
  FileList found_;
};

}  // namespace

bool is_passed_over(std::string_view name) {
  const bool between_hashes = name.size() > 1 && name.starts_with('#') && name.ends_with('#');
  return name.starts_with('.') || name.ends_with('~') || between_hashes;
}

FileList list_files(const fs::path& folder, const fs::path& root, bool recursive, Names names) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) return {};
  Walk walk(root, recursive, names);
  walk.visit(folder, 0);
  return std::move(walk).result();
}

std::string read_file(const fs::path& path, std::uint64_t most) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat status {};
  if (!file || ::fstat(file.get(), &status) != 0) throw_error(errno, path.string());
  if (!S_ISREG(status.st_mode))
    throw_error(S_ISDIR(status.st_mode) ? EISDIR : EINVAL, path.string());
  if (static_cast<std::uint64_t>(status.st_size) > most) throw_error(EFBIG, path.string());
  return read_bytes(file, static_cast<std::size_t>(status.st_size), path);
}

}  // namespace offprint
