#include "base/descriptor.hpp"

#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace offprint {

Descriptor::~Descriptor() {
  if (fd_ >= 0) ::close(fd_);
}

void throw_error(int error, const std::string& what) {
  throw std::system_error(error, std::generic_category(), what);
}

std::string read_bytes(const Descriptor& file, std::size_t size,
                       const std::filesystem::path& path) {
  std::string bytes(size, '\0');
  std::size_t done = 0;
  while (done < size) {
    const ssize_t count = ::read(file.get(), bytes.data() + done, size - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw_error(errno, path.string());
    if (count == 0) break;
    done += static_cast<std::size_t>(count);
  }
  bytes.resize(done);
  return bytes;
}

void write_bytes(const Descriptor& file, std::string_view bytes,
                 const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file.get(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw_error(errno, path.string());
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

}  // namespace offprint
