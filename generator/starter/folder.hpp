// The folder of a new site: whether there is room for one, and its files on the disk.
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "starter/starter.hpp"

namespace offprint {

/// Why no site is begun in that folder; empty where one may be: the folder does not exist, or holds
/// nothing but what comes with an empty repository (`.git`, `.gitattributes`, README, LICENSE) and
/// `records`, the file that the site is made from.
std::string find_folder_fault(const std::filesystem::path& folder,
                              const std::filesystem::path& records);

/// Writes the files, none over another: throws std::system_error where one is there already.
void write_site_files(const std::filesystem::path& folder, std::span<const SiteFile> files);

/// A file of the machine, and where it goes below the site's folder: "content/assets/a.pdf".
struct FileCopy {
  std::filesystem::path from;
  std::string to;
};

/// Copies the files, none over another, as above.
void copy_site_files(const std::filesystem::path& folder, std::span<const FileCopy> copies);

}  // namespace offprint
