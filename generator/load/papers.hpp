// The files that records name: a link whose target is a path (`papers/x.pdf`) means the file of
// that path below content/. In: the records, and the folder. Out: each file once. A PDF that is
// named and not there is a warning at the link; so is anything else below assets/. Other paths are
// pages of the site and not looked at. No link leads out of the folder, whatever stands on the
// disk.
#pragma once

#include <filesystem>
#include <vector>

#include "base/diagnostic.hpp"
#include "model.hpp"

namespace offprint {

/// The PDFs, sorted by path as the links have it.
std::vector<Asset> find_papers(const std::vector<Record>& records,
                               const std::filesystem::path& content, Diagnostics& diagnostics);

}  // namespace offprint
