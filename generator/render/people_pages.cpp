// The home page, the CV and pages of people.
#include <algorithm>
#include <string>
#include <tuple>

#include "export/listing.hpp"
#include "plan/addresses.hpp"
#include "render/page_values.hpp"
#include "render/person_object.hpp"
#include "render/stations.hpp"
#include "render/values.hpp"

namespace offprint {
namespace {

using jinja::Dict;
using jinja::Value;

/// A group and who is in it.
struct Heading {
  std::string word;
  std::vector<PersonIndex> people;
};

Heading& heading_of(std::vector<Heading>& headings, const std::string& word) {
  const auto found = std::ranges::find(headings, word, &Heading::word);
  return found == headings.end() ? headings.emplace_back(Heading{word, {}}) : *found;
}

/// Groups and their members in the order of people.yaml.
std::vector<Heading> groups_of(const Context& context) {
  const std::vector<PersonEntry>& people = context.catalog().people;
  std::vector<PersonIndex> members = context.lookup().people;
  std::erase_if(members, [&](PersonIndex index) { return people[index].group.empty(); });
  std::ranges::stable_sort(members, {}, [&](PersonIndex index) {
    const Place& place = people[index].place;
    return std::tuple(place.source, place.line, place.column);
  });
  std::vector<Heading> groups;
  for (const PersonIndex index : members)
    heading_of(groups, people[index].group).people.push_back(index);
  return groups;
}

Value group_values(const Context& context) {
  std::vector<Value> items;
  for (Heading& group : groups_of(context)) {
    items.push_back(Value::dict(
        {{"name", Value::text(group.word)}, {"people", context.people(std::move(group.people))}}));
  }
  return Value::list(std::move(items));
}

/// Every letter of the whole list; under it the people on this page only.
Value letter_values(const Context& context, const Page& page) {
  const std::vector<PersonIndex>& people = context.lookup().people;
  const std::vector<Letter>& letters = context.lookup().letters;
  const std::size_t begin = std::min<std::size_t>(page.part * kPeopleOnPage, people.size());
  const std::size_t end = std::min<std::size_t>(begin + kPeopleOnPage, people.size());
  std::vector<Value> items;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const std::size_t next = i + 1 < letters.size() ? letters[i + 1].first : people.size();
    const std::size_t from = std::clamp(letters[i].first, begin, end);
    const std::size_t to = std::clamp(next, begin, end);
    const auto part = static_cast<std::uint32_t>(letters[i].first / kPeopleOnPage);
    const Page* const first_page = context.site().plan.find(PageKind::kPeople, 0, part);
    items.push_back(Value::dict(
        {{"letter", Value::view(letters[i].letter)},
         {"address", Value::view(first_page->path)},
         {"people", context.people({people.begin() + static_cast<std::ptrdiff_t>(from),
                                    people.begin() + static_cast<std::ptrdiff_t>(to)})}}));
  }
  return Value::list(std::move(items));
}

Value section_names(const std::vector<std::string_view>& sections) {
  std::vector<Value> names;
  for (const std::string_view section : sections) names.push_back(Value::view(section));
  return Value::list(std::move(names));
}

std::vector<std::string_view> home_order(const SiteConfig& site) {
  std::vector<std::string_view> names;
  for (const SectionName& section : site.home_sections) names.push_back(section.name);
  return names;
}

/// The owner as the home page shows them.
Value owner_on(const Context& context, const Page& page) {
  const PersonIndex owner = context.catalog().owner;
  return owner == kAbsent ? Value::none()
                          : jinja::make_object<PersonObject>(context, owner, page.path);
}

}  // namespace

void add_home(Dict& values, const Context& context, const Page& page) {
  const SiteConfig& site = context.site().config;
  const std::vector<PublicationIndex> works = publications_of(context.site(), page);
  const std::size_t news = std::min(context.catalog().news.size(),
                                    static_cast<std::size_t>(std::max(site.home_news, 0)));
  values.set("sections", section_names(home_order(site)));
  values.set("person", owner_on(context, page));
  values.set("years", context.years_of(works));
  values.set("publications", context.own_publications(works));
  values.set("selected", context.publications(context.lookup().selected));
  values.set("news", context.all(&Context::news, news));
}

void add_cv(Dict& values, const Context& context, const Page& page) {
  const Cv& cv = *context.catalog().cv;
  const std::vector<PublicationIndex> works = publications_of(context.site(), page);
  values.set("sections", section_names(cv_order(cv)));
  values.set("person", owner_on(context, page));
  values.set("works", Value::integer(static_cast<std::int64_t>(works.size())));
  values.set("groups", cv.by_year ? context.years_of(works) : context.types_of(works));
}

void add_people(Dict& values, const Context& context, const Page& page) {
  values.set("people", context.people(context.lookup().people));
  values.set("letters", letter_values(context, page));
  values.set("groups", group_values(context));
}

void add_person(Dict& values, const Context& context, const Page& page) {
  const Site& site = context.site();
  const std::vector<PublicationIndex> works = publications_on(site, page);
  values.set("person", context.person(page.subject));
  values.set("years", context.years_of(works));
  values.set("first_index", Value::integer(static_cast<std::int64_t>(first_on(site, page) + 1)));
}

}  // namespace offprint
