#include "picture/resizer.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string_view>

#include "base/descriptor.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

/// What a child begins with: our files as its input and output, nowhere to complain to.
class FileActions {
 public:
  FileActions(const Descriptor& in, const Descriptor& out) {
    ::posix_spawn_file_actions_init(&actions_);
    ::posix_spawn_file_actions_adddup2(&actions_, in.get(), STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions_, out.get(), STDOUT_FILENO);
    ::posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  }
  ~FileActions() { ::posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;

  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_;
};

void limit(pid_t child, __rlimit_resource resource, rlim_t most) {
  const rlimit both{most, most};
  ::prlimit(child, resource, &both, nullptr);
}

/// Enough for a hundred million pixels, and far from what a machine has.
void limit_all(pid_t child) {
  limit(child, RLIMIT_CPU, 60);           // seconds
  limit(child, RLIMIT_AS, 4ull << 30);    // bytes
  limit(child, RLIMIT_FSIZE, 64u << 20);  // bytes
  limit(child, RLIMIT_CORE, 0);
}

/// Whether the child ended by itself and was content.
bool wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) throw_error(errno, "waitpid");
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool run(std::string program, std::array<std::string, 5> arguments, const FileActions& files) {
  std::string trusted_only = "VIPS_BLOCK_UNTRUSTED=1", one_thread = "VIPS_CONCURRENCY=1";
  std::array<char*, 3> environment{trusted_only.data(), one_thread.data(), nullptr};
  std::array<char*, 7> list{program.data()};
  for (std::size_t i = 0; i < arguments.size(); ++i) list[i + 1] = arguments[i].data();
  pid_t child = 0;
  if (const int error = ::posix_spawn(&child, program.c_str(), files.get(), nullptr, list.data(),
                                      environment.data()))
    throw_error(error, program);
  limit_all(child);
  return wait_for(child);
}

Descriptor open_or_throw(const fs::path& path, int flags) {
  Descriptor file(::open(path.c_str(), flags | O_CLOEXEC, 0644));
  if (!file) throw_error(errno, path.string());
  return file;
}

bool holds_bytes(const fs::path& path) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  return !error && size > 0;
}

}  // namespace

std::optional<Resizer> Resizer::find(const std::string& path) {
  std::string_view rest = path;
  while (!rest.empty()) {
    const std::string_view folder = rest.substr(0, rest.find(':'));
    rest.remove_prefix(std::min(folder.size() + 1, rest.size()));
    if (!folder.starts_with('/')) continue;
    std::string program = std::string(folder) + "/vipsthumbnail";
    struct stat status {};
    if (::stat(program.c_str(), &status) != 0 || !S_ISREG(status.st_mode) ||
        ::access(program.c_str(), X_OK) != 0)
      continue;
    std::string identity = fmt::format("{} {} {}.{}", program, status.st_size,
                                       status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
    return Resizer(std::move(program), std::move(identity));
  }
  return std::nullopt;
}

bool Resizer::resize(const fs::path& source, int width, const fs::path& out) const {
  bool done = false;
  {
    const Descriptor in = open_or_throw(source, O_RDONLY | O_NONBLOCK);
    const Descriptor made = open_or_throw(out, O_WRONLY | O_CREAT | O_TRUNC);
    done = run(program_, {"stdin", "--size", fmt::format("{}x", width), "-o", ".webp[Q=80,strip]"},
               FileActions(in, made));
  }
  if (done && holds_bytes(out)) return true;
  std::error_code ignored;
  fs::remove(out, ignored);
  return false;
}

}  // namespace offprint
