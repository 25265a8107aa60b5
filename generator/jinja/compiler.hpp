// Syntax tree → compiled template: names become slots, constants are folded, filters and tests are
// found.
//
// Refused, as TemplateAssertionError: unknown filters and tests (unless a condition guards them),
// blocks defined twice, `extends` within a block or loop; as SyntaxError what Python would refuse.
// All are reported at once.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jinja/make_nodes.hpp"
#include "jinja/scope.hpp"
#include "jinja/template.hpp"
#include "jinja/tree.hpp"

namespace jinja {

/// Where a piece of the template stands, as far as that matters for how it is compiled.
struct Place {
  Scope* scope = nullptr;
  FunctionBuilder* function = nullptr;
  Escape escape = Escape::kNo;
  bool top_level = false;  ///< what is set here is seen by blocks and importers
  bool soft = false;       ///< guarded by a condition: unknown filters are wrong only when reached
  bool output_check = false;  ///< prints nothing once the template extends another
  bool in_loop = false;       ///< `break` and `continue` have a loop to act on
};

class Compiler {
 public:
  Compiler(const Environment& environment, CompiledTemplate& target);
  void compile(const Trees& trees);

 private:
  struct OpenLoop {
    bool escaping = false;
  };

  // compile_template.cpp
  void collect(const Trees& trees);
  void check_blocks();
  void compile_root(const Trees& trees);
  void compile_block(const Tree& tree, BlockCode& code);
  void fail(ErrorKind kind, std::string message, Span span, std::string hint = {});
  Place inner(const Place& place, Scope& scope) const;
  Function finish(FunctionBuilder& builder, const Scope& scope, Body body) const;
  Body compile_body(const Trees& trees, const Place& place);

  // compile_statements.cpp
  void compile_statement(const Tree& tree, const Place& place, Body& body);
  void compile_text(const Tree& tree, const Place& place, Body& body);
  void compile_print(const Tree& tree, const Place& place, Body& body);
  void flush_printed(Body& body);
  StatementPointer compile_other(const Tree& tree, const Place& place);
  StatementPointer compile_if(const Tree& tree, const Place& place);
  StatementPointer compile_set(const Tree& tree, const Place& place);
  StatementPointer compile_set_block(const Tree& tree, const Place& place);
  StatementPointer compile_with(const Tree& tree, const Place& place);
  StatementPointer compile_filter_block(const Tree& tree, const Place& place);
  StatementPointer compile_autoescape(const Tree& tree, const Place& place);
  StatementPointer compile_block_use(const Tree& tree, const Place& place);
  StatementPointer compile_extends(const Tree& tree, const Place& place);
  StatementPointer compile_include(const Tree& tree, const Place& place);
  StatementPointer compile_import(const Tree& tree, const Place& place);
  StatementPointer compile_from_import(const Tree& tree, const Place& place);
  StatementPointer compile_jump(const Tree& tree, const Place& place);
  TargetPointer compile_target(const Tree& tree, const Place& place);
  TargetPointer compile_imported(std::string_view name, const Place& place);
  LocalNames names_at(const Place& place);
  std::optional<SlotReference> guard_at(const Place& place);

  // compile_functions.cpp
  StatementPointer compile_for(const Tree& tree, const Place& place);
  static void declare_targets(const Tree& target, Scope& scope);
  void compile_loop_body(const Tree& tree, const Place& around, LoopCode& code);
  void compile_loop_filter(const Tree& tree, const Place& around, LoopCode& code);
  void compile_loop_else(const Tree& tree, const Place& around, LoopCode& code);
  void check_loop_name(const Tree& tree);
  bool wants_loop(const Tree& tree) const;
  StatementPointer compile_macro(const Tree& tree, const Place& place);
  StatementPointer compile_call_block(const Tree& tree, const Place& place);
  MacroCode compile_macro_code(const Tree& tree, const Place& place, std::size_t first_default);
  void declare_special(const Tree& tree, Scope& scope, MacroCode& code);

  // compile_expressions.cpp
  ExpressionPointer compile(const Tree& tree, const Place& place);
  Expressions compile_all(const Trees& trees, const Place& place);
  ExpressionPointer compile_or_null(const TreePointer& tree, const Place& place);
  ExpressionPointer compile_name(const Tree& tree, const Place& place, bool keeps_loop);
  ExpressionPointer compile_object(const Tree& tree, const Place& place);
  ExpressionPointer compile_conditional(const Tree& tree, const Place& place);
  ExpressionPointer compile_attribute(const Tree& tree, const Place& place);
  ExpressionPointer compile_item(const Tree& tree, const Place& place);
  ExpressionPointer compile_call(const Tree& tree, const Place& place);
  ExpressionPointer compile_filter(const Tree& tree, const Place& place);
  ExpressionPointer compile_test(const Tree& tree, const Place& place);
  ExpressionPointer compile_unknown(const Tree& tree, const Place& place, std::string_view what,
                                    const std::vector<std::string_view>& known);
  ArgumentNodes compile_arguments(const CallArguments& arguments, const Place& place);
  void check_named(const CallArguments& arguments);

  const Environment& environment_;
  const Options& options_;
  CompiledTemplate& target_;
  FunctionBuilder root_;
  std::vector<const Tree*> blocks_;
  std::vector<OpenLoop*> loops_;
  std::vector<ErrorReport> errors_;
  /// What is to be printed before the next statement.
  struct Printed {
    std::vector<PrintedValue> values;
    std::string text;
  };
  Printed printed_;
  bool extends_ = false;
  bool extends_for_sure_ = false;  ///< an `extends` that is always executed was met
  bool extends_so_far_ = false;
  std::uint16_t guard_slot_ = 0;
};

}  // namespace jinja
