// Reading from the disk: regular files only, of bounded size, in a fixed order.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
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

/// Whether a file or folder of that name is no part of a site: the name begins with a dot, or
/// editors keep their copies under it: "site.yaml~", "#site.yaml#".
bool is_passed_over(std::string_view name);

enum class Names : std::uint8_t { kOfSites, kAll };

/// The regular files below `folder`, whole tree or one level; some names are passed over, unless
/// all are asked for. Refused, each with a reason: FIFOs, sockets and devices, links that dangle or
/// lead outside `root`, folders nested more than 64 deep. A folder that does not exist holds
/// nothing.
FileList list_files(const std::filesystem::path& folder, const std::filesystem::path& root,
                    bool recursive = true, Names names = Names::kOfSites);

/// The whole file. Opening never blocks on a FIFO. Throws std::system_error where the machine
/// fails, and where the path is no regular file or larger than `most` bytes
/// (std::errc::file_too_large).
std::string read_file(const std::filesystem::path& path, std::uint64_t most = 2ull << 30);

}  // namespace offprint
