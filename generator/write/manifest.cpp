#include "write/manifest.hpp"

#include <fmt/format.h>

#include <charconv>
#include <iterator>
#include <utility>

namespace offprint {
namespace {

constexpr std::string_view kHeading = "offprint manifest 1";

/// Takes what stands before `end` off the text; nothing where `end` does not occur.
std::optional<std::string_view> take_until(std::string_view& text, char end) {
  const std::size_t length = text.find(end);
  if (length == std::string_view::npos) return std::nullopt;
  const std::string_view taken = text.substr(0, length);
  text.remove_prefix(length + 1);
  return taken;
}

template <typename Number>
bool take_number(std::string_view& line, Number& number, int base = 10) {
  const auto field = take_until(line, ' ');
  if (!field) return false;
  const char* const end = field->data() + field->size();
  const auto [stop, error] = std::from_chars(field->data(), end, number, base);
  return error == std::errc() && stop == end;
}

bool parse_entry(std::string_view line, ManifestEntry& entry) {
  if (!take_number(line, entry.hash, 16) || !take_number(line, entry.stamp.size) ||
      !take_number(line, entry.stamp.time))
    return false;
  entry.path = line;
  return !line.empty();
}

std::string end_line(const Manifest& manifest) {
  return fmt::format("end {}", manifest.entries.size());
}

}  // namespace

std::string to_text(const Manifest& manifest) {
  std::string text = fmt::format("{}\n{}\n", kHeading, manifest.out);
  text.reserve(text.size() + manifest.entries.size() * 96);
  for (const ManifestEntry& entry : manifest.entries)
    fmt::format_to(std::back_inserter(text), "{:016x} {} {} {}\n", entry.hash, entry.stamp.size,
                   entry.stamp.time, entry.path);
  return text + end_line(manifest) + '\n';
}

std::optional<Manifest> parse_manifest(std::string_view text) {
  if (take_until(text, '\n') != kHeading) return std::nullopt;
  Manifest manifest;
  manifest.out = take_until(text, '\n').value_or("");
  while (const auto line = take_until(text, '\n')) {
    if (line->starts_with("end "))
      return *line == end_line(manifest) ? std::optional(std::move(manifest)) : std::nullopt;
    ManifestEntry entry;
    if (!parse_entry(*line, entry)) return std::nullopt;
    if (!manifest.entries.empty() && manifest.entries.back().path >= entry.path)
      return std::nullopt;
    manifest.entries.push_back(std::move(entry));
  }
  return std::nullopt;
}

}  // namespace offprint
