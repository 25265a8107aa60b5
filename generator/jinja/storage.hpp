// What lists and strings of Value point to. For value*.cpp alone.
#pragma once

#include <cstddef>
#include <vector>

#include "jinja/value.hpp"

namespace jinja {

struct ListStorage : Counted {
  ListStorage(std::vector<Value> list, bool is_frozen)
      : items(std::move(list)), frozen(is_frozen) {}
  std::vector<Value> items;
  bool frozen;
};

/// The count stands before the characters, so that a Value points to the characters of a string in
/// either case, owned or viewed.
struct TextStorage : Counted {
  static char* make(std::size_t size);
  static TextStorage* of(const char* characters);
  static void drop(TextStorage* storage);
};

}  // namespace jinja
