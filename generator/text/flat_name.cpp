#include "text/flat_name.hpp"

#include <utility>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "text/scholarly.hpp"

namespace offprint {
namespace {

constexpr char kOpen = '\x01', kClose = '\x02', kBlank = '\x03', kComma = '\x04';

constexpr std::u32string_view kMarks = U"*∗⁎†‡§¶‖∥⋆★☆✉✝#^⁰¹²³⁴⁵⁶⁷⁸⁹";

/// A word in braces has no case, a letter in braces ("{\v s}koda") has.
bool has_case(std::string_view word) {
  if (!word.starts_with(kOpen)) return true;
  return count_code_points(word.substr(1, word.find(kClose) - 1)) == 1;
}

/// Text with the braces as control characters, and what is raised above the line apart.
class Flattener {
 public:
  explicit Flattener(const RichText& text) : text_(text) {}

  FlatName flatten() {
    if (text_.pieces.empty()) append(text_.chars);
    for (const Piece& piece : text_.pieces) add(piece);
    return std::move(flat_);
  }

 private:
  void add(const Piece& piece) {
    switch (piece.kind) {
      case Piece::Kind::kText:
        return append(text_.of(piece));
      case Piece::Kind::kBreak:
        return append(" ");
      case Piece::Kind::kOpen:
        return open(piece);
      case Piece::Kind::kClose:
        return close(piece.style);
    }
  }

  void open(const Piece& piece) {
    raised_ += piece.style == Style::kSuperscript;
    if (piece.style == Style::kProtected && braces_++ == 0) flat_.text += kOpen;
    if (piece.style != Style::kMacro) return;
    macros_are_notes_ = text_.of(piece) == "\\thanks" || text_.of(piece) == "\\footnote";
    if (macros_are_notes_) flat_.marks += '(';
  }

  void close(Style style) {
    raised_ -= style == Style::kSuperscript;
    if (style == Style::kProtected && --braces_ == 0) flat_.text += kClose;
    if (style == Style::kMacro && std::exchange(macros_are_notes_, false)) flat_.marks += ')';
  }

  void append(std::string_view text) {
    if (raised_ > 0 || macros_are_notes_) {
      flat_.marks += text;
      return;
    }
    for (std::size_t i = 0; i < text.size();) append(decode_utf8(text, i));
  }

  void append(char32_t c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter) {
      flat_.text += static_cast<char>(c);
    } else if (braces_ == 0 && kMarks.find(c) != std::u32string_view::npos) {
      if (c != '^') append_utf8(flat_.marks, c);
    } else if (is_space(c)) {
      flat_.text += braces_ > 0 ? kBlank : ' ';
    } else if (c == ',' && braces_ > 0) {
      flat_.text += kComma;
    } else {
      append_utf8(flat_.text, c);
    }
  }

  const RichText& text_;
  FlatName flat_;
  int braces_ = 0;
  int raised_ = 0;
  bool macros_are_notes_ = false;
};

/// "(equal contribution)" and whatever else begins with a small letter; a name in parentheses has a
/// capital.
bool is_note(std::string_view parenthesised) {
  const std::string folded = to_lower(parenthesised);
  const bool known = folded.find("contribut") != std::string::npos ||
                     folded.find("correspond") != std::string::npos;
  return known || is_lower_case(parenthesised);
}

/// Takes the notes behind a part of the name off it: "Zhao (equal contribution), Kesen".
std::string take_notes(std::string& flat) {
  constexpr std::size_t kLongestName = 1000;
  if (flat.size() > kLongestName) return {};
  std::string notes;
  for (std::size_t open = flat.find('('); open != std::string::npos; open = flat.find('(', open)) {
    const std::size_t close = flat.find(')', open);
    if (close == std::string::npos) break;
    const std::string note = flat.substr(open, close + 1 - open);
    const bool ends_part = close + 1 == flat.size() || flat[close + 1] == ',';
    if (!ends_part || !is_note(note)) {
      ++open;
      continue;
    }
    notes += shown_part(note);
    flat.erase(open, note.size());
  }
  return notes;
}

}  // namespace

FlatName flatten_name(std::string_view raw) {
  const RichText rich = parse_scholarly_text(raw);
  FlatName flat = Flattener(rich).flatten();
  flat.marks += take_notes(flat.text);
  flat.text = std::string(trim(flat.text));
  return flat;
}

std::string shown_part(std::string_view flat) {
  std::string out;
  for (const char c : flat) {
    if (c == kOpen || c == kClose) continue;
    out += c == kBlank ? ' ' : c == kComma ? ',' : c;
  }
  return collapse_spaces(out);
}

bool is_lower_case(std::string_view word) {
  if (!has_case(word)) return false;
  for (std::size_t i = 0; i < word.size();) {
    const char32_t c = decode_utf8(word, i);
    if (is_letter(c)) return is_lower(c);
  }
  return false;
}

bool is_braced(std::string_view flat) {
  return flat.starts_with(kOpen) && flat.find(kClose) == flat.size() - 1;
}

}  // namespace offprint
