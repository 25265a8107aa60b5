#include "load/bibtex_cursor.hpp"

#include <algorithm>

namespace offprint {
namespace {

constexpr std::size_t kLongestName = 64;

bool is_name_character(char c) {
  constexpr std::string_view kOthers = "\"#%'(),={}@\\";
  return static_cast<unsigned char>(c) > 0x20 && c != 0x7F &&
         kOthers.find(c) == std::string_view::npos;
}

bool is_key_end(char c) {
  return is_bibtex_space(c) || c == ',' || c == '=' || c == '{' || c == '}' || c == '"';
}

char at(std::string_view text, std::size_t offset) {
  return offset < text.size() ? text[offset] : '\0';
}

bool stands_at_line_start(std::string_view text, std::size_t offset) {
  while (offset > 0 && (text[offset - 1] == ' ' || text[offset - 1] == '\t')) --offset;
  return offset == 0 || std::string_view("\r\n}@").find(text[offset - 1]) != std::string_view::npos;
}

/// Whether `key,`, `name =` or the end of an entry without fields stands at `offset`.
bool looks_like_key(std::string_view text, std::size_t offset) {
  std::size_t end = behind_bibtex_space(text, offset);
  while (end < text.size() && !is_key_end(text[end])) ++end;
  const char next = at(text, behind_bibtex_space(text, end));
  return next == ',' || next == '=' || next == '}';
}

}  // namespace

bool is_bibtex_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

std::size_t behind_bibtex_space(std::string_view text, std::size_t offset) {
  while (offset < text.size() && is_bibtex_space(text[offset])) ++offset;
  return offset;
}

std::size_t bibtex_name_length(std::string_view text, std::size_t offset) {
  std::size_t end = offset;
  while (end < text.size() && is_name_character(text[end])) ++end;
  return end - offset;
}

bool looks_like_bibtex_field(std::string_view text, std::size_t offset) {
  const std::size_t begin = behind_bibtex_space(text, offset);
  const std::size_t length = bibtex_name_length(text.substr(0, begin + kLongestName), begin);
  return length > 0 && at(text, behind_bibtex_space(text, begin + length)) == '=';
}

bool looks_like_bibtex_entry(std::string_view text, std::size_t offset) {
  if (at(text, offset) != '@' || !stands_at_line_start(text, offset)) return false;
  const std::size_t name = behind_bibtex_space(text, offset + 1);
  const std::size_t length = bibtex_name_length(text.substr(0, name + kLongestName), name);
  const std::size_t open = behind_bibtex_space(text, name + length);
  const char opening = at(text, open);
  return length > 0 && (opening == '{' || opening == '(') && looks_like_key(text, open + 1);
}

bool BibtexCursor::skip_space() {
  bool line_ended = false;
  for (; !at_end() && is_bibtex_space(peek()); ++offset_) {
    line_ended = line_ended || peek() == '\n' || peek() == '\r';
  }
  return line_ended;
}

void BibtexCursor::skip_line() {
  offset_ = std::min(text_.find_first_of("\r\n", offset_), text_.size());
}

std::string_view BibtexCursor::take_name() {
  const std::string_view name = text_.substr(offset_, bibtex_name_length(text_, offset_));
  offset_ += name.size();
  return name;
}

std::string_view BibtexCursor::take_until_space_or(std::string_view stops) {
  const std::size_t begin = offset_;
  while (!at_end() && !is_bibtex_space(peek()) && stops.find(peek()) == std::string_view::npos) {
    ++offset_;
  }
  return text_.substr(begin, offset_ - begin);
}

}  // namespace offprint
