// Which program this is.
#pragma once

#include <string_view>

namespace offprint {

/// "0.1.0", as CMakeLists.txt has it.
std::string_view version();

}  // namespace offprint
