// `offprint serve`: shows the site in a browser while it is being written.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "commands/console.hpp"

namespace offprint {

struct ServeOptions {
  std::filesystem::path site = ".";  ///< the folder that holds content/ and perhaps templates/
  std::string host;                  ///< address or name to listen at; empty: this machine alone
  std::uint16_t port = 0;            ///< 0: 4000, or the next one that is free
  std::string base_url;              ///< before `url` of site.yaml
  bool open = false;                 ///< show it in the user's browser at once
};

/// Serves until SIGINT or SIGTERM, which end the process at once with status 0. Returns otherwise:
/// 2 where `options` name no site or no address of this machine, 3 where the port cannot be had.
/// Throws std::system_error where the machine fails.
int run_serve(const ServeOptions& options, const Console& console);

}  // namespace offprint
