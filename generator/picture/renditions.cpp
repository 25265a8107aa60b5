#include "picture/renditions.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <set>
#include <string_view>
#include <system_error>

#include "base/descriptor.hpp"
#include "base/hash.hpp"
#include "base/parallel.hpp"
#include "picture/picture_head.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

/// The theme shows pictures 48 to 320 pixels of CSS wide, those in texts up to 688, on screens of
/// one to three times as many.
constexpr std::array kWidths{160, 320, 640, 960, 1440};
constexpr std::string_view kAssets = "assets/", kResized = "assets/resized/";

bool is_shrinkable(const PictureHead& head) {
  return is_sized(head) && is_decodable(head) && !head.moves &&
         head.format != PictureFormat::kSvg && head.format != PictureFormat::kGif &&
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

constexpr std::array<std::pair<CopyFormat, std::string_view>, 2> kEndings{
    {{CopyFormat::kAvif, ".avif"}, {CopyFormat::kWebp, ".webp"}}};

std::string_view ending_of(CopyFormat format) {
  return kEndings[static_cast<std::size_t>(format)].second;
}

/// One of the files that are made of a picture.
struct Shape {
  int width;
  CopyFormat format;
};

std::string rendition_path(std::string_view original, const Shape& shape) {
  return fmt::format("{}{}-{}{}", kResized, original.substr(kAssets.size()), shape.width,
                     ending_of(shape.format));
}

/// None of a picture that cannot be shown in fewer pixels.
std::vector<Shape> shapes_of(const fs::path& picture, const std::vector<CopyFormat>& formats) {
  std::vector<Shape> shapes;
  const auto head = read_picture_head(picture);
  if (!head || !is_shrinkable(*head)) return shapes;
  for (const int width : widths_of(static_cast<int>(head->width)))
    for (const CopyFormat format : formats) shapes.push_back({width, format});
  return shapes;
}

/// Where it is in the cache. The number is that of the way in which files are made: another one
/// makes all anew.
fs::path file_of(std::uint64_t bytes, const Shape& shape, const Workshop& workshop) {
  const std::string key =
      fmt::format("2 {} {} {}", to_hex(bytes), shape.width, workshop.resizer.identity());
  return workshop.cache / (to_hex(hash64(key)) + std::string(ending_of(shape.format)));
}

Descriptor create(const fs::path& path) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
  if (!file) throw_error(errno, path.string());
  return file;
}

/// Under a name of its own until it is whole, since others may make the same. False where the
/// program fails.
bool make_file(const fs::path& picture, const Shape& shape, const fs::path& file,
               const Workshop& workshop) {
  const auto bytes = workshop.resizer.resize(picture, shape.width, shape.format);
  if (!bytes) return false;
  fs::path half = file;
  half += fmt::format(".{}", ::gettid());
  write_bytes(create(half), *bytes, half);
  fs::rename(half, file);
  return true;
}

/// One file to be there at the end.
struct Task {
  std::size_t original;
  Shape shape;
  fs::path file;
  bool made = false;
};

std::vector<Task> make_tasks(const std::vector<Original>& originals, const Workshop& workshop) {
  std::vector<Task> tasks;
  for (std::size_t i = 0; i < originals.size(); ++i) {
    const std::vector<Shape> shapes = shapes_of(originals[i].source, workshop.formats);
    if (shapes.empty()) continue;
    const std::uint64_t bytes = hash_file(originals[i].source);
    for (const Shape& shape : shapes) tasks.push_back({i, shape, file_of(bytes, shape, workshop)});
  }
  return tasks;
}

/// Leaves AVIF out where the program cannot write it; asked only where some is to be made.
void drop_unwritable(std::vector<Task>& tasks, const Resizer& resizer) {
  const auto is_avif = [](const Task& task) { return task.shape.format == CopyFormat::kAvif; };
  const auto is_new = [&](const Task& task) { return is_avif(task) && !fs::exists(task.file); };
  if (std::ranges::any_of(tasks, is_new) && !resizer.writes(CopyFormat::kAvif))
    std::erase_if(tasks, is_avif);
}

/// Makes what is not there yet. Of a picture on which the program failed nothing more is tried.
class Press {
 public:
  Press(const std::vector<Original>& originals, const Workshop& workshop)
      : originals_(originals), workshop_(workshop), failed_(originals.size()) {}

  void perform(Task& task) {
    if (has_failed(task) || fs::exists(task.file)) return;
    task.made = make_file(originals_[task.original].source, task.shape, task.file, workshop_);
    if (!task.made) failed_[task.original] = true;
  }

  bool has_failed(const Task& task) const { return failed_[task.original]; }

 private:
  const std::vector<Original>& originals_;
  const Workshop& workshop_;
  std::vector<std::atomic<bool>> failed_;
};

void remove_others(const fs::path& cache, const std::vector<Task>& tasks) {
  std::set<fs::path> wanted;
  for (const Task& task : tasks) wanted.insert(task.file);
  std::vector<fs::path> others;
  for (const auto& entry : fs::directory_iterator(cache))
    if (!wanted.contains(entry.path())) others.push_back(entry.path());
  std::error_code ignored;
  for (const fs::path& other : others) fs::remove(other, ignored);
}

}  // namespace

std::vector<Original> shrinkable(std::vector<Original> originals) {
  std::erase_if(originals, [](const Original& original) {
    return shapes_of(original.source, {CopyFormat::kWebp}).empty();
  });
  return originals;
}

Renditions make_renditions(const std::vector<Original>& originals, const Workshop& workshop,
                           unsigned threads) {
  Renditions renditions;
  std::vector<Task> tasks = make_tasks(originals, workshop);
  if (tasks.empty() && !fs::exists(workshop.cache)) return renditions;
  fs::create_directories(workshop.cache);
  drop_unwritable(tasks, workshop.resizer);
  Press press(originals, workshop);
  for_each_run(tasks.size(), 1, threads,
               [&](std::size_t begin, std::size_t) { press.perform(tasks[begin]); });
  remove_others(workshop.cache, tasks);
  for (Task& task : tasks) {
    const std::string& path = originals[task.original].path;
    renditions.made += task.made;
    if (!press.has_failed(task)) {
      renditions.all.push_back({rendition_path(path, task.shape), std::move(task.file)});
    } else if (renditions.failed.empty() || renditions.failed.back() != path) {
      renditions.failed.push_back(path);
    }
  }
  return renditions;
}

std::vector<Rendition> promise_renditions(const std::vector<Original>& originals,
                                          const std::vector<CopyFormat>& formats) {
  std::vector<Rendition> promised;
  for (const Original& original : originals)
    for (const Shape& shape : shapes_of(original.source, formats))
      promised.push_back({rendition_path(original.path, shape), original.source});
  return promised;
}

std::optional<fs::path> make_rendition(const Rendition& promised, const Workshop& workshop) {
  const RenditionName name = parse_rendition_path(promised.path);
  const Shape shape{name.width, name.format};
  fs::path file = file_of(hash_file(promised.source), shape, workshop);
  fs::create_directories(workshop.cache);
  if (!fs::exists(file) && !make_file(promised.source, shape, file, workshop)) return std::nullopt;
  return file;
}

RenditionName parse_rendition_path(std::string_view path) {
  if (!path.starts_with(kResized)) return {};
  const auto format =
      std::ranges::find_if(kEndings, [&](const auto& one) { return path.ends_with(one.second); });
  if (format == kEndings.end()) return {};
  path.remove_prefix(kResized.size());
  path.remove_suffix(std::min(path.size(), format->second.size()));
  const std::size_t dash = path.rfind('-');
  if (dash == std::string_view::npos) return {};
  RenditionName name{.original = std::string(kAssets) + std::string(path.substr(0, dash)),
                     .format = format->first};
  const auto result =
      std::from_chars(path.data() + dash + 1, path.data() + path.size(), name.width);
  if (result.ptr != path.data() + path.size() || name.width <= 0) return {};
  return name;
}

}  // namespace offprint
