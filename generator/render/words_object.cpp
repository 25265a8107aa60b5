#include "render/words_object.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string>
#include <vector>

#include "jinja/environment.hpp"

namespace offprint {
namespace {

using jinja::Value;

std::vector<std::string_view> keys_of(const Words& words) {
  std::vector<std::string_view> keys;
  for (const Message& message : words.all()) keys.push_back(message.key());
  return keys;
}

[[noreturn]] void fail(const Message& message, std::string_view problem) {
  throw jinja::TemplateError(
      jinja::ErrorKind::kTypeError,
      fmt::format("`words.{}` takes {}, but {}", message.key(),
                  message.names().empty() ? std::string("no values")
                                          : fmt::format("`{}`", fmt::join(message.names(), "`, `")),
                  problem));
}

/// The values that a template gave, in the order of the message's names.
std::vector<const Value*> ordered(const Message& message, jinja::Arguments& arguments) {
  const std::vector<std::string>& names = message.names();
  if (arguments.rest().size() > names.size()) fail(message, "was given more");
  std::vector<const Value*> values(names.size(), nullptr);
  std::ranges::transform(arguments.rest(), values.begin(),
                         [](const Value& value) { return &value; });
  for (const auto& [name, value] : arguments.named()) {
    const auto place = std::ranges::find(names, name.as_string());
    if (place == names.end()) fail(message, fmt::format("was given `{}`", name.as_string()));
    values[static_cast<std::size_t>(place - names.begin())] = &value;
  }
  if (std::ranges::find(values, nullptr) != values.end()) fail(message, "was given fewer");
  return values;
}

Filling filling_of(const Value& value) {
  return value.is_integer() ? Filling(value.as_integer()) : Filling(jinja::to_text(value));
}

}  // namespace

Value MessageObject::call(jinja::Arguments& arguments) const {
  const std::vector<const Value*> values = ordered(message_, arguments);
  std::vector<Filling> fillings;
  fillings.reserve(values.size());
  for (const Value* value : values) fillings.push_back(filling_of(*value));
  std::string out;
  message_.append(out, fillings);
  return Value::text(out);
}

void MessageObject::append_repr(std::string& out, unsigned) const { out += message_.text(); }

WordsObject::WordsObject(const Words& words)
    : words_(words), shape_(keys_of(words)), messages_(words.all().begin(), words.all().end()) {}

Value WordsObject::attribute(std::size_t index) const {
  const Message& message = words_.all()[index];
  return message.names().empty() ? Value::view(message.text()) : Value::borrow(messages_[index]);
}

Value WordsObject::find_item(const Value& key) const {
  if (!key.is_string()) return {};
  const Message* message = words_.find(key.as_string());
  return message == nullptr ? Value()
                            : attribute(static_cast<std::size_t>(message - words_.all().data()));
}

}  // namespace offprint
