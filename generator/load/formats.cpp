#include "load/formats.hpp"

#include <algorithm>

#include "base/unicode.hpp"
#include "load/acl_anthology.hpp"
#include "load/bibtex_cursor.hpp"
#include "load/bibtex_reader.hpp"
#include "load/dblp.hpp"
#include "load/ris.hpp"
#include "load/tree_reader.hpp"
#include "load/venue_list.hpp"

namespace offprint {
namespace {

constexpr std::size_t kLooked = 64 << 10;  ///< bytes in which a format must show

bool contains(std::string_view text, std::string_view word) {
  return text.substr(0, kLooked).find(word) != std::string_view::npos;
}

bool recognise_bibtex(std::string_view text) {
  text = text.substr(0, kLooked);
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    if (looks_like_bibtex_entry(text, at)) return true;
  }
  return false;
}

/// A second line begins another JSON text.
bool recognise_json_lines(std::string_view text) {
  text = trim(text);
  const std::size_t end = text.find('\n');
  if (!text.starts_with('{') || end == std::string_view::npos) return false;
  return trim(text.substr(0, end)).ends_with('}') && trim(text.substr(end)).starts_with('{');
}

bool recognise_json(std::string_view text) {
  const std::string_view begin = trim(text.substr(0, kLooked));
  return (begin.starts_with('[') || begin.starts_with('{')) && !recognise_json_lines(text);
}

bool recognise_ris(std::string_view text) {
  text = trim(text);
  return text.starts_with("TY  -") || contains(text, "\nTY  -") || contains(text, "\rTY  -");
}

bool recognise_acl(std::string_view text) { return contains(text, "<collection"); }

bool recognise_dblp(std::string_view text) {
  return contains(text, "<dblp") || (contains(text, "<article") && contains(text, "key=")) ||
         contains(text, "<inproceedings");
}

bool recognise_venue_list(std::string_view text) {
  return (text.starts_with("##") || contains(text, "\n##")) && contains(text, "\n**");
}

/// Those that are easiest to tell apart stand first.
constexpr auto kFormats = std::to_array<RecordFormat>({
    {"jsonl", "JSON Lines", {".jsonl", ".ndjson"}, recognise_json_lines, read_json_lines},
    {"json", "JSON", {".json", ""}, recognise_json, read_json_records},
    {"yaml", "YAML", {".yaml", ".yml"}, nullptr, read_yaml_records},
    {"acl", "ACL Anthology XML", {".xml", ""}, recognise_acl, read_acl_anthology},
    {"dblp", "DBLP XML", {".xml", ""}, recognise_dblp, read_dblp},
    {"ris", "RIS", {".ris", ""}, recognise_ris, read_ris},
    {"bibtex", "BibTeX", {".bib", ".bibtex"}, recognise_bibtex, read_bibtex},
    {"venue-list", "Markdown list", {".md", ".markdown"}, recognise_venue_list, read_venue_list},
});

bool has_ending(const RecordFormat& format, std::string_view path) {
  return std::ranges::any_of(format.endings, [&](std::string_view ending) {
    return !ending.empty() && path.ends_with(ending);
  });
}

}  // namespace

std::span<const RecordFormat> record_formats() { return kFormats; }

const RecordFormat* find_format(std::string_view name) {
  const auto found = std::ranges::find(kFormats, name, &RecordFormat::name);
  return found == kFormats.end() ? nullptr : &*found;
}

const RecordFormat* detect_format(std::string_view path, std::string_view text) {
  const std::string lower = to_lower(path);
  const RecordFormat* by_ending = nullptr;
  for (const RecordFormat& format : kFormats) {
    if (!has_ending(format, lower)) continue;
    if (!format.recognises || format.recognises(text)) return &format;
    if (!by_ending) by_ending = &format;
  }
  for (const RecordFormat& format : kFormats) {
    if (format.recognises && format.recognises(text)) return &format;
  }
  return by_ending;
}

}  // namespace offprint
