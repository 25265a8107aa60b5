// `for`: plain, with `loop`, filtered, recursive.
#include "jinja/loop.hpp"
#include "jinja/make_nodes.hpp"
#include "jinja/render.hpp"
#include "jinja/walk.hpp"

namespace jinja {
namespace {

class For final : public Statement, public RecursiveLoop {
 public:
  explicit For(LoopCode code) : code_(std::move(code)), plain_slot_(code_.target->plain_slot()) {}

  Flow execute(Render& render) const override {
    if (!code_.recursive) return run(render, code_.iterable->hold(render), nullptr, 0);
    recurse(render, code_.iterable->hold(render), render.frame, 0);
    return Flow::kNext;
  }

  void recurse(Render& render, Value iterable, Frame* outer, unsigned depth) const override {
    Activation activation(render, code_.function, *outer->context, outer, *render.current);
    run(render, std::move(iterable), outer, depth);
  }

 private:
  Flow run(Render& render, Value iterable, Frame* outer, unsigned depth) const {
    Walk walk = located(render, *code_.iterable, [&] { return Walk(std::move(iterable)); });
    const bool completed = located(render, *code_.iterable, [&] {
      return code_.loop_slot < 0 ? run_plain(render, walk)
                                 : run_with_loop(render, walk, outer, depth);
    });
    if (completed || !code_.has_otherwise) return Flow::kNext;
    render.enter(code_.otherwise_loads);
    const Flow flow = code_.otherwise.run(render);
    render.leave(code_.otherwise_loads);
    return flow;
  }

  /// True once a turn went to its end: `continue` and `break` do not count, as in Jinja2.
  bool run_plain(Render& render, Walk& walk) const {
    const std::span<const Value> lent = walk.lent_items();
    if (!lent.empty() && !code_.filter) return run_lent(render, lent);
    bool completed = false, entered = false;
    if (code_.filter) render.enter(code_.filter_loads);
    for (Value element; walk.next(element);) {
      if (code_.filter && !passes(render, element)) continue;
      if (!std::exchange(entered, true)) render.enter(code_.once);
      const Flow flow = turn(render, std::move(element));
      if (flow == Flow::kBreak) break;
      completed = completed || flow == Flow::kNext;
    }
    if (entered) leave(render);
    return completed;
  }

  bool run_lent(Render& render, std::span<const Value> items) const {
    bool completed = false;
    render.enter(code_.once);
    for (const Value& item : items) {
      const Flow flow = turn(render, item.borrowed());
      if (flow == Flow::kBreak) break;
      completed = completed || flow == Flow::kNext;
    }
    leave(render);
    return completed;
  }

  Flow turn(Render& render, Value element) const {
    render.count_turn();
    if (plain_slot_ >= 0 && !element.is_nameless()) {
      render.frame->slots[plain_slot_] = std::move(element);
    } else {
      code_.target->assign(render, std::move(element));
    }
    if (!code_.each.empty()) render.enter(code_.each);
    return code_.function.body.run(render);
  }

  void leave(Render& render) const {
    render.leave(code_.once);
    render.leave(code_.each);
  }

  bool passes(Render& render, const Value& element) const {
    code_.filter_target->assign(render, element);
    return code_.filter->truth(render);
  }

  bool run_with_loop(Render& render, Walk& walk, Frame* outer, unsigned depth) const {
    if (code_.filter) walk = filtered(render, walk);
    walk.collect();
    if (walk.size() == 0) return false;
    if (!code_.escaping) {
      LoopObject loop(walk, depth, code_.recursive ? this : nullptr, outer,
                      render.options().undefined);
      return run_turns(render, walk, loop);
    }
    Walk& kept = *render.arena.make<Walk>(std::move(walk));
    return run_turns(render, kept,
                     *render.arena.make<LoopObject>(kept, depth, code_.recursive ? this : nullptr,
                                                    outer, render.options().undefined));
  }

  Walk filtered(Render& render, Walk& walk) const {
    std::vector<Value> picked;
    render.enter(code_.filter_loads);
    for (Value element; walk.next(element);) {
      if (passes(render, element)) picked.push_back(std::move(element));
    }
    render.leave(code_.filter_loads);
    return Walk(Value::tuple(std::move(picked)));
  }

  bool run_turns(Render& render, Walk& walk, LoopObject& loop) const {
    Value& slot = render.frame->slots[code_.loop_slot];
    slot = Value::borrow(loop);
    render.enter(code_.once);
    const std::span<const Value> lent = walk.lent_items();
    bool completed = false;
    for (std::size_t i = 0; i < walk.size(); ++i) {
      loop.set_index(i);
      const Flow flow = turn(render, lent.empty() ? walk.at(i) : lent[i].borrowed());
      if (flow == Flow::kBreak) break;
      completed = completed || flow == Flow::kNext;
    }
    slot = Value();
    leave(render);
    return completed;
  }

  LoopCode code_;
  int plain_slot_;
};

}  // namespace

StatementPointer make_for(LoopCode code) { return std::make_unique<For>(std::move(code)); }

}  // namespace jinja
