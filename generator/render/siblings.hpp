// The feeds and exports beside a page, as templates see them: lists of `label`, `type`, `address`.
#pragma once

#include "jinja/value.hpp"
#include "plan/plan.hpp"
#include "text/words.hpp"

namespace offprint {

jinja::Value feed_values(const Words& words, const Page& page);
jinja::Value export_values(const Words& words, const Page& page);

}  // namespace offprint
