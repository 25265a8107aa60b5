// Going through the elements of a value, as `for` and most filters do.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "jinja/value.hpp"

namespace jinja {

class Render;

class Walk {
 public:
  /// A TypeError where the value has no elements; undefined has none, unless strictly so.
  explicit Walk(Value iterable);

  /// The next element, or false.
  bool next(Value& element);

  /// Makes `size` and `at` usable: the elements of strings and iterators are collected.
  void collect();
  std::size_t size() const;
  Value at(std::size_t index) const;
  /// The elements where they stand, if they are items that may be borrowed and do not change.
  std::span<const Value> lent_items() const {
    return lends_ && way_ == Way::kItems ? source_.items() : std::span<const Value>{};
  }

 private:
  enum class Way : std::uint8_t { kNothing, kItems, kDict, kString, kElements, kIterator };
  bool next_character(Value& element);
  Value owned_as_source(const Value& element) const;

  Value source_;
  Way way_;
  bool lends_;  ///< elements may be borrowed: the source is, and does not change
  std::size_t index_ = 0;
};

/// All elements.
std::vector<Value> elements_of(Value iterable);

/// How many; a TypeError where the value has no length.
std::size_t length_of(const Value& value);

/// One character as a value. `text` holds it alone.
Value character(std::string_view text);

/// Elements that are walked once, as a filter like `map` returns them.
Value make_iterator(std::vector<Value> elements);

}  // namespace jinja
