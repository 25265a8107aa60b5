// Values of BibTeX fields, well-formed or not.
//
// In goes a cursor at the first piece of a value; out comes the text that the pieces joined by `#`
// make, and the cursor stands behind it. A brace or quote that is missing, or one too many, is
// mended here: the value ends where it was most likely meant to end, and what follows is read as
// fields again.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "load/bibtex_cursor.hpp"
#include "load/bibtex_macros.hpp"

namespace offprint {

/// What was mended in a file: a warning each, up to a cap, so that a hostile file fills no memory.
class BibtexReport {
 public:
  explicit BibtexReport(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void mended(const Place& place, std::string message, std::string hint, std::string_view code);
  void note(const Place& place, std::string message, std::string_view code);
  std::size_t mended() const { return mended_; }

 private:
  bool may_say(const Place& place);

  Diagnostics& diagnostics_;
  std::size_t mended_ = 0;
  std::size_t said_ = 0;
};

class BibtexValueReader {
 public:
  BibtexValueReader(BibtexCursor& cursor, BibtexReport& report)
      : cursor_(cursor),
        report_(report),
        expansion_left_(kLeastExpansion + kExpansion * cursor.text().size()) {}

  /// Reads the value of the field called `name`.
  std::string read(std::string_view name, const BibtexMacros& macros);

  /// Reads the value of an `@string`: white space at its ends counts, since pieces are joined to
  /// it.
  std::string read_string(std::string_view name, const BibtexMacros& macros);

  /// To be called at each entry: lets the costly search for the right brace start anew.
  void begin_entry() { failures_ = 0; }

  /// Moves the cursor, which stands on an opening brace or parenthesis, behind what it encloses, as
  /// far as that goes before the next entry; `name` is what messages call it.
  void skip_group(std::string_view name);

 private:
  static constexpr std::size_t kLeastExpansion = 1 << 20;
  static constexpr std::size_t kExpansion = 4;

  std::string read_pieces(std::string_view name, const BibtexMacros& macros);
  void read_piece(std::string& out, std::string_view name, const BibtexMacros& macros);
  void read_braced(std::string& out, std::string_view name);
  void read_quoted(std::string& out, std::string_view name);
  void read_bare(std::string& out, std::string_view name, const BibtexMacros& macros);
  void read_bare_text(std::string& out, std::string_view name);
  void expand(std::string& out, std::string_view macro, const Place& place,
              const BibtexMacros& macros);
  void take_group(std::string& out, std::size_t end);
  void mend_group(std::string& out, std::string_view name, const BibtexCursor& open,
                  std::size_t limit);

  BibtexCursor& cursor_;
  BibtexReport& report_;
  std::size_t expansion_left_;  ///< bytes that macros may still expand to
  std::size_t failures_ = 0;    ///< values of this entry whose end was not where it should be
};

/// Whether there is nothing at `offset` but white space before the next entry or the end.
bool is_before_bibtex_entry(std::string_view text, std::size_t offset);

/// Appends `text` with each run of white space as one space; one with a blank line as a blank line.
void append_bibtex_text(std::string& out, std::string_view text);

/// A piece of the text for a message: one line, not too long.
std::string bibtex_excerpt(std::string_view text);

}  // namespace offprint
