// A file of digests/ to a digest and the records that stand in it.
//
// In goes the tree of the file, a map with a date and ranked items; an item is the id of a record
// or a record of its own. Out comes the digest; records are added to those of the content. Refused:
// unknown keys, a digest without a full date.
#pragma once

#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/node.hpp"
#include "load/fields.hpp"
#include "model.hpp"

namespace offprint {

/// A digest and its inline records, to which its items refer by their position among them.
struct DigestFile {
  Digest digest;
  std::vector<Record> records;
};

/// Reads a digest; the date may also stand in the name of the file, `stem` ("2025-03-14").
DigestFile read_digest(const Node& node, std::string_view stem, Diagnostics& diagnostics);

/// The keys of a digest.
const Fields<DigestFile>& digest_fields();

}  // namespace offprint
