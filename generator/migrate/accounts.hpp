// Where a person is found on the web, in the words of three generators.
#pragma once

#include <string>

#include "base/node.hpp"

namespace offprint {

/// Adds an account to a person of people.yaml: an identifier where the registry is known
/// (`orcid_id`, `googlescholar`, `twitter_username`, …, the value or its URL), a link where the
/// value is a URL. False where nobody can say where it leads.
bool add_account(Node& person, const std::string& key, const std::string& value);

/// The same for a URL alone, whose host tells the registry; `label` is for a link.
bool add_address(Node& person, const std::string& label, const std::string& url);

}  // namespace offprint
