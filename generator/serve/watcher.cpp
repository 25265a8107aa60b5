#include "serve/watcher.hpp"

#include <linux/limits.h>
#include <sys/inotify.h>
#include <sys/poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string_view>
#include <utility>

#include "base/files.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

constexpr milliseconds kCalm{5};       ///< without a change: then a burst is over
constexpr milliseconds kLongCalm{50};  ///< the same where something is awaited
constexpr milliseconds kLongest{400};  ///< that a burst may keep anybody waiting
constexpr int kDeepest = 64;           ///< as base/files.hpp reads

constexpr std::uint32_t kEvents = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM |
                                  IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF |
                                  IN_ONLYDIR;

bool is_watched_top(std::string_view name) { return name == "content" || name == "templates"; }

std::string joined(const std::string& folder, std::string_view name) {
  return folder.empty() ? std::string(name) : folder + "/" + std::string(name);
}

/// A file that was just made is still empty, and tells when it is written; a link tells no more.
bool is_complete(const fs::path& path) {
  std::error_code error;
  const fs::file_status status = fs::symlink_status(path, error);
  return !error && (!fs::is_regular_file(status) || fs::hard_link_count(path, error) > 1);
}

}  // namespace

Watcher::Watcher(fs::path site)
    : site_(std::move(site)), kernel_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
  if (!kernel_)
    throw_error(errno,
                "files cannot be watched; end other programs that do, or raise the limit with "
                "`sudo sysctl fs.inotify.max_user_instances=1024`");
  watch_anew();
}

/// Looks for folders again. The kernel's list stays the same, so that nothing is lost meanwhile.
void Watcher::watch_anew() {
  const std::map<int, std::string> former = std::exchange(folders_, {});
  stale_ = false;
  unwatched_.clear();
  watch("");
  watch_tree("content", 0);
  watch_tree("templates", 0);
  for (const auto& [number, path] : former)
    if (!folders_.contains(number)) ::inotify_rm_watch(kernel_.get(), number);
}

void Watcher::watch_tree(const std::string& path, int depth) {
  if (depth > kDeepest || !watch(path)) return;
  std::error_code error;
  for (fs::directory_iterator it(site_ / path, error), end; !error && it != end;
       it.increment(error)) {
    const std::string name = it->path().filename().string();
    std::error_code ignored;
    if (!is_passed_over(name) && it->is_directory(ignored))
      watch_tree(joined(path, name), depth + 1);
  }
}

/// False where there is no such folder, or it is watched already under another name.
bool Watcher::watch(const std::string& path) {
  const fs::path folder = site_ / path;
  const int number = ::inotify_add_watch(kernel_.get(), folder.c_str(), kEvents);
  if (number >= 0) return folders_.emplace(number, path).second;
  if (errno == ENOSPC) {
    unwatched_ = path.empty() ? "." : path;
    return false;
  }
  if (errno != ENOENT && errno != ENOTDIR && errno != EACCES && errno != ELOOP)
    throw_error(errno, folder.string());
  return false;
}

bool Watcher::is_readable(milliseconds patience) const {
  pollfd wanted{kernel_.get(), POLLIN, 0};
  return ::poll(&wanted, 1, static_cast<int>(patience.count())) > 0;
}

std::vector<std::string> Watcher::wait(milliseconds patience) {
  using Clock = std::chrono::steady_clock;
  Burst burst;
  if (!is_readable(patience)) return {};
  const Clock::time_point latest = Clock::now() + kLongest;
  do {
    read_events(burst);
    if (stale_) watch_anew();
  } while (is_readable(burst.awaited.empty() ? kCalm : kLongCalm) && Clock::now() < latest);
  return {burst.changed.begin(), burst.changed.end()};
}

void Watcher::read_events(Burst& burst) {
  alignas(inotify_event) std::array<char, 16 * (sizeof(inotify_event) + NAME_MAX + 1)> buffer;
  while (true) {
    const ssize_t size = ::read(kernel_.get(), buffer.data(), buffer.size());
    if (size <= 0) return;
    for (const char* at = buffer.data(); at < buffer.data() + size;) {
      const auto& event = *reinterpret_cast<const inotify_event*>(at);
      take(event, burst);
      at += sizeof event + event.len;
    }
  }
}

void Watcher::take(const inotify_event& event, Burst& burst) {
  if ((event.mask & IN_Q_OVERFLOW) != 0) {
    stale_ = true;
    burst.changed.insert({"content", "templates"});
    return;
  }
  const auto folder = folders_.find(event.wd);
  if (folder == folders_.end()) return;
  if (event.len > 0) return take_named(folder->second, event, burst);
  if ((event.mask & (IN_DELETE_SELF | IN_MOVE_SELF)) == 0) return;
  stale_ = true;
  if (!folder->second.empty()) burst.changed.insert(folder->second);
}

void Watcher::take_named(const std::string& folder, const inotify_event& event, Burst& burst) {
  if (is_passed_over(event.name) || (folder.empty() && !is_watched_top(event.name))) return;
  const std::string path = joined(folder, event.name);
  const bool is_folder = (event.mask & IN_ISDIR) != 0;
  const bool comes = (event.mask & (IN_CREATE | IN_MOVED_TO)) != 0;
  const bool goes = (event.mask & (IN_DELETE | IN_MOVED_FROM)) != 0;
  if (comes || goes) stale_ = stale_ || is_folder || fs::is_symlink(site_ / path);
  const bool is_whole = (event.mask & IN_CREATE) == 0 || is_folder || is_complete(site_ / path);
  if (comes && !burst.changed.contains(path)) burst.fresh.insert(path);
  if (goes || !is_whole)
    burst.awaited.insert(path);
  else
    burst.awaited.erase(path);
  if (is_whole) burst.changed.insert(path);
  if (!goes || !burst.fresh.contains(path)) return;
  burst.changed.erase(path);
  burst.awaited.erase(path);
}

}  // namespace offprint
