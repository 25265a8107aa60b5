// Names as they stand on papers.
//
// In: one name or a list of names in any spelling that bibliographies use: BibTeX ("von der Last,
// Jr, First"), western ("Kesen Zhao"), CSL fields, DBLP ("Wei Wang 0001"), with LaTeX accents,
// braces and footnote marks. Out: the parts of the name in plain Unicode, its marks apart, and the
// forms that pages, exports and indexes need. Nothing is refused: a text that is no name becomes a
// family name, so that no author is lost.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace offprint {

/// A name as it stands on one paper. Parts are plain Unicode (NFC) without markup; a part that is
/// absent is empty. Either `literal` is filled, or some of given and family.
struct PrintedName {
  std::string given;  ///< "Kyle A."
  std::string
      dropping_particle;  ///< "von" of "Alexander von Humboldt", who is cited as Humboldt; CSL only
  std::string particle;   ///< "van den": lower case, printed before the family name, never dropped
  std::string family;     ///< "Hengel"; with a capital particle "Van Gool"; a mononym
  std::string suffix;     ///< "Jr.", "III"
  std::string literal;    ///< an institution or group, printed as it is: "Google Research"
  std::string marks;  ///< what the paper adds to the name: symbols, then a note: "*†", "*(equal
                      ///< contribution)"
  std::uint16_t homonym =
      0;  ///< DBLP's number that tells people of one name apart ("Wei Wang 0001"); 0 = none
  bool family_first = false;  ///< the paper prints the family name first (CSL: static-ordering)
  std::string orcid;          ///< "0000-0002-1825-0097", where the record says whose name it is

  friend bool operator==(const PrintedName&, const PrintedName&) = default;
};

/// What a list of names holds besides names.
struct NameList {
  std::vector<PrintedName> names;
  bool others = false;  ///< the list ended in "and others" or "et al."
};

/// One name, in either order:
///
///     parse_name("Zhao, Kesen")          == parse_name("Kesen Zhao")
///     parse_name("von der Last, Jr, First")  → given "First", particle "von der", family "Last",
///     suffix "Jr" parse_name("{Google Research}")        → literal "Google Research"
///     parse_name("Jos{\\'e} \\'Alvarez$^*$")   → given "José", family "Álvarez", marks "*"
///
/// Parts are found as BibTeX finds them, with four differences: a lower-case first word is a given
/// name unless it is a known particle ("danah boyd"), a capital particle belongs to the family name
/// ("Luc Van Gool"), "Jr." and "III" at the end are a suffix without commas too, and a lone word is
/// a family name.
PrintedName parse_name(std::string_view text);

/// A list as BibTeX writes it: names joined by "and" outside braces. Empty names between two "and"
/// are passed over.
NameList parse_names(std::string_view text);

/// A name whose parts came from a record's fields, in whatever state: markup decoded, marks and
/// DBLP's number moved out of the parts, lower-case particles split off the family name ("van den
/// Hengel" → "van den", "Hengel"), a name of which only the family is given read by `parse_name`
/// where it has a comma.
PrintedName complete_name(PrintedName raw);

/// The name in reading order, without marks: "Anton van den Hengel", "Xu Yuanchen" where the family
/// name stands first.
std::string display_name(const PrintedName& name);

/// Family name first, for lists and `citation_author`: "van den Hengel, Anton", "King, Jr., Martin
/// Luther".
std::string inverted_name(const PrintedName& name);

/// What `parse_name` turns into the same name again (marks and order excepted), for BibTeX fields.
std::string bibtex_name(const PrintedName& name);

/// Folded, for sorting people by family name: "van den hengel anton".
std::string sort_key(const PrintedName& name);

/// Folded full name: two names with one key are one person, unless the registry says otherwise.
/// Punctuation, accents and case do not count; the homonym number does. "José M. Álvarez" → "jose m
/// alvarez".
std::string name_key(const PrintedName& name);

/// Letters of the family name with its particle, folded and joined: "vandenhengel". Names that may
/// be compatible share this or differ in the particle only.
std::string folded_family(const PrintedName& name);

/// First letters of the given names, folded: "ka" for "Kyle A.", "K.A." and "K.-A.".
std::string folded_initials(const PrintedName& name);

/// Whether both can be spellings of one person's name: same family name (with or without its
/// particle), given names equal or initials that agree, as far as both have them. "K. A. Oman" and
/// "Kyle Oman" are; "Oman" alone is not; two different homonym numbers are not.
bool names_compatible(const PrintedName& a, const PrintedName& b);

}  // namespace offprint
