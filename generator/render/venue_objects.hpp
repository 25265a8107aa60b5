// Venues and their editions as templates see them.
#pragma once

#include <string>

#include "render/context.hpp"
#include "render/thing.hpp"

namespace offprint {

class VenueObject final : public Thing<VenueObject> {
 public:
  VenueObject(const Context& context, VenueIndex index) : context_(context), index_(index) {}

  std::string_view type_name() const override { return "venue"; }
  static std::span<const Attribute<VenueObject>> attributes();

 private:
  using Value = jinja::Value;
  const VenueEntry& venue() const { return context_.catalog().venues[index_]; }

  Value key() const;
  Value address() const;
  Value name() const;
  Value short_name() const;
  Value type() const;
  Value url() const;
  Value editions() const;
  Value works() const;
  Value chart() const;

  const Context& context_;
  VenueIndex index_;
};

class EditionObject final : public Thing<EditionObject> {
 public:
  EditionObject(const Context& context, EditionIndex index);

  std::string_view type_name() const override { return "edition"; }
  static std::span<const Attribute<EditionObject>> attributes();

 private:
  using Value = jinja::Value;
  const EditionEntry& edition() const { return context_.catalog().editions[index_]; }

  Value key() const;
  Value address() const;
  Value venue() const;
  Value name() const;
  Value year() const;
  Value begins() const;
  Value ends() const;
  Value location() const;
  Value url() const;
  Value works() const;
  Value publications() const;
  Value tracks() const;
  Value parts() const;

  const Context& context_;
  EditionIndex index_;
  std::string name_;
};

/// A track of an edition: `name`, `address`.
jinja::Value track_value(const Context& context, EditionIndex edition, std::uint32_t track);

}  // namespace offprint
