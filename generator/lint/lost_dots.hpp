// Names in titles that lost their dots on the way to us, found by what they look like and by what
// the abstract of the same paper says.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

/// A place where a title seems to have lost a dot; `printed` is empty where it has not.
struct LostDots {
  std::string printed;  ///< "ObjectFolder 20"
  std::string meant;    ///< "ObjectFolder 2.0"
  bool sure = false;    ///< the abstract spells it as `meant`
};

/// A title that has any dot has not lost them. Looks for names that the abstract spells with a dot
/// ("MrBiQ", "Mr.BiQ"), and for a version at the end of the name that a title begins with
/// ("BigDL 20: …").
LostDots find_lost_dots(std::string_view title, std::string_view abstract);

}  // namespace offprint
