#include "base/version.hpp"

namespace offprint {

std::string_view version() { return OFFPRINT_VERSION; }

}  // namespace offprint
