#include "jinja/python_text.hpp"

#include <algorithm>

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace jinja {
namespace {

using offprint::append_utf8;
using offprint::decode_utf8;

/// Where the last character before `end` begins.
std::size_t before(std::string_view text, std::size_t end) {
  do --end;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80);
  return end;
}

template <class Drop>
std::string_view strip_if(std::string_view text, Ends ends, Drop drop) {
  std::size_t begin = 0, end = text.size();
  while (ends != Ends::kRight && begin < end) {
    std::size_t next = begin;
    if (!drop(decode_utf8(text, next))) break;
    begin = next;
  }
  while (ends != Ends::kLeft && end > begin) {
    const std::size_t last = before(text, end);
    std::size_t next = last;
    if (!drop(decode_utf8(text, next))) break;
    end = last;
  }
  return text.substr(begin, end - begin);
}

bool is_line_end(char32_t c) {
  return (c >= '\n' && c <= '\r') || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}

bool is_cased(char32_t c) {
  return offprint::is_upper(c) || offprint::is_lower(c) ||
         offprint::to_upper(c) != offprint::to_lower(c);
}

/// The letters that `c` stands for, where its upper case is more than one: ß, ligatures, Greek with
/// iota subscript. Unicode's case folding names them.
std::u32string spelt_out(char32_t c) {
  if (c < U'ß' || offprint::is_upper(c) || !is_cased(c)) return {};
  std::u32string letters = offprint::fold_case(c);
  return letters.size() > 1 ? letters : std::u32string();
}

void append_upper(std::string& out, char32_t c) {
  const std::u32string letters = spelt_out(c);
  for (const char32_t letter : letters) append_utf8(out, offprint::to_upper(letter));
  if (letters.empty()) append_utf8(out, offprint::to_upper(c));
}

void append_title(std::string& out, char32_t c) {
  // utf8proc's title case of ß is ẞ, Unicode's is Ss.
  const char32_t simple = c == U'ß' ? c : offprint::to_title(c);
  const std::u32string letters = simple == c ? spelt_out(c) : std::u32string();
  bool first = true;
  for (const char32_t letter : letters) {
    append_utf8(out, first ? offprint::to_title(letter) : letter);
    first = first && !is_cased(letter);
  }
  if (letters.empty()) append_utf8(out, simple);
}

template <class Each>
std::string mapped(std::string_view text, Each each) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) each(out, decode_utf8(text, i));
  return out;
}

/// Final sigma: lower case of Σ at the end of a word.
bool ends_word(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t next = begin;
  const bool letter_before =
      begin > 0 && (next = before(text, begin), is_cased(decode_utf8(text, next)));
  next = end;
  return letter_before && (end == text.size() || !is_cased(decode_utf8(text, next)));
}

/// The lower case of the character at `at`, which moves behind it.
void append_lower(std::string& out, std::string_view text, std::size_t& at) {
  const std::size_t begin = at;
  const char32_t c = decode_utf8(text, at);
  if (c == U'İ')
    out += "i\u0307";
  else
    append_utf8(out, c == U'Σ' && ends_word(text, begin, at) ? U'ς' : offprint::to_lower(c));
}

}  // namespace

bool is_python_space(char32_t c) { return offprint::is_space(c) || (c >= 0x1c && c <= 0x1f); }

bool is_word_character(char32_t c) {
  return c == '_' || offprint::is_letter(c) || offprint::is_number(c);
}

std::size_t width_of(std::string_view text) { return offprint::count_code_points(text); }

std::string_view stripped(std::string_view text, Ends ends) {
  return strip_if(text, ends, is_python_space);
}

std::string_view stripped(std::string_view text, std::string_view set, Ends ends) {
  const std::u32string characters = offprint::to_utf32(set);
  return strip_if(text, ends,
                  [&characters](char32_t c) { return characters.find(c) != characters.npos; });
}

std::vector<std::string_view> split_words(std::string_view text, std::int64_t most) {
  std::vector<std::string_view> words;
  for (text = stripped(text, Ends::kLeft); !text.empty(); text = stripped(text, Ends::kLeft)) {
    if (most >= 0 && static_cast<std::int64_t>(words.size()) == most) {
      words.push_back(text);
      break;
    }
    std::size_t end = 0;
    for (std::size_t next = 0; end < text.size() && !is_python_space(decode_utf8(text, next));
         end = next) {
    }
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

std::vector<std::string_view> split_words_from_right(std::string_view text, std::int64_t most) {
  std::vector<std::string_view> words;
  for (text = stripped(text, Ends::kRight); !text.empty(); text = stripped(text, Ends::kRight)) {
    if (most >= 0 && static_cast<std::int64_t>(words.size()) == most) {
      words.push_back(text);
      break;
    }
    std::size_t begin = text.size();
    while (begin > 0) {
      const std::size_t last = before(text, begin);
      std::size_t next = last;
      if (is_python_space(decode_utf8(text, next))) break;
      begin = last;
    }
    words.push_back(text.substr(begin));
    text.remove_suffix(text.size() - begin);
  }
  std::reverse(words.begin(), words.end());
  return words;
}

std::vector<std::string_view> split_at(std::string_view text, std::string_view separator,
                                       std::int64_t most) {
  std::vector<std::string_view> parts;
  for (std::size_t at; (most < 0 || static_cast<std::int64_t>(parts.size()) < most) &&
                       (at = text.find(separator)) != text.npos;) {
    parts.push_back(text.substr(0, at));
    text.remove_prefix(at + separator.size());
  }
  parts.push_back(text);
  return parts;
}

std::vector<std::string_view> split_at_from_right(std::string_view text, std::string_view separator,
                                                  std::int64_t most) {
  std::vector<std::string_view> parts;
  for (std::size_t at; (most < 0 || static_cast<std::int64_t>(parts.size()) < most) &&
                       (at = text.rfind(separator)) != text.npos;) {
    parts.push_back(text.substr(at + separator.size()));
    text = text.substr(0, at);
  }
  parts.push_back(text);
  std::reverse(parts.begin(), parts.end());
  return parts;
}

std::vector<std::string_view> split_lines(std::string_view text, bool keep) {
  std::vector<std::string_view> lines;
  std::size_t begin = 0;
  for (std::size_t next = 0; next < text.size();) {
    const std::size_t end = next;
    const char32_t c = decode_utf8(text, next);
    if (!is_line_end(c)) continue;
    if (c == '\r' && next < text.size() && text[next] == '\n') ++next;
    lines.push_back(text.substr(begin, (keep ? next : end) - begin));
    begin = next;
  }
  if (begin < text.size()) lines.push_back(text.substr(begin));
  return lines;
}

std::string upper_text(std::string_view text) { return mapped(text, append_upper); }

std::string lower_text(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) append_lower(out, text, i);
  return out;
}

std::string capitalized(std::string_view text) {
  std::size_t first = 0;
  if (text.empty()) return {};
  std::string out;
  append_title(out, decode_utf8(text, first));
  return out + lower_text(text.substr(first));
}

std::string swapped_case(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t next = i;
    const char32_t c = decode_utf8(text, next);
    if (offprint::is_upper(c)) {
      append_lower(out, text, i);
    } else {
      append_upper(out, c);
      i = next;
    }
  }
  return out;
}

std::string titled(std::string_view text) {
  std::string out;
  bool inside = false;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t next = i;
    const char32_t c = decode_utf8(text, next);
    if (inside) {
      append_lower(out, text, i);
    } else {
      append_title(out, c);
      i = next;
    }
    inside = is_cased(c);
  }
  return out;
}

bool is_lower_text(std::string_view text) {
  bool found = false;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = decode_utf8(text, i);
    if (offprint::is_upper(c) || offprint::to_lower(c) != c) return false;
    found = found || is_cased(c);
  }
  return found;
}

bool is_upper_text(std::string_view text) {
  bool found = false;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = decode_utf8(text, i);
    if (offprint::is_lower(c) || (is_cased(c) && offprint::to_upper(c) != c)) return false;
    found = found || is_cased(c);
  }
  return found;
}

bool is_title_text(std::string_view text) {
  bool found = false, inside = false;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = decode_utf8(text, i);
    if (is_cased(c) && offprint::is_lower(c) != inside) return false;
    inside = is_cased(c);
    found = found || inside;
  }
  return found;
}

bool all_of(std::string_view text, bool (*predicate)(char32_t)) {
  for (std::size_t i = 0; i < text.size();) {
    if (!predicate(decode_utf8(text, i))) return false;
  }
  return !text.empty();
}

std::string replaced(std::string_view text, std::string_view old, std::string_view with,
                     std::int64_t most) {
  std::string out;
  std::size_t at = 0;
  for (; most != 0; --most) {
    const std::size_t found = old.empty() ? at : text.find(old, at);
    if (found == text.npos || found > text.size()) break;
    out.append(text, at, found - at).append(with);
    at = found + old.size();
    if (!old.empty()) continue;
    if (at >= text.size()) return out;
    decode_utf8(text, at);
    out.append(text, found, at - found);
  }
  return out.append(text.substr(at));
}

std::string padded(std::string_view text, std::size_t width, std::string_view fill, Align align) {
  const std::size_t size = width_of(text);
  const std::size_t missing = width > size ? width - size : 0;
  const std::size_t left = align == Align::kLeft    ? 0
                           : align == Align::kRight ? missing
                                                    : missing / 2 + (missing & width & 1);
  std::string out;
  for (std::size_t i = 0; i < left; ++i) out += fill;
  out += text;
  for (std::size_t i = left; i < missing; ++i) out += fill;
  return out;
}

}  // namespace jinja
