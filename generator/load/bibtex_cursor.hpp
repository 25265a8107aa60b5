// A place in BibTeX text from which to read on: the lexical level of the parser.
//
// Knows what is white space, a name, and what looks like the beginning of a field or an entry;
// reports nothing and changes nothing but itself. Copies are cheap, so that the parser can look
// ahead and come back.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/source.hpp"

namespace offprint {

class BibtexCursor {
 public:
  BibtexCursor(SourceId source, std::string_view text) : text_(text), places_(source, text) {}

  bool at_end() const { return offset_ >= text_.size(); }
  std::size_t offset() const { return offset_; }
  std::string_view text() const { return text_; }

  /// The character here; NUL, which no text has, at the end.
  char peek() const { return at_end() ? '\0' : text_[offset_]; }

  /// Moves on. Never backwards: for that a copy was kept.
  void move_to(std::size_t offset) { offset_ = offset; }
  void skip(std::size_t count = 1) { offset_ += count; }

  /// Moves behind white space, and tells whether a line ended in it.
  bool skip_space();
  void skip_line();

  /// Takes the name that stands here (letters, digits and most signs); empty where there is none.
  std::string_view take_name();

  /// Takes everything before the first of `stops`, or before white space.
  std::string_view take_until_space_or(std::string_view stops);

  Place place() { return places_.at(offset_); }

 private:
  std::string_view text_;
  std::size_t offset_ = 0;
  PlaceFinder places_;
};

bool is_bibtex_space(char c);

/// The first offset from `offset` on that is not white space.
std::size_t behind_bibtex_space(std::string_view text, std::size_t offset);

/// Length of the name (of a type, field or macro) at `offset`: no white space, none of
/// `"#%'(),={}`.
std::size_t bibtex_name_length(std::string_view text, std::size_t offset);

/// Whether `name =` stands at `offset`, white space before each allowed.
bool looks_like_bibtex_field(std::string_view text, std::size_t offset);

/// Whether an entry, `@string` or the like begins at the `@` at `offset`: a name, an opening brace
/// or parenthesis, and behind it a key with a comma or a name with `=`; and nothing but white space
/// or a closing brace before it on its line.
bool looks_like_bibtex_entry(std::string_view text, std::size_t offset);

}  // namespace offprint
