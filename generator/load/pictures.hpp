// Pictures that are named but not there.
//
// In goes what was loaded; a picture below `assets/` that is no file of the content is reported at
// its place and taken away, so that a page shows what it shows of works and people without one. In
// the text of a page it stays, and browsers show its words.
#pragma once

#include "base/diagnostic.hpp"
#include "model.hpp"

namespace offprint {

/// Looks at the pictures of records, people, texts and the CV. `content.assets` must be complete.
void drop_missing_pictures(Content& content, Diagnostics& diagnostics);

}  // namespace offprint
