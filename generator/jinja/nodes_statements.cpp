// Print, if, set, with, filter, autoescape, do, debug.
#include <fmt/format.h>

#include "jinja/make_nodes.hpp"
#include "jinja/operations.hpp"
#include "jinja/render.hpp"

namespace jinja {
namespace {

/// Text and values in turn, up to a statement of another kind.
class Print final : public Statement {
 public:
  Print(std::vector<PrintedValue> values, std::string text)
      : values_(std::move(values)), text_(std::move(text)) {}
  Flow execute(Render& render) const override {
    for (const PrintedValue& printed : values_) {
      render.output.append(printed.before);
      printed.value->write(render, printed.escape);
    }
    render.output.append(text_);
    return Flow::kNext;
  }

 private:
  std::vector<PrintedValue> values_;
  Literal text_;
};

/// Prints only as long as the template extends no other.
class GuardedPrint final : public Statement {
 public:
  GuardedPrint(ExpressionPointer value, Escape escape, SlotReference guard)
      : value_(std::move(value)), escape_(escape), guard_(guard) {}
  Flow execute(Render& render) const override {
    if (!is_true(slot_of(render.frame, guard_))) value_->write(render, escape_);
    return Flow::kNext;
  }

 private:
  ExpressionPointer value_;
  Escape escape_;
  SlotReference guard_;
};

class If final : public Statement {
 public:
  If(std::vector<std::pair<ExpressionPointer, Body>> branches, Body otherwise)
      : branches_(std::move(branches)), otherwise_(std::move(otherwise)) {}
  Flow execute(Render& render) const override {
    for (const auto& [test, body] : branches_) {
      if (test->truth(render)) return body.run(render);
    }
    return otherwise_.run(render);
  }

 private:
  std::vector<std::pair<ExpressionPointer, Body>> branches_;
  Body otherwise_;
};

class Set final : public Statement {
 public:
  Set(TargetPointer target, ExpressionPointer value)
      : target_(std::move(target)), value_(std::move(value)) {}
  Flow execute(Render& render) const override {
    target_->check(render);
    target_->assign(render, value_->evaluate(render));
    return Flow::kNext;
  }

 private:
  TargetPointer target_;
  ExpressionPointer value_;
};

/// A body with a scope of its own.
class Scoped : public Statement {
 public:
  Scoped(Loads loads, Body body) : loads_(std::move(loads)), body_(std::move(body)) {}

 protected:
  Flow run(Render& render) const {
    render.enter(loads_);
    const Flow flow = body_.run(render);
    render.leave(loads_);
    return flow;
  }

  /// A `break` or `continue` out of a body whose text was to be a value.
  static Flow abandon(Render& render, std::size_t begin, Flow flow) {
    render.output.cut(begin);
    return flow;
  }

  Loads loads_;
  Body body_;
};

class SetBlock final : public Scoped {
 public:
  SetBlock(TargetPointer target, ExpressionPointer filter, Loads loads, Body body)
      : Scoped(std::move(loads), std::move(body)),
        target_(std::move(target)),
        filter_(std::move(filter)) {}
  Flow execute(Render& render) const override {
    target_->check(render);
    const std::size_t begin = render.output.size();
    if (const Flow flow = run(render); flow != Flow::kNext) return abandon(render, begin, flow);
    render.mark = begin;
    Value value = filter_ ? filter_->evaluate(render) : render.captured(begin);
    if (render.autoescape() && !value.is_safe()) value = Value::safe(to_text(value));
    target_->assign(render, std::move(value));
    return Flow::kNext;
  }

 private:
  TargetPointer target_;
  ExpressionPointer filter_;
};

class With final : public Scoped {
 public:
  With(std::vector<std::pair<TargetPointer, ExpressionPointer>> values, Loads loads, Body body)
      : Scoped(std::move(loads), std::move(body)), values_(std::move(values)) {}
  Flow execute(Render& render) const override {
    render.enter(loads_);
    for (const auto& [target, value] : values_) target->assign(render, value->evaluate(render));
    const Flow flow = body_.run(render);
    render.leave(loads_);
    return flow;
  }

 private:
  std::vector<std::pair<TargetPointer, ExpressionPointer>> values_;
};

class FilterBlock final : public Scoped {
 public:
  FilterBlock(ExpressionPointer filter, Escape escape, Loads loads, Body body)
      : Scoped(std::move(loads), std::move(body)), filter_(std::move(filter)), escape_(escape) {}
  Flow execute(Render& render) const override {
    const std::size_t begin = render.output.size();
    if (const Flow flow = run(render); flow != Flow::kNext) return abandon(render, begin, flow);
    render.mark = begin;
    filter_->write(render, escape_);
    return Flow::kNext;
  }

 private:
  ExpressionPointer filter_;
  Escape escape_;
};

class Autoescape final : public Scoped {
 public:
  Autoescape(ExpressionPointer value, Loads loads, Body body)
      : Scoped(std::move(loads), std::move(body)), value_(std::move(value)) {}
  Flow execute(Render& render) const override {
    Context& context = render.context();
    render.enter(loads_);
    const bool before = std::exchange(context.autoescape, value_->truth(render));
    const Flow flow = body_.run(render);
    context.autoescape = before;
    render.leave(loads_);
    return flow;
  }

 private:
  ExpressionPointer value_;
};

class Do final : public Statement {
 public:
  explicit Do(ExpressionPointer value) : value_(std::move(value)) {}
  Flow execute(Render& render) const override {
    value_->evaluate(render);
    return Flow::kNext;
  }

 private:
  ExpressionPointer value_;
};

class Jump final : public Statement {
 public:
  explicit Jump(Flow flow) : flow_(flow) {}
  Flow execute(Render&) const override { return flow_; }

 private:
  Flow flow_;
};

/// Prints what is in scope, a variable a line.
class Debug final : public Statement {
 public:
  explicit Debug(LocalNames names) : names_(std::move(names)) {}
  Flow execute(Render& render) const override {
    std::string text;
    for (const LocalName& name : names_)
      append(text, name.name.text, slot_of(render.frame, name.slot));
    const Context& context = render.context();
    for (const Variable* variable = context.variables; variable != nullptr;
         variable = variable->next) {
      if (!is_local(variable->name)) append(text, variable->name.text, variable->value);
    }
    if (context.root != nullptr) append_root(text, *context.root);
    write_value(render, Value::view(text), render.autoescape());
    return Flow::kNext;
  }

 private:
  static void append(std::string& text, std::string_view name, const Value& value) {
    if (!value.is_nameless()) text += fmt::format("{} = {}\n", name, to_repr(value));
  }
  bool is_local(const Name& name) const {
    for (const LocalName& local : names_) {
      if (local.name.text == name.text) return true;
    }
    return false;
  }
  void append_root(std::string& text, const Value& root) const {
    if (root.is_dict()) {
      for (const Dict::Entry& entry : root.as_dict().entries())
        append(text, entry.key.as_string(), entry.value);
    } else if (root.is_object()) {
      const Shape& shape = root.as_object().shape();
      for (std::size_t i = 0; i < shape.size(); ++i)
        append(text, shape.names()[i].text, root.as_object().attribute(i));
    }
  }

  LocalNames names_;
};

}  // namespace

StatementPointer make_print(std::vector<PrintedValue> values, std::string text) {
  return std::make_unique<Print>(std::move(values), std::move(text));
}

StatementPointer make_guarded_print(ExpressionPointer value, Escape escape, SlotReference guard) {
  return std::make_unique<GuardedPrint>(std::move(value), escape, guard);
}

StatementPointer make_if(std::vector<std::pair<ExpressionPointer, Body>> branches, Body otherwise) {
  return std::make_unique<If>(std::move(branches), std::move(otherwise));
}

StatementPointer make_set(TargetPointer target, ExpressionPointer value) {
  return std::make_unique<Set>(std::move(target), std::move(value));
}

StatementPointer make_set_block(TargetPointer target, ExpressionPointer filter, Loads loads,
                                Body body) {
  return std::make_unique<SetBlock>(std::move(target), std::move(filter), std::move(loads),
                                    std::move(body));
}

StatementPointer make_with(std::vector<std::pair<TargetPointer, ExpressionPointer>> values,
                           Loads loads, Body body) {
  return std::make_unique<With>(std::move(values), std::move(loads), std::move(body));
}

StatementPointer make_filter_block(ExpressionPointer filter, Escape escape, Loads loads,
                                   Body body) {
  return std::make_unique<FilterBlock>(std::move(filter), escape, std::move(loads),
                                       std::move(body));
}

StatementPointer make_autoescape(ExpressionPointer value, Loads loads, Body body) {
  return std::make_unique<Autoescape>(std::move(value), std::move(loads), std::move(body));
}

StatementPointer make_do(ExpressionPointer value) { return std::make_unique<Do>(std::move(value)); }

StatementPointer make_jump(Flow flow) { return std::make_unique<Jump>(flow); }

StatementPointer make_debug(LocalNames names) { return std::make_unique<Debug>(std::move(names)); }

}  // namespace jinja
