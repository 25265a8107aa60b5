// jinja::Value: what templates compute with. 16 bytes, cheap to move; no allocation unless a text,
// list, tuple or dict is made.
//
// A value is undefined, none, a boolean, an integer, a float, a string (plain or safe, that is:
// already HTML), a list, a tuple, a dict in insertion order, or an Object (see object.hpp: C++ data
// that answers on demand).
//
// Lifetime. A value *owns* what it points to, or *borrows* it.
//   * Owning: `text`, `list`, `tuple`, `dict`, `make_object`. Copies share one counted allocation;
//   the count is
//     atomic, so copies may be made and dropped by any thread.
//   * Borrowing: `view`, `safe_view`, `borrow(object)`, and `value.borrowed()` of an owning value.
//   Nothing is
//     counted and copying is two moves of 8 bytes; whoever lends must outlive every render that can
//     see the value.
//
// A render only reads the context it was given. What it reads out of a borrowed frozen container it
// borrows too, so pages rendered from shared values touch no counter. Hence the recipe for values
// that many pages show: make them once, keep them beside the data, and let Objects hand out
// `kept_value.borrowed()`.
//
// Threads. A `const` value may be read by any number of threads. Lists and dicts that C++ makes are
// *frozen*: a template that tries `x.append(1)` on one gets a TypeError. `Change::kAllowed` makes
// one that templates may change, as those that they make themselves; such a value belongs to one
// render at a time.
//
// Strings are UTF-8 and must be valid (base/utf8.hpp); they are shorter than 4 GiB.
#pragma once

#include <atomic>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jinja {

class Dict;
class Object;
class Value;
class BigInteger;
struct ListStorage;

enum class Type : std::uint8_t {
  kUndefined,
  kNone,
  kBoolean,
  kInteger,
  kFloat,
  kBigInteger,  ///< an integer beyond 64 bits: exact, immutable
  kString,
  kList,
  kTuple,
  kDict,
  kObject,
};

/// What an undefined value does, as Jinja2's four classes.
enum class UndefinedBehaviour : std::uint8_t {
  kDefault,    ///< prints nothing, is false and empty; anything else is an UndefinedError
  kChainable,  ///< also its attributes and items are undefined
  kDebug,      ///< prints `{{ name }}`
  kStrict,     ///< only `is defined` and `default` may touch it
};

/// Why a value is undefined.
enum class Cause : std::uint8_t {
  kVariable,
  kAttribute,
  kItem,
  kParameter,
  kNotExported,
  kInlineIf,
  kEmpty
};

/// What an undefined value remembers. `name` is a view that must last.
struct Missing {
  std::string_view name;
  Cause cause = Cause::kVariable;
  Type owner = Type::kUndefined;  ///< of what had no such attribute or item
  UndefinedBehaviour behaviour = UndefinedBehaviour::kDefault;
};

/// May templates change this list or dict?
enum class Change : bool { kFrozen, kAllowed };

/// What is counted by owning values. Derived: the storage of strings, lists and dicts, and Object.
class Counted {
 public:
  Counted() = default;
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;

 protected:
  ~Counted() = default;

 private:
  friend class Value;
  mutable std::atomic<std::uint32_t> count_{1};
};

class Value {
 public:
  /// Undefined, without a name. An Object or filter that returns it says "there is no such thing".
  Value() noexcept : bits_(0) {}
  Value(const Value& other) noexcept : head_(other.head_), bits_(other.bits_) {
    if (head_.owned()) retain();
  }
  Value(Value&& other) noexcept : head_(other.head_), bits_(other.bits_) { other.head_ = Head{}; }
  Value& operator=(const Value& other) noexcept {
    Value copy(other);
    swap(copy);
    return *this;
  }
  Value& operator=(Value&& other) noexcept {
    if (head_.owned()) return assign_owned(other);
    head_ = other.head_;
    bits_ = other.bits_;
    if (&other != this) other.head_ = Head{};
    return *this;
  }
  ~Value() {
    if (head_.owned()) release();
  }
  void swap(Value& other) noexcept {
    std::swap(head_, other.head_);
    std::swap(bits_, other.bits_);
  }

  static Value none() { return Value(Type::kNone); }
  static Value boolean(bool value) { return Value(Type::kBoolean, std::uint64_t{value}); }
  static Value integer(std::int64_t value) {
    return Value(Type::kInteger, static_cast<std::uint64_t>(value));
  }
  /// An integer of any size from its decimal digits, with or without a sign; undefined if they are
  /// none.
  static Value integer(std::string_view digits);
  static Value number(double value) {
    Value result(Type::kFloat);
    result.float_ = value;
    return result;
  }
  /// Takes over an integer beyond 64 bits that was made with `new`: integer.hpp.
  static Value owning(const BigInteger* number);

  /// A copy of `text`, owned.
  static Value text(std::string_view text);
  /// A look at text that lives elsewhere.
  static Value view(std::string_view text) { return string(text, false); }
  /// The same two for HTML that is not to be escaped again (Jinja2's Markup).
  static Value safe(std::string_view html);
  static Value safe_view(std::string_view html) { return string(html, true); }

  static Value list(std::vector<Value> items, Change change = Change::kFrozen);
  static Value tuple(std::vector<Value> items);
  static Value dict(Dict items, Change change = Change::kFrozen);
  /// From names and values, in this order: `Value::dict({{"title", Value::view(title)}})`. The
  /// names are looked at and must last, as literals do.
  static Value dict(std::initializer_list<std::pair<std::string_view, Value>> items);

  /// Takes over an object that was made with `new`; see `make_object`.
  static Value owning(const Object* object);
  /// An object that lives elsewhere.
  static Value borrow(const Object& object);

  /// Undefined, with what messages say of it.
  static Value undefined(const Missing& missing);

  /// The same value without a share in its storage; this value must outlive it.
  Value borrowed() const noexcept { return Value(head_.borrowing(), bits_); }

  Type type() const noexcept { return head_.type(); }
  bool is_undefined() const noexcept { return head_.type() == Type::kUndefined; }
  bool is_none() const noexcept { return head_.type() == Type::kNone; }
  bool is_boolean() const noexcept { return head_.type() == Type::kBoolean; }
  /// An integer of 64 bits; booleans, which Python counts in, are none here.
  bool is_integer() const noexcept { return head_.type() == Type::kInteger; }
  bool is_float() const noexcept { return head_.type() == Type::kFloat; }
  bool is_big() const noexcept { return head_.type() == Type::kBigInteger; }
  bool is_string() const noexcept { return head_.type() == Type::kString; }
  bool is_list() const noexcept { return head_.type() == Type::kList; }
  bool is_tuple() const noexcept { return head_.type() == Type::kTuple; }
  bool is_sequence() const noexcept { return is_list() || is_tuple(); }
  bool is_dict() const noexcept { return head_.type() == Type::kDict; }
  bool is_object() const noexcept { return head_.type() == Type::kObject; }

  /// A string that is HTML already.
  bool is_safe() const noexcept { return is_string() && head_.detail() != 0; }
  /// Shares in the storage that it points to.
  bool is_owning() const noexcept { return head_.owned(); }
  /// A list or dict that no template may change; true of every other value.
  bool is_frozen() const noexcept;

  /// What is inside. Each may be asked only of a value of that type.
  bool as_boolean() const noexcept { return integer_ != 0; }
  std::int64_t as_integer() const noexcept { return integer_; }
  double as_float() const noexcept { return float_; }
  std::string_view as_string() const noexcept { return {characters_, head_.size()}; }
  std::span<const Value> items() const noexcept;  ///< of a list or tuple
  const Dict& as_dict() const noexcept;
  const Object& as_object() const noexcept { return *object_; }
  const BigInteger& as_big() const noexcept { return *big_; }

  /// The object as a `T`, or nullptr where this is no object or another one.
  template <class T>
  const T* find_object() const noexcept;

  /// The items of a list, the dict, to be changed by a template; nullptr where frozen or of another
  /// type.
  std::vector<Value>* changeable_items() const noexcept;
  Dict* changeable_dict() const noexcept;

  /// Of an undefined value.
  Missing missing() const noexcept;
  /// Undefined by `Value()`: nothing is known of it yet.
  bool is_nameless() const noexcept {
    return is_undefined() && head_.size() == 0 && head_.detail() == 0;
  }

 private:
  friend class Dict;
  /// What kind of value it is, in one word: written and read whole, since reading at once what was
  /// written in pieces halts the processor for a dozen cycles.
  class Head {
   public:
    constexpr explicit Head(Type type = Type::kUndefined, std::uint8_t detail = 0,
                            std::size_t size = 0, Type owner = Type::kUndefined) noexcept
        : word_(static_cast<std::uint64_t>(type) | std::uint64_t{detail} << 16 |
                static_cast<std::uint64_t>(owner) << 24 | std::uint64_t{size} << 32) {}
    Type type() const noexcept { return static_cast<Type>(word_ & 0xFF); }
    bool owned() const noexcept { return (word_ & kOwned) != 0; }
    /// Of a string: is it safe? Of an undefined value: cause and behaviour.
    std::uint8_t detail() const noexcept { return static_cast<std::uint8_t>(word_ >> 16); }
    Type owner() const noexcept { return static_cast<Type>(word_ >> 24 & 0xFF); }
    std::size_t size() const noexcept { return word_ >> 32; }
    Head sharing() const noexcept { return Head(word_ | kOwned, 0); }
    Head borrowing() const noexcept { return Head(word_ & ~kOwned, 0); }

   private:
    static constexpr std::uint64_t kOwned = 0x100;
    constexpr Head(std::uint64_t word, int) noexcept : word_(word) {}
    std::uint64_t word_;
  };

  explicit Value(Type type, std::uint64_t bits = 0) noexcept : head_(type), bits_(bits) {}
  Value(Head head, std::uint64_t bits) noexcept : head_(head), bits_(bits) {}
  Value(Head head, const char* characters) noexcept : head_(head), characters_(characters) {}
  static Value string(std::string_view text, bool safe) noexcept {
    return Value(Head(Type::kString, safe, text.size()), text.data());
  }
  static Value copied_string(std::string_view text, bool safe);
  static Value holding(Type type, const void* storage) noexcept;
  Value& assign_owned(Value& other) noexcept;
  void retain() const noexcept;
  void release() noexcept;
  const Counted* counted() const noexcept;
  void surrender(std::vector<Value>& pending) noexcept;
  void destroy() noexcept;

  Head head_;
  union {
    std::uint64_t bits_;
    std::int64_t integer_;
    double float_;
    const char* characters_;
    ListStorage* list_;
    Dict* dict_;
    const BigInteger* big_;
    const Object* object_;
  };
};

static_assert(sizeof(Value) == 16);

/// Hash of a key: equal keys have equal hashes (`1`, `1.0` and `true` are equal). Texts of one size
/// up to kShortText have equal hashes only if they are equal.
std::uint64_t hash_of(std::string_view text) noexcept;
std::uint64_t hash_of(const Value& key, unsigned depth = 0);
inline constexpr std::size_t kShortText = 8;

/// A name with its hash, as the engine keeps one for each attribute that a template mentions.
struct Name {
  explicit Name(std::string_view name) : Name(name, hash_of(name)) {}
  Name(std::string_view name, std::uint64_t its_hash) : text(name), hash(its_hash) {}
  /// Without looking at the text of short names.
  friend bool operator==(const Name& a, const Name& b) {
    return a.hash == b.hash && a.text.size() == b.text.size() &&
           (a.text.size() <= kShortText || a.text == b.text);
  }
  std::string_view text;
  std::uint64_t hash;
};

/// Python's dict: keys of any hashable type, unique, in the order in which they came in.
class Dict : public Counted {
 public:
  struct Entry {
    Value key;
    Value value;
    std::uint64_t hash;

    bool has(const Name& name) const {
      return key.is_string() && Name(key.as_string(), hash) == name;
    }
  };

  Dict() = default;
  Dict(Dict&& other) noexcept;
  Dict(const Dict& other);
  Dict& operator=(Dict other) noexcept;
  ~Dict() = default;

  std::size_t size() const { return entries_.size(); }
  std::span<const Entry> entries() const { return entries_; }

  /// The value, or nullptr. Throws a TypeError where the key is of a type that cannot be one (a
  /// list, a dict).
  const Value* find(const Value& key) const;
  const Value* find(const Name& name) const;
  /// The same; `hint` is where it stood in the dict that was asked before, and is brought up to
  /// date.
  const Value* find(const Name& name, std::atomic<std::uint32_t>& hint) const {
    const std::size_t guess = hint.load(std::memory_order_relaxed);
    if (guess < entries_.size() && entries_[guess].has(name)) return &entries_[guess].value;
    return search(name, hint);
  }

  void reserve(std::size_t size) { entries_.reserve(size); }
  /// A new key comes last, a known one keeps its place.
  void set(Value key, Value value);
  void set(std::string_view key, Value value) { set(Value::text(key), std::move(value)); }
  bool erase(const Value& key);
  void clear();

 private:
  friend class Value;
  std::size_t position(const Value& key, std::uint64_t hash) const;
  std::size_t position(const Name& name) const;
  template <class Equal>
  std::size_t probe(std::uint64_t hash, Equal equal) const;
  const Value* search(const Name& name, std::atomic<std::uint32_t>& hint) const;
  void index_all();
  void index_last();

  std::vector<Entry> entries_;
  std::vector<std::uint32_t>
      table_;  ///< open addressing, entry number + 1; empty while there are few entries
  bool frozen_ = true;
};

inline const Dict& Value::as_dict() const noexcept { return *dict_; }

/// Python's truth: false are undefined, none, zero, and what is empty.
/// An UndefinedError where it is strictly undefined.
bool is_true(const Value& value);

/// Python's `==`: numbers by value, strings by text, containers by content; never an error.
bool equal(const Value& a, const Value& b, unsigned depth = 0);

/// Whether `a < b`, as Python orders numbers, strings, lists and tuples; a TypeError for others.
bool less(const Value& a, const Value& b, unsigned depth = 0);
bool less_or_equal(const Value& a, const Value& b);

/// Values may stand in one another, and be printed, compared and hashed, so many levels deep; a
/// RecursionError beyond. `depth` above is the level at which the outermost value stands.
inline constexpr unsigned kDeepest = 200;
void check_depth(unsigned depth);

/// Appends Python's `str(value)`, not escaped: `None`, `True`, `1.5`, `['a', 1]`. Undefined appends
/// nothing.
void append_text(std::string& out, const Value& value, unsigned depth = 0);
std::string to_text(const Value& value);

/// Appends Python's `repr(value)`: as above, but strings quoted.
void append_repr(std::string& out, const Value& value, unsigned depth = 0);
std::string to_repr(const Value& value);

/// Python's name of the type: `int`, `str`, `NoneType`, or what the object says.
std::string_view type_name(const Value& value);

}  // namespace jinja
