// sort, dictsort, groupby, min, max.
#include <fmt/format.h>

#include <algorithm>

#include "jinja/error.hpp"
#include "jinja/filters.hpp"
#include "jinja/python_text.hpp"
#include "jinja/undefined.hpp"

namespace jinja {

Value without_case(const Value& value) {
  return value.is_string() ? text_like(value, lower_text(value.as_string())) : value;
}

Value comparison_key(Render& render, const Value& element, const Value& path, bool case_sensitive,
                     const Value& fallback) {
  Value key = attribute_of(render, element, path, fallback);
  return case_sensitive ? key : without_case(key);
}

namespace {

struct Keyed {
  Value key;
  Value element;
};

/// Merge sort of our own: `std::stable_sort` may not be used with an order that throws or is none.
void sort_range(std::vector<Keyed>& all, std::vector<Keyed>& spare, std::size_t begin,
                std::size_t end, bool reverse) {
  if (end - begin < 2) return;
  const std::size_t middle = begin + (end - begin) / 2;
  sort_range(all, spare, begin, middle, reverse);
  sort_range(all, spare, middle, end, reverse);
  std::size_t left = begin, right = middle, out = begin;
  while (left < middle && right < end) {
    const bool take_right =
        reverse ? less(all[left].key, all[right].key) : less(all[right].key, all[left].key);
    std::swap(spare[out++], all[take_right ? right++ : left++]);
  }
  while (left < middle) std::swap(spare[out++], all[left++]);
  while (right < end) std::swap(spare[out++], all[right++]);
  std::swap_ranges(all.begin() + static_cast<std::ptrdiff_t>(begin),
                   all.begin() + static_cast<std::ptrdiff_t>(end),
                   spare.begin() + static_cast<std::ptrdiff_t>(begin));
}

void sort_keyed(std::vector<Keyed>& all, bool reverse) {
  std::vector<Keyed> spare(all.size());
  sort_range(all, spare, 0, all.size(), reverse);
}

/// A list of keys, one a path of an attribute like "year,title": lists compare what differs first.
Value sort_key(Render& render, const Value& element, const Value& attribute, bool case_sensitive) {
  std::vector<Value> keys;
  if (!attribute.is_string()) {
    keys.push_back(comparison_key(render, element, attribute, case_sensitive));
    return Value::list(std::move(keys));
  }
  for (const std::string_view path : split_at(attribute.as_string(), ",")) {
    keys.push_back(comparison_key(render, element, Value::view(path), case_sensitive));
  }
  return Value::list(std::move(keys));
}

Value sort(Arguments& arguments) {
  std::vector<Keyed> all;
  for (Value& element : elements_of(arguments.take(0))) {
    Value key = sort_key(arguments.render(), element, arguments[3], arguments.truth(2));
    all.push_back({std::move(key), std::move(element)});
  }
  sort_keyed(all, arguments.truth(1));
  std::vector<Value> sorted;
  for (Keyed& keyed : all) sorted.push_back(std::move(keyed.element));
  return Value::list(std::move(sorted), Change::kAllowed);
}

Value sort_dict(Arguments& arguments) {
  const std::string by = to_text(arguments[2]);
  if (by != "key" && by != "value")
    throw TemplateError(ErrorKind::kFilterArgumentError,
                        fmt::format("`dictsort` sorts by `key` or `value`, not by `{}`", by));
  if (arguments[0].is_undefined()) throw_undefined(arguments[0]);
  if (!arguments[0].is_dict())
    throw TemplateError(ErrorKind::kAttributeError,
                        fmt::format("`dictsort` takes a dict, not `{}`", type_name(arguments[0])));
  std::vector<Keyed> all;
  for (const Dict::Entry& entry : arguments[0].as_dict().entries()) {
    const Value& key = by == "key" ? entry.key : entry.value;
    all.push_back(
        {arguments.truth(1) ? key : without_case(key), Value::tuple({entry.key, entry.value})});
  }
  sort_keyed(all, arguments.truth(3));
  std::vector<Value> sorted;
  for (Keyed& keyed : all) sorted.push_back(std::move(keyed.element));
  return Value::list(std::move(sorted), Change::kAllowed);
}

/// A pair that also has names: `group.grouper`, `group.list`.
class Group final : public Object {
 public:
  Group(Value grouper, Value list) : parts_{std::move(grouper), std::move(list)} {}
  std::string_view type_name() const override { return "_GroupTuple"; }
  Kind kind() const override { return Kind::kSequence; }
  const Shape& shape() const override {
    static const Shape kShape({"grouper", "list"});
    return kShape;
  }
  Value attribute(std::size_t index) const override { return parts_[index]; }
  std::size_t length() const override { return 2; }
  Value element(std::size_t index) const override { return parts_[index]; }
  void append_repr(std::string& out, unsigned depth) const override {
    jinja::append_repr(out, Value::tuple({parts_[0], parts_[1]}), depth);
  }
  std::span<Value> held_values() override { return parts_; }

 private:
  Value parts_[2];
};

/// A group is named by the key of its first element as it is spelt there.
Value group_by(Arguments& arguments) {
  Render& render = arguments.render();
  const Value attribute = arguments[1], fallback = arguments[2];
  std::vector<Keyed> all;
  for (Value& element : elements_of(arguments.take(0))) {
    Value key = comparison_key(render, element, attribute, arguments.truth(3), fallback);
    all.push_back({std::move(key), std::move(element)});
  }
  sort_keyed(all, false);
  std::vector<Value> groups;
  for (std::size_t i = 0; i < all.size();) {
    const Value key = all[i].key;
    const Value grouper = attribute_of(render, all[i].element, attribute, fallback);
    std::vector<Value> members;
    for (; i < all.size() && equal(all[i].key, key); ++i)
      members.push_back(std::move(all[i].element));
    groups.push_back(
        make_object<Group>(grouper, Value::list(std::move(members), Change::kAllowed)));
  }
  return Value::list(std::move(groups), Change::kAllowed);
}

Value extreme(Arguments& arguments, bool largest) {
  Render& render = arguments.render();
  const bool case_sensitive = arguments.truth(1);
  const Value attribute = arguments[2];
  Walk walk(arguments.take(0));
  Value best, best_key, element;
  if (!walk.next(best)) return render.undefined(largest ? "largest" : "smallest", Cause::kEmpty);
  best_key = comparison_key(render, best, attribute, case_sensitive);
  while (walk.next(element)) {
    Value key = comparison_key(render, element, attribute, case_sensitive);
    if (!(largest ? less(best_key, key) : less(key, best_key))) continue;
    best = std::move(element);
    best_key = std::move(key);
  }
  return best;
}

}  // namespace

void add_order_filters(Environment& environment) {
  environment.add_filter("sort", "value, reverse=false, case_sensitive=false, attribute=none",
                         sort);
  environment.add_filter("dictsort", "value, case_sensitive=false, by='key', reverse=false",
                         sort_dict);
  environment.add_filter("groupby", "value, attribute, default=none, case_sensitive=false",
                         group_by);
  environment.add_filter("min", "value, case_sensitive=false, attribute=none",
                         [](Arguments& arguments) { return extreme(arguments, false); });
  environment.add_filter("max", "value, case_sensitive=false, attribute=none",
                         [](Arguments& arguments) { return extreme(arguments, true); });
}

}  // namespace jinja
