// Names of authors and editors as records have them, to printed names.
#pragma once

#include <vector>

#include "base/diagnostic.hpp"
#include "base/node.hpp"
#include "load/fields.hpp"
#include "text/name.hpp"

namespace offprint {

/// Names in the order of the paper: a list of texts ("Zhao, Kesen", "Kesen Zhao") and of CSL's
/// maps, or one text with "and" between the names. True where the list ends in "and others".
bool read_names(const Node& node, std::vector<PrintedName>& names, Diagnostics& diagnostics);

/// One name: a text or a map.
void read_value(const Node& node, PrintedName& name, Diagnostics& diagnostics);

/// The keys of a name's map.
const Fields<PrintedName>& name_fields();

}  // namespace offprint
