#include "serve/live_site.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <system_error>
#include <utility>

namespace offprint {
namespace {

namespace fs = std::filesystem;

/// What no other run of the server has, so that pages which an earlier one made are known as old.
std::string unique_text() {
  return fmt::format("{:x}", std::chrono::system_clock::now().time_since_epoch().count());
}

bool is_below(std::string_view path, std::string_view folder) {
  return path == folder ||
         (path.starts_with(folder) && path.substr(folder.size()).starts_with('/'));
}

Attempt failed_attempt(const std::system_error& error) {
  Attempt attempt;
  attempt.problems.push_back(problem_of(error));
  attempt.report = fmt::format("offprint: error: {}\n", error.what());
  return attempt;
}

}  // namespace

LiveSite::LiveSite(LiveSiteOptions options)
    : options_(std::move(options)),
      copies_(options_.resizer ? std::make_shared<const CopyMaker>(
                                     *options_.resizer, options_.folder / ".offprint" / "pictures")
                               : nullptr),
      first_version_(unique_text()),
      now_(std::make_shared<const Moment>()) {}

std::shared_ptr<const Moment> LiveSite::now() const {
  const std::lock_guard lock(mutex_);
  return now_;
}

Reload LiveSite::load() { return make_moment(true); }

Reload LiveSite::reload(const std::vector<std::string>& changed) {
  std::vector<std::string> telling = changed;
  std::erase_if(telling, [&](const std::string& path) { return is_known_file(path); });
  const bool content = !content_ || std::ranges::any_of(telling, [](const std::string& path) {
    return is_below(path, "content");
  });
  return make_moment(content);
}

bool LiveSite::is_known_file(const std::string& path) const {
  if (!is_below(path, "content/assets") || !content_) return false;
  const std::string source = (options_.folder / path).string();
  const auto is_it = [&](const Asset& asset) { return asset.source == source; };
  return std::ranges::any_of(content_->catalog.assets, is_it) && fs::is_regular_file(source);
}

Reload LiveSite::make_moment(bool with_content) {
  Attempt attempt;
  try {
    if (with_content) content_ = load_site_content(options_.folder, options_.base_url, copies_);
    attempt = make_snapshot(content_, options_.folder, options_.color);
  } catch (const std::system_error& error) {
    content_ = nullptr;
    attempt = failed_attempt(error);
  }
  Reload reload{attempt.problems.empty(), std::move(attempt.report)};
  become(std::move(attempt));
  return reload;
}

void LiveSite::become(Attempt attempt) {
  auto next = std::make_shared<Moment>();
  next->version = fmt::format("{}-{}", first_version_, ++loads_);
  next->host = options_.host;
  next->problems = std::move(attempt.problems);
  next->good = attempt.snapshot ? std::move(attempt.snapshot) : now()->good;
  std::shared_ptr<const Moment> former = std::move(next);
  const std::lock_guard lock(mutex_);
  now_.swap(former);
}

}  // namespace offprint
