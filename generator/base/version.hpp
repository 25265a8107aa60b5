// Which program this is.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace offprint {

/// "0.1.0", as CMakeLists.txt has it.
std::string_view version();

/// A number that another program has only by a marvel: another build of this one, with another
/// theme inside or beside another version of a library. Made of the build ids that linkers leave in
/// programs and libraries; nothing where one of them bears none.
std::optional<std::uint64_t> program_identity();

}  // namespace offprint
