// content/permalinks.txt: every address that the site has published, so that none gets lost.
//
//     # offprint permalinks 1
//     # …what the file is for
//
//     people/ada.html
//     people/a-lovelace.html -> people/ada.html
//     given up: 3f2a9
//
// A line is an address at which a page stands; or a redirect, from an address without a page to
// one with; or the hash of an address that was given up without trace (plan/promises.hpp). An
// address may be written as a server shows it: `/people/` is `people/index.html`. Lines that begin
// with `#` are comments: those up to the first empty line are ours, others belong to the line below
// them. Refused: addresses that lead out of the site, redirects from what is no HTML page, a later
// version of the format.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/source.hpp"

namespace offprint {

/// An address that was published, or one that leads to another.
struct Permalink {
  std::string address;  ///< "people/ada.html"
  std::string target;   ///< where a redirect leads; empty: a page stands there
  std::string comment;  ///< the user's lines above it, each with its line feed
  Place place;
};

/// What the site has promised, and what it never names again.
struct Permalinks {
  std::vector<Permalink> entries;                         ///< in the order of the file
  std::vector<std::pair<std::uint32_t, Place>> given_up;  ///< hashes
  std::string rest;                                       ///< the user's comments at the end
  Place end;                                              ///< where they end
};

/// Reads a file of the table; nothing where there is none. What comes out is to be used only if no
/// error was reported.
std::optional<Permalinks> parse_permalinks(std::optional<SourceId> source, const Sources& sources,
                                           Diagnostics& diagnostics);

/// The file, its head included, with the lines in the order in which they are given.
std::string to_text(const Permalinks& permalinks);

/// An address as a page has it: "/people/" → "people/index.html", "/" → "index.html".
std::string plain_address(std::string_view address);

}  // namespace offprint
