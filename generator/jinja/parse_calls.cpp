// Calls, filters and tests, tuples and targets of assignments; their grammar stands in
// parse_expressions.cpp.
#include <fmt/format.h>

#include <algorithm>

#include "jinja/parser.hpp"

namespace jinja {

TreePointer Parser::parse_call(TreePointer callee) {
  TreePointer node = make(Kind::kCall, callee->span);
  node->parts.push_back(std::move(callee));
  node->arguments = parse_arguments();
  close(*node);
  return node;
}

std::unique_ptr<CallArguments> Parser::parse_arguments() {
  const Span open = expect(TokenKind::kLeftParenthesis).span;
  auto arguments = std::make_unique<CallArguments>();
  bool first = true;
  while (!is(TokenKind::kRightParenthesis)) {
    if (!std::exchange(first, false)) {
      expect(TokenKind::kComma);
      if (is(TokenKind::kRightParenthesis)) break;
    }
    parse_argument(*arguments, open);
  }
  expect(TokenKind::kRightParenthesis);
  return arguments;
}

void Parser::parse_argument(CallArguments& arguments, Span open) {
  const auto ensure = [&](bool fine, std::string_view rule) {
    if (!fine) fail(fmt::format("invalid call: {}", rule), {open.begin, current().span.end});
  };
  ensure(!arguments.double_star, "nothing may follow `**`");
  if (skip_if(TokenKind::kMul)) {
    ensure(!arguments.star, "`*` may stand only once");
    arguments.star = parse_expression();
  } else if (skip_if(TokenKind::kPow)) {
    arguments.double_star = parse_expression();
  } else if (is(TokenKind::kName) && look().kind == TokenKind::kAssign) {
    const std::string_view name = next().text;
    next();
    arguments.named.emplace_back(name, parse_expression());
  } else {
    ensure(!arguments.star && arguments.named.empty(), "a positional argument behind a named one");
    arguments.positional.push_back(parse_expression());
  }
}

std::string_view Parser::parse_dotted_name(Span& span) {
  span = expect(TokenKind::kName).span;
  while (skip_if(TokenKind::kDot)) span.end = expect(TokenKind::kName).span.end;
  return source_.substr(span.begin, span.end - span.begin);
}

TreePointer Parser::parse_filter(TreePointer subject, bool start_inline) {
  const Level level(depth_);
  while (is(TokenKind::kPipe) || start_inline) {
    deeper();
    if (!std::exchange(start_inline, false)) next();
    TreePointer node = make(Kind::kFilter, subject ? subject->span : current().span);
    node->name = parse_dotted_name(node->name_span);
    node->parts.push_back(std::move(subject));
    node->arguments =
        is(TokenKind::kLeftParenthesis) ? parse_arguments() : std::make_unique<CallArguments>();
    close(*node);
    subject = std::move(node);
  }
  return subject;
}

TreePointer Parser::parse_test(TreePointer subject) {
  next();
  const bool negated = skip_word("not");
  TreePointer node = make(Kind::kTest, subject->span);
  node->name = parse_dotted_name(node->name_span);
  node->parts.push_back(std::move(subject));
  if (is(TokenKind::kLeftParenthesis)) {
    node->arguments = parse_arguments();
  } else {
    node->arguments = std::make_unique<CallArguments>();
    if (is_word("is")) fail("tests cannot be chained with `is`", current().span, "use parentheses");
    if (begins_test_argument())
      node->arguments->positional.push_back(parse_postfix(parse_primary()));
  }
  close(*node);
  if (!negated) return node;
  TreePointer inverse = make(Kind::kNot, node->span);
  inverse->parts.push_back(std::move(node));
  return inverse;
}

bool Parser::begins_test_argument() const {
  switch (current().kind) {
    case TokenKind::kName:
      return !is_word("else") && !is_word("or") && !is_word("and");
    case TokenKind::kString:
    case TokenKind::kInteger:
    case TokenKind::kFloat:
    case TokenKind::kLeftBracket:
    case TokenKind::kLeftBrace:
      return true;
    default:
      return false;
  }
}

bool Parser::is_tuple_end(const EndWords& ends) const {
  return is(TokenKind::kVariableEnd) || is(TokenKind::kBlockEnd) ||
         is(TokenKind::kRightParenthesis) ||
         std::any_of(ends.begin(), ends.end(),
                     [this](std::string_view word) { return is_word(word); });
}

TreePointer Parser::parse_tuple_item(TupleOf of, bool with_namespace) {
  if (of == TupleOf::kTargets) return parse_primary(with_namespace);
  return parse_expression(of == TupleOf::kExpressions);
}

TreePointer Parser::parse_tuple(TupleOf of, const EndWords& ends, bool parenthesized,
                                bool with_namespace) {
  const Span begin = current().span;
  Trees items;
  bool is_tuple = false;
  for (;;) {
    if (!items.empty()) expect(TokenKind::kComma);
    if (is_tuple_end(ends)) break;
    items.push_back(parse_tuple_item(of, with_namespace));
    if (!is(TokenKind::kComma)) break;
    is_tuple = true;
  }
  if (!is_tuple && !items.empty()) return std::move(items[0]);
  if (!is_tuple && !parenthesized)
    fail(fmt::format("expected an expression, got {}", describe_current()), current().span);
  TreePointer node = make(Kind::kTuple, begin);
  node->parts = std::move(items);
  close(*node);
  return node;
}

/// Turns what was read as an expression into what is assigned to.
void Parser::make_target(Tree& tree, Use use) const {
  if (tree.kind == Kind::kTuple) {
    tree.use = use;
    for (const TreePointer& part : tree.parts) make_target(*part, use);
    return;
  }
  if (tree.kind != Kind::kName && tree.kind != Kind::kNamespaceRef) {
    fail(tree.kind == Kind::kConstant ? "cannot assign to a constant"
                                      : "cannot assign to this expression",
         tree.span);
  }
  tree.use = use;
}

TreePointer Parser::parse_target(const EndWords& ends, bool with_tuple, bool with_namespace) {
  TreePointer target = with_tuple ? parse_tuple(TupleOf::kTargets, ends, false, with_namespace)
                                  : parse_primary(with_namespace);
  make_target(*target, Use::kStore);
  return target;
}

TreePointer Parser::parse_target_name() {
  if (!is(TokenKind::kName)) fail_unexpected(describe(TokenKind::kName));
  TreePointer target = parse_name(false);
  make_target(*target, Use::kStore);
  return target;
}

}  // namespace jinja
