// Pictures in fewer pixels, one file for each of a few widths and formats, made once and kept.
//
// In go pictures and a folder for what is made of them; out come the files to publish beside them.
// What a file is called in the folder tells the picture's bytes, the width and the program, so that
// an unchanged picture is never made twice, whatever it is called. Passed over are pictures that
// are no wider than the narrowest rendition, drawings, what moves, and what has too many pixels to
// be decoded. Nothing is ever enlarged. The outcome does not depend on the number of threads.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
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
  std::vector<std::string> failed;  ///< paths of originals on which the program failed
  std::size_t made = 0;             ///< files; the others were there
};

/// Where renditions come from.
struct Workshop {
  Resizer resizer;
  std::vector<CopyFormat> formats;
  std::filesystem::path cache;
};

/// The pictures among these that can be shown in fewer pixels.
std::vector<Original> shrinkable(std::vector<Original> originals);

/// Of a picture on which the program fails there is none. Files in the cache that none of these
/// pictures has are removed. Throws std::system_error where the disk fails.
Renditions make_renditions(const std::vector<Original>& originals, const Workshop& workshop,
                           unsigned threads);

/// What `make_renditions` would make in these formats, with the original as the source of each.
std::vector<Rendition> promise_renditions(const std::vector<Original>& originals,
                                          const std::vector<CopyFormat>& formats);

/// The file of such a promise in the cache, made if it is not there; nothing where the program
/// fails. Safe to call from many threads. Throws std::system_error where the disk fails.
std::optional<std::filesystem::path> make_rendition(const Rendition& promised,
                                                    const Workshop& workshop);

/// What a rendition's path tells of it; empty for other paths:
/// "assets/resized/portrait.jpg-320.webp" → "assets/portrait.jpg", 320, WebP.
struct RenditionName {
  std::string original;
  int width = 0;
  CopyFormat format = CopyFormat::kWebp;
};
RenditionName parse_rendition_path(std::string_view path);

}  // namespace offprint
