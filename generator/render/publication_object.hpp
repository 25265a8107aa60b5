// A publication as templates see it.
#pragma once

#include "base/once.hpp"
#include "render/context.hpp"
#include "render/thing.hpp"

namespace offprint {

class PublicationObject final : public Thing<PublicationObject> {
 public:
  PublicationObject(const Context& context, PublicationIndex index);

  std::string_view type_name() const override { return "publication"; }
  static std::span<const Attribute<PublicationObject>> attributes();

  /// Keys of the record that are not ours, by their own names.
  jinja::Value find_attribute(const jinja::Name& name) const override;
  jinja::Value find_item(const jinja::Value& key) const override;

 private:
  using Value = jinja::Value;
  const Publication& publication() const { return context_.catalog().publications[index_]; }
  const PublicationText& text() const { return context_.site().texts.of(index_); }

  Value id() const;
  Value address() const;
  Value type() const;
  Value type_name_value() const;
  Value title() const;
  Value title_text() const;
  Value language() const;
  Value authors() const;
  Value authors_incomplete() const;
  Value editors() const;
  Value year() const;
  Value date() const;
  Value status() const;
  Value container() const;
  Value venue() const;
  Value edition() const;
  Value venue_line() const;
  Value venue_short() const;
  Value track() const;
  Value volume() const;
  Value issue() const;
  Value number() const;
  Value pages() const;
  Value publisher() const;
  Value genre() const;
  Value note() const;
  Value awards() const;
  Value links() const;
  Value doi() const;
  Value doi_url_value() const;
  Value arxiv() const;
  Value arxiv_url_value() const;
  Value url() const;
  Value abstract() const;
  Value abstract_text() const;
  Value summary() const;
  Value topics() const;
  Value image() const;
  Value selected() const;
  Value retracted() const;
  Value listing_index() const;
  Value listing_address() const;
  Value picks() const;
  Value exports() const;
  Value bibtex() const;
  Value ris() const;
  Value csl_json() const;
  Value references() const;
  Value coins() const;
  Value extra() const;

  const Context& context_;
  PublicationIndex index_;
  mutable Once authors_once_;
  mutable Value authors_;  ///< made at first need: every list shows them
  mutable Once links_once_;
  mutable Value links_;  ///< the same
};

}  // namespace offprint
