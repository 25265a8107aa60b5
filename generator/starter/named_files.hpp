// The PDFs and pictures that records name, and that lie beside the file of the records.
//
// In go the records and the path of their file; out come files to copy. A name is looked for below
// the file's folder, as a bare name in it, and, where that is the `_bibliography` of a Jekyll site,
// below the site. Nothing outside of these folders is found, whatever a record says; what is not
// found is left out, since the loader reports it with its place.
#pragma once

#include <filesystem>
#include <vector>

#include "model.hpp"
#include "starter/folder.hpp"

namespace offprint {

/// Each file once, in the order of the new paths.
std::vector<FileCopy> find_named_files(const std::vector<Record>& records,
                                       const std::filesystem::path& records_file);

}  // namespace offprint
