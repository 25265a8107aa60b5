// Runs a program as a shell would, without the shell.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "temp_folder.hpp"

namespace offprint {

struct ProcessResult {
  int status = -1;  ///< exit status; 128 + the signal that ended it
  std::string out;
  std::string error;
};

/// A program that runs beside us, in `folder`. Its standard input is empty, its environment ours.
class RunningProcess {
 public:
  RunningProcess(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                 const std::filesystem::path& folder);

  void kill() const;     ///< by a signal that it cannot catch
  ProcessResult wait();  ///< to be called once

 private:
  std::string text_of(const char* output) const;

  TempFolder outputs_;
  int id_;
};

/// Runs `program` in `folder` and waits for it. Its standard input is empty, its environment ours.
ProcessResult run_process(const std::filesystem::path& program,
                          const std::vector<std::string>& arguments,
                          const std::filesystem::path& folder);

}  // namespace offprint
