// Pictures in fewer pixels, one file for each of a few widths, made once and kept.
//
// In go pictures and a folder for what is made of them; out come the files to publish beside them.
// What a file is called in the folder tells the picture's bytes, the width and the program, so that
// an unchanged picture is never made twice, whatever it is called. Passed over are pictures that
// are no wider than the narrowest rendition, drawings, what moves, and what has too many pixels to
// be decoded. Nothing is ever enlarged. The outcome does not depend on the number of threads.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "picture/resizer.hpp"

namespace offprint {

/// A picture of the site.
struct Original {
  std::string path;  ///< below the output folder: "assets/portrait.jpg"
  std::filesystem::path source;
};

/// The same in another width.
struct Rendition {
  std::string path;  ///< "assets/resized/portrait.jpg-320.webp"
  std::filesystem::path source;
};

struct Renditions {
  std::vector<Rendition> all;
  std::vector<std::string> failed;  ///< paths of originals of which something could not be made
  std::size_t made = 0;             ///< of `all`; the others were there
};

/// The pictures among these that can be shown in fewer pixels.
std::vector<Original> shrinkable(std::vector<Original> originals);

/// Files in `cache` that none of these pictures has are removed. Throws std::system_error where the
/// disk fails.
Renditions make_renditions(const std::vector<Original>& originals, const Resizer& resizer,
                           const std::filesystem::path& cache, unsigned threads);

/// What a rendition's path tells of it; empty for other paths:
/// "assets/resized/portrait.jpg-320.webp" → "assets/portrait.jpg", 320.
struct RenditionName {
  std::string original;
  int width = 0;
};
RenditionName parse_rendition_path(std::string_view path);

}  // namespace offprint
