// Publications that share a topic, year or type, as templates see them.
#pragma once

#include <string>
#include <string_view>

#include "render/context.hpp"
#include "render/thing.hpp"

namespace offprint {

class SliceObject final : public Thing<SliceObject> {
 public:
  /// A slice of the whole catalog; `label` is its name for people.
  SliceObject(const Context& context, const Slice& slice, std::string label,
              std::string_view address);

  std::string_view type_name() const override { return "slice"; }
  static std::span<const Attribute<SliceObject>> attributes();

 private:
  using Value = jinja::Value;
  Value name() const;
  Value label() const;
  Value address() const;
  Value works() const;
  Value publications() const;

  const Context& context_;
  const Slice& slice_;
  std::string label_;
  std::string_view address_;
};

}  // namespace offprint
