// The XML of the ACL Anthology (its schema.rnc: collection, volume, paper) to the maps of records.
//
// Titles and abstracts keep what their elements mean: `<fixed-case>` as braces, `<tex-math>` as
// `$…$`, `<b>`, `<i>` and `<url>`. File names become URLs of the Anthology; revisions, errata,
// attachments, videos and code become links, awards awards, retractions marks. Front matter and
// events are no works.
#pragma once

#include "load/reading.hpp"

namespace offprint {

ReadAccount read_acl_anthology(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                               const ItemSink& sink);

}  // namespace offprint
