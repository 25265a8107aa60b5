// What pages say of the site's pictures besides their names: how large they are, and where the same
// stands in fewer pixels. Made once from the assets, whose first bytes are read; safe to read from
// many threads.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model.hpp"

namespace offprint {

/// The same picture in fewer pixels.
struct PictureCopy {
  int width = 0;
  std::string_view path;  ///< of an asset
};

/// Its copies in one format.
struct PictureSource {
  std::string_view type;            ///< "image/avif"
  std::vector<PictureCopy> copies;  ///< by width
};

struct Picture {
  int width = 0, height = 0;           ///< pixels as it is shown; 0: not known
  std::vector<PictureSource> sources;  ///< a browser takes the first whose type it knows
};

class Pictures {
 public:
  /// Looks at the assets as long as it lives.
  explicit Pictures(const std::vector<Asset>& assets);

  /// Of the asset at that path below the output folder; all zero where it is no picture.
  const Picture& find(std::string_view path) const;

 private:
  std::map<std::string, Picture, std::less<>> all_;
};

}  // namespace offprint
