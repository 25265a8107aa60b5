// What a build leaves behind, so that the next one can know at once that it has nothing to do.
//
// A receipt says of which inputs the output folder was made: a hash of all that went in, which the
// caller makes. It belongs to one manifest, and holds as long as every file of that stands in the
// folder with the size, time and mode that the build left; then no file need be read, and none
// made. It bears what the build had to say besides, so that a warning is not silent the second
// time. It lies beside the manifest, is taken away before the first byte is written, and comes back
// when a build has ended well. A text:
//
//     offprint receipt 1
//     6c1f2a0d9be3a714 0d9be3a7146c1f2a a7146c1f2a0d9be3
//     …what was said, to the end
//
// The columns are the hashes of the inputs, of the manifest's text and of what was said.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "write/claim.hpp"

namespace offprint {

struct Receipt {
  std::uint64_t inputs = 0;
  std::uint64_t manifest = 0;
  std::string words;  ///< what the build said, in the caller's form
};

/// The receipt as text, and back. A text that is cut off, damaged or of another version is none.
std::string to_text(const Receipt& receipt);
std::optional<Receipt> parse_receipt(std::string_view text);

/// A former build that need not be repeated.
struct FormerBuild {
  std::string words;
  std::size_t files = 0;
  std::uint64_t bytes = 0;  ///< of all of them
};

/// The last build into the claimed folder, if it was made of these inputs and nobody has changed a
/// file of it since. Looks at every file, from so many threads, and reads none.
std::optional<FormerBuild> find_former_build(const Claim& claim, std::uint64_t inputs,
                                             unsigned threads);

/// To be called when the build has ended well and its manifest is written.
void leave_receipt(const Claim& claim, std::uint64_t inputs, std::string words);

void remove_receipt(const Claim& claim);

}  // namespace offprint
