// One run of a template: its output, frames and bounds. On the stack of whoever renders; nothing in
// it is shared.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "jinja/arena.hpp"
#include "jinja/context.hpp"
#include "jinja/environment.hpp"
#include "jinja/error.hpp"
#include "jinja/library.hpp"
#include "jinja/node.hpp"
#include "jinja/output.hpp"
#include "jinja/template.hpp"

namespace jinja {

class Render {
 public:
  Render(const CompiledTemplate& entry, std::string& target);
  Render(const Render&) = delete;
  Render& operator=(const Render&) = delete;

  /// Runs a template and those that it extends, in a new context.
  void run(const CompiledTemplate& entry, Context& context);

  const Environment& environment() const { return environment_; }
  const Environment::Parts& parts() const { return environment_.parts(); }
  const Options& options() const { return parts().options; }
  const Limits& limits() const { return options().limits; }

  Context& context() { return *frame->context; }
  bool autoescape() { return frame->context->autoescape; }
  bool escapes(Escape escape) {
    return escape == Escape::kAsRendered ? autoescape() : escape == Escape::kYes;
  }

  /// What a name means here: from the context, or a global; nameless where nothing does.
  Value resolve(const Name& name);
  /// Performs what a scope does on entry, or clears its variables on leaving.
  void enter(const Loads& loads);
  void leave(const Loads& loads);

  Value undefined(std::string_view name, Cause cause, Type owner = Type::kUndefined) const {
    return Value::undefined({name, cause, owner, options().undefined});
  }

  /// Text written since `begin`, cut off and made a value: safe where the context escapes.
  Value captured(std::size_t begin);
  Value captured(std::size_t begin, bool safe);

  void count_turn() {
    if (turns_left_-- == 0) fail_turns();
  }
  void check_items(std::uint64_t count) const {
    if (count > limits().items) fail_items(count);
  }

  /// A context for another template. `locals` are those of the place where it is included.
  Context& make_context(const CompiledTemplate& entry, const Value* root, Context* parent,
                        const LocalNames* locals);
  void extend(Context& context, const CompiledTemplate& parent);

  /// Memory for variables; given back in reverse order.
  Value* take_slots(std::size_t count);
  void give_slots(Value* slots, std::size_t count);

  /// A random number generator's next number; a TemplateError where the environment has no seed.
  std::uint64_t random();

  /// The imported module of a template that was imported without context, made once a render.
  Value* find_module(const CompiledTemplate& module);
  void keep_module(const CompiledTemplate& module, const Value& value);

  Output output;
  Arena arena;
  Frame* frame = nullptr;
  const CompiledTemplate* current = nullptr;  ///< whose code runs: for messages
  unsigned depth = 0;
  bool inspecting = false;  ///< expressions are evaluated for an error's report, not for their text
  Value caller;             ///< of the call block whose call is being evaluated
  std::size_t mark = 0;     ///< where the text begins that a filter block is about to filter

 private:
  friend class Deeper;
  [[noreturn]] void fail_turns() const;
  [[noreturn]] void fail_items(std::uint64_t count) const;
  void check_room() const;
  std::byte* reserve_slots(std::size_t count);

  static constexpr std::size_t kFirstSlots = 96;
  struct Chunk {
    std::unique_ptr<std::byte[]> slots;
    std::size_t size;
    std::size_t used;
  };

  const Environment& environment_;
  std::uint64_t turns_left_;
  std::uint64_t random_state_;
  std::uintptr_t stack_base_;
  std::size_t first_used_ = 0;
  alignas(Value) std::byte first_slots_[kFirstSlots * sizeof(Value)];
  std::vector<Chunk> chunks_;
  std::vector<std::pair<const CompiledTemplate*, Value>> modules_;
};

/// A level deeper into includes, macros and blocks; a RecursionError where it is too deep.
class Deeper {
 public:
  explicit Deeper(Render& render) : render_(render) {
    ++render_.depth;
    render_.check_room();
  }
  ~Deeper() { --render_.depth; }
  Deeper(const Deeper&) = delete;
  Deeper& operator=(const Deeper&) = delete;

 private:
  Render& render_;
};

/// The frame of a function while it runs.
class Activation {
 public:
  Activation(Render& render, const Function& function, Context& context, Frame* outer,
             const CompiledTemplate& code);
  ~Activation();
  Activation(const Activation&) = delete;
  Activation& operator=(const Activation&) = delete;

  /// Does what the function does on entry; apart, since it may throw.
  void enter() { render_.enter(function_.loads); }

 private:
  Deeper deeper_;
  Render& render_;
  const Function& function_;
  Frame* const before_;
  const CompiledTemplate* const code_before_;
  Frame local_;
  Frame* frame_;
};

/// Appends a value as a template prints it.
void write_value(Render& render, const Value& value, bool escape);

/// The same for a value of `node`: strings and integers, which cannot fail, at once.
void write_other(Render& render, const Value& value, const Expression& node, Escape escape);
inline void write(Render& render, const Value& value, const Expression& node, Escape escape) {
  if (!value.is_string()) return write_other(render, value, node, escape);
  if (value.is_safe() || !render.escapes(escape)) return render.output.append(value.as_string());
  render.output.append_escaped(value.as_string());
}

/// Is the value of `node` true? Of booleans and strings, which cannot fail, at once.
bool truth_of_other(Render& render, const Value& value, const Expression& node);
inline bool truth(Render& render, const Value& value, const Expression& node) {
  if (value.is_boolean()) return value.as_boolean();
  return value.is_string() ? !value.as_string().empty() : truth_of_other(render, value, node);
}

/// The value as a string: a safe one stays safe.
Value to_string_value(const Value& value);
/// The value as safe text: what is not safe is escaped.
Value escaped(const Value& value);

/// Gives an error without a place that of `node`, a hint and the values of what the expression
/// mentions.
void locate(Render& render, const Expression& node, TemplateError& error);
void locate(Render& render, Span span, TemplateError& error);
/// Adds a step to the way to an error: "included here".
void add_step(Render& render, Span span, std::string what, TemplateError& error);

template <class Action>
decltype(auto) located(Render& render, const Expression& node, Action action) {
  try {
    return action();
  } catch (TemplateError& error) {
    locate(render, node, error);
    throw;
  }
}

template <class Action>
decltype(auto) with_step(Render& render, Span span, const char* what, std::string_view name,
                         Action action) {
  try {
    return action();
  } catch (TemplateError& error) {
    add_step(render, span,
             name.empty() ? std::string(what) : std::string(what) + " `" + std::string(name) + "`",
             error);
    throw;
  }
}

}  // namespace jinja
