#include "picture/renditions.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <string_view>
#include <system_error>

#include "base/hash.hpp"
#include "base/parallel.hpp"
#include "picture/picture_head.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

/// The theme shows pictures 112 to 320 pixels of CSS wide, on screens of one to three times as
/// many.
constexpr std::array kWidths{160, 320, 640, 960};
constexpr std::uint64_t kMostPixels = 100'000'000;
constexpr std::string_view kAssets = "assets/", kResized = "assets/resized/", kEnding = ".webp";

bool is_shrinkable(const PictureHead& head) {
  return is_sized(head) && !head.moves && head.format != PictureFormat::kSvg &&
         head.format != PictureFormat::kGif &&
         std::uint64_t{head.width} * head.height <= kMostPixels &&
         head.width > static_cast<std::uint32_t>(kWidths.front());
}

/// The widths below that of the picture, and its own where it would leave the largest screens less
/// than there is.
std::vector<int> widths_of(int width) {
  std::vector<int> widths;
  for (const int one : kWidths)
    if (one < width) widths.push_back(one);
  if (width < kWidths.back()) widths.push_back(width);
  return widths;
}

std::string rendition_path(std::string_view original, int width) {
  return fmt::format("{}{}-{}{}", kResized, original.substr(kAssets.size()), width, kEnding);
}

/// One file to be there at the end.
struct Task {
  std::size_t original;
  Rendition rendition;
  int width;
  bool made = false, failed = false;
};

std::vector<Task> make_tasks(const std::vector<Original>& originals, const Resizer& resizer,
                             const fs::path& cache) {
  std::vector<Task> tasks;
  for (std::size_t i = 0; i < originals.size(); ++i) {
    const Original& original = originals[i];
    const auto head = read_picture_head(original.source);
    if (!head || !is_shrinkable(*head)) continue;
    const std::uint64_t bytes = hash_file(original.source);
    for (const int width : widths_of(static_cast<int>(head->width))) {
      const std::string key =
          to_hex(hash64(fmt::format("1 {} {} {}", to_hex(bytes), width, resizer.identity())));
      tasks.push_back(
          {i, {rendition_path(original.path, width), cache / (key + std::string(kEnding))}, width});
    }
  }
  return tasks;
}

/// Under a name of its own until it is whole, since two pictures may be the same.
void perform(Task& task, std::size_t number, const Original& original, const Resizer& resizer) {
  const fs::path& wanted = task.rendition.source;
  if (fs::exists(wanted)) return;
  fs::path half = wanted;
  half += fmt::format(".{}-{}", ::getpid(), number);
  task.failed = !resizer.resize(original.source, task.width, half);
  if (task.failed) return;
  fs::rename(half, wanted);
  task.made = true;
}

void remove_others(const fs::path& cache, const std::vector<Task>& tasks) {
  std::set<fs::path> wanted;
  for (const Task& task : tasks) wanted.insert(task.rendition.source);
  std::vector<fs::path> others;
  for (const auto& entry : fs::directory_iterator(cache))
    if (!wanted.contains(entry.path())) others.push_back(entry.path());
  std::error_code ignored;
  for (const fs::path& other : others) fs::remove(other, ignored);
}

}  // namespace

std::vector<Original> shrinkable(std::vector<Original> originals) {
  std::erase_if(originals, [](const Original& original) {
    const auto head = read_picture_head(original.source);
    return !head || !is_shrinkable(*head);
  });
  return originals;
}

Renditions make_renditions(const std::vector<Original>& originals, const Resizer& resizer,
                           const fs::path& cache, unsigned threads) {
  Renditions renditions;
  std::vector<Task> tasks = make_tasks(originals, resizer, cache);
  if (tasks.empty() && !fs::exists(cache)) return renditions;
  fs::create_directories(cache);
  for_each_run(tasks.size(), 1, threads, [&](std::size_t begin, std::size_t) {
    perform(tasks[begin], begin, originals[tasks[begin].original], resizer);
  });
  remove_others(cache, tasks);
  for (Task& task : tasks) {
    const std::string& path = originals[task.original].path;
    renditions.made += task.made;
    if (!task.failed) {
      renditions.all.push_back(std::move(task.rendition));
    } else if (renditions.failed.empty() || renditions.failed.back() != path) {
      renditions.failed.push_back(path);
    }
  }
  return renditions;
}

RenditionName parse_rendition_path(std::string_view path) {
  if (!path.starts_with(kResized) || !path.ends_with(kEnding)) return {};
  path = path.substr(kResized.size(), path.size() - kResized.size() - kEnding.size());
  const std::size_t dash = path.rfind('-');
  if (dash == std::string_view::npos) return {};
  RenditionName name{std::string(kAssets) + std::string(path.substr(0, dash))};
  const auto result =
      std::from_chars(path.data() + dash + 1, path.data() + path.size(), name.width);
  if (result.ptr != path.data() + path.size() || name.width <= 0) return {};
  return name;
}

}  // namespace offprint
