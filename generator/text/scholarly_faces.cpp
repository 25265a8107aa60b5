// HTML and plain text of a RichText. Each walks the pieces once, from left to right.
#include <algorithm>
#include <array>
#include <utility>

#include "base/escape.hpp"
#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "text/scholarly.hpp"

namespace offprint {
namespace {

using Kind = Piece::Kind;

struct Element {
  std::string_view open, close;
};

/// By Style; empty where a style does not show. Links are written by hand.
constexpr std::array<Element, 11> kElements{{
    {"<em>", "</em>"},
    {"<strong>", "</strong>"},
    {"<span class=\"smallcaps\">", "</span>"},
    {"<code>", "</code>"},
    {"<sup>", "</sup>"},
    {"<sub>", "</sub>"},
    {"", "</a>"},
    {},
    {"<span class=\"math\">", "</span>"},
    {},
    {},
}};

const Element& element(Style style) { return kElements[static_cast<std::size_t>(style)]; }

void append_opening(std::string& out, const RichText& text, const Piece& piece,
                    HtmlOptions options) {
  if (piece.style != Style::kLink) {
    out += element(piece.style).open;
  } else if (options.links) {
    out += "<a href=\"";
    append_html_escaped(out, text.of(piece));
    out += "\">";
  }
}

void append_html(std::string& out, const RichText& text, const Piece& piece, HtmlOptions options) {
  switch (piece.kind) {
    case Kind::kText:
      return append_html_escaped(out, text.of(piece));
    case Kind::kOpen:
      return append_opening(out, text, piece, options);
    case Kind::kClose:
      if (piece.style != Style::kLink || options.links) out += element(piece.style).close;
      return;
    case Kind::kBreak:
      out += options.paragraphs ? "</p>\n<p>" : " ";
  }
}

constexpr std::u32string_view kScriptable = U"0123456789+−-=()ni";
constexpr std::u32string_view kSuperscripts = U"⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ";
constexpr std::u32string_view kSubscripts = U"₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎";

/// The text in Unicode's scripts, or nothing where one character has none. Letters below the line
/// are left out: search does not find them.
std::string in_script(std::string_view text, std::u32string_view letters) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = kScriptable.find(decode_utf8(text, i));
    if (at >= letters.size()) return {};
    append_utf8(out, letters[at]);
  }
  return out;
}

/// "i", "iv", "l", "dl": the ionisation stages of astronomers and the enantiomers of chemists are
/// capitals, if small ones.
bool is_capital_sign(std::string_view text) {
  const auto consists_of = [&](std::string_view letters) {
    return text.find_first_not_of(letters) == std::string_view::npos;
  };
  return text.size() <= 4 && (consists_of("ivx") || consists_of("dl"));
}

bool is_one_word(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = decode_utf8(text, i);
    if (!is_letter(c) && !is_decimal_digit(c)) return false;
  }
  return true;
}

/// Writes the plain face; scripts are gathered until they close, since only then it is known
/// whether Unicode has them.
class PlainWriter {
 public:
  explicit PlainWriter(const RichText& text) : text_(text) {}

  std::string write() {
    for (const Piece& piece : text_.pieces) write(piece);
    return std::move(scripts_.front().text);
  }

 private:
  struct Script {
    Style style;
    std::string text;
  };

  static bool is_script(Style style) {
    return style == Style::kSuperscript || style == Style::kSubscript;
  }

  void write(const Piece& piece) {
    std::string& out = scripts_.back().text;
    switch (piece.kind) {
      case Kind::kText:
        return append(text_.of(piece));
      case Kind::kBreak:
        out += ' ';
        return;
      case Kind::kOpen:
        return open(piece.style);
      case Kind::kClose:
        return close(piece.style);
    }
  }

  /// "x^T A": what follows a written-out script is not part of it.
  void append(std::string_view chars) {
    std::string& out = scripts_.back().text;
    if (std::exchange(written_out_, false) && math_ > 0 && is_one_word(chars.substr(0, 1)))
      out += ' ';
    out += small_caps_ > 0 && is_capital_sign(chars) ? to_upper(chars) : std::string(chars);
  }

  void open(Style style) {
    math_ += style == Style::kMath;
    small_caps_ += style == Style::kSmallCaps;
    if (!is_script(style)) return;
    scripts_.push_back({style, {}});
    written_out_ = false;
  }

  void close(Style style) {
    math_ -= style == Style::kMath;
    small_caps_ -= style == Style::kSmallCaps;
    if (!is_script(style)) return;
    const Script script = std::move(scripts_.back());
    scripts_.pop_back();
    scripts_.back().text += written(script);
  }

  /// Outside formulas letters in scripts are ordinals and notes ("1st"), inside they are not to be
  /// mixed up with factors.
  std::string written(const Script& script) {
    const bool above = script.style == Style::kSuperscript;
    const std::string small = in_script(script.text, above ? kSuperscripts : kSubscripts);
    if (!small.empty() || math_ == 0 || script.text.empty())
      return small.empty() ? script.text : small;
    written_out_ = true;
    const bool one = count_code_points(script.text) == 1 || is_one_word(script.text);
    return (above ? "^" : "_") + (one ? script.text : "(" + script.text + ")");
  }

  const RichText& text_;
  std::vector<Script> scripts_{{Style::kEmphasis, {}}};
  int math_ = 0;
  int small_caps_ = 0;
  bool written_out_ = false;  ///< the last script stands behind a "^" or "_"
};

}  // namespace

std::string to_html(const RichText& text, HtmlOptions options) {
  std::string out = options.paragraphs ? "<p>" : "";
  if (text.pieces.empty()) append_html_escaped(out, text.chars);
  for (const Piece& piece : text.pieces) append_html(out, text, piece, options);
  if (options.paragraphs) out += "</p>";
  return out;
}

std::string to_plain(const RichText& text) {
  return text.pieces.empty() ? text.chars : PlainWriter(text).write();
}

}  // namespace offprint
