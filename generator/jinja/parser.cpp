#include "jinja/parser.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace jinja {
namespace {

constexpr unsigned kDeepestNesting = 200;

}  // namespace

Parser::Parser(std::string_view template_name, std::string_view source, const Options& options)
    : name_(template_name),
      source_(source),
      options_(options),
      lexed_(tokenize(source, template_name, options.syntax)) {}

Trees Parser::parse() {
  Trees body;
  parse_into(body, {});
  if (lexed_.error) errors_.push_back(lexed_.error->report());
  if (errors_.empty()) return body;
  ErrorReport first = std::move(errors_.front());
  first.also.assign(std::make_move_iterator(errors_.begin() + 1),
                    std::make_move_iterator(errors_.end()));
  throw TemplateError(std::move(first));
}

Token Parser::next() {
  const Token token = current();
  if (token.kind != TokenKind::kEnd) ++at_;
  return token;
}

bool Parser::is_word(std::string_view word) const {
  return is(TokenKind::kName) && current().text == word;
}

bool Parser::skip_if(TokenKind kind) {
  if (!is(kind)) return false;
  ++at_;
  return true;
}

bool Parser::skip_word(std::string_view word) {
  if (!is_word(word)) return false;
  ++at_;
  return true;
}

Token Parser::expect(TokenKind kind) {
  if (!is(kind)) fail_unexpected(describe(kind));
  return next();
}

void Parser::expect_word(std::string_view word) {
  if (!skip_word(word)) fail_unexpected(fmt::format("`{}`", word));
}

std::string Parser::describe_current() const {
  return is(TokenKind::kName) ? fmt::format("`{}`", current().text)
                              : std::string(describe(current().kind));
}

void Parser::fail(std::string message, Span span, std::string hint) const {
  throw_syntax_error(make_place(name_, source_, span), std::move(message), std::move(hint));
}

void Parser::fail_unexpected(std::string_view wanted) const {
  if (is(TokenKind::kEnd)) {
    fail(fmt::format("the template ends where {} is expected", wanted), current().span);
  }
  const bool compares = is(TokenKind::kAssign);
  fail(fmt::format("expected {}, got {}", wanted, describe_current()), current().span,
       compares ? "`==` compares, `{% set a = b %}` assigns" : "");
}

TreePointer Parser::make(Kind kind, Span begin) const {
  return std::make_unique<Tree>(kind, begin);
}

void Parser::close(Tree& tree) const { tree.span.end = tokens_[at_ > 0 ? at_ - 1 : 0].span.end; }

/// Keeps an error and goes on, unless there are too many. That the template ends where the lexer
/// gave up is no error of its own.
void Parser::note(const TemplateError& error) {
  if (lexed_.error && is(TokenKind::kEnd)) return;
  errors_.push_back(error.report());
  if (errors_.size() >= kMostErrors) at_ = tokens_.size() - 1;
}

/// To behind the tag in which an error stands.
void Parser::skip_tag() {
  while (!is(TokenKind::kEnd) && !is(TokenKind::kBlockEnd) && !is(TokenKind::kVariableEnd)) ++at_;
  if (!is(TokenKind::kEnd)) ++at_;
}

/// Counts a level of nesting; `depth_` is set back by whoever went deeper.
void Parser::deeper() {
  if (++depth_ <= kDeepestNesting) return;
  fail("the expression or the blocks stand too deep in one another", current().span);
}

}  // namespace jinja
