// Runs a program as a shell would, without the shell.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace offprint {

struct ProcessResult {
  int status = -1;  ///< exit status; 128 + the signal that ended it
  std::string out;
  std::string error;
};

/// Runs `program` in `folder` and waits for it. Its standard input is empty, its environment ours.
ProcessResult run_process(const std::filesystem::path& program,
                          const std::vector<std::string>& arguments,
                          const std::filesystem::path& folder);

}  // namespace offprint
