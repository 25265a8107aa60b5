// The pages of a Jekyll site that are no part of a collection: the home page becomes the biography,
// others become pages, and those that only list something lead to our list of it.
#pragma once

#include <vector>

#include "migrate/migration.hpp"

namespace offprint {

/// The texts of `_pages/`, and at the top of the site.
std::vector<OldText> read_jekyll_pages(OldSite& old);

/// Notes their addresses.
void publish_jekyll_pages(const std::vector<OldText>& pages, Migration& move);

/// Takes over the portrait, the biography and the postal address.
void move_home_page(const std::vector<OldText>& pages, Migration& move);

/// Takes over the others.
void move_jekyll_pages(const std::vector<OldText>& pages, Migration& move);

}  // namespace offprint
