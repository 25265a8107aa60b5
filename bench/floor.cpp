// floor SITE OUT [THREADS]: the least that a build of SITE can take. Writes into OUT, a folder that
// is not there yet, files of the same names and sizes as in SITE, full of `x`, and prints the
// seconds that this took, by the clock and of processors; looking at SITE does not count. Folders
// are made once, beforehand.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "base/descriptor.hpp"
#include "base/parallel.hpp"

namespace fs = std::filesystem;

namespace {

struct File {
  std::string path;  ///< below the site
  std::size_t size;
};

struct Site {
  std::vector<std::string> folders;  ///< each behind the one that holds it
  std::vector<File> files;
  std::size_t largest = 0;
};

Site list_site(const fs::path& top) {
  Site site;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(top)) {
    std::string path = entry.path().lexically_relative(top).string();
    if (entry.is_directory()) {
      site.folders.push_back(std::move(path));
    } else {
      site.files.push_back({std::move(path), entry.file_size()});
      site.largest = std::max(site.largest, site.files.back().size);
    }
  }
  std::ranges::sort(site.folders);
  std::ranges::sort(site.files, {}, &File::path);
  return site;
}

void write_file(int out, const std::string& path, std::string_view bytes) {
  constexpr int kFlags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
  const offprint::Descriptor file(::openat(out, path.c_str(), kFlags, 0644));
  if (!file) offprint::throw_error(errno, path);
  offprint::write_bytes(file, bytes, path);
}

void write_site(const Site& site, const fs::path& top, unsigned threads) {
  fs::create_directory(top);
  for (const std::string& folder : site.folders) fs::create_directory(top / folder);
  const offprint::Descriptor out(::open(top.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  const std::string bytes(site.largest, 'x');
  offprint::for_each_run(site.files.size(), 64, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      write_file(out.get(), site.files[i].path,
                 std::string_view(bytes).substr(0, site.files[i].size));
  });
}

/// Of all threads together.
double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

unsigned parse_threads(std::string_view text) {
  unsigned threads = 0;
  std::from_chars(text.data(), text.data() + text.size(), threads);
  return threads;
}

}  // namespace

int main(int count, char** given) {
  if (count < 3 || fs::exists(given[2])) {
    fmt::print(stderr, "usage: floor SITE OUT [THREADS], where there is no OUT yet\n");
    return 2;
  }
  const Site site = list_site(given[1]);
  const double used = processor_seconds();
  const auto begin = std::chrono::steady_clock::now();
  write_site(site, given[2], offprint::number_of_threads(count > 3 ? parse_threads(given[3]) : 0));
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin;
  fmt::print("{:.4f} s, {:.4f} s of processors, {} files\n", passed.count(),
             processor_seconds() - used, site.files.size());
}
