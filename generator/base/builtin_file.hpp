// A file that was put into the program when it was built (embed.cmake).
#pragma once

#include <cstddef>
#include <string_view>

namespace offprint {

struct BuiltinFile {
  std::string_view path;  ///< below the folder that was put in: "partials/head.html"
  const char* begin;
  const char* end;

  /// They live as long as the program.
  std::string_view bytes() const { return {begin, static_cast<std::size_t>(end - begin)}; }
};

}  // namespace offprint
