// The grammar of expressions, loosest first:
//
//     expression  = or { "if" or [ "else" expression ] }
//     or          = and { "or" and }
//     and         = not { "and" not }
//     not         = "not" not | compare
//     compare     = sum { ("==" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "not" "in") sum }
//     sum         = concat { ("+" | "-") concat }
//     concat      = product { "~" product }
//     product     = power { ("*" | "/" | "//" | "%") power }
//     power       = unary { "**" unary }                                  from the left, unlike
//     Python unary       = ("-" | "+") bare-unary postfix { filter } | primary { postfix } { filter
//     | test | call } primary     = name | string { string } | number | "(" [ tuple ] ")" | "["
//     items "]" | "{" pairs "}" postfix     = "." name | "." integer | "[" subscript { ","
//     subscript } "]" | call subscript   = expression | [ expression ] ":" [ expression ] [ ":" [
//     expression ] ] filter      = "|" dotted-name [ call ] test        = "is" [ "not" ]
//     dotted-name [ call | primary { postfix } ] call        = "(" [ argument { "," argument } [
//     "," ] ] ")" argument    = expression | name "=" expression | "*" expression | "**" expression
//     tuple       = expression { "," expression } [ "," ]
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "jinja/integer.hpp"
#include "jinja/parser.hpp"

namespace jinja {
namespace {

std::optional<Comparison> comparison_of(TokenKind kind) {
  switch (kind) {
    case TokenKind::kEqual:
      return Comparison::kEqual;
    case TokenKind::kNotEqual:
      return Comparison::kNotEqual;
    case TokenKind::kLess:
      return Comparison::kLess;
    case TokenKind::kLessEqual:
      return Comparison::kLessEqual;
    case TokenKind::kGreater:
      return Comparison::kGreater;
    case TokenKind::kGreaterEqual:
      return Comparison::kGreaterEqual;
    default:
      return std::nullopt;
  }
}

std::string without_underscores(std::string_view digits) {
  std::string out(digits);
  std::erase(out, '_');
  return out;
}

Value integer_literal(std::string_view text) {
  const std::string digits = without_underscores(text);
  const char prefix = digits.size() > 2 ? static_cast<char>(digits[1] | 32) : '\0';
  const unsigned base = prefix == 'x' ? 16 : prefix == 'o' ? 8 : prefix == 'b' ? 2 : 10;
  if (base == 10) return parse_integer(digits);
  return make_integer(parse_digits(std::string_view(digits).substr(2), base));
}

Value float_literal(std::string_view text) {
  const std::string digits = without_underscores(text);
  return Value::number(std::strtod(digits.c_str(), nullptr));
}

}  // namespace

/// `operand { operator operand }` as one node, so that long chains need no depth.
TreePointer Parser::parse_chain(Kind kind, Parse operand, bool (Parser::*at_operator)() const) {
  TreePointer first = (this->*operand)();
  if (!(this->*at_operator)()) return first;
  TreePointer node = make(kind, first->span);
  node->parts.push_back(std::move(first));
  while ((this->*at_operator)()) {
    node->operators.push_back(next().kind);
    node->parts.push_back((this->*operand)());
  }
  close(*node);
  return node;
}

bool Parser::at_sum() const { return is(TokenKind::kAdd) || is(TokenKind::kSub); }
bool Parser::at_product() const {
  return is(TokenKind::kMul) || is(TokenKind::kDiv) || is(TokenKind::kFloorDiv) ||
         is(TokenKind::kMod);
}

TreePointer Parser::parse_expression(bool conditional) {
  const Level level(depth_);
  deeper();
  return conditional ? parse_conditional() : parse_or();
}

TreePointer Parser::parse_conditional() {
  const Level level(depth_);
  TreePointer value = parse_or();
  while (skip_word("if")) {
    deeper();
    TreePointer node = make(Kind::kConditional, value->span);
    node->parts.push_back(parse_or());
    node->parts.push_back(std::move(value));
    node->parts.push_back(skip_word("else") ? parse_conditional() : nullptr);
    close(*node);
    value = std::move(node);
  }
  return value;
}

TreePointer Parser::parse_or() {
  return parse_chain(Kind::kOr, &Parser::parse_and, &Parser::at_or);
}

TreePointer Parser::parse_and() {
  return parse_chain(Kind::kAnd, &Parser::parse_not, &Parser::at_and);
}

TreePointer Parser::parse_not() {
  if (!is_word("not")) return parse_compare();
  const Level level(depth_);
  deeper();
  TreePointer node = make(Kind::kNot, next().span);
  node->parts.push_back(parse_not());
  close(*node);
  return node;
}

TreePointer Parser::parse_compare() {
  TreePointer first = parse_sum();
  TreePointer node;
  for (;;) {
    std::optional<Comparison> comparison = comparison_of(current().kind);
    if (is_word("in")) comparison = Comparison::kIn;
    if (is_word("not") && look().text == "in") comparison = Comparison::kNotIn;
    if (!comparison) break;
    at_ += *comparison == Comparison::kNotIn ? 2 : 1;
    if (!node) {
      node = make(Kind::kCompare, first->span);
      node->parts.push_back(std::move(first));
    }
    node->comparisons.push_back(*comparison);
    node->parts.push_back(parse_sum());
    close(*node);
  }
  return node ? std::move(node) : std::move(first);
}

TreePointer Parser::parse_sum() {
  return parse_chain(Kind::kBinary, &Parser::parse_concat, &Parser::at_sum);
}

TreePointer Parser::parse_concat() {
  return parse_chain(Kind::kConcat, &Parser::parse_product, &Parser::at_tilde);
}

TreePointer Parser::parse_product() {
  return parse_chain(Kind::kBinary, &Parser::parse_power, &Parser::at_product);
}

TreePointer Parser::parse_power() {
  return parse_chain(Kind::kBinary, &Parser::parse_factor, &Parser::at_power);
}

TreePointer Parser::parse_factor() { return parse_unary(); }

TreePointer Parser::parse_unary(bool with_filter) {
  const Level level(depth_);
  TreePointer node;
  if (is(TokenKind::kSub) || is(TokenKind::kAdd)) {
    deeper();
    const Token sign = next();
    node = make(Kind::kUnary, sign.span);
    node->op = sign.kind;
    node->parts.push_back(parse_unary(false));
    close(*node);
  } else {
    node = parse_primary();
  }
  node = parse_postfix(std::move(node));
  return with_filter ? parse_filters(std::move(node)) : std::move(node);
}

TreePointer Parser::parse_primary(bool with_namespace) {
  switch (current().kind) {
    case TokenKind::kName:
      return parse_name(with_namespace);
    case TokenKind::kString:
      return parse_strings();
    case TokenKind::kLeftParenthesis:
      return parse_parenthesized();
    case TokenKind::kLeftBracket:
      return parse_list();
    case TokenKind::kLeftBrace:
      return parse_dict();
    case TokenKind::kInteger:
    case TokenKind::kFloat:
      break;
    default:
      fail(fmt::format("expected an expression, got {}", describe_current()), current().span);
  }
  const Token token = next();
  TreePointer node = make(Kind::kConstant, token.span);
  node->value =
      token.kind == TokenKind::kFloat ? float_literal(token.text) : integer_literal(token.text);
  return node;
}

TreePointer Parser::parse_name(bool with_namespace) {
  const Token token = next();
  const std::string_view text = token.text;
  TreePointer node = make(Kind::kConstant, token.span);
  if (text == "true" || text == "True" || text == "false" || text == "False") {
    node->value = Value::boolean((text[0] | 32) == 't');
  } else if (text == "none" || text == "None") {
    node->value = Value::none();
  } else {
    node->kind = Kind::kName;
    node->name = text;
    if (with_namespace && skip_if(TokenKind::kDot)) {
      node->kind = Kind::kNamespaceRef;
      node->attribute = expect(TokenKind::kName).text;
      close(*node);
    }
  }
  return node;
}

TreePointer Parser::parse_strings() {
  TreePointer node = make(Kind::kConstant, current().span);
  std::string text;
  while (is(TokenKind::kString)) {
    const Token literal = next();
    const std::optional<std::string> part = unescape(literal.text);
    if (!part)
      fail("a broken escape in the string", literal.span,
           "`\\x41`, `\\u00e9` and `\\U0001f600` name a character");
    text += *part;
  }
  node->value = Value::text(text);
  close(*node);
  return node;
}

TreePointer Parser::parse_parenthesized() {
  next();
  TreePointer node = parse_tuple(TupleOf::kExpressions, {}, true);
  expect(TokenKind::kRightParenthesis);
  return node;
}

TreePointer Parser::parse_list() {
  TreePointer node = make(Kind::kList, next().span);
  while (!is(TokenKind::kRightBracket)) {
    if (!node->parts.empty()) expect(TokenKind::kComma);
    if (is(TokenKind::kRightBracket)) break;
    node->parts.push_back(parse_expression());
  }
  expect(TokenKind::kRightBracket);
  close(*node);
  return node;
}

TreePointer Parser::parse_dict() {
  TreePointer node = make(Kind::kDict, next().span);
  while (!is(TokenKind::kRightBrace)) {
    if (!node->parts.empty()) expect(TokenKind::kComma);
    if (is(TokenKind::kRightBrace)) break;
    node->parts.push_back(parse_expression());
    expect(TokenKind::kColon);
    node->parts.push_back(parse_expression());
  }
  expect(TokenKind::kRightBrace);
  close(*node);
  return node;
}

TreePointer Parser::parse_postfix(TreePointer node) {
  const Level level(depth_);
  for (;; deeper()) {
    if (is(TokenKind::kDot))
      node = parse_attribute(std::move(node));
    else if (is(TokenKind::kLeftBracket))
      node = parse_subscript(std::move(node));
    else if (is(TokenKind::kLeftParenthesis))
      node = parse_call(std::move(node));
    else
      return node;
  }
}

TreePointer Parser::parse_filters(TreePointer node) {
  const Level level(depth_);
  for (;; deeper()) {
    if (is(TokenKind::kPipe))
      node = parse_filter(std::move(node), false);
    else if (is_word("is"))
      node = parse_test(std::move(node));
    else if (is(TokenKind::kLeftParenthesis))
      node = parse_call(std::move(node));
    else
      return node;
  }
}

TreePointer Parser::parse_attribute(TreePointer object) {
  next();
  const Token token = next();
  TreePointer node = make(Kind::kAttribute, object->span);
  node->parts.push_back(std::move(object));
  node->name_span = token.span;
  if (token.kind == TokenKind::kInteger) {
    node->kind = Kind::kItem;
    node->parts.push_back(make(Kind::kConstant, token.span));
    node->parts.back()->value = integer_literal(token.text);
  } else if (token.kind == TokenKind::kName) {
    node->name = token.text;
  } else {
    fail(fmt::format("expected a name or a number behind `.`, got {}", describe(token.kind)),
         token.span);
  }
  close(*node);
  return node;
}

TreePointer Parser::parse_subscript(TreePointer object) {
  TreePointer node = make(Kind::kItem, object->span);
  const Span open = next().span;
  node->parts.push_back(std::move(object));
  Trees keys;
  while (!is(TokenKind::kRightBracket)) {
    if (!keys.empty()) expect(TokenKind::kComma);
    keys.push_back(parse_subscribed());
  }
  expect(TokenKind::kRightBracket);
  if (keys.size() == 1) {
    node->parts.push_back(std::move(keys[0]));
  } else {
    node->parts.push_back(make(Kind::kTuple, open));
    node->parts.back()->parts = std::move(keys);
  }
  close(*node);
  return node;
}

TreePointer Parser::parse_subscribed() {
  TreePointer first = is(TokenKind::kColon) ? nullptr : parse_expression();
  if (!is(TokenKind::kColon)) return first;
  TreePointer node = make(Kind::kSlice, first ? first->span : current().span);
  node->parts.push_back(std::move(first));
  while (node->parts.size() < 3) {
    const bool more = skip_if(TokenKind::kColon);
    const bool empty =
        is(TokenKind::kColon) || is(TokenKind::kRightBracket) || is(TokenKind::kComma);
    node->parts.push_back(!more || empty ? nullptr : parse_expression());
  }
  close(*node);
  return node;
}

}  // namespace jinja
