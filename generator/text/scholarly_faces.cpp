// The three faces of a RichText. Each walks the pieces once, from left to right.
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

/// Index of the closing that belongs to the opening at `open`.
std::size_t closing_of(const std::vector<Piece>& pieces, std::size_t open) {
  std::size_t depth = 0;
  for (std::size_t i = open;; ++i) {
    depth += pieces[i].kind == Kind::kOpen;
    if (pieces[i].kind == Kind::kClose && --depth == 0) return i;
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
        out += text_.of(piece);
        return;
      case Kind::kBreak:
        out += ' ';
        return;
      case Kind::kOpen:
        return open(piece.style);
      case Kind::kClose:
        return close(piece.style);
    }
  }

  void open(Style style) {
    math_ += style == Style::kMath;
    if (is_script(style)) scripts_.push_back({style, {}});
  }

  void close(Style style) {
    math_ -= style == Style::kMath;
    if (!is_script(style)) return;
    const Script script = std::move(scripts_.back());
    scripts_.pop_back();
    scripts_.back().text += written(script);
  }

  /// Outside formulas letters in scripts are ordinals and notes ("1st"), inside they are not to be
  /// mixed up with factors.
  std::string written(const Script& script) const {
    const bool above = script.style == Style::kSuperscript;
    const std::string small = in_script(script.text, above ? kSuperscripts : kSubscripts);
    if (!small.empty() || math_ == 0 || script.text.empty())
      return small.empty() ? script.text : small;
    const bool one = count_code_points(script.text) == 1 || is_one_word(script.text);
    return (above ? "^" : "_") + (one ? script.text : "(" + script.text + ")");
  }

  const RichText& text_;
  std::vector<Script> scripts_{{Style::kEmphasis, {}}};
  int math_ = 0;
};

/// Command of TeX for a style whose content follows in braces.
constexpr std::array<std::string_view, 11> kTexCommands{
    "\\emph", "\\textbf", "\\textsc", "\\texttt", "\\textsuperscript", "\\textsubscript", "",
    "",       "",         "",         "",
};

std::string_view tex_of(char32_t c) {
  switch (c) {
    case '\\':
      return "\\textbackslash{}";
    case '{':
      return "\\textbraceleft{}";
    case '}':
      return "\\textbraceright{}";
    case '~':
      return "\\textasciitilde{}";
    case '^':
      return "\\textasciicircum{}";
    case '`':
      return "\\textasciigrave{}";
    case '<':
      return "\\textless{}";
    case '&':
      return "\\&";
    case '%':
      return "\\%";
    case '$':
      return "\\$";
    case '#':
      return "\\#";
    case '_':
      return "\\_";
    case U'\u00a0':
      return "~";
    case U'–':
      return "--";
    case U'—':
      return "---";
    case U'“':
      return "``";
    case U'”':
      return "''";
    default:
      return {};
  }
}

/// Braces apart, so that BibTeX, which counts even escaped ones, sees them balanced.
void append_tex_escaped(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const std::string_view tex = tex_of(decode_utf8(text, i));
    out += tex.empty() ? text.substr(begin, i - begin) : tex;
  }
}

bool is_balanced(std::string_view tex) {
  int depth = 0;
  for (std::size_t i = 0; i < tex.size() && depth >= 0; ++i)
    depth += tex[i] == '{' ? 1 : tex[i] == '}' ? -1 : 0;
  return depth == 0;
}

/// A formula's source, unless BibTeX could not hold it: then without its braces.
void append_formula(std::string& out, std::string_view tex) {
  std::string source(tex);
  if (!is_balanced(tex)) std::erase_if(source, [](char c) { return c == '{' || c == '}'; });
  out += source.find('$') == std::string::npos ? "$" + source + "$" : "\\(" + source + "\\)";
}

class TexWriter {
 public:
  explicit TexWriter(const RichText& text) : text_(text) {}

  std::string write() {
    for (std::size_t i = 0; i < text_.pieces.size(); ++i) i = write(i);
    return std::move(out_);
  }

 private:
  /// Writes the piece at `i`; returns the last piece that this took care of.
  std::size_t write(std::size_t i) {
    const Piece& piece = text_.pieces[i];
    switch (piece.kind) {
      case Kind::kText:
        append_tex_escaped(out_, text_.of(piece));
        return i;
      case Kind::kBreak:
        out_ += "\\par ";
        return i;
      case Kind::kClose:
        out_ += '}';
        return i;
      case Kind::kOpen:
        return open(i);
    }
    return i;
  }

  std::size_t open(std::size_t i) {
    const Piece& piece = text_.pieces[i];
    switch (piece.style) {
      case Style::kMath:
        append_formula(out_, text_.of(piece));
        return closing_of(text_.pieces, i);
      case Style::kRaw:
        out_ += text_.of(piece);
        return closing_of(text_.pieces, i);
      case Style::kLink:
        return open_link(i);
      case Style::kMacro:
        out_ += text_.of(piece);
        break;
      default:
        out_ += kTexCommands[static_cast<std::size_t>(piece.style)];
    }
    out_ += '{';
    return i;
  }

  /// A link that shows its own URL is a \url, which needs no text.
  std::size_t open_link(std::size_t i) {
    const std::string_view url = text_.of(text_.pieces[i]);
    const bool bare = text_.pieces[i + 1].kind == Kind::kText &&
                      text_.of(text_.pieces[i + 1]) == url &&
                      text_.pieces[i + 2].kind == Kind::kClose;
    out_ += bare ? "\\url{" : "\\href{";
    out_ += url;
    out_ += bare ? "}" : "}{";
    return bare ? i + 2 : i;
  }

  const RichText& text_;
  std::string out_;
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

std::string to_tex(const RichText& text) {
  if (!text.pieces.empty()) return TexWriter(text).write();
  std::string out;
  append_tex_escaped(out, text.chars);
  return out;
}

}  // namespace offprint
