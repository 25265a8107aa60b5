// Any template renders some context within its bounds, or gives an error: no crash, no leak, no
// endless loop.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/utf8.hpp"
#include "jinja/environment.hpp"

namespace {

using jinja::Value;

jinja::Options options_for(std::uint8_t choice) {
  jinja::Options options;
  options.autoescape = (choice & 1) != 0;
  options.undefined = static_cast<jinja::UndefinedBehaviour>(choice >> 1 & 3);
  options.do_statement = options.loop_controls = options.debug_statement = true;
  if ((choice & 8) != 0) options.random_seed = choice;
  options.limits.iterations = 2000;
  options.limits.output = 1 << 16;
  options.limits.items = 2000;
  options.limits.depth = 30;
  return options;
}

/// A context that the bytes choose from: every type, frozen or not.
Value make_context(std::uint8_t choice) {
  const jinja::Change change = (choice & 1) != 0 ? jinja::Change::kFrozen : jinja::Change::kAllowed;
  jinja::Dict inner;
  inner.set("a", Value::integer(choice));
  inner.set("b", Value::text("x < y & \"z\" é"));
  std::vector<Value> items{Value::integer(1), Value::number(-2.5), Value::safe("<b>"),
                           Value::none(), Value::tuple({Value::boolean(true), Value::view("t")})};
  return Value::dict({{"i", Value::integer(choice - 100)},
                      {"f", Value::number(1e300)},
                      {"s", Value::view("some text")},
                      {"l", Value::list(std::move(items), change)},
                      {"d", Value::dict(std::move(inner), change)},
                      {"n", Value::none()},
                      {"big", Value::integer(std::string_view("123456789012345678901234567890"))}});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2 || size > 2000) return 0;
  const std::string source =
      offprint::to_valid_utf8({reinterpret_cast<const char*>(data + 2), size - 2});
  const jinja::Environment environment(
      options_for(data[0]), [&source](std::string_view name) -> std::optional<std::string> {
        if (name == "a") return source;
        if (name == "b")
          return "{% macro m(x) %}{{ x }}{{ caller() if caller }}{% endmacro %}{% block c scoped "
                 "%}{{ i }}{% endblock %}";
        return std::nullopt;
      });
  const Value context = make_context(data[1]);
  std::string out;
  try {
    environment.get_template("a").render(context, out);
  } catch (const jinja::TemplateError& error) {
    jinja::format(error.report());
  }
  return 0;
}
