// Real data that stands beside the project on some machines and nowhere else: tests may use it,
// none may need it.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>

/// The folder named by OFFPRINT_SHARED, else `../shared` of the repository; says so where there is
/// none.
inline std::optional<std::filesystem::path> find_shared_folder() {
  const char* const named = std::getenv("OFFPRINT_SHARED");
  const std::filesystem::path folder =
      named != nullptr ? std::filesystem::path(named)
                       : std::filesystem::path(OFFPRINT_SOURCE_DIR) / "../shared";
  if (std::filesystem::is_directory(folder)) return folder;
  std::puts("the shared folder with real data is absent; its tests are passed over");
  return std::nullopt;
}
