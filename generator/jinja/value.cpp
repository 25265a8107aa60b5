#include "jinja/value.hpp"

#include <cstring>
#include <new>

#include "jinja/error.hpp"
#include "jinja/integer.hpp"
#include "jinja/object.hpp"
#include "jinja/storage.hpp"

namespace jinja {
namespace {

constexpr std::size_t kLongestString = 0xffffffff;

std::string_view checked(std::string_view text) {
  if (text.size() > kLongestString)
    throw TemplateError(ErrorKind::kLimitError, "a string of 4 GiB or more");
  return text;
}

}  // namespace

char* TextStorage::make(std::size_t size) {
  void* memory = ::operator new(sizeof(TextStorage) + size);
  new (memory) TextStorage;
  return static_cast<char*>(memory) + sizeof(TextStorage);
}

TextStorage* TextStorage::of(const char* characters) {
  return reinterpret_cast<TextStorage*>(const_cast<char*>(characters) - sizeof(TextStorage));
}

void TextStorage::drop(TextStorage* storage) { ::operator delete(storage); }

Value Value::copied_string(std::string_view text, bool safe) {
  char* characters = TextStorage::make(checked(text).size());
  std::memcpy(characters, text.data(), text.size());
  Value result = string({characters, text.size()}, safe);
  result.head_ = result.head_.sharing();
  return result;
}

Value Value::text(std::string_view text) {
  return text.empty() ? view({}) : copied_string(text, false);
}
Value Value::safe(std::string_view html) {
  return html.empty() ? safe_view({}) : copied_string(html, true);
}

Value Value::integer(std::string_view digits) { return parse_integer(digits); }

Value Value::holding(Type type, const void* storage) noexcept {
  return Value(Head(type).sharing(), reinterpret_cast<std::uint64_t>(storage));
}

Value Value::owning(const BigInteger* number) { return holding(Type::kBigInteger, number); }
Value Value::owning(const Object* object) { return holding(Type::kObject, object); }

Value Value::borrow(const Object& object) {
  Value result(Type::kObject);
  result.object_ = &object;
  return result;
}

Value Value::list(std::vector<Value> items, Change change) {
  return holding(Type::kList, new ListStorage(std::move(items), change == Change::kFrozen));
}
Value Value::tuple(std::vector<Value> items) {
  return holding(Type::kTuple, new ListStorage(std::move(items), true));
}

Value Value::dict(Dict items, Change change) {
  Dict* storage = new Dict(std::move(items));
  storage->frozen_ = change == Change::kFrozen;
  return holding(Type::kDict, storage);
}

Value Value::dict(std::initializer_list<std::pair<std::string_view, Value>> items) {
  Dict result;
  result.reserve(items.size());
  for (const auto& [key, value] : items) result.set(view(key), value);
  return dict(std::move(result));
}

Value Value::undefined(const Missing& missing) {
  const auto detail = static_cast<std::uint8_t>(static_cast<unsigned>(missing.cause) |
                                                static_cast<unsigned>(missing.behaviour) << 4);
  return Value(Head(Type::kUndefined, detail, missing.name.size(), missing.owner),
               missing.name.data());
}

Missing Value::missing() const noexcept {
  return {as_string(), static_cast<Cause>(head_.detail() & 15), head_.owner(),
          static_cast<UndefinedBehaviour>(head_.detail() >> 4)};
}

bool Value::is_frozen() const noexcept {
  if (is_list()) return list_->frozen;
  return !is_dict() || dict_->frozen_;
}

std::span<const Value> Value::items() const noexcept { return list_->items; }

std::vector<Value>* Value::changeable_items() const noexcept {
  return is_list() && !list_->frozen ? &list_->items : nullptr;
}
Dict* Value::changeable_dict() const noexcept {
  return is_dict() && !dict_->frozen_ ? dict_ : nullptr;
}

const Counted* Value::counted() const noexcept {
  switch (head_.type()) {
    case Type::kString:
      return TextStorage::of(characters_);
    case Type::kList:
    case Type::kTuple:
      return list_;
    case Type::kDict:
      return dict_;
    case Type::kBigInteger:
      return big_;
    default:
      return object_;
  }
}

/// Assignment where this value owns: its storage goes when all is done.
Value& Value::assign_owned(Value& other) noexcept {
  swap(other);
  if (&other != this) Value(std::move(other));
  return *this;
}

void Value::retain() const noexcept { counted()->count_.fetch_add(1, std::memory_order_relaxed); }

void Value::release() noexcept {
  if (counted()->count_.fetch_sub(1, std::memory_order_acq_rel) == 1) destroy();
}

/// Frees the storage, whose last owner this was. What it held goes to `pending` where it may hold
/// more, so that a chain of a million lists in one another is taken apart without recursion.
void Value::surrender(std::vector<Value>& pending) noexcept {
  const auto save = [&pending](Value& value) {
    if (value.is_owning() && value.type() >= Type::kList) pending.push_back(std::move(value));
  };
  switch (head_.type()) {
    case Type::kString:
      return TextStorage::drop(TextStorage::of(characters_));
    case Type::kBigInteger:
      delete big_;
      return;
    case Type::kList:
    case Type::kTuple:
      for (Value& item : list_->items) save(item);
      delete list_;
      return;
    case Type::kDict:
      for (Dict::Entry& entry : dict_->entries_) save(entry.key), save(entry.value);
      delete dict_;
      return;
    default:
      break;
  }
  for (Value& value : const_cast<Object*>(object_)->held_values()) save(value);
  delete object_;
}

void Value::destroy() noexcept {
  std::vector<Value> pending;
  surrender(pending);
  while (!pending.empty()) {
    Value value = std::move(pending.back());
    pending.pop_back();
    value.head_ = value.head_.borrowing();
    if (value.counted()->count_.fetch_sub(1, std::memory_order_acq_rel) == 1)
      value.surrender(pending);
  }
}

}  // namespace jinja
