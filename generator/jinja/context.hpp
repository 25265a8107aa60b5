// Where a name is looked up that the template itself does not define.
//
// One context belongs to one running template and those that it extends: the variables set at its
// top level, the chain of templates for its blocks. An included template's context has the
// includer's as parent, and sees the names that were local at the include. Contexts live in the
// arena of the render.
#pragma once

#include <cstdint>
#include <vector>

#include "jinja/arena.hpp"
#include "jinja/value.hpp"

namespace jinja {

struct CompiledTemplate;
struct Context;

/// A running function's variables. `outer` is the frame of the function that it was written in.
struct Frame {
  Value* slots = nullptr;
  Frame* outer = nullptr;
  Context* context = nullptr;
};

/// A variable of a frame, as seen from a place in the template: `hops` functions outwards.
struct SlotReference {
  std::uint16_t hops = 0;
  std::uint16_t index = 0;
};

inline Value& slot_of(Frame* frame, SlotReference reference) {
  for (std::uint16_t i = 0; i < reference.hops; ++i) frame = frame->outer;
  return frame->slots[reference.index];
}

struct LocalName {
  Name name;
  SlotReference slot;
};

/// Which names may stand in a list, a bit for each of 64 classes: most lists need no search.
class NameFilter {
 public:
  void add(const Name& name) { bits_ |= bit(name); }
  bool may_have(const Name& name) const { return (bits_ & bit(name)) != 0; }

 private:
  static std::uint64_t bit(const Name& name) { return std::uint64_t{1} << (name.hash & 63); }
  std::uint64_t bits_ = 0;
};

/// The names that are local at some place of a template.
class LocalNames {
 public:
  void add(const LocalName& name) {
    names_.push_back(name);
    filter_.add(name.name);
  }
  bool may_have(const Name& name) const { return filter_.may_have(name); }
  auto begin() const { return names_.begin(); }
  auto end() const { return names_.end(); }

 private:
  std::vector<LocalName> names_;
  NameFilter filter_;
};

struct Variable {
  Name name;
  Value value;
  bool exported;
  Variable* next;
};

struct Context {
  const Value* root =
      nullptr;  ///< what the program rendered with; null where imported without context
  Context* parent = nullptr;
  const LocalNames* locals = nullptr;  ///< of the place of the include, with their frame
  Frame* locals_frame = nullptr;
  Variable* variables = nullptr;  ///< latest first
  NameFilter filter;              ///< of `variables`
  const CompiledTemplate* const* chain =
      nullptr;  ///< the template and what it extends, as far as known
  std::uint32_t chain_size = 0;
  bool autoescape = false;

  /// The variable set at the top level, or null.
  Variable* find_variable(const Name& name) const;
  void set(Arena& arena, const Name& name, const Value& value, bool exported);

  /// Copies what is seen of frames and parents into `variables`: before something is made that may
  /// outlive them.
  void pin(Arena& arena);
};

/// What a name means, in the context, its parents and the values that the program gave; null where
/// it means nothing. An answer of an Object goes into `scratch`.
const Value* find_in_context(const Context& context, const Name& name, Value& scratch);

}  // namespace jinja
