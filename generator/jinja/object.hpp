// jinja::Object: C++ data as templates see it, answered on demand.
//
// A class derives from Object and answers for its attributes (`paper.title`), items
// (`names["ada"]`), elements
// (`for author in authors`), length, truth, calls and text. Nothing is asked before a template
// needs it, so a hundred thousand publications cost nothing until one is shown.
//
// Attributes are named by a Shape: a constant table, one a class. The engine finds a name in it
// once and then asks by number; the place is remembered at each mention in the template, so a loop
// over objects of one class costs a comparison and a virtual call an attribute, with no hashing:
//
//     class Author final : public jinja::Object {
//      public:
//       explicit Author(const Person& person) : person_(person) {}
//       std::string_view type_name() const override { return "author"; }
//       const jinja::Shape& shape() const override {
//         static const jinja::Shape shape({"name", "slug", "papers"});
//         return shape;
//       }
//       jinja::Value attribute(std::size_t index) const override {
//         switch (index) {
//           case 0: return jinja::Value::view(person_.name);
//           case 1: return jinja::Value::view(person_.slug);
//           default: return papers_.borrowed();   // made once, kept here
//         }
//       }
//      ...
//
// Every function is const and may run in several threads at once. What it returns follows the
// lifetime rules of value.hpp: a view or a borrowed value must last until the render ends. An
// Object must not throw anything but TemplateError (without a place: the engine adds it) and
// std::bad_alloc.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jinja/value.hpp"

namespace jinja {

class Arguments;

/// The engine's own objects, which it treats in a way of their own.
enum class Role : std::uint8_t {
  kNone,
  kMacro,
  kBlock,
  kLoop,
  kFunction,
  kMethod,
  kNamespace,
  kModule
};

/// The attribute names that all objects of one class have. The names are views of literals.
class Shape {
 public:
  explicit Shape(std::initializer_list<std::string_view> names);
  explicit Shape(std::vector<std::string_view> names);

  std::span<const Name> names() const { return names_; }
  std::size_t size() const { return names_.size(); }
  /// The number of a name, or `size()`. `hint` as in Dict::find.
  std::size_t find(const Name& name, std::atomic<std::uint32_t>& hint) const;
  std::size_t find(const Name& name) const;

 private:
  std::vector<Name> names_;
};

/// A slice brought into the range of a sequence: `count` elements from `start` on, each `step`
/// behind the last, before `stop`.
struct SliceBounds {
  std::int64_t start = 0;
  std::int64_t stop = 0;
  std::int64_t step = 1;
  std::int64_t count = 0;
};

class Object : public Counted {
 public:
  /// What it is besides having attributes: it decides the tests `sequence`, `mapping`, `iterable`,
  /// and how the object is compared and printed.
  enum class Kind : std::uint8_t {
    kPlain,       ///< attributes only; printed `<author object>`
    kSequence,    ///< `length()` elements, by number; sliced, compared and printed like a list
    kMapping,     ///< `length()` keys, values by `find_item`; printed like a dict
    kCollection,  ///< `length()` elements, not by number: the views of a dict
    kIterator,    ///< walked once with `next`; has no length
  };

  Object() = default;
  virtual ~Object() = default;

  /// What messages call it: "author".
  virtual std::string_view type_name() const = 0;
  virtual Kind kind() const { return Kind::kPlain; }

  /// The attributes, by number; undefined (`Value()`) where this one lacks it.
  virtual const Shape& shape() const;
  virtual Value attribute(std::size_t index) const;
  /// Attributes whose names are not known beforehand; asked after `shape()`. Undefined where there
  /// is none.
  virtual Value find_attribute(const Name& name) const;
  /// `object[key]`: of a mapping by key; undefined where there is none. Sequences answer integers
  /// by `element`.
  virtual Value find_item(const Value& key) const;

  /// How many elements; 0 where there are none to have.
  virtual std::size_t length() const { return 0; }
  /// Of a sequence the item, of a mapping the key, in order; `index` is less than `length()`.
  virtual Value element(std::size_t index) const;
  /// Of a sequence a part; a list by default.
  virtual Value slice(const SliceBounds& bounds) const;
  /// The next element of an iterator, or false at its end. The one function that may change the
  /// object: an iterator belongs to one render.
  virtual bool next(Value& element) const;

  /// By default: has elements, or is plain or an iterator.
  virtual bool truth() const;
  virtual bool is_callable() const { return false; }
  /// `object(…)`. Throws a TypeError by default.
  virtual Value call(Arguments& arguments) const;

  /// Python's `repr(object)` and `str(object)`; by default as `kind()` says, and both the same.
  /// `depth` goes on, plus one, to the `append_repr` of values that it holds.
  virtual void append_repr(std::string& out, unsigned depth) const;
  virtual void append_text(std::string& out, unsigned depth) const { append_repr(out, depth); }
  /// Is the text that it appends HTML, not to be escaped (Jinja2's `__html__`)?
  virtual bool is_safe() const { return false; }
  /// `==` with another object; by default the same one, or sequences and mappings of equal content.
  virtual bool equals(const Object& other) const;

  /// The values that this object shares in, where it may hold containers that templates change: so
  /// that long chains are released without recursion. Objects over C++ data need not answer.
  virtual std::span<Value> held_values() { return {}; }

  Role role() const { return role_; }

 protected:
  explicit Object(Role role) : role_(role) {}

 private:
  Role role_ = Role::kNone;
};

/// A new object, owned: `make_object<Author>(person)`.
template <class T, class... Parameters>
Value make_object(Parameters&&... parameters) {
  return Value::owning(new T(std::forward<Parameters>(parameters)...));
}

template <class T>
const T* Value::find_object() const noexcept {
  return is_object() ? dynamic_cast<const T*>(object_) : nullptr;
}

}  // namespace jinja
