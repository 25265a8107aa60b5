// The program that makes pictures smaller: vipsthumbnail, of libvips, where the machine has it.
//
// It runs as a process of its own, since pictures come from strangers and decoders have faults:
// with loaders that libvips does not trust shut off, limits to time, memory and what it may write,
// an environment without names, and no path in its arguments: it reads one open file and writes
// another. No shell is asked.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace offprint {

class Resizer {
 public:
  /// The one that the folders of `path` (as the variable PATH has them) hold; relative folders are
  /// passed over.
  static std::optional<Resizer> find(const std::string& path);

  /// Changes with the program: its path, size and time.
  const std::string& identity() const { return identity_; }

  /// Writes `source`, turned as it says, without metadata and `width` pixels wide, to `out` as
  /// WebP. The caller sees to it that `source` is wider and not too large. False where the program
  /// fails or is stopped; `out` is then gone. Safe to call from many threads. Throws
  /// std::system_error where a file cannot be opened or no process started.
  bool resize(const std::filesystem::path& source, int width,
              const std::filesystem::path& out) const;

 private:
  Resizer(std::string program, std::string identity)
      : program_(std::move(program)), identity_(std::move(identity)) {}

  std::string program_, identity_;
};

}  // namespace offprint
