// The tests behind `is`.
#include <fmt/format.h>

#include "jinja/error.hpp"
#include "jinja/filters.hpp"
#include "jinja/operations.hpp"
#include "jinja/python_text.hpp"
#include "jinja/undefined.hpp"

namespace jinja {
namespace {

using Check = bool (*)(const Value&);

void add_check(Environment& environment, std::string_view name, Check check) {
  environment.add_test(
      name, "value", [check](Arguments& arguments) { return Value::boolean(check(arguments[0])); });
}

bool is_object_of(const Value& value, Object::Kind kind) {
  return value.is_object() && value.as_object().kind() == kind;
}

bool is_mapping(const Value& value) {
  return value.is_dict() || is_object_of(value, Object::Kind::kMapping);
}

bool is_lenient(const Value& value) {
  return value.is_undefined() && value.missing().behaviour != UndefinedBehaviour::kStrict;
}

bool is_sequence(const Value& value) {
  return value.is_string() || value.is_sequence() || is_mapping(value) ||
         is_object_of(value, Object::Kind::kSequence) || is_lenient(value);
}

bool is_iterable(const Value& value) {
  if (value.is_undefined()) is_true(value);
  return is_sequence(value) || is_object_of(value, Object::Kind::kIterator) ||
         is_object_of(value, Object::Kind::kCollection);
}

bool is_callable(const Value& value) {
  return is_lenient(value) || (value.is_object() && value.as_object().is_callable());
}

bool is_escaped(const Value& value) {
  return value.is_safe() || (value.is_object() && value.as_object().is_safe());
}

bool is_same(const Value& a, const Value& b) {
  if (a.type() != b.type()) return false;
  switch (a.type()) {
    case Type::kList:
    case Type::kTuple:
      return a.items().data() == b.items().data() && a.items().size() == b.items().size();
    case Type::kDict:
      return &a.as_dict() == &b.as_dict();
    case Type::kObject:
      return &a.as_object() == &b.as_object();
    case Type::kUndefined:
      return false;
    default:
      return equal(a, b) && a.is_safe() == b.is_safe();
  }
}

bool remainder_is(Arguments& arguments, const Value& divisor, std::int64_t rest) {
  const Value remainder =
      compute(TokenKind::kMod, arguments[0], divisor, arguments.render().limits());
  return equal(remainder, Value::integer(rest));
}

void add_type_tests(Environment& environment) {
  add_check(environment, "defined", [](const Value& value) { return !value.is_undefined(); });
  add_check(environment, "undefined", [](const Value& value) { return value.is_undefined(); });
  add_check(environment, "none", [](const Value& value) { return value.is_none(); });
  add_check(environment, "boolean", [](const Value& value) { return value.is_boolean(); });
  add_check(environment, "true",
            [](const Value& value) { return value.is_boolean() && value.as_boolean(); });
  add_check(environment, "false",
            [](const Value& value) { return value.is_boolean() && !value.as_boolean(); });
  add_check(environment, "integer",
            [](const Value& value) { return value.is_integer() || value.is_big(); });
  add_check(environment, "float", [](const Value& value) { return value.is_float(); });
  add_check(environment, "number", is_number);
  add_check(environment, "string", [](const Value& value) { return value.is_string(); });
  add_check(environment, "lower", [](const Value& value) { return is_lower_text(to_text(value)); });
  add_check(environment, "upper", [](const Value& value) { return is_upper_text(to_text(value)); });
  add_check(environment, "mapping", is_mapping);
  add_check(environment, "sequence", is_sequence);
  add_check(environment, "iterable", is_iterable);
  add_check(environment, "callable", is_callable);
  add_check(environment, "escaped", is_escaped);
}

void add_arithmetic_tests(Environment& environment) {
  environment.add_test("odd", "value", [](Arguments& a) {
    return Value::boolean(remainder_is(a, Value::integer(2), 1));
  });
  environment.add_test("even", "value", [](Arguments& a) {
    return Value::boolean(remainder_is(a, Value::integer(2), 0));
  });
  environment.add_test("divisibleby", "value, num",
                       [](Arguments& a) { return Value::boolean(remainder_is(a, a[1], 0)); });
}

using Relation = bool (*)(const Value&, const Value&);

void add_relation(Environment& environment, std::initializer_list<std::string_view> names,
                  Relation relation) {
  for (const std::string_view name : names) {
    environment.add_test(name, "a, b", [relation](Arguments& arguments) {
      return Value::boolean(relation(arguments[0], arguments[1]));
    });
  }
}

void add_relation_tests(Environment& environment) {
  add_relation(environment, {"eq", "equalto", "=="},
               [](const Value& a, const Value& b) { return equal(a, b); });
  add_relation(environment, {"ne", "!="},
               [](const Value& a, const Value& b) { return !equal(a, b); });
  add_relation(environment, {"lt", "lessthan", "<"},
               [](const Value& a, const Value& b) { return less(a, b); });
  add_relation(environment, {"le", "<="}, less_or_equal);
  add_relation(environment, {"gt", "greaterthan", ">"},
               [](const Value& a, const Value& b) { return less(b, a); });
  add_relation(environment, {"ge", ">="},
               [](const Value& a, const Value& b) { return less_or_equal(b, a); });
  add_relation(environment, {"sameas"}, is_same);
  add_relation(environment, {"in"}, [](const Value& a, const Value& b) { return contains(b, a); });
}

}  // namespace

void add_builtin_tests(Environment& environment) {
  add_type_tests(environment);
  add_arithmetic_tests(environment);
  add_relation_tests(environment);
  environment.add_test("filter", "value", [](Arguments& arguments) {
    return Value::boolean(find_filter(arguments.environment(), to_text(arguments[0])) != nullptr);
  });
  environment.add_test("test", "value", [](Arguments& arguments) {
    return Value::boolean(find_test(arguments.environment(), to_text(arguments[0])) != nullptr);
  });
}

}  // namespace jinja
