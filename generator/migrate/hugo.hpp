// The sites of HugoBlox (Wowchemy, the Academic theme).
#pragma once

#include "migrate/migration.hpp"

namespace offprint {

bool is_hugo(const OldSite& old);

/// Takes over settings, authors, publications, talks, projects, news and pages.
void read_hugo(Migration& move);

}  // namespace offprint
