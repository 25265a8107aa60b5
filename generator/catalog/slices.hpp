// Publications that share a year, a type, a topic or an award, each list in the order of the
// catalog.
#pragma once

#include <vector>

#include "catalog/catalog.hpp"

namespace offprint {

std::vector<Slice> slice_by_year(
    const std::vector<Publication>& publications);  ///< newest first, undated last
std::vector<Slice> slice_by_type(
    const std::vector<Publication>& publications);  ///< most works first, then by name

/// By name; spellings that fold to one slug are one topic, named as it was first. Fills
/// `topic_indexes`.
std::vector<Slice> slice_by_topic(std::vector<Publication>& publications);

std::vector<PublicationIndex> list_awarded(const std::vector<Publication>& publications);

}  // namespace offprint
