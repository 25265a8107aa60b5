// The sites of Jekyll: al-folio's, academicpages', and those in between.
#pragma once

#include "migrate/migration.hpp"

namespace offprint {

bool is_jekyll(const OldSite& old);

/// Takes over settings, accounts, people, venues, the CV, publications, news, projects, talks,
/// teaching and pages.
void read_jekyll(Migration& move);

/// `_config.yml` and `_data/socials.yml`: title, address, the owner and their accounts.
void read_jekyll_settings(Migration& move);

/// `_data/coauthors.yml` and `_data/venues.yml`; after the records.
void read_jekyll_registries(Migration& move);

}  // namespace offprint
