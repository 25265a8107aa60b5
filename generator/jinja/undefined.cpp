#include "jinja/undefined.hpp"

#include <fmt/format.h>

#include "jinja/error.hpp"

namespace jinja {
namespace {

/// Jinja2's name of a type, for `no such element: dict object['x']`.
std::string_view owner_name(Type type) {
  switch (type) {
    case Type::kNone:
      return "None";
    case Type::kBoolean:
      return "bool object";
    case Type::kInteger:
    case Type::kBigInteger:
      return "int object";
    case Type::kFloat:
      return "float object";
    case Type::kString:
      return "str object";
    case Type::kList:
      return "list object";
    case Type::kTuple:
      return "tuple object";
    case Type::kDict:
      return "dict object";
    default:
      return "object";
  }
}

}  // namespace

std::string describe_undefined(const Missing& missing) {
  switch (missing.cause) {
    case Cause::kAttribute:
      return fmt::format("`{}` has no attribute `{}`", owner_name(missing.owner), missing.name);
    case Cause::kItem:
      return fmt::format("`{}` has no element `{}`", owner_name(missing.owner), missing.name);
    case Cause::kParameter:
      return fmt::format("parameter `{}` was not given", missing.name);
    case Cause::kNotExported:
      return fmt::format("the imported template does not export `{}`", missing.name);
    case Cause::kInlineIf:
      return "an inline `if` without `else` gave nothing";
    case Cause::kEmpty:
      return fmt::format("there is no {} item: the sequence is empty", missing.name);
    case Cause::kVariable:
      break;
  }
  return missing.name.empty() ? "an undefined value"
                              : fmt::format("`{}` is undefined", missing.name);
}

std::string debug_undefined(const Missing& missing) {
  switch (missing.cause) {
    case Cause::kVariable:
      return fmt::format("{{{{ {} }}}}", missing.name);
    case Cause::kAttribute:
    case Cause::kItem:
      return fmt::format("{{{{ no such element: {}[{}] }}}}", owner_name(missing.owner),
                         missing.cause == Cause::kItem ? std::string(missing.name)
                                                       : to_repr(Value::view(missing.name)));
    default:
      return fmt::format("{{{{ undefined value printed: {} }}}}", describe_undefined(missing));
  }
}

void throw_undefined(const Value& value) {
  throw TemplateError(ErrorKind::kUndefinedError, describe_undefined(value.missing()));
}

}  // namespace jinja
