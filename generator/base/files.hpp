// Reading from the disk: regular files only, of bounded size, in a fixed order.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace offprint {

/// Why a file was not read. `message` is fit for a diagnostic: "is a FIFO, not a regular file".
struct FileProblem {
  std::filesystem::path path;
  std::string message;
};

/// What `list_files` found. Paths begin with the folder that was asked for; sorted by bytes.
struct FileList {
  std::vector<std::filesystem::path> files;
  std::vector<FileProblem> refused;
};

enum class DotNames : std::uint8_t { kPassedOver, kTaken };

/// The regular files below `folder`, whole tree or one level; names that begin with a dot are
/// passed over, unless they are asked for. Refused, each with a reason: FIFOs, sockets and devices,
/// links that dangle or lead outside `root`, folders nested more than 64 deep. A folder that does
/// not exist holds nothing.
FileList list_files(const std::filesystem::path& folder, const std::filesystem::path& root,
                    bool recursive = true, DotNames dot_names = DotNames::kPassedOver);

/// The whole file. Opening never blocks on a FIFO. Throws std::system_error where the machine
/// fails, and where the path is no regular file or larger than `most` bytes
/// (std::errc::file_too_large).
std::string read_file(const std::filesystem::path& path, std::uint64_t most = 2ull << 30);

}  // namespace offprint
