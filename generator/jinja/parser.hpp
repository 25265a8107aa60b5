// Tokens → syntax tree.
//
// Refused, as a TemplateSyntaxError: whatever does not follow the grammars at the head of
// parse_statements.cpp and parse_expressions.cpp. The parser goes on behind a tag that is wrong, so
// that one error carries the others of the same template in `also`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jinja/environment.hpp"
#include "jinja/lexer.hpp"
#include "jinja/tree.hpp"

namespace jinja {

/// Sets a counter back at the end of a scope.
struct Level {
  explicit Level(unsigned& counted) : depth(counted), before(counted) {}
  ~Level() { depth = before; }
  Level(const Level&) = delete;
  Level& operator=(const Level&) = delete;
  unsigned& depth;
  unsigned before;
};

/// So many errors of one template are told.
inline constexpr std::size_t kMostErrors = 20;

class Parser {
 public:
  Parser(std::string_view template_name, std::string_view source, const Options& options);

  /// The whole template.
  Trees parse();

 private:
  /// A block statement whose end tag has not come yet.
  struct OpenTag {
    std::string_view name;
    Span span;
  };

  // parser.cpp: the stream of tokens, and errors
  const Token& current() const { return tokens_[at_]; }
  const Token& look() const { return tokens_[std::min(at_ + 1, tokens_.size() - 1)]; }
  Token next();
  bool is(TokenKind kind) const { return current().kind == kind; }
  bool is_word(std::string_view word) const;
  bool skip_if(TokenKind kind);
  bool skip_word(std::string_view word);
  Token expect(TokenKind kind);
  void expect_word(std::string_view word);
  std::string describe_current() const;
  [[noreturn]] void fail(std::string message, Span span, std::string hint = {}) const;
  [[noreturn]] void fail_unexpected(std::string_view wanted) const;
  TreePointer make(Kind kind, Span begin) const;
  /// Lets the span end behind the token that was read last.
  void close(Tree& tree) const;
  void note(const TemplateError& error);
  void skip_tag();
  void deeper();

  // parse_statements.cpp
  void parse_into(Trees& body, const std::vector<std::string_view>& ends);
  bool parse_piece(Trees& body, const std::vector<std::string_view>& ends);
  bool parse_block_tag(Trees& body, const std::vector<std::string_view>& ends);
  void parse_print_tag(Trees& body);
  TreePointer parse_statement();
  TreePointer parse_known(std::string_view name);
  Trees parse_body(const std::vector<std::string_view>& ends, bool drop_end);
  bool is_stray_of_broken(std::string_view name);
  [[noreturn]] void fail_unknown_tag(const Token& tag);
  [[noreturn]] void fail_end(const std::vector<std::string_view>& ends) const;
  TreePointer parse_for();
  TreePointer parse_if();
  TreePointer parse_set();
  TreePointer parse_with();
  TreePointer parse_autoescape();
  TreePointer parse_block();
  void check_required(const Tree& block) const;
  TreePointer parse_extends();
  TreePointer parse_include();
  TreePointer parse_import();
  TreePointer parse_from();
  void parse_imported_names(Tree& from);
  bool parse_context(Tree& tree);
  TreePointer parse_macro();
  TreePointer parse_call_block();
  TreePointer parse_filter_block();
  TreePointer parse_print_statement();
  TreePointer parse_do();
  TreePointer parse_word(Kind kind);
  void parse_signature(Tree& tree);

  // parse_expressions.cpp
  using EndWords = std::vector<std::string_view>;
  TreePointer parse_expression(bool conditional = true);
  TreePointer parse_conditional();
  TreePointer parse_or();
  TreePointer parse_and();
  TreePointer parse_not();
  TreePointer parse_compare();
  TreePointer parse_sum();
  TreePointer parse_concat();
  TreePointer parse_product();
  TreePointer parse_power();
  TreePointer parse_unary(bool with_filter = true);
  TreePointer parse_primary(bool with_namespace = false);
  TreePointer parse_name(bool with_namespace);
  TreePointer parse_strings();
  TreePointer parse_parenthesized();
  TreePointer parse_list();
  TreePointer parse_dict();
  TreePointer parse_postfix(TreePointer node);
  TreePointer parse_filters(TreePointer node);
  TreePointer parse_subscript(TreePointer node);
  TreePointer parse_attribute(TreePointer node);
  TreePointer parse_subscribed();
  TreePointer parse_call(TreePointer callee);
  TreePointer parse_filter(TreePointer subject, bool start_inline);
  TreePointer parse_test(TreePointer subject);
  bool begins_test_argument() const;
  std::unique_ptr<CallArguments> parse_arguments();
  void parse_argument(CallArguments& arguments, Span open);
  std::string_view parse_dotted_name(Span& span);
  enum class TupleOf : std::uint8_t { kExpressions, kUnconditional, kTargets };
  TreePointer parse_tuple(TupleOf of = TupleOf::kExpressions, const EndWords& ends = {},
                          bool parenthesized = false, bool with_namespace = false);
  TreePointer parse_tuple_item(TupleOf of, bool with_namespace);
  bool is_tuple_end(const EndWords& ends) const;
  TreePointer parse_target(const EndWords& ends, bool with_tuple, bool with_namespace);
  TreePointer parse_target_name();
  void make_target(Tree& tree, Use use) const;
  using Parse = TreePointer (Parser::*)();
  TreePointer parse_chain(Kind kind, Parse operand, bool (Parser::*at_operator)() const);
  bool at_or() const { return is_word("or"); }
  bool at_and() const { return is_word("and"); }
  bool at_sum() const;
  bool at_tilde() const { return is(TokenKind::kTilde); }
  bool at_product() const;
  bool at_power() const { return is(TokenKind::kPow); }
  TreePointer parse_factor();

  std::string_view name_;
  std::string_view source_;
  const Options& options_;
  Tokens lexed_;
  const std::vector<Token>& tokens_ = lexed_.tokens;
  std::size_t at_ = 0;
  unsigned depth_ = 0;
  std::vector<OpenTag> open_;
  std::vector<std::string_view> broken_;  ///< tags that were wrong and whose ends are still to come
  bool unbalanced_ = false;  ///< an end tag was met in the wrong place: what stays open is no news
  std::vector<ErrorReport> errors_;
};

/// A string literal's text: quotes gone, escapes as Python reads them; absent where one is broken.
std::optional<std::string> unescape(std::string_view literal);

}  // namespace jinja
