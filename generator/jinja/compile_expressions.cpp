#include <fmt/format.h>

#include <algorithm>

#include "base/suggestion.hpp"
#include "jinja/compiler.hpp"

namespace jinja {
namespace {

/// What other languages call our filters.
constexpr std::pair<std::string_view, std::string_view> kForeignFilters[] = {
    {"upcase", "upper"},       {"uppercase", "upper"},
    {"downcase", "lower"},     {"lowercase", "lower"},
    {"size", "length"},        {"len", "length"},
    {"strip", "trim"},         {"json", "tojson"},
    {"json_encode", "tojson"}, {"where", "selectattr"},
    {"raw", "safe"},           {"str", "string"},
    {"filter", "select"},      {"strip_html", "striptags"},
    {"uniq", "unique"}};

}  // namespace

Expressions Compiler::compile_all(const Trees& trees, const Place& place) {
  Expressions nodes;
  for (const TreePointer& tree : trees) nodes.push_back(compile(*tree, place));
  return nodes;
}

ExpressionPointer Compiler::compile_or_null(const TreePointer& tree, const Place& place) {
  return tree ? compile(*tree, place) : nullptr;
}

ExpressionPointer Compiler::compile(const Tree& tree, const Place& place) {
  const auto part = [&](std::size_t i) { return compile(*tree.parts[i], place); };
  switch (tree.kind) {
    case Kind::kConstant:
      return make_constant(tree.span, tree.value);
    case Kind::kName:
      return compile_name(tree, place, true);
    case Kind::kTuple:
      return make_tuple_node(tree.span, compile_all(tree.parts, place));
    case Kind::kList:
      return make_list_node(tree.span, compile_all(tree.parts, place));
    case Kind::kDict:
      return make_dict_node(tree.span, compile_all(tree.parts, place));
    case Kind::kConditional:
      return compile_conditional(tree, place);
    case Kind::kUnary:
      return make_sign(tree.span, tree.op == TokenKind::kSub, part(0));
    case Kind::kNot:
      return make_not(tree.span, part(0));
    case Kind::kBinary:
      return make_arithmetic(tree.span, compile_all(tree.parts, place), tree.operators,
                             options_.limits);
    case Kind::kConcat:
      return make_concat(tree.span, compile_all(tree.parts, place));
    case Kind::kAnd:
      return make_and(tree.span, compile_all(tree.parts, place));
    case Kind::kOr:
      return make_or(tree.span, compile_all(tree.parts, place));
    case Kind::kCompare:
      return make_compare(tree.span, compile_all(tree.parts, place), tree.comparisons);
    case Kind::kAttribute:
      return compile_attribute(tree, place);
    case Kind::kItem:
      return compile_item(tree, place);
    case Kind::kCall:
      return compile_call(tree, place);
    case Kind::kFilter:
      return compile_filter(tree, place);
    case Kind::kTest:
      return compile_test(tree, place);
    default:
      break;
  }
  fail(ErrorKind::kTemplateSyntaxError, "a slice can stand in a subscript alone", tree.span);
  return make_constant(tree.span, Value::none());
}

/// `keeps_loop`: what is done with a loop object here may keep it beyond its loop.
ExpressionPointer Compiler::compile_name(const Tree& tree, const Place& place, bool keeps_loop) {
  if (!place.scope->find(tree.name)) place.scope->load(tree.name);
  if (keeps_loop && tree.name == "loop") {
    for (OpenLoop* loop : loops_) loop->escaping = true;
  }
  return make_variable(tree.span, tree.name, reach(*place.function, *place.scope->find(tree.name)));
}

/// What an attribute is taken of, or a call made to: a loop is used there, but not kept.
ExpressionPointer Compiler::compile_object(const Tree& tree, const Place& place) {
  return tree.kind == Kind::kName ? compile_name(tree, place, false) : compile(tree, place);
}

ExpressionPointer Compiler::compile_conditional(const Tree& tree, const Place& place) {
  Place soft = place;
  soft.soft = true;
  ExpressionPointer test = compile(*tree.parts[0], soft);
  ExpressionPointer then = compile(*tree.parts[1], soft);
  return make_conditional(tree.span, std::move(test), std::move(then),
                          compile_or_null(tree.parts[2], soft));
}

ExpressionPointer Compiler::compile_attribute(const Tree& tree, const Place& place) {
  const bool method = tree.name == "cycle" || tree.name == "changed";
  ExpressionPointer object =
      method ? compile(*tree.parts[0], place) : compile_object(*tree.parts[0], place);
  return make_attribute(tree.span, std::move(object), tree.name);
}

ExpressionPointer Compiler::compile_item(const Tree& tree, const Place& place) {
  ExpressionPointer object = compile(*tree.parts[0], place);
  const Tree& key = *tree.parts[1];
  if (key.kind != Kind::kSlice) return make_item(tree.span, std::move(object), compile(key, place));
  ExpressionPointer start = compile_or_null(key.parts[0], place);
  ExpressionPointer stop = compile_or_null(key.parts[1], place);
  return make_slice(tree.span, std::move(object), std::move(start), std::move(stop),
                    compile_or_null(key.parts[2], place));
}

ExpressionPointer Compiler::compile_call(const Tree& tree, const Place& place) {
  const Tree& callee = *tree.parts[0];
  if (callee.kind == Kind::kAttribute) {
    ExpressionPointer object = compile_object(*callee.parts[0], place);
    return make_method_call(tree.span, std::move(object), callee.name,
                            compile_arguments(*tree.arguments, place));
  }
  ExpressionPointer node = compile_object(callee, place);
  return make_call(tree.span, std::move(node), compile_arguments(*tree.arguments, place));
}

ExpressionPointer Compiler::compile_filter(const Tree& tree, const Place& place) {
  ExpressionPointer subject =
      tree.parts[0] ? compile(*tree.parts[0], place) : make_captured(tree.span);
  const Registered* filter = find_filter(environment_, tree.name);
  if (filter == nullptr) return compile_unknown(tree, place, "filter", environment_.filter_names());
  return make_filter(tree.span, *filter, std::move(subject),
                     compile_arguments(*tree.arguments, place));
}

ExpressionPointer Compiler::compile_test(const Tree& tree, const Place& place) {
  ExpressionPointer subject = compile(*tree.parts[0], place);
  const Registered* test = find_test(environment_, tree.name);
  if (test == nullptr) return compile_unknown(tree, place, "test", environment_.test_names());
  return make_test(tree.span, *test, std::move(subject), compile_arguments(*tree.arguments, place));
}

ExpressionPointer Compiler::compile_unknown(const Tree& tree, const Place& place,
                                            std::string_view what,
                                            const std::vector<std::string_view>& known) {
  std::string message = fmt::format("unknown {} `{}`", what, tree.name);
  std::string hint = offprint::did_you_mean(tree.name, known);
  for (const auto& [foreign, ours] : kForeignFilters) {
    if (foreign == tree.name && tree.kind == Kind::kFilter)
      hint = fmt::format("did you mean `{}`?", ours);
  }
  if (!place.soft) fail(ErrorKind::kTemplateAssertionError, message, tree.name_span, hint);
  return make_unknown(tree.name_span, std::move(message), std::move(hint));
}

void Compiler::check_named(const CallArguments& arguments) {
  for (std::size_t i = 0; i < arguments.named.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (arguments.named[i].first != arguments.named[j].first) continue;
      fail(ErrorKind::kSyntaxError,
           fmt::format("the argument `{}` is given twice", arguments.named[i].first),
           arguments.named[i].second->span);
    }
  }
}

ArgumentNodes Compiler::compile_arguments(const CallArguments& arguments, const Place& place) {
  check_named(arguments);
  ArgumentNodes nodes;
  nodes.positional = compile_all(arguments.positional, place);
  for (const auto& [name, value] : arguments.named)
    nodes.named.emplace_back(Value::view(name), compile(*value, place));
  nodes.star = compile_or_null(arguments.star, place);
  nodes.double_star = compile_or_null(arguments.double_star, place);
  return nodes;
}

}  // namespace jinja
