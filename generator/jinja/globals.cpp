// The functions that every template has: range, dict, namespace, cycler, joiner, lipsum.
#include <fmt/format.h>

#include "jinja/error.hpp"
#include "jinja/integer.hpp"
#include "jinja/library.hpp"
#include "jinja/namespace.hpp"
#include "jinja/object.hpp"
#include "jinja/render.hpp"
#include "jinja/undefined.hpp"
#include "jinja/walk.hpp"

namespace jinja {
namespace {

class Range final : public Object {
 public:
  Range(std::int64_t start, std::int64_t stop, std::int64_t step, std::size_t length)
      : start_(start), stop_(stop), step_(step), length_(length) {}
  std::string_view type_name() const override { return "range"; }
  Kind kind() const override { return Kind::kSequence; }
  std::size_t length() const override { return length_; }
  Value element(std::size_t index) const override {
    return Value::integer(start_ + static_cast<std::int64_t>(index) * step_);
  }
  Value slice(const SliceBounds& bounds) const override {
    std::int64_t start = 0, stop = 0, step = 0;
    const bool fits = place_of(bounds.start, start) && place_of(bounds.stop, stop) &&
                      !__builtin_mul_overflow(step_, bounds.step, &step);
    return fits ? make_object<Range>(start, stop, step, static_cast<std::size_t>(bounds.count))
                : Object::slice(bounds);
  }
  void append_repr(std::string& out, unsigned) const override {
    out += step_ == 1 ? fmt::format("range({}, {})", start_, stop_)
                      : fmt::format("range({}, {}, {})", start_, stop_, step_);
  }

 private:
  /// Where the element of this number stands, or would stand behind the last one; false beyond 64
  /// bits.
  bool place_of(std::int64_t index, std::int64_t& place) const {
    return !__builtin_mul_overflow(index, step_, &place) &&
           !__builtin_add_overflow(start_, place, &place);
  }

  std::int64_t start_;
  std::int64_t stop_;
  std::int64_t step_;
  std::size_t length_;
};

std::uint64_t range_length(std::int64_t start, std::int64_t stop, std::int64_t step) {
  const bool forward = step > 0;
  if (forward ? start >= stop : start <= stop) return 0;
  const std::uint64_t distance =
      forward ? static_cast<std::uint64_t>(stop) - static_cast<std::uint64_t>(start)
              : static_cast<std::uint64_t>(start) - static_cast<std::uint64_t>(stop);
  const std::uint64_t stride =
      forward ? static_cast<std::uint64_t>(step) : 0 - static_cast<std::uint64_t>(step);
  return (distance - 1) / stride + 1;
}

Value make_range(Arguments& arguments) {
  const bool single = !arguments.has(1);
  const std::int64_t start = single ? 0 : arguments.integer(0);
  const std::int64_t stop = single ? arguments.integer(0) : arguments.integer(1);
  const std::int64_t step = arguments.integer(2);
  if (step == 0) throw TemplateError(ErrorKind::kValueError, "the step of `range` cannot be zero");
  const std::uint64_t length = range_length(start, stop, step);
  arguments.render().check_items(length);
  return make_object<Range>(start, stop, step, length);
}

/// Puts what `dict(…)` and `namespace(…)` are called with where `set` says.
template <class SetItem>
void take_items(Arguments& arguments, std::string_view what, SetItem set) {
  if (arguments.rest().size() > 1)
    throw TemplateError(ErrorKind::kTypeError,
                        fmt::format("`{}` takes at most one positional argument", what));
  for (const Value& source : arguments.rest()) {
    if (source.is_undefined()) throw_undefined(source);
    if (source.is_dict()) {
      for (const Dict::Entry& entry : source.as_dict().entries()) set(entry.key, entry.value);
      continue;
    }
    for (const Value& pair : elements_of(source)) {
      const std::vector<Value> parts = elements_of(pair);
      if (parts.size() != 2)
        throw TemplateError(ErrorKind::kValueError,
                            fmt::format("`{}` takes pairs, not {} values", what, parts.size()));
      set(parts[0], parts[1]);
    }
  }
  for (const auto& [name, value] : arguments.named()) set(name, value);
}

Value make_dict(Arguments& arguments) {
  Dict dict;
  take_items(arguments, "dict",
             [&dict](const Value& key, const Value& value) { dict.set(key, value); });
  return Value::dict(std::move(dict), Change::kAllowed);
}

Value make_namespace(Arguments& arguments) {
  const Namespace& made = *arguments.render().arena.make<Namespace>();
  take_items(arguments, "namespace",
             [&made](const Value& key, const Value& value) { made.set(key, value); });
  return Value::borrow(made);
}

/// A method of the objects below, which live in the arena.
class Method final : public Object {
 public:
  using Function = std::function<Value()>;
  explicit Method(Function function) : function_(std::move(function)) {}
  std::string_view type_name() const override { return "method"; }
  bool is_callable() const override { return true; }
  Value call(Arguments&) const override { return function_(); }

 private:
  Function function_;
};

class Cycler final : public Object {
 public:
  explicit Cycler(std::vector<Value> items) : items_(std::move(items)) {}
  std::string_view type_name() const override { return "Cycler"; }
  const Shape& shape() const override {
    static const Shape kShape({"next", "current", "reset", "items", "pos"});
    return kShape;
  }
  Value attribute(std::size_t index) const override {
    switch (index) {
      case 0:
        return make_object<Method>([this] { return next_item(); });
      case 1:
        return items_[position_];
      case 2:
        return make_object<Method>([this] { return position_ = 0, Value::none(); });
      case 3:
        return Value::tuple(items_);
      default:
        return Value::integer(static_cast<std::int64_t>(position_));
    }
  }

 private:
  Value next_item() const {
    const std::size_t now = position_;
    position_ = (position_ + 1) % items_.size();
    return items_[now];
  }

  std::vector<Value> items_;
  mutable std::size_t position_ = 0;
};

Value make_cycler(Arguments& arguments) {
  if (arguments.rest().empty())
    throw TemplateError(ErrorKind::kTypeError, "`cycler` needs something to choose from");
  return Value::borrow(*arguments.render().arena.make<Cycler>(
      std::vector<Value>(arguments.rest().begin(), arguments.rest().end())));
}

class Joiner final : public Object {
 public:
  explicit Joiner(Value separator) : separator_(std::move(separator)) {}
  std::string_view type_name() const override { return "Joiner"; }
  bool is_callable() const override { return true; }
  Value call(Arguments&) const override {
    return std::exchange(used_, true) ? separator_ : Value::view("");
  }

 private:
  Value separator_;
  mutable bool used_ = false;
};

Value make_joiner(Arguments& arguments) {
  return Value::borrow(*arguments.render().arena.make<Joiner>(arguments[0]));
}

constexpr std::string_view kSyllables[] = {"ba",  "co",  "di", "fu",  "ga", "le", "mi", "no",
                                           "pra", "que", "ri", "sta", "tu", "ve", "xo", "zen"};

std::string make_word(Render& render) {
  std::string word;
  for (std::uint64_t count = render.random() % 3 + 1; count > 0; --count)
    word += kSyllables[render.random() % std::size(kSyllables)];
  return word;
}

std::string make_paragraph(Render& render, std::uint64_t words) {
  std::string text;
  for (std::uint64_t i = 0; i < words; ++i) {
    std::string word = make_word(render);
    if (i == 0) word[0] = static_cast<char>(word[0] - 32);
    text += (i == 0 ? "" : i % 11 == 0 ? ", " : " ") + word;
  }
  return text + ".";
}

Value make_lipsum(Arguments& arguments) {
  Render& render = arguments.render();
  const bool html = arguments.truth(1);
  const std::int64_t fewest = std::max<std::int64_t>(1, arguments.integer(2));
  const std::int64_t most = std::max(fewest + 1, arguments.integer(3));
  render.check_items(static_cast<std::uint64_t>(std::max<std::int64_t>(0, arguments.integer(0))) *
                     static_cast<std::uint64_t>(most));
  std::string out;
  for (std::int64_t i = 0; i < arguments.integer(0); ++i) {
    const std::uint64_t words = static_cast<std::uint64_t>(fewest) +
                                render.random() % static_cast<std::uint64_t>(most - fewest);
    const std::string paragraph = make_paragraph(render, words);
    out += (i == 0 ? "" : html ? "\n" : "\n\n") + (html ? "<p>" + paragraph + "</p>" : paragraph);
  }
  return html ? Value::safe(out) : Value::text(out);
}

}  // namespace

void add_builtin_globals(Environment& environment) {
  environment.add_function("range", "start, stop=none, step=1", make_range);
  environment.add_function("dict", "*items, **named", make_dict);
  environment.add_function("namespace", "*items, **named", make_namespace);
  environment.add_function("cycler", "*items", make_cycler);
  environment.add_function("joiner", "sep=', '", make_joiner);
  environment.add_function("lipsum", "n=5, html=true, min=20, max=100", make_lipsum);
}

}  // namespace jinja
