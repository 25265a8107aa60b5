#include "migrate/old_site.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/files.hpp"
#include "base/unicode.hpp"
#include "load/date.hpp"
#include "load/json.hpp"
#include "load/source_text.hpp"
#include "load/toml.hpp"
#include "load/yaml.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

bool is_text(const std::string& path) {
  const std::string ending = fs::path(path).extension().string();
  return ending == ".md" || ending == ".markdown" || ending == ".html";
}

/// Where front matter ends, and where the body begins.
struct Fences {
  std::size_t front_begin = 0, front_end = 0, body = 0;
};

/// Front matter stands between lines of `---`, in YAML, or of `+++`, in TOML.
Fences fences_of(std::string_view text, std::string_view fence) {
  if (!text.starts_with(fence)) return {};
  const std::size_t begin = text.find('\n');
  for (std::size_t at = begin; at != std::string_view::npos; at = text.find('\n', at + 1)) {
    const std::string_view line = text.substr(at + 1, text.find('\n', at + 1) - at - 1);
    if (line.starts_with(fence) && trim(line) == fence)
      return {begin + 1, at + 1, std::min(at + 2 + line.size(), text.size())};
  }
  return {};
}

std::string stem_of(const std::string& path) {
  const fs::path file(path);
  const std::string stem = file.stem().string();
  return stem == "index" || stem == "_index" ? file.parent_path().filename().string() : stem;
}

}  // namespace

bool OldSite::has(const std::string& path) const { return fs::is_regular_file(root_ / path); }

std::vector<std::string> OldSite::files(const std::string& folder) const {
  std::vector<std::string> paths;
  for (const fs::path& file : list_files(root_ / folder, root_).files)
    paths.push_back(file.lexically_relative(root_).generic_string());
  return paths;
}

std::optional<SourceId> OldSite::source(const std::string& path) {
  if (!has(path)) return std::nullopt;
  mark_used(path);
  return read_legacy_source(root_ / path, path, kMostText, sources_, diagnostics_);
}

std::optional<Node> OldSite::data(const std::string& path) {
  const auto file = source(path);
  if (!file) return std::nullopt;
  if (path.ends_with(".json")) return parse_json(*file, sources_, diagnostics_);
  if (path.ends_with(".toml")) return parse_toml(*file, sources_, diagnostics_);
  return parse_yaml(*file, sources_, diagnostics_);
}

std::optional<OldText> OldSite::text(const std::string& path) {
  const auto file = source(path);
  if (!file) return std::nullopt;
  const std::string_view text = sources_.text(*file);
  const bool is_toml = text.starts_with("+++");
  const Fences fences = fences_of(text, is_toml ? "+++" : "---");
  OldText read{path, stem_of(path), Node::map({*file, 1, 1}), std::string(text.substr(fences.body)),
               1};
  read.body_line +=
      static_cast<std::uint32_t>(std::ranges::count(text.substr(0, fences.body), '\n'));
  const auto front =
      is_toml ? parse_toml(*file, sources_, diagnostics_, fences.front_begin, fences.front_end)
              : parse_yaml(*file, sources_, diagnostics_, {}, fences.front_begin, fences.front_end);
  if (front && front->is_map()) read.front = *front;
  return read;
}

std::vector<OldText> OldSite::texts(const std::string& folder, Wanted wanted) {
  std::vector<OldText> texts;
  for (const std::string& path : files(folder))
    if (is_text(path) && (wanted == nullptr || wanted(path)))
      if (auto read = text(path)) texts.push_back(*std::move(read));
  return texts;
}

std::string OldSite::shown(const Place& place) const {
  const std::string path(sources_.path(place.source));
  return place.line == 0 ? path : fmt::format("{}:{}", path, place.line);
}

std::string date_of(const OldText& text) {
  for (const std::string& written : {text_of(text.front, "date"), text.stem.substr(0, 10)}) {
    const auto date = parse_date(written);
    if (!date || date->day == 0) continue;
    const std::string day =
        fmt::format("{:04}-{:02}-{:02}", date->year, int{date->month}, int{date->day});
    if (day != "1900-01-01") return day;
  }
  return {};
}

std::string stem_without_date(const OldText& text) {
  const bool dated =
      text.stem.size() > 11 && text.stem[10] == '-' && parse_date(text.stem.substr(0, 10));
  return dated ? text.stem.substr(11) : text.stem;
}

std::string text_of(const Node& map, std::string_view key) {
  const Node* const value = map.find(key);
  return value != nullptr && value->is_scalar() ? collapse_spaces(value->text) : "";
}

const Node* find_first(const Node& map, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys)
    if (const Node* const value = map.find(key);
        value != nullptr && !value->is_null() && !(value->is_string() && value->text.empty()))
      return value;
  return nullptr;
}

void put(Node& map, std::string_view key, std::string text) {
  if (!text.empty()) put(map, key, Node::string(std::move(text)));
}

void put(Node& map, std::string_view key, Node value) {
  const bool empty = value.is_null() || (value.is_list() && value.items.empty()) ||
                     (value.is_map() && value.members.empty());
  if (!empty && map.find(key) == nullptr)
    map.members.push_back({std::string(key), {}, std::move(value)});
}

Node& list_in(Node& map, std::string_view key) {
  const auto found = std::ranges::find(map.members, key, &Member::key);
  if (found != map.members.end()) return found->value;
  map.members.push_back({std::string(key), {}, Node::list()});
  return map.members.back().value;
}

}  // namespace offprint
