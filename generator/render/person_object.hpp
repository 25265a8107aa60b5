// A person as templates see them.
#pragma once

#include <string>

#include "render/context.hpp"
#include "render/thing.hpp"

namespace offprint {

class PersonObject final : public Thing<PersonObject> {
 public:
  /// `page` is where the biography stands, whose links lead on from there; by default the person's
  /// own page.
  PersonObject(const Context& context, PersonIndex index, std::string_view page = {});

  std::string_view type_name() const override { return "person"; }
  static std::span<const Attribute<PersonObject>> attributes();

 private:
  using Value = jinja::Value;
  const PersonEntry& person() const { return context_.catalog().people[index_]; }

  Value id() const;
  Value address() const;
  Value name() const;
  Value native_name() const;
  Value affiliation() const;
  Value role() const;
  Value email() const;
  Value email_html() const;
  Value email_url() const;
  Value phone() const;
  Value office() const;
  Value postal_address() const;
  Value status() const;
  Value identifiers() const;
  Value links() const;
  Value photo() const;
  Value interests() const;
  Value biography() const;
  Value positions() const;
  Value education() const;
  Value awards() const;
  Value group() const;
  Value group_years() const;
  Value former() const;
  Value verified() const;
  Value registered() const;
  std::string claim_target() const;
  Value claim_url() const;
  Value claim_address() const;
  Value works() const;
  Value publications() const;
  Value years() const;
  Value topics() const;
  Value venues() const;
  Value collaborators() const;
  Value close_collaborators() const;
  Value neighbours() const;
  Value chart() const;
  Value graph() const;
  Value feed_address() const;
  Value extra() const;

  const Context& context_;
  PersonIndex index_;
  std::string_view page_;
  std::string name_;
};

}  // namespace offprint
