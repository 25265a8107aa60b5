// `namespace(…)`: an object whose attributes templates set, so that a loop can tell what it found.
#pragma once

#include "jinja/object.hpp"

namespace jinja {

/// Lives in the arena of its render, which ends the cycles that its attributes may make.
class Namespace final : public Object {
 public:
  Namespace() : Object(Role::kNamespace) {}
  std::string_view type_name() const override { return "Namespace"; }
  Value find_attribute(const Name& name) const override;
  Value find_item(const Value& key) const override;
  void append_repr(std::string& out, unsigned depth) const override;

  void set(std::string_view name, Value value) const { attributes_.set(name, std::move(value)); }
  void set(const Value& key, Value value) const { attributes_.set(key, std::move(value)); }

 private:
  mutable Dict attributes_;
};

}  // namespace jinja
