#include "write/receipt.hpp"

#include <fmt/format.h>

#include <atomic>
#include <charconv>
#include <utility>
#include <vector>

#include "base/hash.hpp"
#include "base/parallel.hpp"
#include "write/manifest.hpp"
#include "write/output_folder.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kHeading = "offprint receipt 1\n";
constexpr std::size_t kDigits = 16;

/// Takes a hash and the character after it off the text.
bool take_hash(std::string_view& text, char end, std::uint64_t& hash) {
  if (text.size() <= kDigits || text[kDigits] != end) return false;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + kDigits, hash, 16);
  if (error != std::errc() || stop != text.data() + kDigits) return false;
  text.remove_prefix(kDigits + 1);
  return true;
}

/// Whether each entry's file stands as it was left.
bool all_stand(const fs::path& out, const std::vector<ManifestEntry>& entries, unsigned threads) {
  constexpr std::size_t kRun = 256;
  OutputFolder folder(out);
  for (const ManifestEntry& entry : entries) folder.open_top(entry.path);
  std::atomic<bool> stand = true;
  for_each_run(entries.size(), kRun, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end && stand; ++i) {
      const Found found = folder.look(entries[i].path);
      if (!found.readable || found.stamp != entries[i].stamp) stand = false;
    }
  });
  return stand;
}

}  // namespace

std::string to_text(const Receipt& receipt) {
  return fmt::format("{}{:016x} {:016x} {:016x}\n{}", kHeading, receipt.inputs, receipt.manifest,
                     hash64(receipt.words), receipt.words);
}

std::optional<Receipt> parse_receipt(std::string_view text) {
  if (!text.starts_with(kHeading)) return std::nullopt;
  text.remove_prefix(kHeading.size());
  Receipt receipt;
  std::uint64_t words = 0;
  if (!take_hash(text, ' ', receipt.inputs) || !take_hash(text, ' ', receipt.manifest) ||
      !take_hash(text, '\n', words) || words != hash64(text))
    return std::nullopt;
  receipt.words = text;
  return receipt;
}

std::optional<FormerBuild> find_former_build(const Claim& claim, std::uint64_t inputs,
                                             unsigned threads) {
  auto receipt = parse_receipt(claim.read("receipt"));
  if (!receipt || receipt->inputs != inputs) return std::nullopt;
  const std::string text = claim.read("manifest");
  if (hash64(text) != receipt->manifest) return std::nullopt;
  const std::optional<Manifest> manifest = parse_manifest(text);
  if (!manifest || !fs::is_directory(claim.out())) return std::nullopt;
  if (!all_stand(claim.out(), manifest->entries, threads)) return std::nullopt;
  FormerBuild former{std::move(receipt->words), manifest->entries.size()};
  for (const ManifestEntry& entry : manifest->entries) former.bytes += entry.stamp.size;
  return former;
}

void leave_receipt(const Claim& claim, std::uint64_t inputs, std::string words) {
  const std::uint64_t manifest = hash64(claim.read("manifest"));
  claim.keep("receipt", to_text(Receipt{inputs, manifest, std::move(words)}));
}

void remove_receipt(const Claim& claim) { claim.drop("receipt"); }

}  // namespace offprint
