#include "render/slice_object.hpp"

#include <array>

namespace offprint {

using jinja::Value;

SliceObject::SliceObject(const Context& context, const Slice& slice, std::string label,
                         std::string_view address)
    : context_(context), slice_(slice), label_(std::move(label)), address_(address) {}

std::span<const Attribute<SliceObject>> SliceObject::attributes() {
  using S = SliceObject;
  static constexpr auto kAttributes = std::to_array<Attribute<S>>({
      {"name", &S::name},
      {"label", &S::label},
      {"address", &S::address},
      {"works", &S::works},
      {"publications", &S::publications},
  });
  return kAttributes;
}

Value SliceObject::name() const { return Value::view(slice_.name); }
Value SliceObject::label() const { return Value::view(label_); }
Value SliceObject::address() const { return Value::view(address_); }

Value SliceObject::works() const {
  return Value::integer(static_cast<std::int64_t>(slice_.publications.size()));
}

Value SliceObject::publications() const { return context_.publications(slice_.publications); }

}  // namespace offprint
