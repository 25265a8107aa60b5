// Reading single tokens of an expression out of the source.
#pragma once

#include <cstddef>
#include <string_view>

#include "jinja/token.hpp"

namespace jinja {

/// White space as the lexer's patterns have it: ASCII's, and what Unicode adds is read as UTF-8.
bool is_ascii_space(char c);

/// Where the white space before `end` begins, not before `begin`.
std::size_t rstripped(std::string_view source, std::size_t begin, std::size_t end);

/// A place in the source that moves on over what is skipped.
class Cursor {
 public:
  Cursor(std::string_view source, std::size_t at) : source_(source), at_(at) {}
  std::size_t at() const { return at_; }

  bool skip(std::string_view text);
  /// `-` or `+`, or 0 where there is none.
  char skip_sign();
  /// Was there any?
  bool skip_space();

 private:
  std::string_view source_;
  std::size_t at_;
};

struct Lexeme {
  TokenKind kind;
  std::size_t end;
};

/// The token that begins at `at`; kEnd where no token begins so.
Lexeme scan_token(std::string_view source, std::size_t at);

}  // namespace jinja
