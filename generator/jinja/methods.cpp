// How methods are found and bound; and those of numbers.
#include "jinja/methods.hpp"

#include <cmath>

#include "jinja/integer.hpp"
#include "jinja/object.hpp"

namespace jinja {
namespace {

/// `value.name` without a call.
class BoundMethod final : public Object {
 public:
  BoundMethod(Value value, const Registered& method)
      : Object(Role::kMethod), value_(std::move(value)), method_(method) {}
  std::string_view type_name() const override { return "builtin_function_or_method"; }
  bool is_callable() const override { return true; }
  Value call(Arguments& arguments) const override {
    return invoke(arguments.render(), {arguments.rest(), arguments.named()});
  }
  Value invoke(Render& render, GivenArguments given) const {
    return call_method(render, value_, method_, given);
  }
  void append_repr(std::string& out, unsigned) const override {
    out.append("<")
        .append(method_.signature.name)
        .append(" of ")
        .append(jinja::type_name(value_))
        .append(">");
  }
  std::span<Value> held_values() override { return {&value_, 1}; }

 private:
  Value value_;
  const Registered& method_;
};

Registry make_integer_methods() {
  Registry registry;
  registry["bit_length"] = {
      parse_signature("method `bit_length`", "self"), [](Arguments& arguments) {
        const std::string digits = to_big(arguments[0]).to_string(2);
        const bool negative = digits.starts_with('-');
        return Value::integer(digits == "0" ? 0
                                            : static_cast<std::int64_t>(digits.size() - negative));
      }};
  return registry;
}

Registry make_float_methods() {
  Registry registry;
  registry["is_integer"] = {
      parse_signature("method `is_integer`", "self"), [](Arguments& arguments) {
        const double value = arguments[0].as_float();
        return Value::boolean(std::isfinite(value) && value == std::floor(value));
      }};
  return registry;
}

const Registry* methods_of(const Value& value) {
  switch (value.type()) {
    case Type::kString:
      return &string_methods();
    case Type::kList:
      return &list_methods();
    case Type::kTuple:
      return &tuple_methods();
    case Type::kDict:
      return &dict_methods();
    case Type::kInteger:
    case Type::kBigInteger:
      return &integer_methods();
    case Type::kFloat:
      return &float_methods();
    default:
      return nullptr;
  }
}

}  // namespace

const Registry& integer_methods() {
  static const Registry kMethods = make_integer_methods();
  return kMethods;
}

const Registry& float_methods() {
  static const Registry kMethods = make_float_methods();
  return kMethods;
}

const Registered* find_method(const Value& value, std::string_view name) {
  const Registry* methods = methods_of(value);
  if (methods == nullptr) return nullptr;
  const auto at = methods->find(name);
  return at == methods->end() ? nullptr : &at->second;
}

Value bind_method(const Value& value, const Registered& method) {
  return make_object<BoundMethod>(value, method);
}

Value call_method(Render& render, const Object& method, GivenArguments given) {
  return static_cast<const BoundMethod&>(method).invoke(render, given);
}

Value call_method(Render& render, const Value& value, const Registered& method,
                  GivenArguments given) {
  std::vector<Value> positional;
  positional.reserve(given.positional.size() + 1);
  positional.push_back(value);
  for (Value& argument : given.positional) positional.push_back(std::move(argument));
  return call_bound(render, method.signature, method.function, {positional, given.named});
}

}  // namespace jinja
