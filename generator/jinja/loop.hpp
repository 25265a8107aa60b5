// `loop`, as the body of a `for` sees it.
#pragma once

#include "jinja/invoke.hpp"
#include "jinja/object.hpp"
#include "jinja/walk.hpp"

namespace jinja {

/// What can run the body of a recursive loop once more: `loop(children)`.
class RecursiveLoop {
 public:
  virtual ~RecursiveLoop() = default;
  /// Appends the text of the loop over `iterable` to the output.
  virtual void recurse(Render& render, Value iterable, Frame* outer, unsigned depth) const = 0;
};

class LoopObject final : public Object {
 public:
  LoopObject(Walk& walk, unsigned depth, const RecursiveLoop* recursive, Frame* outer,
             UndefinedBehaviour undefined)
      : Object(Role::kLoop),
        walk_(walk),
        size_(walk.size()),
        depth_(depth),
        recursive_(recursive),
        outer_(outer),
        undefined_(undefined) {}

  std::string_view type_name() const override { return "LoopContext"; }
  const Shape& shape() const override;
  Value attribute(std::size_t index) const override;
  bool is_callable() const override { return true; }
  Value call(Arguments& arguments) const override;
  std::span<Value> held_values() override { return last_; }
  void append_repr(std::string& out, unsigned depth) const override;

  void set_index(std::size_t index) { index_ = index; }

  /// `loop.cycle(…)`, `loop.changed(…)`
  Value cycle(GivenArguments given) const;
  Value changed(GivenArguments given) const;
  /// `loop(children)`, into the output.
  void recurse(Render& render, GivenArguments given) const;

 private:
  Value neighbour(bool there, std::size_t index, std::string_view what) const;

  Walk& walk_;
  std::size_t index_ = 0;
  std::size_t size_;
  unsigned depth_;
  const RecursiveLoop* recursive_;
  Frame* outer_;
  UndefinedBehaviour undefined_;     ///< of the items before the first and behind the last
  mutable std::vector<Value> last_;  ///< what `changed` was asked last
  mutable bool asked_ = false;
};

}  // namespace jinja
