// The tokens of an expression, tried in this order:
//
//     float   = digits ( [ "." digits ] ("e"|"E") ["+"|"-"] digits | "." digits )    not behind a
//     "." integer = "0b" bits | "0o" octals | "0x" hexits | nonzero digits | "0" { "0" }  each with
//     single "_" between name    = letters, digits, "_" string  = "'" { character | "\" any } "'" |
//     the same in double quotes operator, longest first
#include "jinja/scan.hpp"

#include <array>
#include <utility>

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace jinja {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hexit(char c) { return is_digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'f'); }
bool is_bit(char c) { return c == '0' || c == '1'; }
bool is_octal(char c) { return c >= '0' && c <= '7'; }

char at(std::string_view source, std::size_t p) { return p < source.size() ? source[p] : '\0'; }

/// Digits with single underscores between them; `p` itself where there are none.
template <class Is>
std::size_t skip_digits(std::string_view source, std::size_t p, Is is) {
  if (!is(at(source, p))) return p;
  for (++p;; ++p) {
    if (at(source, p) == '_' && is(at(source, p + 1)))
      ++p;
    else if (!is(at(source, p)))
      return p;
  }
}

std::size_t skip_exponent(std::string_view source, std::size_t p) {
  if ((at(source, p) | 32) != 'e') return p;
  const char sign = at(source, p + 1);
  const std::size_t digits = p + (sign == '+' || sign == '-' ? 2 : 1);
  const std::size_t end = skip_digits(source, digits, is_digit);
  return end == digits ? p : end;
}

std::size_t scan_float(std::string_view source, std::size_t p) {
  if (p > 0 && source[p - 1] == '.') return p;
  const std::size_t whole = skip_digits(source, p, is_digit);
  if (whole == p) return p;
  std::size_t end = whole;
  if (at(source, whole) == '.') {
    const std::size_t fraction = skip_digits(source, whole + 1, is_digit);
    if (fraction > whole + 1) end = fraction;
  }
  end = skip_exponent(source, end);
  return end == whole ? p : end;
}

template <class Is>
std::size_t scan_prefixed(std::string_view source, std::size_t p, Is is) {
  const std::size_t first = p + (at(source, p + 2) == '_' ? 3 : 2);
  const std::size_t end = skip_digits(source, first, is);
  return end == first ? p + 1 : end;
}

std::size_t scan_integer(std::string_view source, std::size_t p) {
  if (!is_digit(at(source, p))) return p;
  if (at(source, p) != '0') return skip_digits(source, p, is_digit);
  switch (at(source, p + 1) | 32) {
    case 'b':
      return scan_prefixed(source, p, is_bit);
    case 'o':
      return scan_prefixed(source, p, is_octal);
    case 'x':
      return scan_prefixed(source, p, is_hexit);
    default:
      return skip_digits(source, p, [](char c) { return c == '0'; });
  }
}

std::size_t scan_name(std::string_view source, std::size_t p) {
  while (p < source.size()) {
    std::size_t next = p;
    const char32_t c = offprint::decode_utf8(source, next);
    if (c != '_' && !offprint::is_letter(c) && !offprint::is_number(c) && !offprint::is_mark(c))
      break;
    p = next;
  }
  return p;
}

std::size_t scan_string(std::string_view source, std::size_t p) {
  const char quote = at(source, p);
  if (quote != '\'' && quote != '"') return p;
  for (std::size_t q = p + 1; q < source.size(); ++q) {
    if (source[q] == quote) return q + 1;
    if (source[q] == '\\') ++q;
  }
  return p;
}

constexpr std::array<std::pair<std::string_view, TokenKind>, 26> kOperators{{
    {"//", TokenKind::kFloorDiv},
    {"**", TokenKind::kPow},
    {"==", TokenKind::kEqual},
    {"!=", TokenKind::kNotEqual},
    {">=", TokenKind::kGreaterEqual},
    {"<=", TokenKind::kLessEqual},
    {"+", TokenKind::kAdd},
    {"-", TokenKind::kSub},
    {"*", TokenKind::kMul},
    {"/", TokenKind::kDiv},
    {"%", TokenKind::kMod},
    {"~", TokenKind::kTilde},
    {"[", TokenKind::kLeftBracket},
    {"]", TokenKind::kRightBracket},
    {"(", TokenKind::kLeftParenthesis},
    {")", TokenKind::kRightParenthesis},
    {"{", TokenKind::kLeftBrace},
    {"}", TokenKind::kRightBrace},
    {">", TokenKind::kGreater},
    {"<", TokenKind::kLess},
    {"=", TokenKind::kAssign},
    {".", TokenKind::kDot},
    {":", TokenKind::kColon},
    {"|", TokenKind::kPipe},
    {",", TokenKind::kComma},
    {";", TokenKind::kSemicolon},
}};

Lexeme scan_operator(std::string_view source, std::size_t p) {
  for (const auto& [text, kind] : kOperators) {
    if (source.substr(p).starts_with(text)) return {kind, p + text.size()};
  }
  return {TokenKind::kEnd, p};
}

}  // namespace

bool is_ascii_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || (c >= '\x1c' && c <= '\x1f');
}

std::size_t rstripped(std::string_view source, std::size_t begin, std::size_t end) {
  while (end > begin) {
    std::size_t last = end - 1;
    while (last > begin && (static_cast<unsigned char>(source[last]) & 0xC0) == 0x80) --last;
    std::size_t next = last;
    const bool space =
        is_ascii_space(source[last]) || offprint::is_space(offprint::decode_utf8(source, next));
    if (!space) return end;
    end = last;
  }
  return end;
}

bool Cursor::skip(std::string_view text) {
  const bool here = source_.substr(at_).starts_with(text);
  if (here) at_ += text.size();
  return here;
}

char Cursor::skip_sign() {
  const char c = at_ < source_.size() ? source_[at_] : '\0';
  if (c != '-' && c != '+') return '\0';
  ++at_;
  return c;
}

bool Cursor::skip_space() {
  const std::size_t before = at_;
  while (at_ < source_.size()) {
    std::size_t next = at_;
    const bool space =
        is_ascii_space(source_[next]) || offprint::is_space(offprint::decode_utf8(source_, next));
    if (!space) break;
    at_ = std::max(next, at_ + 1);
  }
  return at_ != before;
}

Lexeme scan_token(std::string_view source, std::size_t at) {
  using Scan = std::size_t (*)(std::string_view, std::size_t);
  constexpr std::pair<Scan, TokenKind> kScans[] = {{scan_float, TokenKind::kFloat},
                                                   {scan_integer, TokenKind::kInteger},
                                                   {scan_name, TokenKind::kName},
                                                   {scan_string, TokenKind::kString}};
  for (const auto& [scan, kind] : kScans) {
    if (const std::size_t end = scan(source, at); end != at) return {kind, end};
  }
  return scan_operator(source, at);
}

std::string_view describe(TokenKind kind) {
  switch (kind) {
    case TokenKind::kData:
      return "text";
    case TokenKind::kVariableBegin:
      return "the beginning of a print statement";
    case TokenKind::kVariableEnd:
      return "the end of the print statement";
    case TokenKind::kBlockBegin:
      return "the beginning of a statement";
    case TokenKind::kBlockEnd:
      return "the end of the statement";
    case TokenKind::kName:
      return "a name";
    case TokenKind::kString:
      return "a string";
    case TokenKind::kInteger:
      return "an integer";
    case TokenKind::kFloat:
      return "a float";
    case TokenKind::kEnd:
      return "the end of the template";
    default:
      break;
  }
  static constexpr std::array<std::string_view, 26> kSpelt = {
      "`+`",  "`-`", "`*`", "`/`", "`//`", "`%`",  "`**`", "`~`",  "`[`",
      "`]`",  "`(`", "`)`", "`{`", "`}`",  "`==`", "`!=`", "`>=`", "`>`",
      "`<=`", "`<`", "`=`", "`.`", "`:`",  "`|`",  "`,`",  "`;`"};
  return kSpelt[static_cast<std::size_t>(kind) - static_cast<std::size_t>(TokenKind::kAdd)];
}

}  // namespace jinja
