#include "jinja/signature.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cstdlib>

#include "base/suggestion.hpp"
#include "base/unicode.hpp"
#include "jinja/error.hpp"
#include "jinja/integer.hpp"

namespace jinja {
namespace {

Value parse_default(std::string_view text) {
  if (text == "none") return Value::none();
  if (text == "true" || text == "false") return Value::boolean(text == "true");
  if (text.starts_with('\'')) return Value::text(text.substr(1, text.size() - 2));
  if (text.find('.') != text.npos)
    return Value::number(std::strtod(std::string(text).c_str(), nullptr));
  const Value number = parse_integer(text);
  assert(!number.is_undefined());
  return number;
}

void add_parameter(Signature& signature, std::string_view text) {
  if (text.starts_with("**")) {
    signature.named = true;
  } else if (text.starts_with("*")) {
    signature.rest = true;
  } else if (const std::size_t equals = text.find('='); equals == text.npos) {
    signature.parameters.push_back({std::string(text), std::nullopt});
  } else {
    signature.parameters.push_back(
        {std::string(text.substr(0, equals)), parse_default(text.substr(equals + 1))});
  }
}

/// The comma that ends a parameter; none within quotes.
std::size_t find_comma(std::string_view text) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\'') quoted = !quoted;
    if (text[i] == ',' && !quoted) return i;
  }
  return text.size();
}

[[noreturn]] void fail(const Signature& signature, std::string message, std::string hint = {}) {
  throw TemplateError(ErrorKind::kTypeError, fmt::format("{} {}", signature.name, message),
                      std::move(hint));
}

std::string unknown_hint(const Signature& signature, std::string_view name) {
  std::vector<std::string_view> names;
  for (const Parameter& parameter : signature.parameters) names.push_back(parameter.name);
  return offprint::did_you_mean(name, names);
}

/// Arguments on their way to their parameters.
class Binding {
 public:
  explicit Binding(const Signature& signature) : signature_(signature) {}

  void take_positional(std::span<Value> positional) {
    const std::size_t count = std::min(positional.size(), signature_.parameters.size());
    for (std::size_t i = 0; i < count; ++i) bind(i, std::move(positional[i]));
    if (positional.size() > count && !signature_.rest) {
      fail(signature_, fmt::format("takes at most {} arguments, but was given {}",
                                   signature_.parameters.size(), positional.size()));
    }
    rest_ = positional.subspan(count);
  }

  void take_named(std::span<NamedArgument> named) {
    for (NamedArgument& argument : named) {
      const std::string_view name = argument.first.as_string();
      const std::size_t at = find_parameter(signature_, name);
      if (at < signature_.parameters.size()) {
        if ((given_ >> at & 1) != 0) fail(signature_, fmt::format("was given `{}` twice", name));
        bind(at, std::move(argument.second));
      } else if (signature_.named) {
        named_.push_back(std::move(argument));
      } else {
        fail(signature_, fmt::format("has no parameter `{}`", name),
             unknown_hint(signature_, name));
      }
    }
  }

  void take_defaults() {
    for (std::size_t i = 0; i < signature_.parameters.size(); ++i) {
      if ((given_ >> i & 1) != 0) continue;
      const Parameter& parameter = signature_.parameters[i];
      if (!parameter.fallback)
        fail(signature_, fmt::format("needs an argument for `{}`", parameter.name));
      bound_[i] = parameter.fallback->borrowed();
    }
  }

  Value call(Render& render, const Callable& function) {
    Arguments arguments(render, signature_, std::span(bound_).first(signature_.parameters.size()),
                        given_, rest_, named_);
    return function(arguments);
  }

 private:
  void bind(std::size_t at, Value&& value) {
    bound_[at] = std::move(value);
    given_ |= 1u << at;
  }

  const Signature& signature_;
  std::array<Value, kMostParameters> bound_;
  std::uint32_t given_ = 0;
  std::span<Value> rest_;
  std::vector<NamedArgument> named_;
};

[[noreturn]] void fail_argument(const Signature& signature, std::size_t parameter,
                                std::string_view wanted, const Value& value) {
  fail(signature, fmt::format("wants {} for `{}`, not `{}`", wanted,
                              signature.parameters[parameter].name, type_name(value)));
}

}  // namespace

Signature parse_signature(std::string name, std::string_view text) {
  Signature signature;
  signature.name = std::move(name);
  while (!text.empty()) {
    const std::size_t comma = find_comma(text);
    add_parameter(signature, offprint::trim(text.substr(0, comma)));
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  assert(signature.parameters.size() <= kMostParameters);
  return signature;
}

std::size_t find_parameter(const Signature& signature, std::string_view name) {
  const auto at =
      std::find_if(signature.parameters.begin(), signature.parameters.end(),
                   [name](const Parameter& parameter) { return parameter.name == name; });
  return static_cast<std::size_t>(at - signature.parameters.begin());
}

Value call_bound(Render& render, const Signature& signature, const Callable& function,
                 GivenArguments given) {
  Binding binding(signature);
  binding.take_positional(given.positional);
  binding.take_named(given.named);
  binding.take_defaults();
  return binding.call(render, function);
}

const Signature& open_signature() {
  static const Signature kOpen = parse_signature("the object", "*rest, **named");
  return kOpen;
}

Value call_object(Render& render, const Object& object, GivenArguments given) {
  Arguments arguments(render, open_signature(), {}, 0, given.positional, given.named);
  return object.call(arguments);
}

std::int64_t Arguments::integer(std::size_t parameter) const {
  const Value& value = bound_[parameter];
  if (!value.is_integer() && !value.is_boolean())
    fail_argument(signature_, parameter, "an integer", value);
  return value.as_integer();
}

double Arguments::number(std::size_t parameter) const {
  const Value& value = bound_[parameter];
  if (value.is_float()) return value.as_float();
  return value.is_big() ? value.as_big().to_double() : static_cast<double>(integer(parameter));
}

std::string_view Arguments::string(std::size_t parameter) const {
  if (!bound_[parameter].is_string())
    fail_argument(signature_, parameter, "a string", bound_[parameter]);
  return bound_[parameter].as_string();
}

bool Arguments::truth(std::size_t parameter) const { return is_true(bound_[parameter]); }

}  // namespace jinja
