#include "jinja/context.hpp"

#include "jinja/object.hpp"

namespace jinja {
namespace {

const Value* find_local(const Context& context, const Name& name) {
  if (context.locals == nullptr || !context.locals->may_have(name)) return nullptr;
  for (const LocalName& local : *context.locals) {
    if (local.name != name) continue;
    const Value& value = slot_of(context.locals_frame, local.slot);
    return value.is_nameless() ? nullptr : &value;
  }
  return nullptr;
}

const Value* find_in_root(const Value& root, const Name& name, Value& scratch) {
  if (root.is_dict()) return root.as_dict().find(name);
  if (!root.is_object()) return nullptr;
  const Object& object = root.as_object();
  const std::size_t index = object.shape().find(name);
  scratch = index < object.shape().size() ? object.attribute(index) : object.find_attribute(name);
  if (scratch.is_nameless() && object.kind() == Object::Kind::kMapping) {
    scratch = object.find_item(Value::view(name.text));
  }
  return scratch.is_nameless() ? nullptr : &scratch;
}

}  // namespace

Variable* Context::find_variable(const Name& name) const {
  if (!filter.may_have(name)) return nullptr;
  for (Variable* variable = variables; variable != nullptr; variable = variable->next) {
    if (variable->name == name) return variable;
  }
  return nullptr;
}

void Context::set(Arena& arena, const Name& name, const Value& value, bool is_exported) {
  if (Variable* known = find_variable(name)) {
    known->value = value;
    known->exported = is_exported;
  } else {
    variables = arena.make<Variable>(Variable{name, value, is_exported, variables});
    filter.add(name);
  }
}

void Context::pin(Arena& arena) {
  for (const Context* seen = this; seen != nullptr; seen = seen->parent) {
    if (seen->locals != nullptr) {
      for (const LocalName& local : *seen->locals) {
        const Value& value = slot_of(seen->locals_frame, local.slot);
        if (!value.is_nameless() && find_variable(local.name) == nullptr)
          set(arena, local.name, value, false);
      }
    }
    for (Variable* variable = seen->parent ? seen->parent->variables : nullptr; variable;
         variable = variable->next) {
      if (find_variable(variable->name) == nullptr)
        set(arena, variable->name, variable->value, false);
    }
  }
  parent = nullptr;
  locals = nullptr;
}

const Value* find_in_context(const Context& context, const Name& name, Value& scratch) {
  for (const Context* at = &context; at != nullptr; at = at->parent) {
    if (const Variable* variable = at->find_variable(name)) return &variable->value;
    if (const Value* local = find_local(*at, name)) return local;
  }
  return context.root == nullptr ? nullptr : find_in_root(*context.root, name, scratch);
}

}  // namespace jinja
