// What can be called from a template: macros, blocks, recursive loops, functions, methods; and how.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "jinja/node.hpp"
#include "jinja/object.hpp"
#include "jinja/render.hpp"
#include "jinja/signature.hpp"

namespace jinja {

struct MacroParameter {
  Name name;
  std::uint16_t slot;
  ExpressionPointer fallback;  ///< null where the parameter has none
};

/// A macro or a call block, compiled.
struct MacroCode {
  std::string_view name;
  Span span;
  Function function;
  std::vector<MacroParameter> parameters;
  int caller_slot = -1;  ///< where the body wants `caller`, `kwargs`, `varargs`; -1: nowhere
  int kwargs_slot = -1;
  int varargs_slot = -1;
  bool explicit_caller = false;  ///< `caller` is one of the parameters
};

class Macro final : public Object {
 public:
  Macro(const MacroCode& code, const CompiledTemplate& owner, Frame* outer, Context& context,
        bool safe)
      : Object(Role::kMacro),
        code_(code),
        owner_(owner),
        outer_(outer),
        context_(context),
        safe_(safe) {}

  std::string_view type_name() const override { return "Macro"; }
  const Shape& shape() const override;
  Value attribute(std::size_t index) const override;
  bool is_callable() const override { return true; }
  Value call(Arguments& arguments) const override;
  void append_repr(std::string& out, unsigned depth) const override;

  /// Appends the macro's text to the output.
  void write(Render& render, GivenArguments given) const;
  std::string_view name() const { return code_.name; }

 private:
  void bind(Render& render, GivenArguments given) const;
  void bind_named(Render& render, GivenArguments given, std::size_t positional) const;
  void bind_rest(Render& render, GivenArguments given) const;
  [[noreturn]] void fail_named(std::string_view name) const;

  const MacroCode& code_;
  const CompiledTemplate& owner_;
  Frame* outer_;
  Context& context_;
  bool safe_;
};

/// A block as a value: `super` in a block, an attribute of `self`.
class BlockReference final : public Object {
 public:
  BlockReference(Context& context, std::string_view name, std::uint32_t level)
      : Object(Role::kBlock), context_(context), name_(name), level_(level) {}

  std::string_view type_name() const override { return "BlockReference"; }
  const Shape& shape() const override;
  Value attribute(std::size_t index) const override;
  bool is_callable() const override { return true; }
  Value call(Arguments& arguments) const override;

  void write(Render& render) const;

 private:
  Context& context_;
  std::string_view name_;
  std::uint32_t level_;
};

/// The level in a context's chain at which a block stands, at or above `from`; `chain_size` where
/// nowhere.
std::uint32_t find_level(const Context& context, std::string_view block, std::uint32_t from);

/// Runs a block in a context.
void write_block(Render& render, Context& context, std::string_view name, std::uint32_t level);

/// `super` of a block at a level; undefined where no template above has the block.
Value make_super(Render& render, Context& context, std::string_view name, std::uint32_t level);
/// `self`, whose attributes are the blocks.
Value make_self(Render& render);

/// A function that C++ gave the environment.
class FunctionObject final : public Object {
 public:
  FunctionObject(Signature signature, Callable function)
      : Object(Role::kFunction), signature_(std::move(signature)), function_(std::move(function)) {}
  std::string_view type_name() const override { return "function"; }
  bool is_callable() const override { return true; }
  Value call(Arguments& arguments) const override;
  Value invoke(Render& render, GivenArguments given) const;
  void append_repr(std::string& out, unsigned depth) const override;

 private:
  Signature signature_;
  Callable function_;
};

/// Calls any value; a TypeError where it cannot be called.
Value call_value(Render& render, const Value& callee, GivenArguments given);

/// Calls what writes its text by itself (macros, blocks, recursive loops), straight into the
/// output, if it would be printed as it is in the given mode. False where nothing was called.
bool write_call(Render& render, const Value& callee, GivenArguments given, bool escape);

}  // namespace jinja
