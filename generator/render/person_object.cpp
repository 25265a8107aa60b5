#include "render/person_object.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "export/addresses.hpp"
#include "render/email.hpp"
#include "render/markdown_html.hpp"
#include "render/neighbourhood.hpp"
#include "render/node_value.hpp"
#include "render/research_graph.hpp"
#include "render/stations.hpp"
#include "render/values.hpp"
#include "render/year_chart.hpp"
#include "text/name.hpp"

namespace offprint {
namespace {

using jinja::Value;

std::string_view scheme_label(std::string_view scheme) {
  constexpr auto kLabels = std::to_array<std::pair<std::string_view, std::string_view>>({
      {"orcid", "ORCID"},
      {"scholar", "Google Scholar"},
      {"dblp", "DBLP"},
      {"github", "GitHub"},
      {"gitlab", "GitLab"},
      {"openreview", "OpenReview"},
      {"semantic-scholar", "Semantic Scholar"},
      {"openalex", "OpenAlex"},
      {"arxiv", "arXiv"},
      {"linkedin", "LinkedIn"},
      {"mastodon", "Mastodon"},
      {"scopus", "Scopus"},
      {"wikidata", "Wikidata"},
      {"bluesky", "Bluesky"},
      {"x", "X"},
      {"researchgate", "ResearchGate"},
      {"researcherid", "ResearcherID"},
      {"youtube", "YouTube"},
      {"huggingface", "Hugging Face"},
      {"acl-anthology", "ACL Anthology"},
  });
  const auto found =
      std::ranges::find(kLabels, scheme, [](const auto& label) { return label.first; });
  return found == kLabels.end() ? scheme : found->second;
}

Value identifier_value(const Identifier& identifier) {
  return Value::dict({{"scheme", Value::view(identifier.scheme)},
                      {"label", Value::view(scheme_label(identifier.scheme))},
                      {"value", Value::view(identifier.value)},
                      {"url", Value::view(identifier.url)},
                      {"verified", Value::boolean(identifier.verified)}});
}

Value count_value(std::size_t count) { return Value::integer(static_cast<std::int64_t>(count)); }

/// With the share of all works, in percent.
Value counted_things(const std::vector<Counted>& counts, std::size_t all, const Context& context,
                     Value (Context::*thing)(std::uint32_t) const) {
  std::vector<Value> items;
  for (const Counted& counted : counts) {
    items.push_back(Value::dict({{"thing", (context.*thing)(counted.index)},
                                 {"works", count_value(counted.works)},
                                 {"share", count_value((counted.works * 100 + all / 2) / all)}}));
  }
  return Value::list(std::move(items));
}

Value collaborator_values(const Context& context, std::span<const Collaborator> collaborators) {
  std::vector<Value> items;
  for (const Collaborator& collaborator : collaborators) {
    items.push_back(Value::dict({{"person", context.person(collaborator.person)},
                                 {"works", count_value(collaborator.works)}}));
  }
  return Value::list(std::move(items));
}

/// Every `{key}` of the text becomes the value, as it stands in a URL.
void replace_all(std::string& text, std::string_view key, std::string_view value) {
  const std::string encoded = encoded_address(value);
  for (std::size_t at = 0; (at = text.find(key, at)) != std::string::npos; at += encoded.size())
    text.replace(at, key.size(), encoded);
}

}  // namespace

PersonObject::PersonObject(const Context& context, PersonIndex index, std::string_view page)
    : context_(context),
      index_(index),
      page_(page.empty() ? context.address(PageKind::kPerson, index) : page),
      name_(display_name(context.catalog().people[index].name)) {}

std::span<const Attribute<PersonObject>> PersonObject::attributes() {
  using P = PersonObject;
  static constexpr auto kAttributes = std::to_array<Attribute<P>>({
      {"id", &P::id},
      {"address", &P::address},
      {"name", &P::name},
      {"native_name", &P::native_name},
      {"affiliation", &P::affiliation},
      {"role", &P::role},
      {"email", &P::email},
      {"email_html", &P::email_html},
      {"email_url", &P::email_url},
      {"phone", &P::phone},
      {"office", &P::office},
      {"postal_address", &P::postal_address},
      {"status", &P::status},
      {"identifiers", &P::identifiers},
      {"links", &P::links},
      {"photo", &P::photo},
      {"interests", &P::interests},
      {"biography", &P::biography},
      {"positions", &P::positions},
      {"education", &P::education},
      {"awards", &P::awards},
      {"group", &P::group},
      {"group_years", &P::group_years},
      {"former", &P::former},
      {"verified", &P::verified},
      {"registered", &P::registered},
      {"claim_url", &P::claim_url},
      {"claim_address", &P::claim_address},
      {"works", &P::works},
      {"publications", &P::publications},
      {"years", &P::years},
      {"topics", &P::topics},
      {"venues", &P::venues},
      {"collaborators", &P::collaborators},
      {"close_collaborators", &P::close_collaborators},
      {"neighbours", &P::neighbours},
      {"chart", &P::chart},
      {"graph", &P::graph},
      {"feed_address", &P::feed_address},
      {"extra", &P::extra},
  });
  return kAttributes;
}

Value PersonObject::id() const { return Value::view(person().id); }

Value PersonObject::address() const {
  return Value::view(context_.address(PageKind::kPerson, index_));
}

Value PersonObject::name() const { return Value::view(name_); }
Value PersonObject::native_name() const { return Value::view(person().native_name); }
Value PersonObject::affiliation() const { return Value::view(person().affiliation); }
Value PersonObject::role() const { return Value::view(person().role); }
Value PersonObject::email() const { return Value::view(person().email); }
Value PersonObject::email_html() const { return Value::safe(hidden_email(person().email)); }
Value PersonObject::email_url() const { return Value::safe(hidden_mailto(person().email)); }

Value PersonObject::phone() const { return Value::view(person().phone); }
Value PersonObject::office() const { return Value::view(person().office); }
Value PersonObject::postal_address() const { return Value::view(person().address); }

Value PersonObject::status() const { return text_values(person().status); }

Value PersonObject::identifiers() const {
  std::vector<Value> items;
  for (const Identifier& identifier : person().identifiers)
    items.push_back(identifier_value(identifier));
  return Value::list(std::move(items));
}

Value PersonObject::links() const { return link_values(person().links); }
Value PersonObject::photo() const { return image_value(person().photo, context_.pictures()); }
Value PersonObject::interests() const { return text_values(person().topics); }
Value PersonObject::biography() const {
  return markdown_html(context_, person().biography, root_of(page_));
}
Value PersonObject::positions() const {
  return station_values(context_, person().positions, root_of(page_));
}
Value PersonObject::education() const {
  return station_values(context_, person().education, root_of(page_));
}
Value PersonObject::awards() const {
  return station_values(context_, person().awards, root_of(page_));
}
Value PersonObject::group() const { return Value::view(person().group); }
Value PersonObject::group_years() const { return Value::text(years_text(person().years)); }

Value PersonObject::former() const {
  return Value::boolean(person().years.to != 0 && !person().years.current);
}

Value PersonObject::verified() const { return Value::boolean(person().verified); }
Value PersonObject::registered() const { return Value::boolean(person().registered); }

std::string PersonObject::claim_target() const {
  std::string target = context_.site().config.claim_url;
  replace_all(target, "{id}", person().id);
  replace_all(target, "{name}", name_);
  return target;
}

Value PersonObject::claim_url() const {
  const std::string target = claim_target();
  return is_absolute_url(target) ? Value::text(target) : Value::view("");
}

Value PersonObject::claim_address() const {
  const std::string target = claim_target();
  return is_absolute_url(target) ? Value::view("") : Value::text(target);
}

Value PersonObject::works() const { return count_value(person().publications.size()); }
Value PersonObject::publications() const { return context_.publications(person().publications); }
Value PersonObject::years() const { return context_.years_of(person().publications); }

Value PersonObject::topics() const {
  return counted_things(topics_of(context_.catalog(), person()), person().publications.size(),
                        context_, &Context::topic);
}

Value PersonObject::venues() const {
  return counted_things(venues_of(context_.catalog(), person()), person().publications.size(),
                        context_, &Context::venue);
}

Value PersonObject::collaborators() const {
  return collaborator_values(context_, person().collaborators);
}

Value PersonObject::close_collaborators() const {
  return collaborator_values(context_, close_collaborators_of(context_.site(), person()));
}

Value PersonObject::neighbours() const {
  return context_.own_publications(neighbours_of(context_.site(), index_));
}

Value PersonObject::chart() const {
  WorksByYear works;
  for (const PublicationIndex index : person().publications) {
    const Date& issued = context_.catalog().publications[index].issued;
    if (issued) ++works[issued.year];
  }
  return year_chart_value(works);
}

Value PersonObject::graph() const { return research_graph_value(context_, index_); }

Value PersonObject::feed_address() const {
  return Value::text(context_.site().plan.address(PageKind::kPerson, index_, Format::kAtom));
}

Value PersonObject::extra() const { return to_value(person().extra); }

}  // namespace offprint
