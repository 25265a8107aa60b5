// Loops, macros and call blocks.
#include <fmt/format.h>

#include <algorithm>

#include "jinja/compiler.hpp"

namespace jinja {
namespace {

bool has_scoped_block(const Tree& tree) {
  if (tree.kind == Kind::kBlock && tree.flag) return true;
  bool found = false;
  each_child(tree, [&found](const Tree& child) { found = found || has_scoped_block(child); });
  return found;
}

const Tree* find_stored_loop(const Tree& tree) {
  if (tree.kind == Kind::kName && tree.use != Use::kLoad && tree.name == "loop") return &tree;
  const Tree* found = nullptr;
  each_child(tree,
             [&found](const Tree& child) { found = found ? found : find_stored_loop(child); });
  return found;
}

}  // namespace

void Compiler::check_loop_name(const Tree& tree) {
  if (const Tree* stored = find_stored_loop(tree)) {
    fail(ErrorKind::kTemplateAssertionError,
         "`loop` is the loop's own name, and cannot be assigned to", stored->span);
  }
}

bool Compiler::wants_loop(const Tree& tree) const {
  return tree.flag || find_undeclared(tree.body, {"loop"}).contains("loop") ||
         has_scoped_block(tree);
}

StatementPointer Compiler::compile_for(const Tree& tree, const Place& place) {
  check_loop_name(tree);
  LoopCode code;
  code.span = tree.span;
  code.recursive = tree.flag;
  code.iterable = compile(*tree.parts[1], place);
  FunctionBuilder own;
  own.outer = place.function;
  Place around = place;
  if (tree.flag) around.function = &own;
  compile_loop_body(tree, around, code);
  if (tree.parts[2]) compile_loop_filter(tree, around, code);
  if (!tree.otherwise.empty()) compile_loop_else(tree, around, code);
  if (tree.flag && code.escaping) place.function->captured = true;
  code.function.slots = own.slots;
  code.function.captured = own.captured;
  return make_for(std::move(code));
}

/// The targets of a loop are its scope's own, whatever the names mean around it.
void Compiler::declare_targets(const Tree& target, Scope& scope) {
  if (target.kind == Kind::kName) scope.declare_parameter(target.name);
  for (const TreePointer& part : target.parts) declare_targets(*part, scope);
}

void Compiler::compile_loop_body(const Tree& tree, const Place& around, LoopCode& code) {
  Scope scope(*around.function, around.scope);
  if (wants_loop(tree)) code.loop_slot = scope.declare_parameter("loop");
  declare_targets(*tree.parts[0], scope);
  note_names(tree.body, scope);
  Place body = inner(around, scope);
  body.in_loop = true;
  code.target = compile_target(*tree.parts[0], body);
  OpenLoop loop;
  loops_.push_back(&loop);
  code.function.body = compile_body(tree.body, body);
  loops_.pop_back();
  code.escaping = loop.escaping;
  for (Load& load : scope.loads(*around.function)) {
    const bool stays = load.action == Load::Action::kParameter ||
                       (load.action == Load::Action::kResolve && !scope.stores(load.name.text));
    (stays ? code.once : code.each).push_back(load);
  }
}

void Compiler::compile_loop_filter(const Tree& tree, const Place& around, LoopCode& code) {
  Scope scope(*around.function, around.scope);
  declare_targets(*tree.parts[0], scope);
  note_names(*tree.parts[2], scope);
  const Place test = inner(around, scope);
  code.filter_target = compile_target(*tree.parts[0], test);
  code.filter = compile(*tree.parts[2], test);
  code.filter_loads = scope.loads(*around.function);
}

void Compiler::compile_loop_else(const Tree& tree, const Place& around, LoopCode& code) {
  Scope scope(*around.function, around.scope);
  note_names(tree.otherwise, scope);
  code.has_otherwise = true;
  code.otherwise = compile_body(tree.otherwise, inner(around, scope));
  code.otherwise_loads = scope.loads(*around.function);
}

void Compiler::declare_special(const Tree& tree, Scope& scope, MacroCode& code) {
  const auto special = find_undeclared(tree.body, {"caller", "kwargs", "varargs"});
  const auto find = [&tree](std::string_view name) {
    return std::find_if(tree.parameters.begin(), tree.parameters.end(),
                        [name](const TreePointer& parameter) { return parameter->name == name; });
  };
  const auto explicit_caller = find("caller");
  const bool declared = explicit_caller != tree.parameters.end();
  const std::size_t defaults = tree.parts.size() - (tree.kind == Kind::kCallBlock ? 1 : 0);
  const auto behind = static_cast<std::size_t>(tree.parameters.end() - explicit_caller);
  if (special.contains("caller") && declared && behind > defaults) {
    fail(ErrorKind::kTemplateAssertionError, "a parameter `caller` must have a default",
         (*explicit_caller)->span);
  }
  code.explicit_caller = declared;
  if (special.contains("caller") && !declared) code.caller_slot = scope.declare_parameter("caller");
  if (special.contains("caller") && declared) code.caller_slot = scope.find("caller")->slot;
  if (special.contains("kwargs") && find("kwargs") == tree.parameters.end())
    code.kwargs_slot = scope.declare_parameter("kwargs");
  if (special.contains("varargs") && find("varargs") == tree.parameters.end())
    code.varargs_slot = scope.declare_parameter("varargs");
}

MacroCode Compiler::compile_macro_code(const Tree& tree, const Place& place,
                                       std::size_t first_default) {
  MacroCode code;
  code.name = tree.kind == Kind::kMacro ? tree.name : std::string_view();
  code.span = tree.span;
  FunctionBuilder function;
  function.outer = place.function;
  Scope scope(function, place.scope);
  for (const TreePointer& parameter : tree.parameters) {
    if (scope.stores(parameter->name)) {
      fail(ErrorKind::kSyntaxError,
           fmt::format("the parameter `{}` is given twice", parameter->name), parameter->span);
    }
    scope.declare_parameter(parameter->name);
  }
  for (std::size_t i = first_default; i < tree.parts.size(); ++i) note_names(*tree.parts[i], scope);
  declare_special(tree, scope, code);
  note_names(tree.body, scope);
  Place body = inner(place, scope);
  body.output_check = false;
  body.in_loop = false;
  const std::size_t plain = tree.parameters.size() - (tree.parts.size() - first_default);
  for (std::size_t i = 0; i < tree.parameters.size(); ++i) {
    const std::string_view name = tree.parameters[i]->name;
    ExpressionPointer fallback =
        i < plain ? nullptr : compile(*tree.parts[first_default + i - plain], body);
    code.parameters.push_back({Name(name), scope.find(name)->slot, std::move(fallback)});
  }
  Body compiled = compile_body(tree.body, body);
  code.function = finish(function, scope, std::move(compiled));
  return code;
}

StatementPointer Compiler::compile_macro(const Tree& tree, const Place& place) {
  MacroCode code = compile_macro_code(tree, place, 0);
  const SlotReference slot = reach(*place.function, *place.scope->find(tree.name));
  TargetPointer target = place.top_level
                             ? make_top_level_target(tree.name, slot, !tree.name.starts_with('_'))
                             : make_slot_target(tree.name, slot);
  return make_macro(std::move(code), std::move(target));
}

StatementPointer Compiler::compile_call_block(const Tree& tree, const Place& place) {
  MacroCode code = compile_macro_code(tree, place, 1);
  const Tree& call = *tree.parts[0];
  ArgumentNodes arguments = compile_arguments(*call.arguments, place);
  arguments.named.emplace_back(Value::view("caller"), make_caller(call.span));
  ExpressionPointer node;
  if (call.parts[0]->kind == Kind::kAttribute) {
    node = make_method_call(call.span, compile(*call.parts[0]->parts[0], place),
                            call.parts[0]->name, std::move(arguments));
  } else {
    node = make_call(call.span, compile(*call.parts[0], place), std::move(arguments));
  }
  return make_call_block(std::move(code), std::move(node), place.escape);
}

}  // namespace jinja
