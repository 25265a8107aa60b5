#include "picture/resizer.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/poll.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <string_view>

#include "base/descriptor.hpp"
#include "picture/bare_webp.hpp"
#include "picture/picture_head.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;
using namespace std::literals;

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

constexpr rlim_t kMostBytes = 64u << 20;  // that a smaller picture may have

/// Enough for a hundred million pixels, and far from what a machine has.
void limit_all(pid_t child) {
  limit(child, RLIMIT_CPU, 60);         // seconds
  limit(child, RLIMIT_AS, 4ull << 30);  // bytes
  limit(child, RLIMIT_FSIZE, kMostBytes);
  limit(child, RLIMIT_CORE, 0);
}

/// Stops a child that waits for something that never comes: of that no limit to its own time knows.
void stop_when_late(pid_t child) {
  constexpr int kMostMilliseconds = 120'000;
  const Descriptor end(static_cast<int>(::syscall(SYS_pidfd_open, child, 0)));
  pollfd wanted{end.get(), POLLIN, 0};
  if (end && ::poll(&wanted, 1, kMostMilliseconds) == 0) ::kill(child, SIGKILL);
}

/// Whether the child ended by itself and was content.
bool wait_for(pid_t child) {
  stop_when_late(child);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) throw_error(errno, "waitpid");
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool run(std::string program, std::array<std::string, 7> arguments, const FileActions& files) {
  std::string trusted_only = "VIPS_BLOCK_UNTRUSTED=1", one_thread = "VIPS_CONCURRENCY=1";
  std::array<char*, 3> environment{trusted_only.data(), one_thread.data(), nullptr};
  std::array<char*, 9> list{program.data()};
  for (std::size_t i = 0; i < arguments.size(); ++i) list[i + 1] = arguments[i].data();
  pid_t child = 0;
  if (const int error = ::posix_spawn(&child, program.c_str(), files.get(), nullptr, list.data(),
                                      environment.data()))
    throw_error(error, program);
  limit_all(child);
  return wait_for(child);
}

/// A file without a name that is gone when it is closed.
Descriptor make_nameless_file() {
  Descriptor file(::memfd_create("picture", MFD_CLOEXEC));
  if (!file) throw_error(errno, "memfd_create");
  return file;
}

void rewind(const Descriptor& file) {
  if (::lseek(file.get(), 0, SEEK_SET) < 0) throw_error(errno, "lseek");
}

/// The bytes of a file that has no more than memory has room for.
std::string all_of(const Descriptor& file) {
  const off_t size = ::lseek(file.get(), 0, SEEK_END);
  rewind(file);
  return read_bytes(file, static_cast<std::size_t>(std::max<off_t>(size, 0)), "picture");
}

/// What vipsthumbnail is to write, with what it takes for a picture that looks good.
std::string output_of(CopyFormat format) {
  return format == CopyFormat::kAvif ? ".avif[Q=65,effort=2,strip]" : ".webp[Q=80,strip]";
}

/// A grey pixel as PNG.
constexpr std::string_view kPixel =
    "\x89PNG\r\n\x1a\n"
    "\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55"
    "\0\0\0\x0aIDAT\x78\x9c\x63\x68\0\0\0\x82\0\x81\x77\xcd\x72\xb6"
    "\0\0\0\0IEND\xae\x42\x60\x82"sv;

}  // namespace

std::optional<Resizer> Resizer::find(const char* path) {
  std::string_view rest = path == nullptr ? "" : path;
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

bool Resizer::writes(CopyFormat format) const {
  const Descriptor source = make_nameless_file();
  write_bytes(source, kPixel, "pixel");
  rewind(source);
  const auto made = resize(source, 1, format);
  const auto head = made ? parse_picture_head(*made) : std::nullopt;
  return head && head->format ==
                     (format == CopyFormat::kAvif ? PictureFormat::kAvif : PictureFormat::kWebp);
}

std::optional<std::string> Resizer::resize(const fs::path& source, int width,
                                           CopyFormat format) const {
  const Descriptor file(::open(source.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (!file) throw_error(errno, source.string());
  return resize(file, width, format);
}

std::optional<std::string> Resizer::resize(const Descriptor& source, int width,
                                           CopyFormat format) const {
  const Descriptor out = make_nameless_file();
  if (!run(program_,
           {"stdin", "--size", fmt::format("{}x", width), "--export-profile", "srgb", "-o",
            output_of(format)},
           FileActions(source, out)))
    return std::nullopt;
  const std::string made = all_of(out);
  if (made.empty()) return std::nullopt;
  return format == CopyFormat::kWebp ? bare_webp(made) : made;
}

}  // namespace offprint
