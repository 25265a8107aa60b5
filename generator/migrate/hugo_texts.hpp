// The texts of a site of HugoBlox that are neither works nor people: posts become news; events,
// projects and courses become entries of the CV, with a page each where they say more than an entry
// holds; what else is written below content/ becomes pages.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "migrate/migration.hpp"

namespace offprint {

struct HugoText {
  OldText text;
  std::string section;  ///< of the CV; "news", "pages"
};

std::vector<HugoText> read_hugo_texts(Migration& move);

/// Notes their addresses.
void publish_hugo_texts(const std::vector<HugoText>& texts, Migration& move);

void move_hugo_texts(const std::vector<HugoText>& texts, Migration& move);

}  // namespace offprint
