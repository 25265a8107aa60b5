#include "terminal.hpp"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>

namespace offprint {
namespace {

/// The two ends of a terminal: ours, and that of the program.
struct Terminal {
  Terminal() : ours(::posix_openpt(O_RDWR | O_NOCTTY)) {
    ::grantpt(ours);
    ::unlockpt(ours);
    theirs = ::open(::ptsname(ours), O_RDWR | O_NOCTTY);
    termios settings{};
    ::tcgetattr(theirs, &settings);
    settings.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(theirs, TCSANOW, &settings);
  }
  int ours, theirs = -1;
};

[[noreturn]] void become(const std::filesystem::path& program,
                         const std::vector<std::string>& arguments,
                         const std::filesystem::path& folder, const Terminal& terminal) {
  std::vector<char*> pointers = {const_cast<char*>(program.c_str())};
  for (const std::string& argument : arguments)
    pointers.push_back(const_cast<char*>(argument.c_str()));
  pointers.push_back(nullptr);
  ::setsid();
  ::ioctl(terminal.theirs, TIOCSCTTY, 0);
  for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    ::dup2(terminal.theirs, standard);
  ::close(terminal.ours);
  ::close(terminal.theirs);
  if (::chdir(folder.c_str()) == 0) ::execv(program.c_str(), pointers.data());
  ::_exit(127);
}

/// Until the program's end of the terminal is closed.
std::string read_all(int file) {
  std::string text;
  char buffer[4096];
  for (ssize_t count = 0; (count = ::read(file, buffer, sizeof buffer)) > 0;)
    text.append(buffer, static_cast<std::size_t>(count));
  std::erase(text, '\r');
  return text;
}

}  // namespace

ProcessResult run_at_terminal(const std::filesystem::path& program,
                              const std::vector<std::string>& arguments,
                              const std::filesystem::path& folder, const std::string& typed) {
  const Terminal terminal;
  const pid_t child = ::fork();
  if (child == 0) become(program, arguments, folder, terminal);
  ::close(terminal.theirs);
  const bool wrote = ::write(terminal.ours, typed.data(), typed.size()) >= 0;
  ProcessResult result;
  result.out = wrote ? read_all(terminal.ours) : "the terminal takes nothing";
  ::close(terminal.ours);
  int status = 0;
  ::waitpid(child, &status, 0);
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return result;
}

}  // namespace offprint
