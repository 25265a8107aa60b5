// Calls, filters and tests. Arguments are evaluated into arrays on the stack; those of filters and
// tests find their parameters when the template is compiled.
#include <fmt/format.h>
#include <array>

#include "jinja/access.hpp"
#include "jinja/error.hpp"
#include "jinja/loop.hpp"
#include "jinja/make_nodes.hpp"
#include "jinja/methods.hpp"
#include "jinja/render.hpp"
#include "jinja/walk.hpp"

namespace jinja {
namespace {

void each_argument(const ArgumentNodes& nodes, const Expression::Visit& visit) {
  for (const ExpressionPointer& node : nodes.positional) visit(*node);
  for (const auto& [name, node] : nodes.named) visit(*node);
  if (nodes.star) visit(*nodes.star);
  if (nodes.double_star) visit(*nodes.double_star);
}

/// The arguments of one call, evaluated: on the stack while they are few and plain.
class Evaluated {
 public:
  Evaluated(Render& render, const ArgumentNodes& nodes) {
    if (nodes.positional.size() <= few_.size() && nodes.named.size() <= few_named_.size() &&
        !nodes.star && !nodes.double_star) {
      take_few(render, nodes);
    } else {
      take_many(render, nodes);
    }
  }
  GivenArguments given() { return given_; }

 private:
  void take_few(Render& render, const ArgumentNodes& nodes) {
    std::size_t i = 0, j = 0;
    for (const ExpressionPointer& node : nodes.positional) few_[i++] = node->evaluate(render);
    for (const auto& [name, node] : nodes.named)
      few_named_[j++] = {name.borrowed(), node->evaluate(render)};
    given_ = {std::span(few_).first(i), std::span(few_named_).first(j)};
  }

  void take_many(Render& render, const ArgumentNodes& nodes) {
    for (const ExpressionPointer& node : nodes.positional) many_.push_back(node->evaluate(render));
    if (nodes.star) take_star(render, *nodes.star);
    for (const auto& [name, node] : nodes.named)
      many_named_.emplace_back(name.borrowed(), node->evaluate(render));
    if (nodes.double_star) take_double_star(render, *nodes.double_star);
    given_ = {many_, many_named_};
  }

  void take_star(Render& render, const Expression& node) {
    located(render, node, [&] {
      for (Value& value : elements_of(node.evaluate(render))) many_.push_back(std::move(value));
    });
  }

  void take_double_star(Render& render, const Expression& node) {
    const Value map = node.evaluate(render);
    located(render, node, [&] {
      if (!map.is_dict())
        throw TemplateError(ErrorKind::kTypeError,
                            fmt::format("`**` takes a dict, not `{}`", type_name(map)));
      for (const Dict::Entry& entry : map.as_dict().entries()) take_entry(entry);
    });
  }

  void take_entry(const Dict::Entry& entry) {
    if (!entry.key.is_string())
      throw TemplateError(ErrorKind::kTypeError, "the keys of `**` must be strings");
    for (const NamedArgument& known : many_named_) {
      if (equal(known.first, entry.key)) {
        throw TemplateError(ErrorKind::kTypeError,
                            fmt::format("the argument `{}` is given twice", entry.key.as_string()));
      }
    }
    many_named_.emplace_back(entry.key, entry.value);
  }

  std::array<Value, 5> few_;
  std::array<NamedArgument, 2> few_named_;
  std::vector<Value> many_;
  std::vector<NamedArgument> many_named_;
  GivenArguments given_;
};

/// Like `located`; an error from within a macro is told where the macro was called.
template <class Action>
decltype(auto) calling(Render& render, const Expression& node, const Value& callee, Action action) {
  try {
    return action();
  } catch (TemplateError& error) {
    const bool inside = error.report().place.line != 0;
    if (inside && callee.is_object() && callee.as_object().role() == Role::kMacro) {
      const std::string_view name = static_cast<const Macro&>(callee.as_object()).name();
      add_step(render, node.span(),
               name.empty() ? "in the call block" : fmt::format("in macro `{}`", name), error);
    }
    locate(render, node, error);
    throw;
  }
}

class Call final : public Expression {
 public:
  Call(Span span, ExpressionPointer callee, ArgumentNodes arguments)
      : Expression(span), callee_(std::move(callee)), arguments_(std::move(arguments)) {}

  Value evaluate(Render& render) const override {
    Value own;
    const Value callee = callee_->peek(render, own);
    Evaluated evaluated(render, arguments_);
    return calling(render, *this, callee,
                   [&] { return call_value(render, callee, evaluated.given()); });
  }

  void write(Render& render, Escape escape) const override {
    Value own;
    const Value callee = callee_->peek(render, own);
    Evaluated evaluated(render, arguments_);
    calling(render, *this, callee, [&] {
      const bool escapes = render.escapes(escape);
      if (write_call(render, callee, evaluated.given(), escapes)) return;
      write_value(render, call_value(render, callee, evaluated.given()), escapes);
    });
  }

  void each_part(const Visit& visit) const override {
    visit(*callee_);
    each_argument(arguments_, visit);
  }

 private:
  ExpressionPointer callee_;
  ArgumentNodes arguments_;
};

/// `object.name(…)`, without a value for the method.
class MethodCall final : public Expression {
 public:
  MethodCall(Span span, ExpressionPointer object, std::string_view name, ArgumentNodes arguments)
      : Expression(span),
        object_(std::move(object)),
        name_(name),
        arguments_(std::move(arguments)) {}

  Value evaluate(Render& render) const override {
    const Value object = object_->evaluate(render);
    return located(render, *this, [&] { return call(render, object); });
  }

  void write(Render& render, Escape escape) const override {
    const Value object = object_->evaluate(render);
    located(render, *this, [&] { write_from(render, object, render.escapes(escape)); });
  }

  void each_part(const Visit& visit) const override {
    visit(*object_);
    each_argument(arguments_, visit);
  }

 private:
  Value call(Render& render, const Value& object) const {
    if (const Registered* method = find_method(object, name_.text)) {
      Evaluated evaluated(render, arguments_);
      return call_method(render, object, *method, evaluated.given());
    }
    if (is_loop_method(object)) {
      Evaluated evaluated(render, arguments_);
      const auto& loop = static_cast<const LoopObject&>(object.as_object());
      return name_.text == "cycle" ? loop.cycle(evaluated.given())
                                   : loop.changed(evaluated.given());
    }
    const Value callee = get_attribute(render, object, name_, hint_);
    Evaluated evaluated(render, arguments_);
    return calling(render, *this, callee,
                   [&] { return call_value(render, callee, evaluated.given()); });
  }

  void write_from(Render& render, const Value& object, bool escape) const {
    if (object.is_object() && !is_loop_method(object)) {
      const Value callee = get_attribute(render, object, name_, hint_);
      Evaluated evaluated(render, arguments_);
      return calling(render, *this, callee, [&] {
        if (write_call(render, callee, evaluated.given(), escape)) return;
        write_value(render, call_value(render, callee, evaluated.given()), escape);
      });
    }
    write_value(render, call(render, object), escape);
  }

  bool is_loop_method(const Value& object) const {
    return object.is_object() && object.as_object().role() == Role::kLoop &&
           (name_.text == "cycle" || name_.text == "changed");
  }

  ExpressionPointer object_;
  Name name_;
  ArgumentNodes arguments_;
  mutable std::atomic<std::uint32_t> hint_{0};
};

/// Which expression goes to which parameter, where that can be said when compiling.
class Plan {
 public:
  Plan(const Signature& signature, const Expression& subject, const ArgumentNodes& nodes) {
    const std::size_t count = signature.parameters.size();
    fits_ = !nodes.star && !nodes.double_star && nodes.positional.size() < count;
    if (!fits_) return;
    set(0, subject);
    for (std::size_t i = 0; i < nodes.positional.size(); ++i) set(i + 1, *nodes.positional[i]);
    for (const auto& [name, node] : nodes.named) {
      const std::size_t at = find_parameter(signature, name.as_string());
      fits_ = fits_ && at < count && bound_[at] == nullptr;
      if (fits_) set(at, *node);
    }
    for (std::size_t i = 0; i < count; ++i)
      fits_ = fits_ && (bound_[i] != nullptr || signature.parameters[i].fallback);
  }

  bool fits() const { return fits_; }

  Value call(Render& render, const Registered& called) const {
    const std::size_t count = called.signature.parameters.size();
    std::array<Value, kMostParameters> values;
    for (std::size_t i = 0; i < count; ++i) {
      values[i] = bound_[i] ? bound_[i]->evaluate(render)
                            : called.signature.parameters[i].fallback->borrowed();
    }
    Arguments arguments(render, called.signature, std::span(values).first(count), given_, {}, {});
    return called.function(arguments);
  }

 private:
  void set(std::size_t at, const Expression& expression) {
    bound_[at] = &expression;
    given_ |= 1u << at;
  }

  std::array<const Expression*, kMostParameters> bound_{};
  std::uint32_t given_ = 0;
  bool fits_ = false;
};

/// A filter or a test: both are functions whose first argument stands before them.
class Applied : public Expression {
 public:
  Applied(Span span, const Registered& called, ExpressionPointer subject, ArgumentNodes arguments)
      : Expression(span),
        called_(called),
        subject_(std::move(subject)),
        arguments_(std::move(arguments)),
        plan_(called.signature, *subject_, arguments_) {}

  Value evaluate(Render& render) const override {
    return located(render, *this, [&] {
      return plan_.fits() ? plan_.call(render, called_) : call_anyhow(render);
    });
  }
  void each_part(const Visit& visit) const override {
    visit(*subject_);
    each_argument(arguments_, visit);
  }

 private:
  Value call_anyhow(Render& render) const {
    std::vector<Value> positional;
    positional.push_back(subject_->evaluate(render));
    Evaluated evaluated(render, arguments_);
    for (Value& value : evaluated.given().positional) positional.push_back(std::move(value));
    return call_bound(render, called_.signature, called_.function,
                      {positional, evaluated.given().named});
  }

  const Registered& called_;
  ExpressionPointer subject_;
  ArgumentNodes arguments_;
  Plan plan_;
};

class Unknown final : public Expression {
 public:
  Unknown(Span span, std::string message, std::string hint)
      : Expression(span), message_(std::move(message)), hint_(std::move(hint)) {}
  Value evaluate(Render& render) const override {
    return located(render, *this, [&]() -> Value {
      throw TemplateError(ErrorKind::kTemplateRuntimeError, message_, hint_);
    });
  }

 private:
  std::string message_;
  std::string hint_;
};

class Captured final : public Expression {
 public:
  using Expression::Expression;
  Value evaluate(Render& render) const override { return render.captured(render.mark); }
};

}  // namespace

ExpressionPointer make_call(Span span, ExpressionPointer callee, ArgumentNodes arguments) {
  return std::make_unique<Call>(span, std::move(callee), std::move(arguments));
}

ExpressionPointer make_method_call(Span span, ExpressionPointer object, std::string_view name,
                                   ArgumentNodes arguments) {
  return std::make_unique<MethodCall>(span, std::move(object), name, std::move(arguments));
}

ExpressionPointer make_filter(Span span, const Registered& filter, ExpressionPointer subject,
                              ArgumentNodes arguments) {
  return std::make_unique<Applied>(span, filter, std::move(subject), std::move(arguments));
}

ExpressionPointer make_test(Span span, const Registered& test, ExpressionPointer subject,
                            ArgumentNodes arguments) {
  return std::make_unique<Applied>(span, test, std::move(subject), std::move(arguments));
}

ExpressionPointer make_unknown(Span span, std::string message, std::string hint) {
  return std::make_unique<Unknown>(span, std::move(message), std::move(hint));
}

ExpressionPointer make_captured(Span span) { return std::make_unique<Captured>(span); }

}  // namespace jinja
