// abs, float, int, round, filesizeformat.
#include <fmt/format.h>

#include <array>
#include <cmath>

#include "jinja/error.hpp"
#include "jinja/filters.hpp"
#include "jinja/integer.hpp"
#include "jinja/numbers.hpp"
#include "jinja/operations.hpp"
#include "jinja/undefined.hpp"

namespace jinja {
namespace {

[[noreturn]] void fail_number(std::string_view filter, const Value& value) {
  throw TemplateError(ErrorKind::kTypeError,
                      fmt::format("`{}` takes a number, not `{}`", filter, type_name(value)));
}

Value absolute(Arguments& arguments) {
  const Value& value = arguments[0];
  if (!is_number(value)) fail_number("abs", value);
  if (value.is_float()) return Value::number(std::fabs(value.as_float()));
  const BigInteger number = to_big(value);
  return make_integer(number.is_negative() ? -number : number);
}

Value to_float(Arguments& arguments) {
  const Value& value = arguments[0];
  if (value.is_undefined()) throw_undefined(value);
  if (is_number(value)) return Value::number(to_number(value));
  const auto number = value.is_string() ? read_float(value.as_string()) : std::nullopt;
  return number ? Value::number(*number) : arguments.take(1);
}

/// The text as an integer, else the integral part of the float that it spells; nameless where
/// neither.
Value integer_of_text(std::string_view text, std::int64_t base) {
  const bool sensible = base == 0 || (base >= 2 && base <= 36);
  if (Value number = sensible ? read_integer(text, base) : Value(); !number.is_undefined())
    return number;
  const auto number = read_float(text);
  return number && std::isfinite(*number) ? truncated(*number) : Value();
}

Value to_integer(Arguments& arguments) {
  const Value& value = arguments[0];
  if (value.is_undefined()) throw_undefined(value);
  if (value.is_float() && std::isfinite(value.as_float())) return truncated(value.as_float());
  if (value.is_float() && std::isinf(value.as_float()))
    throw TemplateError(ErrorKind::kOverflowError, "infinity has no integer");
  if (value.is_boolean()) return Value::integer(value.as_integer());
  if (is_number(value) && !value.is_float()) return value;
  Value number =
      value.is_string() ? integer_of_text(value.as_string(), arguments.integer(2)) : Value();
  return number.is_undefined() ? arguments.take(1) : number;
}

Value round_number(Arguments& arguments) {
  const Value& value = arguments[0];
  const std::string method = to_text(arguments[2]);
  if (method != "common" && method != "ceil" && method != "floor") {
    throw TemplateError(
        ErrorKind::kFilterArgumentError,
        fmt::format("`round` knows the methods `common`, `ceil` and `floor`, not `{}`", method));
  }
  if (value.is_undefined() && method != "common") throw_undefined(value);
  if (!is_number(value)) fail_number("round", value);
  const std::int64_t digits = arguments.integer(1);
  if (method == "common")
    return value.is_float() ? Value::number(rounded(value.as_float(), digits))
                            : rounded_integer(value, digits);
  const double unit = std::pow(10.0, static_cast<double>(digits));
  const double scaled = to_number(value) * unit;
  const Value whole = truncated(method == "ceil" ? std::ceil(scaled) : std::floor(scaled));
  return Value::number(to_number(whole) / unit);
}

double size_in_bytes(const Value& value) {
  if (is_number(value)) return to_number(value);
  if (value.is_undefined()) throw_undefined(value);
  if (!value.is_string()) fail_number("filesizeformat", value);
  const auto number = read_float(value.as_string());
  if (!number)
    throw TemplateError(ErrorKind::kValueError,
                        fmt::format("`{}` is not a number", value.as_string()));
  return *number;
}

Value format_file_size(Arguments& arguments) {
  constexpr std::array<std::string_view, 8> kPrefixes = {"k", "M", "G", "T", "P", "E", "Z", "Y"};
  const double bytes = size_in_bytes(arguments[0]);
  const bool binary = arguments.truth(1);
  const double base = binary ? 1024 : 1000;
  if (bytes == 1) return Value::view("1 Byte");
  if (bytes < base) return Value::text(fmt::format("{} Bytes", to_text(truncated(bytes))));
  double unit = base * base;
  std::size_t i = 0;
  while (i + 1 < kPrefixes.size() && !(bytes < unit)) unit *= base, ++i;
  const std::string prefix = binary && i == 0 ? "K" : std::string(kPrefixes[i]);
  return Value::text(fmt::format("{:.1f} {}{}", base * bytes / unit, prefix, binary ? "iB" : "B"));
}

}  // namespace

void add_number_filters(Environment& environment) {
  environment.add_filter("abs", "x", absolute);
  environment.add_filter("float", "value, default=0.0", to_float);
  environment.add_filter("int", "value, default=0, base=10", to_integer);
  environment.add_filter("round", "value, precision=0, method='common'", round_number);
  environment.add_filter("filesizeformat", "value, binary=false", format_file_size);
}

}  // namespace jinja
