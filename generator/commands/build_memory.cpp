// A memory is written as a sequence of strings, each as its length, a colon and its bytes:
//
//     memory = rows rows string
//     rows   = string(number of rows) (string(label) string(text))*
#include "commands/build_memory.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace offprint {
namespace {

void put(std::string& text, std::string_view part) {
  text += std::to_string(part.size());
  text += ':';
  text += part;
}

void put(std::string& text, const std::vector<Row>& rows) {
  put(text, std::to_string(rows.size()));
  for (const Row& row : rows) {
    put(text, row.label);
    put(text, row.text);
  }
}

std::optional<std::size_t> parse_number(std::string_view text) {
  std::size_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

/// Takes what `put` wrote off the text. False where that is not there.
bool take(std::string_view& text, std::string& part) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return false;
  const std::optional<std::size_t> size = parse_number(text.substr(0, colon));
  text.remove_prefix(colon + 1);
  if (!size || *size > text.size()) return false;
  part = text.substr(0, *size);
  text.remove_prefix(*size);
  return true;
}

bool take(std::string_view& text, std::vector<Row>& rows) {
  std::string count;
  if (!take(text, count)) return false;
  for (std::size_t left = parse_number(count).value_or(0); left > 0; --left) {
    Row row;
    if (!take(text, row.label) || !take(text, row.text)) return false;
    rows.push_back(std::move(row));
  }
  return true;
}

}  // namespace

std::string to_text(const BuildMemory& memory) {
  std::string text;
  put(text, memory.rows.above);
  put(text, memory.rows.below);
  put(text, memory.problems);
  return text;
}

std::optional<BuildMemory> parse_build_memory(std::string_view text) {
  BuildMemory memory;
  const bool whole = take(text, memory.rows.above) && take(text, memory.rows.below) &&
                     take(text, memory.problems) && text.empty();
  return whole ? std::optional(std::move(memory)) : std::nullopt;
}

std::string without_color(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const std::size_t code = text.find("\x1b[");
    plain += text.substr(0, code);
    const std::size_t end = text.find('m', std::min(code, text.size()));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return plain;
}

}  // namespace offprint
