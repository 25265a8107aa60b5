// Where a work appeared, in words: spelt out, in one line for readers, and short.
#pragma once

#include <string>
#include <string_view>

#include "catalog/catalog.hpp"

namespace offprint {

/// A publication with the edition and venue in which it appeared, or nullptr.
struct Appearance {
  const Publication& publication;
  const EditionEntry* edition = nullptr;
  const VenueEntry* venue = nullptr;
};

Appearance appearance_of(const Catalog& catalog, const Publication& publication);

/// The container title as plain text; the venue's name where that is missing or only an
/// abbreviation; else the event's title. May be empty.
///
///     "cvpr 2022" → "Conference on Computer Vision and Pattern Recognition"
std::string container_of(const Appearance& appearance);

/// The container without its year, then short name and year where they are not in it already; a
/// short name that shortens the words of the container ("Nat. Clim. Chang.") is. For works that
/// appeared nowhere the archive or publisher, and the year; may be empty.
///
///     "International Conference on Computer Vision 2025" → "International Conference on Computer
///     Vision, ICCV 2025"
std::string venue_line(const Appearance& appearance, std::string_view container);

/// "ICCV 2025"; "arXiv 2026" for a preprint; empty where nothing short is known.
std::string venue_short(const Appearance& appearance);

/// An edition's name: its own, else short name and key of its venue.
std::string edition_name(const EditionEntry& edition, const VenueEntry& venue);

}  // namespace offprint
