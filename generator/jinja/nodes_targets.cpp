// What values are assigned to.
#include <fmt/format.h>

#include "jinja/error.hpp"
#include "jinja/make_nodes.hpp"
#include "jinja/namespace.hpp"
#include "jinja/render.hpp"
#include "jinja/walk.hpp"

namespace jinja {
namespace {

class SlotTarget final : public Target {
 public:
  SlotTarget(std::string_view name, SlotReference slot) : name_(name), slot_(slot) {}
  void assign(Render& render, Value value) const override {
    slot_of(render.frame, slot_) =
        value.is_nameless() ? render.undefined(name_, Cause::kVariable) : std::move(value);
  }

  int plain_slot() const override { return slot_.hops == 0 ? slot_.index : -1; }

 private:
  std::string_view name_;
  SlotReference slot_;
};

/// A variable of a template's top level, which blocks, macros and importers see, too.
class TopLevelTarget final : public Target {
 public:
  TopLevelTarget(std::string_view name, SlotReference slot, bool exported)
      : name_(name), slot_(slot), exported_(exported) {}
  void assign(Render& render, Value value) const override {
    if (value.is_nameless()) value = render.undefined(name_.text, Cause::kVariable);
    render.context().set(render.arena, name_, value, exported_);
    slot_of(render.frame, slot_) = std::move(value);
  }

 private:
  Name name_;
  SlotReference slot_;
  bool exported_;
};

class NamespaceTarget final : public Target {
 public:
  NamespaceTarget(Span span, std::string_view attribute, SlotReference slot)
      : span_(span), attribute_(attribute), slot_(slot) {}

  void check(Render& render) const override {
    const Value& value = slot_of(render.frame, slot_);
    if (value.is_object() && value.as_object().role() == Role::kNamespace) return;
    TemplateError error(
        ErrorKind::kTemplateRuntimeError,
        fmt::format("an attribute can be set of a namespace alone, not of `{}`", type_name(value)),
        "make one with `{% set ns = namespace() %}`");
    locate(render, span_, error);
    throw error;
  }
  void assign(Render& render, Value value) const override {
    static_cast<const Namespace&>(slot_of(render.frame, slot_).as_object())
        .set(attribute_, std::move(value));
  }

 private:
  Span span_;
  std::string_view attribute_;
  SlotReference slot_;
};

class TupleTarget final : public Target {
 public:
  TupleTarget(Span span, std::vector<TargetPointer> targets)
      : span_(span), targets_(std::move(targets)) {}

  void check(Render& render) const override {
    for (const TargetPointer& target : targets_) target->check(render);
  }

  void assign(Render& render, Value value) const override {
    try {
      unpack(render, std::move(value));
    } catch (TemplateError& error) {
      locate(render, span_, error);
      throw;
    }
  }

 private:
  void unpack(Render& render, Value value) const {
    Walk walk(std::move(value));
    walk.collect();
    if (walk.size() != targets_.size()) {
      throw TemplateError(ErrorKind::kValueError,
                          fmt::format("{} values for {} names", walk.size(), targets_.size()));
    }
    for (std::size_t i = 0; i < targets_.size(); ++i) targets_[i]->assign(render, walk.at(i));
  }

  Span span_;
  std::vector<TargetPointer> targets_;
};

}  // namespace

TargetPointer make_slot_target(std::string_view name, SlotReference slot) {
  return std::make_unique<SlotTarget>(name, slot);
}

TargetPointer make_top_level_target(std::string_view name, SlotReference slot, bool exported) {
  return std::make_unique<TopLevelTarget>(name, slot, exported);
}

TargetPointer make_namespace_target(Span span, std::string_view attribute, SlotReference slot) {
  return std::make_unique<NamespaceTarget>(span, attribute, slot);
}

TargetPointer make_tuple_target(Span span, std::vector<TargetPointer> targets) {
  return std::make_unique<TupleTarget>(span, std::move(targets));
}

}  // namespace jinja
