#include "render/author_object.hpp"

#include <algorithm>
#include <array>

#include "text/name.hpp"

namespace offprint {
namespace {

using jinja::Value;

bool has_gap_after(const Publication& publication, std::size_t author) {
  return std::ranges::count(publication.author_gaps, static_cast<int>(author + 1)) > 0;
}

}  // namespace

AuthorObject::AuthorObject(const Context& context, const PrintedName& name, PersonIndex person,
                           bool gap_after)
    : context_(context),
      printed_(name),
      name_(display_name(name)),
      person_(person),
      gap_after_(gap_after) {}

std::span<const Attribute<AuthorObject>> AuthorObject::attributes() {
  using A = AuthorObject;
  static constexpr auto kAttributes = std::to_array<Attribute<A>>({
      {"name", &A::name},
      {"given", &A::given},
      {"family", &A::family},
      {"marks", &A::marks},
      {"mark_note", &A::mark_note},
      {"person", &A::person},
      {"address", &A::address},
      {"is_owner", &A::is_owner},
      {"gap_after", &A::gap_after},
  });
  return kAttributes;
}

Value AuthorObject::name() const { return Value::view(name_); }
Value AuthorObject::given() const { return Value::view(printed_.given); }
Value AuthorObject::family() const { return Value::view(printed_.family); }
/// Marks are symbols, then perhaps a note in parentheses.
Value AuthorObject::marks() const {
  return Value::view(std::string_view(printed_.marks).substr(0, printed_.marks.find('(')));
}

Value AuthorObject::mark_note() const {
  const std::size_t note = std::min(printed_.marks.find('('), printed_.marks.size());
  return Value::view(std::string_view(printed_.marks).substr(note));
}
Value AuthorObject::person() const { return context_.person(person_); }

Value AuthorObject::address() const {
  return Value::view(person_ == kAbsent ? "" : context_.address(PageKind::kPerson, person_));
}

Value AuthorObject::is_owner() const {
  return Value::boolean(person_ != kAbsent && person_ == context_.catalog().owner);
}

Value AuthorObject::gap_after() const { return Value::boolean(gap_after_); }

Value author_values(const Context& context, const Publication& publication) {
  std::vector<Value> authors;
  for (std::size_t i = 0; i < publication.authors.size(); ++i) {
    authors.push_back(jinja::make_object<AuthorObject>(
        context, publication.authors[i], publication.people[i], has_gap_after(publication, i)));
  }
  return Value::list(std::move(authors));
}

Value editor_values(const Context& context, const Publication& publication) {
  std::vector<Value> editors;
  for (const PrintedName& name : publication.editors)
    editors.push_back(jinja::make_object<AuthorObject>(context, name, kAbsent, false));
  return Value::list(std::move(editors));
}

}  // namespace offprint
