#include "process.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "base/files.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

void redirect(int descriptor, const fs::path& path, int flags) {
  const int file = ::open(path.c_str(), flags, 0600);
  ::dup2(file, descriptor);
  ::close(file);
}

[[noreturn]] void become(const fs::path& program, const std::vector<std::string>& arguments,
                         const fs::path& folder, const fs::path& outputs) {
  std::vector<char*> pointers = {const_cast<char*>(program.c_str())};
  for (const std::string& argument : arguments)
    pointers.push_back(const_cast<char*>(argument.c_str()));
  pointers.push_back(nullptr);
  redirect(STDIN_FILENO, "/dev/null", O_RDONLY);
  redirect(STDOUT_FILENO, outputs / "out", O_WRONLY | O_CREAT);
  redirect(STDERR_FILENO, outputs / "error", O_WRONLY | O_CREAT);
  if (::chdir(folder.c_str()) == 0) ::execv(program.c_str(), pointers.data());
  ::_exit(127);
}

}  // namespace

RunningProcess::RunningProcess(const fs::path& program, const std::vector<std::string>& arguments,
                               const fs::path& folder)
    : id_(::fork()) {
  if (id_ == 0) become(program, arguments, folder, outputs_.path());
}

void RunningProcess::kill() const { ::kill(id_, SIGKILL); }

/// A program that was killed at once has not even opened its outputs.
std::string RunningProcess::text_of(const char* output) const {
  return fs::exists(outputs_ / output) ? read_file(outputs_ / output) : "";
}

ProcessResult RunningProcess::wait() {
  int status = 0;
  ::waitpid(id_, &status, 0);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), text_of("out"),
          text_of("error")};
}

ProcessResult run_process(const fs::path& program, const std::vector<std::string>& arguments,
                          const fs::path& folder) {
  return RunningProcess(program, arguments, folder).wait();
}

}  // namespace offprint
