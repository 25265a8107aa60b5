#include <fmt/format.h>

#include "jinja/compiler.hpp"
#include "jinja/lexer.hpp"
#include "jinja/parser.hpp"

namespace jinja {
namespace {

/// Calls `visit` with each node of a tree, from the outside in.
template <class Visit>
void each_node(const Tree& tree, const Visit& visit) {
  visit(tree);
  each_child(tree, [&visit](const Tree& child) { each_node(child, visit); });
}

bool escapes_by_default(const Options& options, std::string_view name) {
  return options.autoescape_by_name ? options.autoescape_by_name(name) : options.autoescape;
}

}  // namespace

Compiler::Compiler(const Environment& environment, CompiledTemplate& target)
    : environment_(environment), options_(environment.options()), target_(target) {}

void Compiler::compile(const Trees& trees) {
  target_.autoescape = escapes_by_default(options_, target_.name);
  collect(trees);
  check_blocks();
  compile_root(trees);
  for (std::size_t i = 0; i < target_.blocks.size(); ++i)
    compile_block(*blocks_[i], target_.blocks[i]);
  if (errors_.empty()) return;
  ErrorReport first = std::move(errors_.front());
  first.also.assign(std::make_move_iterator(errors_.begin() + 1),
                    std::make_move_iterator(errors_.end()));
  throw TemplateError(std::move(first));
}

/// What must be known before anything is compiled.
void Compiler::collect(const Trees& trees) {
  const auto visit = [this](const Tree& tree) {
    if (tree.kind == Kind::kBlock) blocks_.push_back(&tree);
    if (tree.kind == Kind::kExtends) extends_ = true;
    const bool assigned =
        tree.kind == Kind::kMacro || (tree.kind == Kind::kName && tree.use != Use::kLoad);
    if (assigned) target_.assigned_names.push_back(tree.name);
  };
  for (const TreePointer& tree : trees) each_node(*tree, visit);
}

void Compiler::check_blocks() {
  for (const Tree* block : blocks_) {
    if (!target_.block_numbers.emplace(block->name, target_.blocks.size()).second)
      fail(ErrorKind::kTemplateAssertionError,
           fmt::format("block `{}` is defined twice", block->name), block->span);
    target_.blocks.push_back({block->name, block->span, {}});
  }
}

void Compiler::fail(ErrorKind kind, std::string message, Span span, std::string hint) {
  if (errors_.size() >= kMostErrors) return;
  ErrorReport report;
  report.kind = kind;
  report.message = std::move(message);
  report.hint = std::move(hint);
  report.place = make_place(target_.name, target_.source, span);
  errors_.push_back(std::move(report));
}

Place Compiler::inner(const Place& place, Scope& scope) const {
  Place result = place;
  result.scope = &scope;
  result.function = &scope.function();
  result.top_level = false;
  result.soft = false;
  return result;
}

Function Compiler::finish(FunctionBuilder& builder, const Scope& scope, Body body) const {
  Function function;
  function.body = std::move(body);
  function.loads = scope.loads(builder);
  function.slots = builder.slots;
  function.captured = builder.captured;
  return function;
}

void Compiler::compile_root(const Trees& trees) {
  Scope scope(root_, nullptr);
  if (extends_) guard_slot_ = root_.slots++;
  if (find_undeclared(trees, {"self"}).contains("self"))
    target_.self_slot = scope.declare_parameter("self");
  note_names(trees, scope);
  Place place;
  place.scope = &scope;
  place.function = &root_;
  place.escape = target_.autoescape ? Escape::kYes : Escape::kNo;
  place.top_level = true;
  place.output_check = extends_;
  Body body = compile_body(trees, place);
  target_.root = finish(root_, scope, std::move(body));
}

void Compiler::compile_block(const Tree& tree, BlockCode& code) {
  FunctionBuilder builder;
  Scope scope(builder, nullptr);
  const auto special = find_undeclared(tree.body, {"self", "super"});
  if (special.contains("self")) code.self_slot = scope.declare_parameter("self");
  if (special.contains("super")) code.super_slot = scope.declare_parameter("super");
  note_names(tree.body, scope);
  Place place;
  place.scope = &scope;
  place.function = &builder;
  place.escape = target_.autoescape ? Escape::kYes : Escape::kNo;
  Body body = compile_body(tree.body, place);
  code.function = finish(builder, scope, std::move(body));
}

std::shared_ptr<const CompiledTemplate> compile(const Environment& environment,
                                                std::string_view name, std::string source) {
  auto target = std::make_shared<CompiledTemplate>(
      environment, name, normalized_source(std::move(source), environment.options().syntax));
  try {
    const Trees trees = Parser(target->name, target->source, environment.options()).parse();
    Compiler(environment, *target).compile(trees);
  } catch (TemplateError& error) {
    if (error.report().place.line == 0)
      error.report().place = make_place(target->name, target->source, {0, 0});
    throw;
  }
  return target;
}

}  // namespace jinja
