// The TeX face of a RichText: what parse_scholarly_text reads as the same text again. Characters
// that would become part of something where they stand (a second hyphen, a digit behind a formula)
// are parted from it by "{}".
#include <array>
#include <utility>

#include "base/find_byte.hpp"
#include "base/utf8.hpp"
#include "text/math_source.hpp"
#include "text/scholarly.hpp"
#include "text/scholarly_parser.hpp"

namespace offprint {
namespace {

using Kind = Piece::Kind;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Command of TeX for a style whose content follows in braces, by Style.
constexpr std::array<std::string_view, 11> kCommands{
    "\\emph", "\\textbf", "\\textsc", "\\texttt", "\\textsuperscript", "\\textsubscript", "",
    "",       "",         "",         "",
};

/// Characters that TeX has a use for or writes in its own way. Braces are commands, since BibTeX
/// counts escaped ones, too.
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

/// Stands for itself, whatever stands beside it. An "h" may begin an address.
constexpr auto is_ordinary = [](auto c) {
  return ((c >= 'a') & (c <= 'z') & (c != 'h')) | ((c >= 'A') & (c <= 'Z')) |
         ((c >= '0') & (c <= '9')) | (c == ' ') | (c == ',') | (c == '.');
};

class TexWriter {
 public:
  explicit TexWriter(const RichText& text) : text_(text) {}

  std::string write() {
    if (text_.pieces.empty()) append_text(text_.chars);
    for (std::size_t i = 0; i < text_.pieces.size(); ++i) i = write(i);
    return std::move(out_);
  }

 private:
  /// Writes the piece at `i`; returns the last piece that this took care of.
  std::size_t write(std::size_t i) {
    const Piece& piece = text_.pieces[i];
    switch (piece.kind) {
      case Kind::kText:
        append_text(text_.of(piece));
        break;
      case Kind::kBreak:
        out_ += "\\par ";
        break;
      case Kind::kOpen:
        return open(i);
      case Kind::kClose:
        close();
        break;
    }
    return i;
  }

  std::size_t open(std::size_t i) {
    const Piece& piece = text_.pieces[i];
    if (piece.style == Style::kMath) append_formula(text_.of(piece));
    if (piece.style == Style::kRaw) out_ += text_.of(piece);
    if (piece.style == Style::kMath || piece.style == Style::kRaw) return closing_of(i);
    if (piece.style == Style::kLink) return open_link(i);
    out_ += piece.style == Style::kMacro ? text_.of(piece)
                                         : kCommands[static_cast<std::size_t>(piece.style)];
    open_brace(piece.style == Style::kProtected);
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
    out_ += '}';
    if (bare) return i + 2;
    open_brace(false);
    return i;
  }

  void open_brace(bool protects) {
    out_ += '{';
    open_.push_back(protects ? out_.size() : 0);
  }

  /// A protected text that looks like a set would show its braces.
  void close() {
    out_ += '}';
    const std::size_t begin = open_.back();
    open_.pop_back();
    if (begin > 0 && is_set(std::string_view(out_).substr(begin))) out_.insert(begin, "{}");
  }

  std::size_t closing_of(std::size_t open) const {
    std::size_t depth = 0;
    for (std::size_t i = open;; ++i) {
      depth += text_.pieces[i].kind == Kind::kOpen;
      if (text_.pieces[i].kind == Kind::kClose && --depth == 0) return i;
    }
  }

  void append_formula(std::string_view tex) {
    const bool dollars = stands_in_dollars(tex);
    out_ += dollars ? "$" : "\\(";
    out_ += tex;
    out_ += dollars ? "$" : "\\)";
  }

  void append_text(std::string_view chars) {
    for (std::size_t i = 0; i < chars.size();) {
      const std::size_t begin = i;
      const char32_t c = decode_utf8(chars, i);
      if (joins_last(chars.substr(begin))) out_ += "{}";
      if (c == U'\u00a0') {
        append_tie(chars.substr(i));
        continue;
      }
      const std::string_view tex = tex_of(c);
      out_ += tex.empty() ? chars.substr(begin, i - begin) : tex;
      if (parts_from(c, chars.substr(i))) out_ += "{}";
      if (is_ordinary(chars[begin])) i = append_ordinary(chars, i);
    }
  }

  /// Writes what neither becomes something else nor makes something of its neighbours; returns
  /// where it ends.
  std::size_t append_ordinary(std::string_view chars, std::size_t begin) {
    const std::size_t end = find_byte(
        chars, [](auto c) { return is_ordinary(c) == 0; }, begin);
    out_.append(chars, begin, end - begin);
    return end;
  }

  /// Whether what was written last would take the first character of `chars` in.
  bool joins_last(std::string_view chars) const {
    if (out_.empty()) return false;
    const char last = out_.back();
    if (last == '$') return is_digit(chars[0]);
    if (last == '-') return chars[0] == '-' || chars.starts_with("–") || chars.starts_with("—");
    return last == '\'' && (chars[0] == '\'' || chars.starts_with("”"));
  }

  /// Whether `c`, just written, would become something with what follows: an address that is none,
  /// an escaped formula.
  static bool parts_from(char32_t c, std::string_view rest) {
    if (c == '$') return !rest.empty() && (is_letter(rest[0]) || rest[0] == '_');
    return c == 'h' && (rest.starts_with("ttp://") || rest.starts_with("ttps://"));
  }

  /// A tie is a tilde where the parser reads it as one.
  void append_tie(std::string_view rest) {
    const char before = out_.empty() ? ' ' : out_.back(), after = rest.empty() ? ' ' : rest[0];
    const bool range = (is_digit(before) || before == '%') && (is_digit(after) || after == '.');
    const bool tilde = before != ' ' && after != ' ' && !range;
    out_ += tilde ? "~" : "\\nobreakspace{}";
  }

  const RichText& text_;
  std::string out_;
  std::vector<std::size_t>
      open_;  ///< where the content of each protecting brace begins; 0 for other braces
};

}  // namespace

std::string to_tex(const RichText& text) { return TexWriter(text).write(); }

}  // namespace offprint
