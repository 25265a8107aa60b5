#include "write/state_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <thread>

namespace offprint {

StateLock::StateLock(const std::filesystem::path& path, const std::filesystem::path& out,
                     std::chrono::milliseconds patience) {
  file_ = Descriptor(::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0644));
  if (!file_) throw_error(errno, path.string());
  constexpr std::chrono::milliseconds kPause(20);
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (::flock(file_.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) throw_error(errno, path.string());
    if (std::chrono::steady_clock::now() >= deadline)
      throw_error(errno, "another build is writing `" + out.string() + "`; it holds `" +
                             path.string() + "`");
    std::this_thread::sleep_for(kPause);
  }
}

}  // namespace offprint
