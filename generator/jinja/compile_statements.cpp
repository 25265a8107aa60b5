#include <fmt/format.h>

#include "base/escape.hpp"
#include "jinja/compiler.hpp"

namespace jinja {
namespace {

/// The text of a constant as it is printed where text is escaped, or not.
std::string printed(const Value& value, bool escape) {
  const std::string text = to_text(value);
  return escape && !value.is_safe() ? offprint::html_escaped(text) : text;
}

std::string with_line_ends(std::string_view text, std::string_view newline) {
  if (newline == "\n") return std::string(text);
  std::string out;
  for (const char c : text) {
    if (c == '\n')
      out += newline;
    else
      out += c;
  }
  return out;
}

}  // namespace

Body Compiler::compile_body(const Trees& trees, const Place& place) {
  Printed outer = std::exchange(printed_, {});
  Body body;
  for (const TreePointer& tree : trees) compile_statement(*tree, place, body);
  flush_printed(body);
  printed_ = std::move(outer);
  return body;
}

void Compiler::flush_printed(Body& body) {
  Printed printed = std::exchange(printed_, {});
  if (printed.values.empty() && printed.text.empty()) return;
  body.statements.push_back(make_print(std::move(printed.values), std::move(printed.text)));
}

void Compiler::compile_statement(const Tree& tree, const Place& place, Body& body) {
  if (tree.kind == Kind::kText) return compile_text(tree, place, body);
  if (tree.kind == Kind::kPrint) return compile_print(tree, place, body);
  StatementPointer statement = compile_other(tree, place);
  if (!statement) return;
  flush_printed(body);
  body.statements.push_back(std::move(statement));
}

void Compiler::compile_text(const Tree& tree, const Place& place, Body& body) {
  if (place.output_check && extends_for_sure_) return;
  const std::string text = with_line_ends(tree.name, options_.syntax.newline);
  if (const auto guard = guard_at(place)) {
    flush_printed(body);
    body.statements.push_back(
        make_guarded_print(make_constant(tree.span, Value::safe(text)), Escape::kNo, *guard));
  } else {
    printed_.text += text;
  }
}

void Compiler::compile_print(const Tree& tree, const Place& place, Body& body) {
  if (place.output_check && extends_for_sure_) return;
  for (const TreePointer& part : tree.parts) {
    ExpressionPointer value = compile(*part, place);
    const auto guard = guard_at(place);
    if (guard) {
      flush_printed(body);
      body.statements.push_back(make_guarded_print(std::move(value), place.escape, *guard));
    } else if (value->constant() != nullptr && place.escape != Escape::kAsRendered) {
      printed_.text += printed(*value->constant(), place.escape == Escape::kYes);
    } else {
      Literal before(std::exchange(printed_.text, {}));
      printed_.values.push_back({std::move(before), std::move(value), place.escape});
    }
  }
}

/// The slot that tells whether the template extends another, where only the render knows.
std::optional<SlotReference> Compiler::guard_at(const Place& place) {
  if (!place.output_check || !extends_so_far_) return std::nullopt;
  return reach(*place.function, {&root_, guard_slot_});
}

StatementPointer Compiler::compile_other(const Tree& tree, const Place& place) {
  switch (tree.kind) {
    case Kind::kFor:
      return compile_for(tree, place);
    case Kind::kIf:
      return compile_if(tree, place);
    case Kind::kMacro:
      return compile_macro(tree, place);
    case Kind::kCallBlock:
      return compile_call_block(tree, place);
    case Kind::kFilterBlock:
      return compile_filter_block(tree, place);
    case Kind::kSet:
      return compile_set(tree, place);
    case Kind::kSetBlock:
      return compile_set_block(tree, place);
    case Kind::kWith:
      return compile_with(tree, place);
    case Kind::kBlock:
      return compile_block_use(tree, place);
    case Kind::kExtends:
      return compile_extends(tree, place);
    case Kind::kInclude:
      return compile_include(tree, place);
    case Kind::kImport:
      return compile_import(tree, place);
    case Kind::kFromImport:
      return compile_from_import(tree, place);
    case Kind::kAutoescape:
      return compile_autoescape(tree, place);
    case Kind::kDo:
      return make_do(compile(*tree.parts[0], place));
    case Kind::kDebug:
      return make_debug(names_at(place));
    default:
      return compile_jump(tree, place);
  }
}

StatementPointer Compiler::compile_if(const Tree& tree, const Place& place) {
  Place soft = place;
  soft.soft = true;
  std::vector<std::pair<ExpressionPointer, Body>> branches;
  const auto add = [&](const Tree& branch) {
    ExpressionPointer test = compile(*branch.parts[0], soft);
    branches.emplace_back(std::move(test), compile_body(branch.body, soft));
  };
  add(tree);
  for (const TreePointer& branch : tree.branches) add(*branch);
  Body otherwise = compile_body(tree.otherwise, soft);
  return make_if(std::move(branches), std::move(otherwise));
}

StatementPointer Compiler::compile_set(const Tree& tree, const Place& place) {
  ExpressionPointer value = compile(*tree.parts[1], place);
  return make_set(compile_target(*tree.parts[0], place), std::move(value));
}

StatementPointer Compiler::compile_set_block(const Tree& tree, const Place& place) {
  Scope scope(*place.function, place.scope);
  note_names(tree.body, scope);
  Place block = inner(place, scope);
  block.output_check = false;
  Body body = compile_body(tree.body, block);
  ExpressionPointer filter = tree.parts[1] ? compile(*tree.parts[1], block) : nullptr;
  return make_set_block(compile_target(*tree.parts[0], place), std::move(filter),
                        scope.loads(*place.function), std::move(body));
}

StatementPointer Compiler::compile_with(const Tree& tree, const Place& place) {
  Scope scope(*place.function, place.scope);
  for (std::size_t i = 0; i < tree.parts.size(); i += 2) note_names(*tree.parts[i], scope);
  note_names(tree.body, scope);
  const Place block = inner(place, scope);
  std::vector<std::pair<TargetPointer, ExpressionPointer>> values;
  for (std::size_t i = 0; i < tree.parts.size(); i += 2) {
    ExpressionPointer value = compile(*tree.parts[i + 1], place);
    values.emplace_back(compile_target(*tree.parts[i], block), std::move(value));
  }
  Body body = compile_body(tree.body, block);
  return make_with(std::move(values), scope.loads(*place.function), std::move(body));
}

StatementPointer Compiler::compile_filter_block(const Tree& tree, const Place& place) {
  Scope scope(*place.function, place.scope);
  note_names(tree.body, scope);
  const Place block = inner(place, scope);
  Body body = compile_body(tree.body, block);
  ExpressionPointer filter = compile(*tree.parts[0], block);
  return make_filter_block(std::move(filter), place.escape, scope.loads(*place.function),
                           std::move(body));
}

StatementPointer Compiler::compile_autoescape(const Tree& tree, const Place& place) {
  Scope scope(*place.function, place.scope);
  note_names(tree.parts, scope);
  note_names(tree.body, scope);
  Place block = inner(place, scope);
  ExpressionPointer value = compile(*tree.parts[0], block);
  const Value* known = value->constant();
  block.escape = known == nullptr  ? Escape::kAsRendered
                 : is_true(*known) ? Escape::kYes
                                   : Escape::kNo;
  Body body = compile_body(tree.body, block);
  return make_autoescape(std::move(value), scope.loads(*place.function), std::move(body));
}

StatementPointer Compiler::compile_block_use(const Tree& tree, const Place& place) {
  if (place.top_level && extends_for_sure_) return nullptr;
  const bool guarded = place.top_level && extends_so_far_;
  return make_block(tree.name_span, tree.name, tree.flag, tree.second_flag,
                    tree.flag ? names_at(place) : LocalNames{},
                    guarded ? guard_at(place) : std::nullopt);
}

StatementPointer Compiler::compile_extends(const Tree& tree, const Place& place) {
  if (!place.top_level) {
    fail(ErrorKind::kTemplateAssertionError, "`extends` must stand at the top level", tree.span);
    return nullptr;
  }
  StatementPointer statement = make_extends(tree.span, compile(*tree.parts[0], place),
                                            reach(*place.function, {&root_, guard_slot_}));
  extends_so_far_ = true;
  if (!place.soft) extends_for_sure_ = true;
  return statement;
}

StatementPointer Compiler::compile_include(const Tree& tree, const Place& place) {
  ExpressionPointer source = compile(*tree.parts[0], place);
  return make_include(tree.span, std::move(source), tree.flag, tree.second_flag,
                      tree.flag ? names_at(place) : LocalNames{});
}

StatementPointer Compiler::compile_import(const Tree& tree, const Place& place) {
  ExpressionPointer source = compile(*tree.parts[0], place);
  return make_import(tree.span, std::move(source), tree.flag,
                     tree.flag ? names_at(place) : LocalNames{},
                     compile_imported(tree.name, place));
}

StatementPointer Compiler::compile_from_import(const Tree& tree, const Place& place) {
  ExpressionPointer source = compile(*tree.parts[0], place);
  std::vector<std::pair<Name, TargetPointer>> names;
  for (const auto& [name, alias] : tree.imports)
    names.emplace_back(name, compile_imported(alias, place));
  return make_from_import(tree.span, std::move(source), tree.flag,
                          tree.flag ? names_at(place) : LocalNames{}, std::move(names));
}

TargetPointer Compiler::compile_imported(std::string_view name, const Place& place) {
  const SlotReference slot = reach(*place.function, *place.scope->find(name));
  return place.top_level ? make_top_level_target(name, slot, false) : make_slot_target(name, slot);
}

StatementPointer Compiler::compile_jump(const Tree& tree, const Place& place) {
  const bool is_break = tree.kind == Kind::kBreak;
  if (!place.in_loop) {
    fail(ErrorKind::kSyntaxError,
         fmt::format("`{}` outside of a loop", is_break ? "break" : "continue"), tree.span);
  }
  return make_jump(is_break ? Flow::kBreak : Flow::kContinue);
}

TargetPointer Compiler::compile_target(const Tree& tree, const Place& place) {
  if (tree.kind == Kind::kTuple) {
    std::vector<TargetPointer> targets;
    for (const TreePointer& part : tree.parts) targets.push_back(compile_target(*part, place));
    return make_tuple_target(tree.span, std::move(targets));
  }
  if (!place.scope->find(tree.name)) place.scope->load(tree.name);
  const SlotReference slot = reach(*place.function, *place.scope->find(tree.name));
  if (tree.kind == Kind::kNamespaceRef)
    return make_namespace_target(tree.span, tree.attribute, slot);
  return place.top_level ? make_top_level_target(tree.name, slot, !tree.name.starts_with('_'))
                         : make_slot_target(tree.name, slot);
}

/// The names that another template sees from here. `loop` may be among them, and be kept there.
LocalNames Compiler::names_at(const Place& place) {
  for (OpenLoop* loop : loops_) loop->escaping = true;
  return place.scope->local_names(*place.function);
}

}  // namespace jinja
