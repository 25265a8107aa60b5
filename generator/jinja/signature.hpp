// The parameters of filters, tests, functions and methods, and how arguments find them.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jinja/environment.hpp"
#include "jinja/value.hpp"

namespace jinja {

inline constexpr std::size_t kMostParameters = 16;

struct Parameter {
  std::string name;
  std::optional<Value> fallback;
};

struct Signature {
  std::string name;  ///< of what is called, for messages: "filter `truncate`"
  std::vector<Parameter> parameters;
  bool rest = false;   ///< takes further positional arguments
  bool named = false;  ///< takes further named arguments
};

/// `"text, width=80, *rest, **options"`. Programs write these, so that a wrong one is an assertion.
Signature parse_signature(std::string name, std::string_view text);

using NamedArgument = std::pair<Value, Value>;

/// What a template gave, before it is known for which parameters.
struct GivenArguments {
  std::span<Value> positional;
  std::span<NamedArgument> named;
};

/// Calls `function` with the arguments brought into the order of its parameters. A TypeError where
/// they do not fit. `given` is used up.
Value call_bound(Render& render, const Signature& signature, const Callable& function,
                 GivenArguments given);

/// The parameter of that name, or `parameters.size()`.
std::size_t find_parameter(const Signature& signature, std::string_view name);

/// The signature `*rest, **named`, for Objects.
const Signature& open_signature();

/// Calls something that C++ gave: a TypeError where it cannot be called.
Value call_object(Render& render, const Object& object, GivenArguments given);

}  // namespace jinja
