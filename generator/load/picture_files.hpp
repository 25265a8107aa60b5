// The files of the pictures that photos, teasers, stations and texts name. In: the content with its
// assets. Out: warnings at the first place that names one, of a file that is not published, one
// that is no picture or another than its name says, one too heavy for a reader on a phone. Files
// are looked at, never decoded; at films nobody looks.
#pragma once

#include "base/diagnostic.hpp"
#include "model.hpp"

namespace offprint {

/// Throws std::system_error where a file cannot be read.
void check_picture_files(const Content& content, Diagnostics& diagnostics);

}  // namespace offprint
