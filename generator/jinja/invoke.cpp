#include "jinja/invoke.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/suggestion.hpp"
#include "jinja/error.hpp"
#include "jinja/loop.hpp"
#include "jinja/methods.hpp"
#include "jinja/print.hpp"
#include "jinja/undefined.hpp"

namespace jinja {
namespace {

/// `self`: the blocks of the running template, by name.
class SelfReference final : public Object {
 public:
  explicit SelfReference(Context& context) : context_(context) {}
  std::string_view type_name() const override { return "TemplateReference"; }
  Value find_attribute(const Name& name) const override {
    const std::uint32_t level = find_level(context_, name.text, 0);
    if (level == context_.chain_size) return Value();
    return make_object<BlockReference>(context_, context_.chain[level]->find_block(name.text)->name,
                                       level);
  }
  void append_repr(std::string& out, unsigned) const override {
    out += "<TemplateReference ";
    append_quoted(out, context_.chain[0]->name);
    out += '>';
  }

 private:
  Context& context_;
};

}  // namespace

const Shape& Macro::shape() const {
  static const Shape kShape({"name", "arguments", "catch_kwargs", "catch_varargs", "caller"});
  return kShape;
}

Value Macro::attribute(std::size_t index) const {
  switch (index) {
    case 0:
      return code_.name.empty() ? Value::none() : Value::view(code_.name);
    case 2:
      return Value::boolean(code_.kwargs_slot >= 0);
    case 3:
      return Value::boolean(code_.varargs_slot >= 0);
    case 4:
      return Value::boolean(code_.caller_slot >= 0);
    default:
      break;
  }
  std::vector<Value> names;
  for (const MacroParameter& parameter : code_.parameters)
    names.push_back(Value::view(parameter.name.text));
  return Value::tuple(std::move(names));
}

void Macro::append_repr(std::string& out, unsigned) const {
  out += "<Macro ";
  if (code_.name.empty())
    out += "anonymous";
  else
    append_quoted(out, code_.name);
  out += '>';
}

Value Macro::call(Arguments& arguments) const {
  Render& render = arguments.render();
  const bool safe = render.frame != nullptr ? render.autoescape() : safe_;
  const std::size_t begin = render.output.size();
  write(render, {arguments.rest(), arguments.named()});
  return render.captured(begin, safe);
}

void Macro::write(Render& render, GivenArguments given) const {
  Activation activation(render, code_.function, context_, outer_, owner_);
  bind(render, given);
  activation.enter();
  for (const MacroParameter& parameter : code_.parameters) {
    Value& slot = render.frame->slots[parameter.slot];
    if (!slot.is_nameless()) continue;
    slot = parameter.fallback ? parameter.fallback->evaluate(render)
                              : render.undefined(parameter.name.text, Cause::kParameter);
  }
  code_.function.body.run(render);
}

void Macro::bind(Render& render, GivenArguments given) const {
  const std::size_t positional = std::min(given.positional.size(), code_.parameters.size());
  for (std::size_t i = 0; i < positional; ++i) {
    render.frame->slots[code_.parameters[i].slot] = std::move(given.positional[i]);
  }
  const bool caller_bound = code_.explicit_caller;
  if (code_.caller_slot >= 0 && !caller_bound)
    render.frame->slots[code_.caller_slot] = render.undefined("caller", Cause::kVariable);
  if (!given.named.empty() || code_.kwargs_slot >= 0) bind_named(render, given, positional);
  bind_rest(render, given);
}

void Macro::bind_named(Render& render, GivenArguments given, std::size_t positional) const {
  Dict rest;
  for (NamedArgument& argument : given.named) {
    const std::string_view name = argument.first.as_string();
    const auto known = std::find_if(
        code_.parameters.begin() + static_cast<std::ptrdiff_t>(positional), code_.parameters.end(),
        [name](const MacroParameter& parameter) { return parameter.name.text == name; });
    if (known != code_.parameters.end()) {
      render.frame->slots[known->slot] = std::move(argument.second);
    } else if (name == "caller" && code_.caller_slot >= 0 && !code_.explicit_caller) {
      render.frame->slots[code_.caller_slot] = std::move(argument.second);
    } else if (code_.kwargs_slot >= 0) {
      rest.set(argument.first, std::move(argument.second));
    } else {
      fail_named(name);
    }
  }
  if (code_.kwargs_slot >= 0)
    render.frame->slots[code_.kwargs_slot] = Value::dict(std::move(rest), Change::kAllowed);
}

void Macro::fail_named(std::string_view name) const {
  if (name == "caller") {
    throw TemplateError(
        ErrorKind::kTypeError,
        fmt::format("macro `{}` does not use `caller`, but was called with a call block",
                    code_.name));
  }
  std::vector<std::string_view> names;
  bool twice = false;
  for (const MacroParameter& parameter : code_.parameters) {
    names.push_back(parameter.name.text);
    twice = twice || parameter.name.text == name;
  }
  if (twice)
    throw TemplateError(ErrorKind::kTypeError,
                        fmt::format("macro `{}` was given `{}` twice", code_.name, name));
  throw TemplateError(ErrorKind::kTypeError,
                      fmt::format("macro `{}` has no parameter `{}`", code_.name, name),
                      offprint::did_you_mean(name, names));
}

void Macro::bind_rest(Render& render, GivenArguments given) const {
  const std::size_t taken = std::min(given.positional.size(), code_.parameters.size());
  const std::span<Value> rest = given.positional.subspan(taken);
  if (code_.varargs_slot >= 0) {
    render.frame->slots[code_.varargs_slot] = Value::tuple({rest.begin(), rest.end()});
  } else if (!rest.empty()) {
    throw TemplateError(ErrorKind::kTypeError,
                        fmt::format("macro `{}` takes at most {} arguments, but was given {}",
                                    code_.name, code_.parameters.size(), given.positional.size()));
  }
}

const Shape& BlockReference::shape() const {
  static const Shape kShape({"super"});
  return kShape;
}

Value BlockReference::attribute(std::size_t) const {
  const std::uint32_t above = find_level(context_, name_, level_ + 1);
  if (above == context_.chain_size) return Value::undefined({"super", Cause::kVariable});
  return make_object<BlockReference>(context_, name_, above);
}

Value BlockReference::call(Arguments& arguments) const {
  Render& render = arguments.render();
  const std::size_t begin = render.output.size();
  write(render);
  return render.captured(begin);
}

void BlockReference::write(Render& render) const { write_block(render, context_, name_, level_); }

std::uint32_t find_level(const Context& context, std::string_view block, std::uint32_t from) {
  while (from < context.chain_size && context.chain[from]->find_block(block) == nullptr) ++from;
  return std::min(from, context.chain_size);
}

void write_block(Render& render, Context& context, std::string_view name, std::uint32_t level) {
  const CompiledTemplate& owner = *context.chain[level];
  const BlockCode& code = *owner.find_block(name);
  try {
    Activation activation(render, code.function, context, nullptr, owner);
    if (code.self_slot >= 0) render.frame->slots[code.self_slot] = make_self(render);
    if (code.super_slot >= 0)
      render.frame->slots[code.super_slot] = make_super(render, context, name, level);
    activation.enter();
    code.function.body.run(render);
  } catch (TemplateError& error) {
    const CompiledTemplate* before = std::exchange(render.current, &owner);
    add_step(render, code.span, fmt::format("in block `{}`", name), error);
    render.current = before;
    throw;
  }
}

Value make_super(Render& render, Context& context, std::string_view name, std::uint32_t level) {
  const std::uint32_t above = find_level(context, name, level + 1);
  if (above == context.chain_size) {
    return render.undefined(render.arena.keep(fmt::format("super() of block {}", name)),
                            Cause::kVariable);
  }
  return Value::borrow(*render.arena.make<BlockReference>(context, name, above));
}

Value make_self(Render& render) {
  return Value::borrow(*render.arena.make<SelfReference>(render.context()));
}

Value FunctionObject::call(Arguments& arguments) const {
  return invoke(arguments.render(), {arguments.rest(), arguments.named()});
}

Value FunctionObject::invoke(Render& render, GivenArguments given) const {
  return call_bound(render, signature_, function_, given);
}

void FunctionObject::append_repr(std::string& out, unsigned) const {
  out += fmt::format("<{}>", signature_.name);
}

Value call_value(Render& render, const Value& callee, GivenArguments given) {
  if (callee.is_undefined()) throw_undefined(callee);
  if (!callee.is_object() || !callee.as_object().is_callable()) {
    throw TemplateError(ErrorKind::kTypeError,
                        fmt::format("`{}` is not callable", type_name(callee)));
  }
  const Object& object = callee.as_object();
  if (object.role() == Role::kFunction)
    return static_cast<const FunctionObject&>(object).invoke(render, given);
  if (object.role() == Role::kMethod) return call_method(render, object, given);
  return call_object(render, object, given);
}

bool write_call(Render& render, const Value& callee, GivenArguments given, bool escape) {
  if (!callee.is_object() || escape != render.autoescape()) return false;
  const Object& object = callee.as_object();
  switch (object.role()) {
    case Role::kMacro:
      static_cast<const Macro&>(object).write(render, given);
      return true;
    case Role::kBlock:
      static_cast<const BlockReference&>(object).write(render);
      return true;
    case Role::kLoop:
      static_cast<const LoopObject&>(object).recurse(render, given);
      return true;
    default:
      return false;
  }
}

}  // namespace jinja
