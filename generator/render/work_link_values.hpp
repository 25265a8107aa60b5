// The links of a publication as templates see them: a list of `kind` ("pdf"), `label`, `url`
// (outside), `address` (inside).
#pragma once

#include "export/site.hpp"
#include "jinja/value.hpp"

namespace offprint {

jinja::Value work_link_values(const Site& site, PublicationIndex publication);

}  // namespace offprint
