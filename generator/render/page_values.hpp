// What a page's template gets besides `root`, `site`, `page` and `catalog`: one function a kind of
// page (templates/README.md, "Pages").
#pragma once

#include "jinja/value.hpp"
#include "render/context.hpp"

namespace offprint {

/// Adds the values of a page to the variables of its template.
using AddPageValues = void (*)(jinja::Dict& values, const Context& context, const Page& page);

void add_home(jinja::Dict& values, const Context& context, const Page& page);
void add_cv(jinja::Dict& values, const Context& context, const Page& page);
void add_publications(jinja::Dict& values, const Context& context, const Page& page);
void add_publication(jinja::Dict& values, const Context& context, const Page& page);
void add_redirect(jinja::Dict& values, const Context& context, const Page& page);
void add_year(jinja::Dict& values, const Context& context, const Page& page);
void add_type(jinja::Dict& values, const Context& context, const Page& page);
void add_topic(jinja::Dict& values, const Context& context, const Page& page);
void add_topics(jinja::Dict& values, const Context& context, const Page& page);
void add_awards(jinja::Dict& values, const Context& context, const Page& page);

void add_people(jinja::Dict& values, const Context& context, const Page& page);
void add_person(jinja::Dict& values, const Context& context, const Page& page);

void add_venues(jinja::Dict& values, const Context& context, const Page& page);
void add_venue(jinja::Dict& values, const Context& context, const Page& page);
void add_edition(jinja::Dict& values, const Context& context, const Page& page);
void add_track(jinja::Dict& values, const Context& context, const Page& page);

void add_digests(jinja::Dict& values, const Context& context, const Page& page);
void add_digest_month(jinja::Dict& values, const Context& context, const Page& page);
void add_digest(jinja::Dict& values, const Context& context, const Page& page);

void add_document(jinja::Dict& values, const Context& context, const Page& page);
void add_news(jinja::Dict& values, const Context& context, const Page& page);
void add_news_item(jinja::Dict& values, const Context& context, const Page& page);

}  // namespace offprint
