#include "text/flat_name.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "text/scholarly.hpp"

namespace offprint {
namespace {

constexpr char kOpen = '\x01', kClose = '\x02', kBlank = '\x03', kComma = '\x04';

constexpr std::size_t kLongestName = 1000;  ///< bytes in which notes and references are looked for

constexpr std::u32string_view kMarks = U"*∗⁎†‡§¶‖∥⋆★☆✉✝#^⁰¹²³⁴⁵⁶⁷⁸⁹";

/// A word in braces has no case, a letter in braces ("{\v s}koda") has.
bool has_case(std::string_view word) {
  if (!word.starts_with(kOpen)) return true;
  return count_code_points(word.substr(1, word.find(kClose) - 1)) == 1;
}

/// What a command that nobody else knows means in a name.
enum class Macro : std::uint8_t { kText, kNote, kMark, kNothing };

Macro macro_of(std::string_view source) {
  constexpr std::array<std::pair<std::string_view, Macro>, 20> kMacros{
      {{"\\Envelope{}", Macro::kNothing}, {"\\IEEEauthorrefmark", Macro::kMark},
       {"\\Letter{}", Macro::kNothing},   {"\\affilnum", Macro::kMark},
       {"\\affmark{}", Macro::kNothing},  {"\\altaffilmark", Macro::kMark},
       {"\\authormark", Macro::kMark},    {"\\corref", Macro::kNothing},
       {"\\email", Macro::kNothing},      {"\\fnmark{}", Macro::kNothing},
       {"\\fnref", Macro::kNothing},      {"\\footnote", Macro::kNote},
       {"\\footnotemark", Macro::kMark},  {"\\footnotemark{}", Macro::kNothing},
       {"\\inst", Macro::kMark},          {"\\orcid", Macro::kNothing},
       {"\\orcidID", Macro::kNothing},    {"\\orcidlink", Macro::kNothing},
       {"\\thanks", Macro::kNote},        {"\\tnoteref", Macro::kNothing}}};
  const auto found =
      std::ranges::find(kMacros, source, [](const auto& entry) { return entry.first; });
  return found == kMacros.end() ? Macro::kText : found->second;
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
    if (piece.style != Style::kMacro && piece.style != Style::kRaw) return;
    macro_ = macro_of(text_.of(piece));
    if (macro_ == Macro::kNote) flat_.marks += '(';
  }

  void close(Style style) {
    raised_ -= style == Style::kSuperscript;
    if (style == Style::kProtected && --braces_ == 0) flat_.text += kClose;
    if (style != Style::kMacro && style != Style::kRaw) return;
    if (std::exchange(macro_, Macro::kText) == Macro::kNote) flat_.marks += ')';
  }

  void append(std::string_view text) {
    if (macro_ == Macro::kNothing) return;
    if (raised_ > 0 || macro_ != Macro::kText) return append_mark(text);
    for (std::size_t i = 0; i < text.size();) append(decode_utf8(text, i));
  }

  /// One star for all, so that one legend explains it.
  void append_mark(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
      const char32_t c = decode_utf8(text, i);
      append_utf8(flat_.marks, c == U'∗' || c == U'⁎' ? U'*' : c);
    }
  }

  void append(char32_t c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter) {
      flat_.text += static_cast<char>(c);
    } else if (braces_ == 0 && kMarks.find(c) != std::u32string_view::npos) {
      if (c != '^') append_utf8(flat_.marks, c == U'∗' || c == U'⁎' ? U'*' : c);
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
  Macro macro_ = Macro::kText;
};

/// Whether the letters, if any, are of a script without capitals: "(王伟)", "()".
bool has_no_case(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = decode_utf8(text, i);
    if (is_upper(c) || is_lower(c)) return false;
  }
  return true;
}

/// "(equal contribution)" and whatever else begins with a small letter; a name in parentheses has a
/// capital.
bool is_note(std::string_view parenthesised) {
  const std::string folded = to_lower(parenthesised);
  const bool known = folded.find("contribut") != std::string::npos ||
                     folded.find("correspond") != std::string::npos;
  return known || is_lower_case(parenthesised) || has_no_case(parenthesised);
}

/// Length of the reference numbers at the front of `text`: "1", "1,2", "[1]"; 0 where none stand
/// there and end the part.
std::size_t reference_size(std::string_view text) {
  const bool bracketed = text.starts_with('[');
  std::size_t size = bracketed;
  int digits = 0;
  for (; size < text.size(); ++size) {
    const bool digit = text[size] >= '0' && text[size] <= '9';
    const bool comma = text[size] == ',' && digits > 0 && size + 1 < text.size() &&
                       text[size + 1] >= '0' && text[size + 1] <= '9';
    digits = comma ? 0 : digits + digit;
    if ((!digit && !comma) || digits > 2) break;
  }
  if (bracketed && text.substr(size).starts_with(']')) ++size;
  const bool ends = size == text.size() || text[size] == ',' || text[size] == ' ';
  return ends && digits <= 2 && size > 1u * bracketed ? size : 0;
}

/// Takes the reference numbers that stand at a word off it: "Zhao1,2", "Zhao[1]".
std::string take_references(std::string& flat) {
  constexpr std::string_view kBegins = "[0123456789";
  if (flat.size() > kLongestName) return {};
  std::string taken;
  for (std::size_t i = flat.find_first_of(kBegins, 2); i != std::string::npos;
       i = flat.find_first_of(kBegins, i + 1)) {
    const auto is_small = [&](std::size_t at) { return flat[at] >= 'a' && flat[at] <= 'z'; };
    const std::size_t size = is_small(i - 1) && flat[i - 2] != ' '
                                 ? reference_size(std::string_view(flat).substr(i))
                                 : 0;
    if (size == 0) continue;
    taken += flat.substr(i, size);
    flat.erase(i, size);
    if (i >= flat.size()) break;
  }
  std::erase_if(taken, [](char c) { return c == '[' || c == ']'; });
  return taken;
}

/// Takes the notes behind a part of the name off it: "Zhao (equal contribution), Kesen".
std::string take_notes(std::string& flat) {
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
    if (note != "()") notes += shown_part(note);
    flat.erase(open, note.size());
  }
  return notes;
}

}  // namespace

FlatName flatten_name(std::string_view raw) {
  const RichText rich = parse_scholarly_text(raw);
  FlatName flat = Flattener(rich).flatten();
  flat.marks += take_notes(flat.text);
  if (!is_braced(flat.text)) flat.marks += take_references(flat.text);
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
