// Other services' JSON to the words of our CSL-JSON.
//
// In goes one located map: a work of OpenAlex or Crossref, a note of OpenReview, a paper of the
// papercopilot lists. Which it is, its keys tell; a map of another kind comes back as it is. Only
// what is listed here is taken over from the services, so that nothing personal (gender, e-mail,
// affiliation, profiles, ratings) comes along.
#pragma once

#include <string_view>

#include "base/node.hpp"

namespace offprint {

enum class JsonDialect { kOurs, kOpenAlex, kCrossref, kOpenReview, kPapercopilot };

JsonDialect dialect_of(const Node& map);

/// The map in our words. `file` is the path of the file: papercopilot's name the venue
/// ("iclr2024.json").
Node from_json_dialect(Node map, std::string_view file);

Node from_openalex(const Node& work);
Node from_crossref(const Node& work);
Node from_openreview(const Node& note);
Node from_papercopilot(const Node& paper, std::string_view file);

}  // namespace offprint
