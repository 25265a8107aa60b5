#include "jinja/render.hpp"

#include <algorithm>

#include "jinja/invoke.hpp"

namespace jinja {
namespace {

/// How much of the machine's stack a render may use; threads have 8 MiB.
constexpr std::uintptr_t kMostStack = 2u << 20;

std::uintptr_t stack_position() {
  return reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0));
}

constexpr std::uint32_t kShortChain = 4;

}  // namespace

Render::Render(const CompiledTemplate& entry, std::string& target)
    : output(target, entry.expected_size.load(std::memory_order_relaxed) + 64,
             entry.environment.options().limits.output),
      environment_(entry.environment),
      turns_left_(entry.environment.options().limits.iterations),
      random_state_(entry.environment.options().random_seed.value_or(0)),
      stack_base_(stack_position()) {}

void Render::run(const CompiledTemplate& entry, Context& context) {
  const CompiledTemplate* code = &entry;
  for (std::uint32_t level = 0; code != nullptr; ++level) {
    Activation activation(*this, code->root, context, nullptr, *code);
    activation.enter();
    if (code->self_slot >= 0) frame->slots[code->self_slot] = make_self(*this);
    code->root.body.run(*this);
    code = level + 1 < context.chain_size ? context.chain[level + 1] : nullptr;
  }
}

Value Render::resolve(const Name& name) {
  Value scratch;
  if (const Value* found = find_in_context(context(), name, scratch)) {
    return found == &scratch ? std::move(scratch) : found->is_frozen() ? found->borrowed() : *found;
  }
  const Value* global = parts().globals.find(name);
  return global == nullptr ? Value() : global->borrowed();
}

void Render::enter(const Loads& loads) {
  for (const Load& load : loads) {
    Value& slot = frame->slots[load.slot];
    switch (load.action) {
      case Load::Action::kParameter:
        break;
      case Load::Action::kResolve:
        slot = resolve(load.name);
        break;
      case Load::Action::kAlias:
        slot = slot_of(frame, load.outer);
        break;
      case Load::Action::kClear:
        slot = Value();
        break;
    }
  }
}

void Render::leave(const Loads& loads) {
  for (const Load& load : loads) frame->slots[load.slot] = Value();
}

Value Render::captured(std::size_t begin) { return captured(begin, autoescape()); }

Value Render::captured(std::size_t begin, bool safe) {
  const std::string_view text = output.since(begin);
  Value value = safe ? Value::safe(text) : Value::text(text);
  output.cut(begin);
  return value;
}

void Render::fail_turns() const {
  throw TemplateError(ErrorKind::kLimitError,
                      "the loops took more than " + std::to_string(limits().iterations) + " turns");
}

void Render::fail_items(std::uint64_t count) const {
  throw TemplateError(ErrorKind::kLimitError, std::to_string(count) +
                                                  " items or characters, where " +
                                                  std::to_string(limits().items) + " are allowed");
}

void Render::check_room() const {
  if (depth <= limits().depth && stack_base_ - stack_position() < kMostStack) return;
  throw TemplateError(ErrorKind::kRecursionError,
                      "templates, blocks and macros call one another too deep");
}

Context& Render::make_context(const CompiledTemplate& entry, const Value* root, Context* parent,
                              const LocalNames* locals) {
  Context& made = *arena.make<Context>();
  made.root = root;
  made.parent = parent;
  made.locals = locals;
  made.locals_frame = frame;
  made.autoescape = entry.autoescape;
  auto** chain = static_cast<const CompiledTemplate**>(arena.allocate(kShortChain * sizeof(void*)));
  chain[0] = &entry;
  made.chain = chain;
  made.chain_size = 1;
  return made;
}

void Render::extend(Context& context, const CompiledTemplate& parent) {
  if (context.chain_size > limits().depth) {
    throw TemplateError(ErrorKind::kRecursionError, "a template extends itself");
  }
  auto** chain = const_cast<const CompiledTemplate**>(context.chain);
  const bool full =
      context.chain_size >= kShortChain && (context.chain_size & (context.chain_size - 1)) == 0;
  if (full) {
    chain = static_cast<const CompiledTemplate**>(
        arena.allocate(context.chain_size * 2 * sizeof(void*)));
    std::copy_n(context.chain, context.chain_size, chain);
    context.chain = chain;
  }
  chain[context.chain_size++] = &parent;
}

Value* Render::take_slots(std::size_t count) {
  auto* slots = reinterpret_cast<Value*>(reserve_slots(count));
  std::uninitialized_value_construct_n(slots, count);
  return slots;
}

std::byte* Render::reserve_slots(std::size_t count) {
  if (chunks_.empty() && first_used_ + count <= kFirstSlots)
    return first_slots_ + std::exchange(first_used_, first_used_ + count) * sizeof(Value);
  if (chunks_.empty() || chunks_.back().used + count > chunks_.back().size) {
    const std::size_t size = std::max<std::size_t>(count, 1024);
    chunks_.push_back({std::make_unique_for_overwrite<std::byte[]>(size * sizeof(Value)), size, 0});
  }
  Chunk& chunk = chunks_.back();
  return chunk.slots.get() + std::exchange(chunk.used, chunk.used + count) * sizeof(Value);
}

void Render::give_slots(Value* slots, std::size_t count) {
  std::destroy_n(slots, count);
  if (chunks_.empty()) {
    first_used_ -= count;
    return;
  }
  chunks_.back().used -= count;
  if (chunks_.back().used == 0) chunks_.pop_back();
}

std::uint64_t Render::random() {
  if (!options().random_seed) {
    throw TemplateError(ErrorKind::kSecurityError,
                        "random output is refused: pages must stay the same",
                        "give the environment a seed");
  }
  std::uint64_t z = random_state_ += 0x9E3779B97F4A7C15ull;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ull;
  z = (z ^ z >> 27) * 0x94D049BB133111EBull;
  return z ^ z >> 31;
}

Value* Render::find_module(const CompiledTemplate& module) {
  for (auto& [code, value] : modules_) {
    if (code == &module) return &value;
  }
  return nullptr;
}

void Render::keep_module(const CompiledTemplate& module, const Value& value) {
  modules_.emplace_back(&module, value);
}

Activation::Activation(Render& render, const Function& function, Context& context, Frame* outer,
                       const CompiledTemplate& code)
    : deeper_(render),
      render_(render),
      function_(function),
      before_(render.frame),
      code_before_(render.current),
      frame_(function.captured ? render.arena.make<Frame>() : &local_) {
  frame_->outer = outer;
  frame_->context = &context;
  frame_->slots = function.captured ? render.arena.make_array<Value>(function.slots)
                                    : render.take_slots(function.slots);
  render.frame = frame_;
  render.current = &code;
}

Activation::~Activation() {
  if (!function_.captured) render_.give_slots(local_.slots, function_.slots);
  render_.frame = before_;
  render_.current = code_before_;
}

}  // namespace jinja
