// people.yaml to the registry of people.
//
// In goes the tree of the file, a list of people; out come they, each with a page's slug as id and
// with the URLs of their identifiers made. Refused: unknown keys, ids that stand twice or are no
// file names, ORCID iDs whose check digit is wrong.
#pragma once

#include <vector>

#include "base/diagnostic.hpp"
#include "base/node.hpp"
#include "load/fields.hpp"
#include "model.hpp"

namespace offprint {

std::vector<Person> read_people(const Node& node, Diagnostics& diagnostics);

/// The keys of a person and of their identifiers.
const Fields<Person>& person_fields();
const Fields<Identifier>& identifier_fields();

}  // namespace offprint
