// Attributes, items and slices.
#include <fmt/format.h>

#include "jinja/access.hpp"
#include "jinja/make_nodes.hpp"
#include "jinja/operations.hpp"
#include "jinja/render.hpp"

namespace jinja {
namespace {

class AttributeNode final : public Expression {
 public:
  AttributeNode(Span span, ExpressionPointer object, std::string_view name)
      : Expression(span),
        object_(std::move(object)),
        name_(name),
        is_method_(is_dict_method(name)),
        slot_(is_method_ ? -1 : object_->plain_slot()) {}

  const Value& peek(Render& render, Value& scratch) const override {
    const Value* found = find_item(render);
    return found != nullptr ? *found : look_up(render, scratch);
  }

  bool truth(Render& render) const override {
    Value scratch;
    return jinja::truth(render, AttributeNode::peek(render, scratch), *this);
  }

  void write(Render& render, Escape escape) const override {
    Value scratch;
    jinja::write(render, AttributeNode::peek(render, scratch), *this, escape);
  }

  Value evaluate(Render& render) const override {
    Value own;
    const Value& object = object_->peek(render, own);
    if (object.is_dict() && !is_method_) {
      const Value* found = object.as_dict().find(name_, hint_);
      if (found != nullptr)
        return !object.is_owning() && object.is_frozen() ? found->borrowed() : *found;
    }
    return located(render, *this, [&] { return get_attribute(render, object, name_, hint_); });
  }

  std::string spelling() const override {
    const std::string object = object_->spelling();
    return object.empty() ? object : fmt::format("{}.{}", object, name_.text);
  }
  void each_part(const Visit& visit) const override { visit(*object_); }

 private:
  /// The item of a dict that stands in a variable: most of what templates print.
  const Value* find_item(Render& render) const {
    if (slot_ < 0) return nullptr;
    const Value& object = render.frame->slots[slot_];
    return object.is_dict() ? object.as_dict().find(name_, hint_) : nullptr;
  }

  const Value& look_up(Render& render, Value& scratch) const {
    Value own;
    const Value& object = object_->peek(render, own);
    if (object.is_dict() && !is_method_) {
      const Value* found = object.as_dict().find(name_, hint_);
      if (found != nullptr && (&object != &own || !own.is_owning())) return *found;
      if (found != nullptr) return scratch = *found;
    }
    return scratch =
               located(render, *this, [&] { return get_attribute(render, object, name_, hint_); });
  }

  ExpressionPointer object_;
  Name name_;
  bool is_method_;
  int slot_;  ///< of the object, where it is a variable of this function; else -1
  mutable std::atomic<std::uint32_t> hint_{0};
};

class ItemNode final : public Expression {
 public:
  ItemNode(Span span, ExpressionPointer object, ExpressionPointer key)
      : Expression(span), object_(std::move(object)), key_(std::move(key)) {}

  Value evaluate(Render& render) const override {
    Value own, own_key;
    const Value& object = object_->peek(render, own);
    const Value& key = key_->peek(render, own_key);
    return located(render, *this, [&] { return get_item(render, object, key); });
  }
  std::string spelling() const override {
    const std::string object = object_->spelling();
    const std::string key =
        key_->constant() != nullptr ? to_repr(*key_->constant()) : key_->spelling();
    return object.empty() || key.empty() ? "" : fmt::format("{}[{}]", object, key);
  }
  void each_part(const Visit& visit) const override {
    visit(*object_);
    visit(*key_);
  }

 private:
  ExpressionPointer object_;
  ExpressionPointer key_;
};

class SliceNode final : public Expression {
 public:
  SliceNode(Span span, ExpressionPointer object, ExpressionPointer start, ExpressionPointer stop,
            ExpressionPointer step)
      : Expression(span),
        object_(std::move(object)),
        start_(std::move(start)),
        stop_(std::move(stop)),
        step_(std::move(step)) {}

  Value evaluate(Render& render) const override {
    Value own;
    const Value& object = object_->peek(render, own);
    const Value start = bound(render, start_), stop = bound(render, stop_),
                step = bound(render, step_);
    return located(render, *this, [&] { return slice(object, start, stop, step); });
  }
  void each_part(const Visit& visit) const override {
    for (const ExpressionPointer* part : {&object_, &start_, &stop_, &step_}) {
      if (*part) visit(**part);
    }
  }

 private:
  static Value bound(Render& render, const ExpressionPointer& part) {
    return part ? part->evaluate(render) : Value::none();
  }

  ExpressionPointer object_;
  ExpressionPointer start_;
  ExpressionPointer stop_;
  ExpressionPointer step_;
};

}  // namespace

ExpressionPointer make_attribute(Span span, ExpressionPointer object, std::string_view name) {
  return std::make_unique<AttributeNode>(span, std::move(object), name);
}

ExpressionPointer make_item(Span span, ExpressionPointer object, ExpressionPointer key) {
  return std::make_unique<ItemNode>(span, std::move(object), std::move(key));
}

ExpressionPointer make_slice(Span span, ExpressionPointer object, ExpressionPointer start,
                             ExpressionPointer stop, ExpressionPointer step) {
  return std::make_unique<SliceNode>(span, std::move(object), std::move(start), std::move(stop),
                                     std::move(step));
}

}  // namespace jinja
