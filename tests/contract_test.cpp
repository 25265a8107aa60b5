// templates/README.md promises attributes to those who write templates; the tables of the objects
// keep the promise. Each names exactly what the other does.
#include <doctest/doctest.h>

#include <filesystem>
#include <set>
#include <string>

#include "base/files.hpp"
#include "render/author_object.hpp"
#include "render/dated_objects.hpp"
#include "render/person_object.hpp"
#include "render/publication_object.hpp"
#include "render/site_objects.hpp"
#include "render/slice_object.hpp"
#include "render/stations.hpp"
#include "render/venue_objects.hpp"

using namespace offprint;

namespace {

using Names = std::set<std::string>;

/// The text without what stands in round brackets, which tells of parts of attributes.
std::string without_brackets(std::string_view text) {
  std::string out;
  int depth = 0;
  for (const char c : text) {
    if (c == '(') ++depth;
    if (depth == 0) out += c;
    if (c == ')') --depth;
  }
  return out;
}

/// What stands in backticks.
Names quoted_names(const std::string& text) {
  Names names;
  for (std::size_t at = 0; (at = text.find('`', at)) != std::string::npos;) {
    const std::size_t end = text.find('`', at + 1);
    names.insert(text.substr(at + 1, end - at - 1));
    at = end + 1;
  }
  return names;
}

/// The names that the contract gives from `opening` on, up to `closing`.
Names promised(std::string_view opening, std::string_view closing) {
  static const std::string contract =
      read_file(std::filesystem::path(OFFPRINT_SOURCE_DIR) / "templates/README.md");
  const std::size_t begin = contract.find(opening);
  REQUIRE_MESSAGE(begin != std::string::npos, std::string(opening));
  const std::size_t from = begin + opening.size();
  return quoted_names(without_brackets(
      std::string_view(contract).substr(from, contract.find(closing, from) - from)));
}

Names promised_thing(std::string_view thing) {
  return promised("\n**" + std::string(thing) + "**", "\n\n");
}

Names promised_everywhere(std::string_view name) {
  return promised("\n| `" + std::string(name) + "` |", "\n");
}

template <class Object>
Names kept() {
  Names names;
  for (const Attribute<Object>& attribute : Object::attributes())
    names.insert(std::string(attribute.name));
  return names;
}

}  // namespace

TEST_CASE("things have the attributes that the contract of templates promises") {
  CHECK(kept<PublicationObject>() == promised_thing("publication"));
  CHECK(kept<AuthorObject>() == promised_thing("author"));
  CHECK(kept<PersonObject>() == promised_thing("person"));
  CHECK(kept<CvObject>() == promised_thing("cv"));
  CHECK(kept<VenueObject>() == promised_thing("venue"));
  CHECK(kept<EditionObject>() == promised_thing("edition"));
  CHECK(kept<SliceObject>() == promised_thing("slice"));
  CHECK(kept<DigestObject>() == promised_thing("digest"));
  CHECK(kept<DocumentObject>() == promised_thing("document"));
}

TEST_CASE("site, page and catalog have the attributes that the contract promises") {
  CHECK(kept<SiteObject>() == promised_everywhere("site"));
  CHECK(kept<PageObject>() == promised_everywhere("page"));
  CHECK(kept<CatalogObject>() == promised_everywhere("catalog"));
}
