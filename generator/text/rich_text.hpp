// Text with the little structure that titles and abstracts have: styles, links, mathematics,
// paragraphs.
//
// A RichText is one buffer of characters and a list of pieces that refer to it. Text without any
// structure has no pieces at all, which is what nearly every title and most abstracts are. Pieces
// are balanced: every opening has its closing, at most `kMostStyles` deep.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace offprint {

enum class Style : std::uint8_t {
  kEmphasis,
  kStrong,
  kSmallCaps,
  kCode,
  kSuperscript,
  kSubscript,
  kLink,       ///< source: a checked URL
  kProtected,  ///< braces of BibTeX that keep capitals as they are; shown nowhere else
  kMath,   ///< source: TeX without the dollars; the pieces inside are a readable rendering of it
  kMacro,  ///< source: a TeX command that nobody here knows, "\\foo"; the pieces inside are its
           ///< argument
  kRaw,    ///< source: TeX that shows as the pieces inside, where these do not say it all
};

inline constexpr std::size_t kMostStyles = 64;

struct Piece {
  enum class Kind : std::uint8_t { kText, kOpen, kClose, kBreak };

  Kind kind;
  Style style = Style::kEmphasis;    ///< of kOpen and kClose
  std::uint32_t begin = 0, end = 0;  ///< in `chars`: the text of kText, the source of kOpen

  friend bool operator==(const Piece&, const Piece&) = default;
};

struct RichText {
  std::string chars;          ///< Unicode (NFC), unescaped
  std::vector<Piece> pieces;  ///< empty: all of `chars` is plain text

  std::string_view of(const Piece& piece) const {
    return std::string_view(chars).substr(piece.begin, piece.end - piece.begin);
  }
};

/// White space between two texts, in the order of what it weighs.
enum class Gap : std::uint8_t { kNone, kAfterScript, kLineBreak, kSpace, kParagraph };

/// Builds a RichText from left to right. White space is held back until text follows, so that none
/// stands at the ends, at the inside of a style's edges, or twice.
class RichTextBuilder {
 public:
  void text(std::string_view chars);

  /// White space was met. A gap that weighs more than the one held back takes its place.
  void gap(Gap gap);
  Gap held_gap() const { return gap_; }
  void set_gap(Gap gap) { gap_ = gap; }

  void open(Style style, std::string_view source = {});
  /// Closes the style opened last; one must be open. A style without anything inside vanishes, kRaw
  /// excepted.
  void close();

  bool is_open(Style style) const;

  /// The text so far, held white space apart, ends in these characters.
  bool ends_with(std::string_view chars) const;
  /// Takes `size` bytes off the last text, which `ends_with` has seen there.
  void drop_last(std::size_t size);

  RichText finish();

 private:
  void append(std::string_view chars);
  void take_back_opening();
  void flush_gap();

  RichText text_;
  std::vector<Style> open_;
  Gap gap_ = Gap::kNone;
};

}  // namespace offprint
