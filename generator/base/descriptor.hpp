// A file descriptor that closes itself, and the way a failed system call is told.
#pragma once

#include <filesystem>
#include <string>
#include <utility>

namespace offprint {

/// Owns a descriptor, or none (-1).
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~Descriptor();

  int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }

 private:
  int fd_ = -1;
};

/// Throws std::system_error of that errno; `what` is the path, or a sentence that holds it.
[[noreturn]] void throw_error(int error, const std::string& what);

/// Reads from the descriptor's position until `size` bytes or the end are reached.
std::string read_bytes(const Descriptor& file, std::size_t size, const std::filesystem::path& path);

/// Writes all of `bytes`, also where the kernel takes them in pieces.
void write_bytes(const Descriptor& file, std::string_view bytes, const std::filesystem::path& path);

}  // namespace offprint
