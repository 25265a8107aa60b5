#include "jinja/wrap.hpp"

#include <algorithm>
#include <string>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "jinja/python_text.hpp"

namespace jinja {
namespace {

using Text = std::u32string;
using View = std::u32string_view;

bool is_blank(char32_t c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_letter(char32_t c) { return is_word_character(c) && !offprint::is_decimal_digit(c); }
bool is_wordish(char32_t c) {
  return is_word_character(c) || View(U"!\"'&.,?").find(c) != View::npos;
}

char32_t at(View text, std::size_t i) { return i < text.size() ? text[i] : U' '; }

std::size_t hyphens_from(View text, std::size_t i) {
  std::size_t end = i;
  while (end < text.size() && text[end] == '-') ++end;
  return end - i;
}

/// A dash of two hyphens or more between words begins here.
bool dash_begins(View text, std::size_t i) {
  const std::size_t count = hyphens_from(text, i);
  return i > 0 && count >= 2 && is_wordish(text[i - 1]) && i + count < text.size() &&
         is_word_character(text[i + count]);
}

/// A word may break behind the hyphen at `i`: letters before it and behind.
bool breaks_behind(View text, std::size_t begin, std::size_t i) {
  const bool two_letters = i >= begin + 2 && is_letter(text[i - 1]) && is_letter(text[i - 2]);
  const bool letter_hyphen =
      i >= begin + 3 && is_wordish(text[i - 1]) && text[i - 2] == '-' && is_letter(text[i - 3]);
  if (!two_letters && !letter_hyphen) return false;
  const std::size_t next = i + 1;
  return is_letter(at(text, next)) &&
         (is_letter(at(text, next + 1)) ||
          (at(text, next + 1) == '-' && is_letter(at(text, next + 2))));
}

std::size_t word_end(View text, std::size_t begin, bool hyphens) {
  for (std::size_t i = begin; i < text.size(); ++i) {
    if (is_blank(text[i])) return i;
    if (!hyphens) continue;
    if (i > begin && text[i] == '-' && dash_begins(text, i)) return i;
    if (text[i] == '-' && breaks_behind(text, begin, i)) return i + 1;
  }
  return text.size();
}

/// Words, dashes and the white space between them.
std::vector<Text> make_chunks(View text, bool hyphens) {
  std::vector<Text> chunks;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    if (is_blank(text[begin])) {
      while (end < text.size() && is_blank(text[end])) ++end;
    } else if (hyphens && dash_begins(text, begin)) {
      end += hyphens_from(text, begin);
    } else {
      end = word_end(text, begin, hyphens);
    }
    chunks.emplace_back(text.substr(begin, end - begin));
    begin = end;
  }
  return chunks;
}

bool is_white(const Text& chunk) {
  return std::all_of(chunk.begin(), chunk.end(), is_python_space);
}

class Wrapper {
 public:
  Wrapper(View line, const WrapStyle& style)
      : style_(style), chunks_(make_chunks(line, style.break_on_hyphens)) {}

  std::vector<std::string> run() {
    while (next_ < chunks_.size()) add_line();
    return std::move(lines_);
  }

 private:
  void add_line() {
    if (is_white(chunks_[next_]) && !lines_.empty() && ++next_ == chunks_.size()) return;
    std::vector<Text> line;
    std::size_t length = 0;
    while (next_ < chunks_.size() && length + chunks_[next_].size() <= style_.width) {
      length += chunks_[next_].size();
      line.push_back(std::move(chunks_[next_++]));
    }
    if (next_ < chunks_.size() && chunks_[next_].size() > style_.width)
      break_word(line, style_.width - length);
    if (!line.empty() && is_white(line.back())) line.pop_back();
    Text whole;
    for (const Text& chunk : line) whole += chunk;
    if (!whole.empty()) lines_.push_back(offprint::to_utf8(whole));
  }

  /// Puts of a word that fits on no line what fits on this.
  void break_word(std::vector<Text>& line, std::size_t room) {
    Text& word = chunks_[next_];
    if (!style_.break_long_words) {
      if (line.empty()) line.push_back(std::move(chunks_[next_++]));
      return;
    }
    std::size_t end = room;
    const std::size_t hyphen = room == 0 ? Text::npos : View(word).substr(0, room).rfind(U'-');
    const bool behind_hyphen = style_.break_on_hyphens && hyphen != Text::npos && hyphen > 0 &&
                               View(word).substr(0, hyphen).find_first_not_of(U'-') != View::npos;
    if (behind_hyphen) end = hyphen + 1;
    line.push_back(word.substr(0, end));
    word.erase(0, end);
  }

  const WrapStyle& style_;
  std::vector<Text> chunks_;
  std::size_t next_ = 0;
  std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> wrapped(std::string_view line, const WrapStyle& style) {
  return Wrapper(offprint::to_utf32(line), style).run();
}

}  // namespace jinja
