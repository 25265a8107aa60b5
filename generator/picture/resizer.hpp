// The program that makes pictures smaller: vipsthumbnail, of libvips, where the machine has it.
//
// It runs as a process of its own, since pictures come from strangers and decoders have faults:
// with loaders that libvips does not trust shut off, limits to time, memory and what it may write,
// an environment without names, and no path in its arguments: it reads one open file and writes
// another. No shell is asked.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace offprint {

class Descriptor;

/// What pictures are made into; a browser takes the first that it knows.
enum class CopyFormat : std::uint8_t { kAvif, kWebp };

class Resizer {
 public:
  /// The one that the folders of `path` hold, which is as the variable PATH, or null where there is
  /// none; relative folders are passed over.
  static std::optional<Resizer> find(const char* path);

  /// Changes with the program: its path, size and time.
  const std::string& identity() const { return identity_; }

  /// Whether it can: it is given a pixel to try, since libvips comes with and without encoders.
  bool writes(CopyFormat format) const;

  /// `source`, turned as it says, `width` pixels wide, in sRGB and without metadata. The caller
  /// sees to it that it is wider and not too large. Nothing where the program fails or is stopped.
  /// Safe to call from many threads. Throws std::system_error where a file cannot be opened or no
  /// process started.
  std::optional<std::string> resize(const std::filesystem::path& source, int width,
                                    CopyFormat format) const;

 private:
  Resizer(std::string program, std::string identity)
      : program_(std::move(program)), identity_(std::move(identity)) {}

  std::optional<std::string> resize(const Descriptor& source, int width, CopyFormat format) const;

  std::string program_, identity_;
};

}  // namespace offprint
