#include "render/publication_object.hpp"

#include <fmt/format.h>

#include <array>

#include "export/bibtex.hpp"
#include "export/citation.hpp"
#include "export/coins.hpp"
#include "export/csl_json.hpp"
#include "export/json_writer.hpp"
#include "export/page_words.hpp"
#include "export/reference.hpp"
#include "export/ris.hpp"
#include "render/author_object.hpp"
#include "render/node_value.hpp"
#include "render/siblings.hpp"
#include "render/values.hpp"
#include "render/work_link_values.hpp"
#include "text/url.hpp"

namespace offprint {

using jinja::Value;

PublicationObject::PublicationObject(const Context& context, PublicationIndex index)
    : context_(context), index_(index) {}

std::span<const Attribute<PublicationObject>> PublicationObject::attributes() {
  using P = PublicationObject;
  static constexpr auto kAttributes = std::to_array<Attribute<P>>({
      {"id", &P::id},
      {"address", &P::address},
      {"type", &P::type},
      {"type_name", &P::type_name_value},
      {"title", &P::title},
      {"title_text", &P::title_text},
      {"language", &P::language},
      {"authors", &P::authors},
      {"authors_incomplete", &P::authors_incomplete},
      {"editors", &P::editors},
      {"year", &P::year},
      {"date", &P::date},
      {"status", &P::status},
      {"container", &P::container},
      {"venue", &P::venue},
      {"edition", &P::edition},
      {"venue_line", &P::venue_line},
      {"venue_short", &P::venue_short},
      {"track", &P::track},
      {"volume", &P::volume},
      {"issue", &P::issue},
      {"number", &P::number},
      {"pages", &P::pages},
      {"publisher", &P::publisher},
      {"genre", &P::genre},
      {"note", &P::note},
      {"awards", &P::awards},
      {"links", &P::links},
      {"doi", &P::doi},
      {"doi_url", &P::doi_url_value},
      {"arxiv", &P::arxiv},
      {"arxiv_url", &P::arxiv_url_value},
      {"url", &P::url},
      {"abstract", &P::abstract},
      {"abstract_text", &P::abstract_text},
      {"summary", &P::summary},
      {"topics", &P::topics},
      {"image", &P::image},
      {"selected", &P::selected},
      {"retracted", &P::retracted},
      {"listing_index", &P::listing_index},
      {"listing_address", &P::listing_address},
      {"picks", &P::picks},
      {"exports", &P::exports},
      {"bibtex", &P::bibtex},
      {"ris", &P::ris},
      {"csl_json", &P::csl_json},
      {"references", &P::references},
      {"coins", &P::coins},
      {"extra", &P::extra},
  });
  return kAttributes;
}

Value PublicationObject::find_attribute(const jinja::Name& name) const {
  return member_value(publication().extra, name.text);
}

Value PublicationObject::find_item(const Value& key) const {
  return key.is_string() ? member_value(publication().extra, key.as_string()) : Value();
}

Value PublicationObject::id() const { return Value::view(publication().id); }

Value PublicationObject::address() const {
  return Value::view(context_.address(PageKind::kPublication, index_));
}

Value PublicationObject::type() const { return Value::view(publication().type); }

Value PublicationObject::type_name_value() const {
  return Value::view(offprint::type_name(context_.words(), publication().type));
}

Value PublicationObject::title() const { return Value::safe_view(text().title_html); }
Value PublicationObject::title_text() const { return Value::view(text().title); }
Value PublicationObject::language() const { return Value::view(publication().language); }

Value PublicationObject::authors() const {
  authors_once_.call([this] { authors_ = author_values(context_, publication()); });
  return authors_.borrowed();
}

Value PublicationObject::authors_incomplete() const {
  return Value::boolean(publication().authors_incomplete);
}

Value PublicationObject::editors() const { return editor_values(context_, publication()); }
Value PublicationObject::year() const { return number_or_none(publication().issued.year); }

Value PublicationObject::date() const {
  const Publication& record = publication();
  if (record.issued || record.issued_literal.empty())
    return date_value(context_.words(), record.issued);
  return Value::dict({{"iso", Value::view("")}, {"text", Value::view(record.issued_literal)}});
}

Value PublicationObject::status() const {
  return Value::view(status_name(context_.words(), publication().status));
}
Value PublicationObject::container() const { return Value::view(text().container); }

Value PublicationObject::venue() const {
  const EditionIndex edition = publication().edition_index;
  return edition == kAbsent ? Value::none()
                            : context_.venue(context_.catalog().editions[edition].venue);
}

Value PublicationObject::edition() const { return context_.edition(publication().edition_index); }
Value PublicationObject::venue_line() const { return Value::view(text().venue_line); }
Value PublicationObject::venue_short() const { return Value::view(text().venue_short); }
Value PublicationObject::track() const { return plain_value(publication().track); }
Value PublicationObject::volume() const { return plain_value(publication().volume); }
Value PublicationObject::issue() const { return plain_value(publication().issue); }
Value PublicationObject::number() const { return plain_value(publication().number); }

Value PublicationObject::pages() const { return Value::view(text().pages); }
Value PublicationObject::publisher() const { return Value::view(text().publisher); }
Value PublicationObject::genre() const { return plain_value(publication().genre); }
Value PublicationObject::note() const { return inline_html(publication().note); }

Value PublicationObject::awards() const {
  std::vector<Value> items;
  for (const Award& award : publication().awards) {
    const std::string text =
        award.detail.empty() ? award.name : fmt::format("{}, {}", award.name, award.detail);
    items.push_back(Value::dict({{"name", Value::view(award.name)},
                                 {"detail", Value::view(award.detail)},
                                 {"text", Value::text(text)}}));
  }
  return Value::list(std::move(items));
}

Value PublicationObject::links() const {
  links_once_.call([this] { links_ = work_link_values(context_.site(), index_); });
  return links_.borrowed();
}

Value PublicationObject::doi() const { return Value::view(publication().doi); }
Value PublicationObject::doi_url_value() const { return Value::text(doi_url(publication().doi)); }
Value PublicationObject::arxiv() const { return Value::view(publication().arxiv); }

Value PublicationObject::arxiv_url_value() const {
  return Value::text(arxiv_url(publication().arxiv));
}

Value PublicationObject::url() const { return Value::view(publication().url); }
Value PublicationObject::abstract() const {
  return Value::safe_view(context_.site().texts.abstract_html(index_));
}
Value PublicationObject::abstract_text() const { return Value::view(text().abstract); }
Value PublicationObject::summary() const { return inline_html(publication().summary); }

Value PublicationObject::topics() const {
  const std::vector<TopicIndex>& topics = publication().topic_indexes;
  return make_sequence(topics.size(), [&context = context_, &topics](std::size_t i) {
    return context.topic(topics[i]);
  });
}

Value PublicationObject::image() const {
  return image_value(publication().image, context_.pictures());
}
Value PublicationObject::selected() const { return Value::boolean(publication().selected); }
Value PublicationObject::retracted() const { return Value::boolean(publication().retracted); }

Value PublicationObject::listing_index() const {
  const std::optional<int>& index = publication().listing_index;
  return index ? Value::integer(*index) : Value::none();
}

Value PublicationObject::listing_address() const {
  const Page* listing = context_.site().plan.find_listing(index_);
  if (listing == nullptr) return Value::view("");
  return Value::text(fmt::format("{}#r-{}", listing->path, publication().id));
}

Value PublicationObject::picks() const {
  std::vector<Value> items;
  for (const Pick& pick : publication().picks) {
    items.push_back(Value::dict(
        {{"digest", context_.digest(pick.digest)}, {"rank", Value::integer(pick.rank)}}));
  }
  return Value::list(std::move(items));
}

Value PublicationObject::exports() const {
  const Page* page = context_.site().plan.find(PageKind::kPublication, index_);
  return page == nullptr ? Value::list({}) : export_values(context_.words(), *page);
}

Value PublicationObject::references() const {
  const Citation citation = make_citation(context_.site(), index_);
  return Value::dict({{"author_date", Value::safe(author_date_reference(citation))},
                      {"numbered", Value::safe(numbered_reference(citation))}});
}

Value PublicationObject::coins() const {
  return Value::text(make_coins(make_citation(context_.site(), index_)));
}

Value PublicationObject::bibtex() const {
  std::string entry;
  append_bibtex(entry, make_citation(context_.site(), index_), CitationScope::kCitation);
  return Value::text(entry);
}

Value PublicationObject::ris() const {
  std::string entry;
  append_ris(entry, make_citation(context_.site(), index_), CitationScope::kCitation);
  std::erase(entry, '\r');
  return Value::text(entry);
}

Value PublicationObject::csl_json() const {
  std::string item;
  JsonWriter json(item);
  write_csl_item(json, make_citation(context_.site(), index_), CitationScope::kCitation);
  return Value::text(item);
}

Value PublicationObject::extra() const { return to_value(publication().extra); }

}  // namespace offprint
