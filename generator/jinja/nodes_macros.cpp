// `macro` and `call`.
#include <fmt/format.h>

#include "jinja/error.hpp"
#include "jinja/make_nodes.hpp"
#include "jinja/render.hpp"
#include "jinja/walk.hpp"

namespace jinja {
namespace {

/// The macro as a value. It may outlive the frames that it sees names of, so the context copies
/// them.
Value make_value(Render& render, const MacroCode& code) {
  Context& context = render.context();
  context.pin(render.arena);
  return Value::borrow(
      *render.arena.make<Macro>(code, *render.current, render.frame, context, context.autoescape));
}

class MacroStatement final : public Statement {
 public:
  MacroStatement(MacroCode code, TargetPointer target)
      : code_(std::move(code)), target_(std::move(target)) {}
  Flow execute(Render& render) const override {
    target_->assign(render, make_value(render, code_));
    return Flow::kNext;
  }

 private:
  MacroCode code_;
  TargetPointer target_;
};

/// Calls a macro with a further argument: the block, as the macro `caller`.
class CallBlock final : public Statement {
 public:
  CallBlock(MacroCode code, ExpressionPointer call, Escape escape)
      : code_(std::move(code)), call_(std::move(call)), escape_(escape) {}
  Flow execute(Render& render) const override {
    const Value before = std::exchange(render.caller, make_value(render, code_));
    call_->write(render, escape_);
    render.caller = before;
    return Flow::kNext;
  }

 private:
  MacroCode code_;
  ExpressionPointer call_;
  Escape escape_;
};

class CallerNode final : public Expression {
 public:
  using Expression::Expression;
  Value evaluate(Render& render) const override { return render.caller; }
};

}  // namespace

StatementPointer make_macro(MacroCode code, TargetPointer target) {
  return std::make_unique<MacroStatement>(std::move(code), std::move(target));
}

StatementPointer make_call_block(MacroCode code, ExpressionPointer call, Escape escape) {
  return std::make_unique<CallBlock>(std::move(code), std::move(call), escape);
}

ExpressionPointer make_caller(Span span) { return std::make_unique<CallerNode>(span); }

}  // namespace jinja
