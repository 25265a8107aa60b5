#include "process.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/files.hpp"
#include "temp_folder.hpp"

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

ProcessResult run_process(const fs::path& program, const std::vector<std::string>& arguments,
                          const fs::path& folder) {
  const TempFolder outputs;
  const pid_t child = ::fork();
  if (child == 0) become(program, arguments, folder, outputs.path());
  int status = 0;
  ::waitpid(child, &status, 0);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
          read_file(outputs / "out"), read_file(outputs / "error")};
}

}  // namespace offprint
