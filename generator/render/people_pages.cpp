// The home page and pages of people.
#include <algorithm>
#include <string>
#include <tuple>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "export/listing.hpp"
#include "plan/addresses.hpp"
#include "render/page_values.hpp"
#include "render/person_object.hpp"
#include "render/values.hpp"
#include "text/name.hpp"

namespace offprint {
namespace {

using jinja::Dict;
using jinja::Value;

/// People under one word: a letter, a group. The list of letters may name some of other parts.
struct Heading {
  std::string word;
  std::vector<PersonIndex> people;
  std::uint32_t part = 0;  ///< of the page on which they begin
};

/// "H" for van den Hengel too, since lists are sorted by the particle: what the sort name begins
/// with, in capitals; "#" for what is no letter.
std::string letter_of(const PersonEntry& person) {
  const std::string key = sort_key(person.name);
  std::size_t offset = 0;
  const char32_t first = key.empty() ? U'#' : decode_utf8(key, offset);
  return to_utf8(std::u32string(1, is_letter(first) ? to_upper(first) : U'#'));
}

/// The heading of that word: the last one, or a new one.
Heading& last_heading(std::vector<Heading>& headings, const std::string& word) {
  if (headings.empty() || headings.back().word != word) headings.push_back({word, {}});
  return headings.back();
}

/// Everybody under the letters of the whole list; people on this page only.
std::vector<Heading> letters_of(const Context& context, const Page& page) {
  std::vector<Heading> letters;
  const std::vector<PersonIndex>& people = context.lookup().people;
  for (std::uint32_t i = 0; i < people.size(); ++i) {
    const std::size_t before = letters.size();
    Heading& letter = last_heading(letters, letter_of(context.catalog().people[people[i]]));
    const std::uint32_t part = i / kPeopleOnPage;
    if (letters.size() > before) letter.part = part;
    if (part == page.part) letter.people.push_back(people[i]);
  }
  return letters;
}

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

Value letter_values(const Context& context, const Page& page) {
  std::vector<Value> items;
  for (Heading& letter : letters_of(context, page)) {
    const Page* part = context.site().plan.find(PageKind::kPeople, 0, letter.part);
    items.push_back(Value::dict({{"letter", Value::text(letter.word)},
                                 {"address", Value::view(part->path)},
                                 {"people", context.people(std::move(letter.people))}}));
  }
  return Value::list(std::move(items));
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
  values.set("sections", text_values(site.home_sections));
  values.set("person", owner_on(context, page));
  values.set("years", context.years_of(works));
  values.set("publications", context.own_publications(works));
  values.set("selected", context.publications(context.lookup().selected));
  values.set("news", context.all(&Context::news, news));
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
