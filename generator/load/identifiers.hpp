// Identifiers of people at registries and networks: their form, and the URL that each makes.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace offprint {

/// The schemes that are known: "orcid", "scholar", "dblp", …
std::span<const std::string_view> identifier_schemes();

/// The value in the form of its scheme, out of a text that is the value or its URL; nothing where
/// it is neither. Values of unknown schemes stay as they are.
///
///     normalized_identifier("orcid", "https://orcid.org/0000-0002-1825-0097") ==
///     "0000-0002-1825-0097" normalized_identifier("github", "../../x") == nothing
std::optional<std::string> normalized_identifier(std::string_view scheme, std::string_view text);

/// The URL of a normalized value; empty for an unknown scheme.
///
///     identifier_url("github", "octocat") == "https://github.com/octocat"
std::string identifier_url(std::string_view scheme, std::string_view value);

}  // namespace offprint
