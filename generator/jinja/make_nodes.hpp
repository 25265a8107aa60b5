// The kinds of nodes, as the compiler makes them. What each does stands where its class is:
// nodes_*.cpp.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "jinja/invoke.hpp"
#include "jinja/node.hpp"
#include "jinja/output.hpp"
#include "jinja/tree.hpp"

namespace jinja {

using Expressions = std::vector<ExpressionPointer>;
using StatementPointer = std::unique_ptr<const Statement>;

/// The arguments of a call, filter or test, compiled.
struct ArgumentNodes {
  Expressions positional;
  std::vector<std::pair<Value, ExpressionPointer>> named;
  ExpressionPointer star;
  ExpressionPointer double_star;
};

// nodes_values.cpp
ExpressionPointer make_constant(Span span, Value value);
ExpressionPointer make_variable(Span span, std::string_view name, SlotReference slot);
ExpressionPointer make_tuple_node(Span span, Expressions items);
ExpressionPointer make_list_node(Span span, Expressions items);
ExpressionPointer make_dict_node(Span span, Expressions keys_and_values);
ExpressionPointer make_conditional(Span span, ExpressionPointer test, ExpressionPointer then,
                                   ExpressionPointer otherwise);

// nodes_access.cpp
ExpressionPointer make_attribute(Span span, ExpressionPointer object, std::string_view name);
ExpressionPointer make_item(Span span, ExpressionPointer object, ExpressionPointer key);
ExpressionPointer make_slice(Span span, ExpressionPointer object, ExpressionPointer start,
                             ExpressionPointer stop, ExpressionPointer step);

// nodes_operators.cpp
ExpressionPointer make_sign(Span span, bool negative, ExpressionPointer operand);
ExpressionPointer make_not(Span span, ExpressionPointer operand);
ExpressionPointer make_and(Span span, Expressions parts);
ExpressionPointer make_or(Span span, Expressions parts);
/// The operands with an operator between each two, computed from the left.
ExpressionPointer make_arithmetic(Span span, Expressions operands,
                                  const std::vector<TokenKind>& operators, const Limits& limits);
ExpressionPointer make_concat(Span span, Expressions parts);
ExpressionPointer make_compare(Span span, Expressions operands,
                               std::vector<Comparison> comparisons);

// nodes_calls.cpp
ExpressionPointer make_call(Span span, ExpressionPointer callee, ArgumentNodes arguments);
ExpressionPointer make_method_call(Span span, ExpressionPointer object, std::string_view name,
                                   ArgumentNodes arguments);
ExpressionPointer make_filter(Span span, const Registered& filter, ExpressionPointer subject,
                              ArgumentNodes arguments);
ExpressionPointer make_test(Span span, const Registered& test, ExpressionPointer subject,
                            ArgumentNodes arguments);
/// A filter or test that does not exist, which is wrong only if it is reached.
ExpressionPointer make_unknown(Span span, std::string message, std::string hint);
/// What a filter block filters: the text since the mark that the block left.
ExpressionPointer make_captured(Span span);

/// Where a value is put.
class Target {
 public:
  virtual ~Target() = default;
  /// Refuses what cannot be assigned to, before the value is computed.
  virtual void check(Render&) const {}
  virtual void assign(Render& render, Value value) const = 0;
  /// The slot of this frame, where assigning means no more than putting the value there; else -1.
  virtual int plain_slot() const { return -1; }
};
using TargetPointer = std::unique_ptr<const Target>;

// nodes_targets.cpp
TargetPointer make_slot_target(std::string_view name, SlotReference slot);
/// A variable of the top level, which is put into the context, too. `exported`: importers see it.
TargetPointer make_top_level_target(std::string_view name, SlotReference slot, bool exported);
TargetPointer make_namespace_target(Span span, std::string_view attribute, SlotReference slot);
TargetPointer make_tuple_target(Span span, std::vector<TargetPointer> targets);

// nodes_statements.cpp
/// A value to be printed, and the text before it.
struct PrintedValue {
  Literal before;
  ExpressionPointer value;
  Escape escape;
};
/// Prints values, each with the text before it, then `text`.
StatementPointer make_print(std::vector<PrintedValue> values, std::string text);
/// Prints nothing once the template is known to extend another.
StatementPointer make_guarded_print(ExpressionPointer value, Escape escape, SlotReference guard);
StatementPointer make_if(std::vector<std::pair<ExpressionPointer, Body>> branches, Body otherwise);
StatementPointer make_set(TargetPointer target, ExpressionPointer value);
StatementPointer make_set_block(TargetPointer target, ExpressionPointer filter, Loads loads,
                                Body body);
StatementPointer make_with(std::vector<std::pair<TargetPointer, ExpressionPointer>> values,
                           Loads loads, Body body);
StatementPointer make_filter_block(ExpressionPointer filter, Escape escape, Loads loads, Body body);
StatementPointer make_autoescape(ExpressionPointer value, Loads loads, Body body);
StatementPointer make_do(ExpressionPointer value);
StatementPointer make_jump(Flow flow);
StatementPointer make_debug(LocalNames names);

// nodes_loop.cpp
struct LoopCode {
  Span span;
  TargetPointer target;
  ExpressionPointer iterable;
  ExpressionPointer filter;  ///< of `for … if`; null without
  Loads filter_loads;
  TargetPointer filter_target;
  Loads once;         ///< what the body's scope loads and never changes: done before the first turn
  Loads each;         ///< what it loads on each turn
  Function function;  ///< the body; a function of its own where the loop is recursive
  Loads otherwise_loads;
  Body otherwise;
  bool has_otherwise = false;
  bool recursive = false;
  bool escaping = false;  ///< `loop` is used otherwise than by attributes: it may outlive its turn
  int loop_slot = -1;     ///< -1: the body does not use `loop`
};
StatementPointer make_for(LoopCode code);

// nodes_macros.cpp
StatementPointer make_macro(MacroCode code, TargetPointer target);
/// `call` has among its arguments `caller`, a node of `make_caller`.
StatementPointer make_call_block(MacroCode code, ExpressionPointer call, Escape escape);
ExpressionPointer make_caller(Span span);

// nodes_templates.cpp
StatementPointer make_block(Span span, std::string_view name, bool scoped, bool required,
                            LocalNames locals, std::optional<SlotReference> guard);
StatementPointer make_extends(Span span, ExpressionPointer parent,
                              std::optional<SlotReference> guard);
StatementPointer make_include(Span span, ExpressionPointer source, bool with_context,
                              bool ignore_missing, LocalNames locals);
StatementPointer make_import(Span span, ExpressionPointer source, bool with_context,
                             LocalNames locals, TargetPointer target);
StatementPointer make_from_import(Span span, ExpressionPointer source, bool with_context,
                                  LocalNames locals,
                                  std::vector<std::pair<Name, TargetPointer>> names);

}  // namespace jinja
