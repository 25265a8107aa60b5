// Constants, variables, and literals that hold other expressions.
#include "jinja/make_nodes.hpp"
#include "jinja/render.hpp"
#include "jinja/undefined.hpp"

namespace jinja {
namespace {

class Constant final : public Expression {
 public:
  Constant(Span span, Value value) : Expression(span), value_(std::move(value)) {}
  Value evaluate(Render&) const override { return value_.borrowed(); }
  const Value& peek(Render&, Value&) const override { return value_; }
  const Value* constant() const override { return &value_; }

 private:
  Value value_;
};

class VariableNode final : public Expression {
 public:
  VariableNode(Span span, std::string_view name, SlotReference slot)
      : Expression(span), name_(name), slot_(slot) {}

  Value evaluate(Render& render) const override {
    const Value& value = slot_of(render.frame, slot_);
    return value.is_nameless() ? render.undefined(name_, Cause::kVariable) : value;
  }
  const Value& peek(Render& render, Value& scratch) const override {
    const Value& value = slot_of(render.frame, slot_);
    return value.is_nameless() ? scratch = render.undefined(name_, Cause::kVariable) : value;
  }
  void write(Render& render, Escape escape) const override {
    Value scratch;
    jinja::write(render, VariableNode::peek(render, scratch), *this, escape);
  }
  int plain_slot() const override { return slot_.hops == 0 ? slot_.index : -1; }
  std::string spelling() const override { return std::string(name_); }

 private:
  std::string_view name_;
  SlotReference slot_;
};

/// What has a list of parts.
class Parts : public Expression {
 public:
  Parts(Span span, Expressions parts) : Expression(span), parts_(std::move(parts)) {}
  void each_part(const Visit& visit) const override {
    for (const ExpressionPointer& part : parts_) visit(*part);
  }

 protected:
  std::vector<Value> evaluate_parts(Render& render) const {
    std::vector<Value> values;
    values.reserve(parts_.size());
    for (const ExpressionPointer& part : parts_) values.push_back(part->evaluate(render));
    return values;
  }
  bool all_constant() const {
    for (const ExpressionPointer& part : parts_) {
      if (part->constant() == nullptr) return false;
    }
    return true;
  }
  std::vector<Value> constants() const {
    std::vector<Value> values;
    for (const ExpressionPointer& part : parts_) values.push_back(*part->constant());
    return values;
  }

  Expressions parts_;
};

class TupleNode final : public Parts {
 public:
  using Parts::Parts;
  Value evaluate(Render& render) const override { return Value::tuple(evaluate_parts(render)); }
};

/// A list of constants is made anew where it may be changed, and read where it stands.
class ListNode final : public Parts {
 public:
  ListNode(Span span, Expressions items) : Parts(span, std::move(items)) {
    if (all_constant()) frozen_ = Value::list(constants());
  }
  Value evaluate(Render& render) const override {
    return Value::list(evaluate_parts(render), Change::kAllowed);
  }
  const Value& peek(Render& render, Value& scratch) const override {
    return frozen_.is_list() ? frozen_ : scratch = evaluate(render);
  }
  Value hold(Render& render) const override {
    return frozen_.is_list() ? frozen_.borrowed() : evaluate(render);
  }

 private:
  Value frozen_;
};

class DictNode final : public Parts {
 public:
  using Parts::Parts;
  Value evaluate(Render& render) const override {
    Dict dict;
    for (std::size_t i = 0; i < parts_.size(); i += 2) {
      Value key = parts_[i]->evaluate(render);
      Value value = parts_[i + 1]->evaluate(render);
      located(render, *parts_[i], [&] { dict.set(std::move(key), std::move(value)); });
    }
    return Value::dict(std::move(dict), Change::kAllowed);
  }
};

class Conditional final : public Expression {
 public:
  Conditional(Span span, ExpressionPointer test, ExpressionPointer then,
              ExpressionPointer otherwise)
      : Expression(span),
        test_(std::move(test)),
        then_(std::move(then)),
        otherwise_(std::move(otherwise)) {}

  Value evaluate(Render& render) const override {
    const Expression* chosen = choose(render);
    return chosen != nullptr ? chosen->evaluate(render) : nothing();
  }
  const Value& peek(Render& render, Value& scratch) const override {
    const Expression* chosen = choose(render);
    return chosen != nullptr ? chosen->peek(render, scratch) : scratch = nothing();
  }
  void write(Render& render, Escape escape) const override {
    if (const Expression* chosen = choose(render)) chosen->write(render, escape);
  }
  void each_part(const Visit& visit) const override {
    visit(*test_);
    visit(*then_);
    if (otherwise_) visit(*otherwise_);
  }

 private:
  const Expression* choose(Render& render) const {
    return test_->truth(render) ? then_.get() : otherwise_.get();
  }
  /// Undefined of the lenient kind, whatever the environment's is: so does Jinja2.
  static Value nothing() { return Value::undefined({{}, Cause::kInlineIf}); }

  ExpressionPointer test_;
  ExpressionPointer then_;
  ExpressionPointer otherwise_;
};

}  // namespace

bool Expression::truth(Render& render) const {
  Value scratch;
  return jinja::truth(render, peek(render, scratch), *this);
}

bool truth_of_other(Render& render, const Value& value, const Expression& node) {
  return located(render, node, [&] { return is_true(value); });
}

void Expression::write(Render& render, Escape escape) const {
  Value scratch;
  jinja::write(render, peek(render, scratch), *this, escape);
}

void write_other(Render& render, const Value& value, const Expression& node, Escape escape) {
  if (value.is_integer()) return render.output.append_integer(value.as_integer());
  located(render, node, [&] { write_value(render, value, render.escapes(escape)); });
}

ExpressionPointer make_constant(Span span, Value value) {
  return std::make_unique<Constant>(span, std::move(value));
}

ExpressionPointer make_variable(Span span, std::string_view name, SlotReference slot) {
  return std::make_unique<VariableNode>(span, name, slot);
}

ExpressionPointer make_tuple_node(Span span, Expressions items) {
  std::vector<Value> values;
  for (const ExpressionPointer& item : items) {
    if (item->constant() == nullptr) return std::make_unique<TupleNode>(span, std::move(items));
    values.push_back(*item->constant());
  }
  return make_constant(span, Value::tuple(std::move(values)));
}

ExpressionPointer make_list_node(Span span, Expressions items) {
  return std::make_unique<ListNode>(span, std::move(items));
}

ExpressionPointer make_dict_node(Span span, Expressions keys_and_values) {
  return std::make_unique<DictNode>(span, std::move(keys_and_values));
}

ExpressionPointer make_conditional(Span span, ExpressionPointer test, ExpressionPointer then,
                                   ExpressionPointer otherwise) {
  return std::make_unique<Conditional>(span, std::move(test), std::move(then),
                                       std::move(otherwise));
}

}  // namespace jinja
