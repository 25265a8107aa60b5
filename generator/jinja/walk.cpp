#include "jinja/walk.hpp"

#include <array>

#include "base/utf8.hpp"
#include "jinja/error.hpp"
#include "jinja/object.hpp"

namespace jinja {
namespace {

constexpr std::array<char, 128> make_ascii() {
  std::array<char, 128> table{};
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = static_cast<char>(i);
  return table;
}
constexpr std::array<char, 128> kAscii = make_ascii();

[[noreturn]] void fail_type(const Value& value, std::string_view wrong) {
  throw TemplateError(ErrorKind::kTypeError,
                      "`" + std::string(type_name(value)) + "` " + std::string(wrong));
}

/// Python's generator: no length, walked once.
class Iterator final : public Object {
 public:
  explicit Iterator(std::vector<Value> elements) : elements_(std::move(elements)) {}
  std::string_view type_name() const override { return "generator"; }
  Kind kind() const override { return Kind::kIterator; }
  bool next(Value& element) const override {
    if (index_ == elements_.size()) return false;
    element = elements_[index_++];
    return true;
  }
  std::span<Value> held_values() override { return elements_; }

 private:
  std::vector<Value> elements_;
  mutable std::size_t index_ = 0;
};

}  // namespace

Value character(std::string_view text) {
  const auto byte = static_cast<unsigned char>(text[0]);
  return byte < 128 ? Value::view({&kAscii[byte], 1}) : Value::text(text);
}

Value make_iterator(std::vector<Value> elements) {
  return make_object<Iterator>(std::move(elements));
}

Walk::Walk(Value iterable)
    : source_(std::move(iterable)), lends_(!source_.is_owning() && source_.is_frozen()) {
  switch (source_.type()) {
    case Type::kList:
    case Type::kTuple:
      way_ = Way::kItems;
      return;
    case Type::kDict:
      way_ = Way::kDict;
      return;
    case Type::kString:
      way_ = Way::kString;
      return;
    case Type::kUndefined:
      is_true(source_);
      way_ = Way::kNothing;
      return;
    default:
      break;
  }
  if (!source_.is_object() || source_.as_object().kind() == Object::Kind::kPlain)
    fail_type(source_, "is not iterable");
  way_ = source_.as_object().kind() == Object::Kind::kIterator ? Way::kIterator : Way::kElements;
}

Value Walk::owned_as_source(const Value& element) const {
  return lends_ ? element.borrowed() : element;
}

bool Walk::next(Value& element) {
  switch (way_) {
    case Way::kString:
      return next_character(element);
    case Way::kIterator:
      return source_.as_object().next(element);
    default:
      break;
  }
  if (index_ >= size()) return false;
  element = at(index_++);
  return true;
}

bool Walk::next_character(Value& element) {
  const std::string_view text = source_.as_string();
  if (index_ == text.size()) return false;
  const std::size_t begin = index_;
  offprint::decode_utf8(text, index_);
  element = character(text.substr(begin, index_ - begin));
  return true;
}

void Walk::collect() {
  if (way_ != Way::kString && way_ != Way::kIterator) return;
  std::vector<Value> all;
  for (Value element; next(element);) all.push_back(std::move(element));
  source_ = Value::tuple(std::move(all));
  lends_ = false;
  way_ = Way::kItems;
  index_ = 0;
}

std::size_t Walk::size() const {
  switch (way_) {
    case Way::kItems:
      return source_.items().size();
    case Way::kDict:
      return source_.as_dict().size();
    case Way::kElements:
      return source_.as_object().length();
    default:
      return 0;
  }
}

Value Walk::at(std::size_t index) const {
  switch (way_) {
    case Way::kItems:
      return owned_as_source(source_.items()[index]);
    case Way::kDict:
      return owned_as_source(source_.as_dict().entries()[index].key);
    case Way::kElements:
      return source_.as_object().element(index);
    default:
      return Value();
  }
}

std::vector<Value> elements_of(Value iterable) {
  std::vector<Value> all;
  Walk walk(std::move(iterable));
  for (Value element; walk.next(element);) all.push_back(std::move(element));
  return all;
}

std::size_t length_of(const Value& value) {
  switch (value.type()) {
    case Type::kUndefined:
      is_true(value);
      return 0;
    case Type::kString:
      return offprint::count_code_points(value.as_string());
    case Type::kList:
    case Type::kTuple:
      return value.items().size();
    case Type::kDict:
      return value.as_dict().size();
    default:
      break;
  }
  if (value.is_object() && value.as_object().kind() != Object::Kind::kPlain &&
      value.as_object().kind() != Object::Kind::kIterator) {
    return value.as_object().length();
  }
  fail_type(value, "has no length");
}

}  // namespace jinja
