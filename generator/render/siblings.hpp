// The feeds and exports beside a page, as templates see them: lists of `label`, `type`, `address`.
#pragma once

#include "jinja/value.hpp"
#include "plan/plan.hpp"

namespace offprint {

jinja::Value feed_values(const Page& page);
jinja::Value export_values(const Page& page);

}  // namespace offprint
