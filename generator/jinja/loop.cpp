#include "jinja/loop.hpp"

#include <fmt/format.h>

#include "jinja/error.hpp"
#include "jinja/methods.hpp"

namespace jinja {
namespace {

enum Attribute : std::size_t {
  kIndex,
  kIndex0,
  kRevindex,
  kRevindex0,
  kFirst,
  kLast,
  kLength,
  kDepth,
  kDepth0,
  kPrevious,
  kNext,
  kCycle,
  kChanged,
};

Value number(std::size_t value) { return Value::integer(static_cast<std::int64_t>(value)); }

/// `loop.cycle` as a value of its own.
class LoopMethod final : public Object {
 public:
  using Function = Value (LoopObject::*)(GivenArguments) const;
  LoopMethod(const LoopObject& loop, Function function) : loop_(loop), function_(function) {}
  std::string_view type_name() const override { return "method"; }
  bool is_callable() const override { return true; }
  Value call(Arguments& arguments) const override {
    return (loop_.*function_)({arguments.rest(), arguments.named()});
  }

 private:
  const LoopObject& loop_;
  Function function_;
};

}  // namespace

const Shape& LoopObject::shape() const {
  static const Shape kShape({"index", "index0", "revindex", "revindex0", "first", "last", "length",
                             "depth", "depth0", "previtem", "nextitem", "cycle", "changed"});
  return kShape;
}

Value LoopObject::neighbour(bool there, std::size_t index, std::string_view what) const {
  return there ? walk_.at(index)
               : Value::undefined({what, Cause::kEmpty, Type::kUndefined, undefined_});
}

Value LoopObject::attribute(std::size_t index) const {
  switch (index) {
    case kIndex:
      return number(index_ + 1);
    case kIndex0:
      return number(index_);
    case kRevindex:
      return number(size_ - index_);
    case kRevindex0:
      return number(size_ - index_ - 1);
    case kFirst:
      return Value::boolean(index_ == 0);
    case kLast:
      return Value::boolean(index_ + 1 >= size_);
    case kLength:
      return number(size_);
    case kDepth:
      return Value::integer(depth_ + 1);
    case kDepth0:
      return Value::integer(depth_);
    case kPrevious:
      return neighbour(index_ > 0, index_ - 1, "previous");
    case kNext:
      return neighbour(index_ + 1 < size_, index_ + 1, "next");
    case kCycle:
      return make_object<LoopMethod>(*this, &LoopObject::cycle);
    default:
      return make_object<LoopMethod>(*this, &LoopObject::changed);
  }
}

Value LoopObject::cycle(GivenArguments given) const {
  if (given.positional.empty())
    throw TemplateError(ErrorKind::kTypeError, "`loop.cycle` needs something to choose from");
  return given.positional[index_ % given.positional.size()];
}

Value LoopObject::changed(GivenArguments given) const {
  std::vector<Value> now(given.positional.begin(), given.positional.end());
  bool same = asked_ && now.size() == last_.size();
  for (std::size_t i = 0; same && i < now.size(); ++i) same = equal(now[i], last_[i]);
  asked_ = true;
  last_ = std::move(now);
  return Value::boolean(!same);
}

void LoopObject::recurse(Render& render, GivenArguments given) const {
  if (recursive_ == nullptr) {
    throw TemplateError(ErrorKind::kTypeError, "`loop` can be called in recursive loops only",
                        "write `{% for … recursive %}`");
  }
  if (given.positional.size() != 1 || !given.named.empty()) {
    throw TemplateError(ErrorKind::kTypeError, "`loop` takes one argument: what to loop over");
  }
  recursive_->recurse(render, std::move(given.positional[0]), outer_, depth_ + 1);
}

Value LoopObject::call(Arguments& arguments) const {
  Render& render = arguments.render();
  const std::size_t begin = render.output.size();
  recurse(render, {arguments.rest(), arguments.named()});
  return render.captured(begin);
}

void LoopObject::append_repr(std::string& out, unsigned) const {
  out += fmt::format("<LoopContext {}/{}>", index_ + 1, size_);
}

}  // namespace jinja
