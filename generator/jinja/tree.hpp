// The syntax tree: what the parser makes of tokens, and the compiler reads. One kind of node for
// all, since the passes over it (which names are used, what is constant) treat most kinds alike.
//
// Views point into the source, which the compiled template keeps.
#pragma once

#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "jinja/token.hpp"
#include "jinja/value.hpp"

namespace jinja {

enum class Kind : std::uint8_t {
  // Expressions. `parts` in this order:
  kConstant,      // value
  kName,          // name, use
  kNamespaceRef,  // name, attribute: the target of `set ns.x = …`
  kTuple,         // items
  kList,          // items
  kDict,          // key, value, key, value, …
  kConditional,   // test, then, else or null
  kUnary,         // operand; op: kSub, kAdd
  kNot,           // operand
  kBinary,        // left, right; op
  kConcat,        // two or more
  kAnd,           // left, right
  kOr,            // left, right
  kCompare,       // first, then one for each of `comparisons`
  kAttribute,     // object; name
  kItem,          // object, key
  kSlice,         // start, stop, step; each may be null
  kCall,          // callee; arguments
  kFilter,        // subject, null in a filter block; name, arguments
  kTest,          // subject; name, arguments
  // Statements.
  kText,         // name: the text
  kPrint,        // expressions
  kFor,          // target, iterated, filter or null; body, otherwise; flag: recursive
  kIf,           // test; body, branches (more kIf), otherwise
  kMacro,        // defaults of the last parameters; name, parameters, body
  kCallBlock,    // call, defaults; parameters, body
  kFilterBlock,  // filter; body
  kSet,          // target, value
  kSetBlock,     // target, filter or null; body
  kWith,         // target, value, target, value, …; body
  kBlock,        // name, body; flag: scoped, second_flag: required
  kExtends,      // template
  kInclude,      // template; flag: with context, second_flag: ignore missing
  kImport,       // template; name: the target, flag: with context
  kFromImport,   // template; imports, flag: with context
  kAutoescape,   // value; body
  kDo,           // expression
  kBreak,
  kContinue,
  kDebug,
};

enum class Use : std::uint8_t { kLoad, kStore, kParameter };

struct Tree;
using TreePointer = std::unique_ptr<Tree>;
using Trees = std::vector<TreePointer>;

enum class Comparison : std::uint8_t {
  kEqual,
  kNotEqual,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
  kIn,
  kNotIn
};

/// What stands between the parentheses of a call, filter or test.
struct CallArguments {
  Trees positional;
  std::vector<std::pair<std::string_view, TreePointer>> named;
  TreePointer star;
  TreePointer double_star;
};

struct Tree {
  Tree(Kind node_kind, Span node_span) : kind(node_kind), span(node_span) {}

  Kind kind;
  Use use = Use::kLoad;
  TokenKind op = TokenKind::kEnd;
  bool flag = false;
  bool second_flag = false;
  Span span;
  std::string_view name;
  std::string_view attribute;
  Span name_span;  ///< of the name, where it is only a part of the node
  Value value;
  Trees parts;
  std::vector<Comparison> comparisons;
  std::vector<TokenKind> operators;  ///< of kBinary, between its parts: computed from the left
  std::unique_ptr<CallArguments> arguments;
  Trees parameters;                                                    ///< kName nodes
  std::vector<std::pair<std::string_view, std::string_view>> imports;  ///< name and alias
  Trees body;
  Trees branches;
  Trees otherwise;
};

/// Calls `visit` with each child that is there, in the order in which Jinja2's passes meet them.
template <class Visit>
void each_child(const Tree& tree, Visit visit) {
  const auto all = [&visit](const Trees& trees) {
    for (const TreePointer& child : trees) {
      if (child) visit(*child);
    }
  };
  all(tree.parameters);
  if (tree.kind == Kind::kFilterBlock) all(tree.body);
  all(tree.parts);
  if (tree.arguments) {
    all(tree.arguments->positional);
    for (const auto& [name, value] : tree.arguments->named) visit(*value);
    if (tree.arguments->star) visit(*tree.arguments->star);
    if (tree.arguments->double_star) visit(*tree.arguments->double_star);
  }
  if (tree.kind != Kind::kFilterBlock) all(tree.body);
  all(tree.branches);
  all(tree.otherwise);
}

}  // namespace jinja
