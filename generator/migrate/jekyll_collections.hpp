// The collections of a Jekyll site: news and posts become news; projects, talks and teaching become
// entries of the CV, with a page each where they say more than an entry holds.
#pragma once

#include <string>
#include <vector>

#include "migrate/migration.hpp"

namespace offprint {

struct Collection {
  std::string section;  ///< of the CV; "news"
  std::vector<OldText> texts;
};

/// All of them.
std::vector<Collection> read_collections(Migration& move);

/// Notes the addresses of their texts.
void publish_collections(const std::vector<Collection>& collections, Migration& move);

void move_collections(const std::vector<Collection>& collections, Migration& move);

}  // namespace offprint
