// What the lexer gives the parser.
#pragma once

#include <cstdint>
#include <string_view>

namespace jinja {

/// A part of a template's source, in bytes.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

enum class TokenKind : std::uint8_t {
  kData,
  kVariableBegin,
  kVariableEnd,
  kBlockBegin,  ///< a line statement's beginning and end are these, too
  kBlockEnd,
  kName,
  kString,  ///< with its quotes and escapes
  kInteger,
  kFloat,
  kAdd,
  kSub,
  kMul,
  kDiv,
  kFloorDiv,
  kMod,
  kPow,
  kTilde,
  kLeftBracket,
  kRightBracket,
  kLeftParenthesis,
  kRightParenthesis,
  kLeftBrace,
  kRightBrace,
  kEqual,
  kNotEqual,
  kGreaterEqual,
  kGreater,
  kLessEqual,
  kLess,
  kAssign,
  kDot,
  kColon,
  kPipe,
  kComma,
  kSemicolon,
  kEnd,
};

struct Token {
  TokenKind kind;
  Span span;
  std::string_view text;  ///< a view into the source; of data without what whitespace control cuts
};

/// "end of print statement", "`,`", "a name": for messages.
std::string_view describe(TokenKind kind);

}  // namespace jinja
