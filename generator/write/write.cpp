#include "write/write.hpp"

#include <algorithm>
#include <cerrno>
#include <set>
#include <utility>

#include "base/descriptor.hpp"
#include "base/files.hpp"
#include "base/hash.hpp"
#include "write/fresh_folder.hpp"
#include "write/manifest.hpp"
#include "write/output_choice.hpp"
#include "write/output_folder.hpp"
#include "write/receipt.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

enum class Origin : std::uint8_t {
  kOurs,     ///< in the manifest
  kAbsent,   ///< nothing stood there when this build began
  kStranger  ///< something stood there before we came
};
enum class Outcome : std::uint8_t { kPending, kUnchanged, kWritten };

/// An announced address and what became of it.
struct Slot {
  ManifestEntry entry;
  Origin origin = Origin::kStranger;
  Outcome outcome = Outcome::kPending;
};

std::vector<Slot> make_slots(std::vector<std::string> addresses) {
  std::sort(addresses.begin(), addresses.end());
  if (const auto twice = std::adjacent_find(addresses.begin(), addresses.end());
      twice != addresses.end())
    throw_error(EINVAL, "two pages at one address, `" + *twice + "`");
  std::vector<Slot> slots;
  slots.reserve(addresses.size());
  for (std::string& address : addresses) {
    if (!is_safe_address(address)) throw_error(EINVAL, "unsafe address `" + address + "`");
    slots.push_back({{std::move(address), {}, 0}});
  }
  return slots;
}

/// "a/b/c.html" → "a/b", "a"; nothing for what stands at the top.
std::vector<std::string> folders_above(const std::string& address) {
  std::vector<std::string> folders;
  for (std::size_t slash = address.rfind('/'); slash != std::string::npos && slash > 0;
       slash = address.rfind('/', slash - 1))
    folders.push_back(address.substr(0, slash));
  return folders;
}

std::set<std::string> folders_of(const std::vector<Slot>& slots) {
  std::set<std::string> folders;
  std::string_view last;
  for (const Slot& slot : slots) {
    const std::string_view address = slot.entry.path;
    const std::string_view folder = address.substr(0, std::min(address.rfind('/'), address.size()));
    if (folder == last || folder == address) continue;
    last = folder;
    for (std::string& above : folders_above(slot.entry.path)) folders.insert(std::move(above));
  }
  return folders;
}

[[noreturn]] void refuse_stranger(const std::string& path) {
  throw_error(EEXIST, "`" + path + "` was not made by offprint and stands where a page belongs");
}

}  // namespace

struct SiteWriter::State {
  State(const Claim& by, std::vector<std::string> addresses, Former former_build)
      : claim(by),
        slots(make_slots(std::move(addresses))),
        manifest_text(former_build == Former::kNone ? std::string() : claim.read("manifest")),
        keeps_manifest(former_build != Former::kNone) {
    std::optional<Manifest> manifest = parse_manifest(manifest_text);
    if (!keeps_manifest) check_empty(claim.out());
    recovered = !manifest && check_stranger(claim.out());
    remove_receipt(claim);
    if (manifest) join(std::move(*manifest));
    former_build == Former::kReplaced ? begin_beside() : begin_in_place();
  }

  void begin_in_place();
  void begin_beside();
  void end_in_place();
  void end_beside();
  std::set<std::string, std::less<>> former_addresses() const;
  void join(Manifest manifest);
  void make_way(const std::set<std::string>& folders);
  std::set<std::string> make_folders(const std::set<std::string>& folders);
  void find_origins(const std::set<std::string>& fresh);
  void announce();

  Slot* find(std::string_view address);
  void put(Slot& slot, std::string_view bytes);
  void remove(const std::string& address);
  void write_manifest(const std::vector<ManifestEntry>& more);
  WriteSummary summary() const;
  std::size_t count_strangers() const;

  const Claim& claim;
  std::vector<Slot> slots;                    ///< by address
  std::vector<ManifestEntry> stale;           ///< in the manifest and not announced
  std::string manifest_text;                  ///< as it stands on the disk
  std::optional<FreshFolder> beside;          ///< where the former build is to be replaced
  std::set<std::string, std::less<>> former;  ///< of that, what is ours
  std::optional<OutputFolder> folder;
  bool keeps_manifest;
  bool recovered = false;  ///< a former build of ours whose manifest was lost
  std::size_t removed = 0;
};

void SiteWriter::State::begin_in_place() {
  folder.emplace(claim.out(), claim.path("new"));
  const std::set<std::string> folders = folders_of(slots);
  make_way(folders);
  find_origins(make_folders(folders));
  announce();
}

void SiteWriter::State::begin_beside() {
  former = former_addresses();
  for (const std::string& other : list_others(claim.out(), former))
    if (find(other)) refuse_stranger((claim.out() / other).string());
  beside.emplace(claim.out());
  folder.emplace(beside->path(), fs::path(), Sight::kHidden);
  make_folders(folders_of(slots));
  for (Slot& slot : slots) slot.origin = Origin::kAbsent;
  announce();
}

void SiteWriter::State::end_in_place() {
  folder->show_folders();
  for (const ManifestEntry& entry : stale) remove(entry.path);
}

void SiteWriter::State::end_beside() {
  beside->keep(list_others(claim.out(), former));
  beside->take_place();
  removed = stale.size();
}

/// The files of the former build, with the folders that they stand in.
std::set<std::string, std::less<>> SiteWriter::State::former_addresses() const {
  std::set<std::string, std::less<>> addresses;
  const auto add = [&](const std::string& address) {
    addresses.insert(address);
    for (std::string& above : folders_above(address))
      if (!addresses.insert(std::move(above)).second) break;
  };
  for (const Slot& slot : slots)
    if (recovered || slot.origin == Origin::kOurs) add(slot.entry.path);
  for (const ManifestEntry& entry : stale) add(entry.path);
  return addresses;
}

/// Both lists are sorted: one walk finds what the manifest knows of each slot, and what is stale.
void SiteWriter::State::join(Manifest manifest) {
  auto slot = slots.begin();
  for (ManifestEntry& entry : manifest.entries) {
    while (slot != slots.end() && slot->entry.path < entry.path) ++slot;
    if (slot != slots.end() && slot->entry.path == entry.path) {
      slot->entry = std::move(entry);
      slot->origin = Origin::kOurs;
    } else if (is_safe_address(entry.path)) {
      stale.push_back(std::move(entry));
    }
  }
}

/// Stale files give way early where a folder takes their address or a page that of their folder.
void SiteWriter::State::make_way(const std::set<std::string>& folders) {
  std::erase_if(stale, [&](const ManifestEntry& entry) {
    const std::vector<std::string> above = folders_above(entry.path);
    const bool in_the_way = folders.contains(entry.path) ||
                            std::ranges::any_of(above, [&](const std::string& folder_path) {
                              return find(folder_path);
                            });
    if (in_the_way) remove(entry.path);
    return in_the_way;
  });
}

std::set<std::string> SiteWriter::State::make_folders(const std::set<std::string>& folders) {
  std::set<std::string> fresh;
  for (const std::string& address : folders)
    if (folder->make_folder(address)) fresh.insert(address);
  return fresh;
}

void SiteWriter::State::find_origins(const std::set<std::string>& fresh) {
  for (Slot& slot : slots) {
    if (slot.origin == Origin::kOurs) continue;
    const std::string& address = slot.entry.path;
    const std::size_t slash = address.rfind('/');
    if (recovered)
      slot.origin = Origin::kOurs;
    else if ((slash != std::string::npos && fresh.contains(address.substr(0, slash))) ||
             folder->look(address).kind == Found::Kind::kNothing)
      slot.origin = Origin::kAbsent;
  }
}

void SiteWriter::State::announce() { write_manifest(stale); }

Slot* SiteWriter::State::find(std::string_view address) {
  const auto slot = std::lower_bound(
      slots.begin(), slots.end(), address,
      [](const Slot& one, std::string_view wanted) { return one.entry.path < wanted; });
  return slot != slots.end() && slot->entry.path == address ? &*slot : nullptr;
}

void SiteWriter::State::put(Slot& slot, std::string_view bytes) {
  ManifestEntry& entry = slot.entry;
  const std::uint64_t hash = hash64(bytes);
  const Found found = slot.origin == Origin::kAbsent ? Found{} : folder->look(entry.path);
  const bool as_recorded = found.readable && found.stamp == entry.stamp;
  slot.outcome = Outcome::kWritten;
  if (found.kind == Found::Kind::kNothing) {
    entry.stamp = folder->create(entry.path, bytes);
  } else if (as_recorded ? entry.hash == hash : folder->holds(entry.path, bytes)) {
    entry.stamp = found.stamp;
    slot.outcome = Outcome::kUnchanged;
  } else if (found.kind == Found::Kind::kFile && slot.origin == Origin::kOurs) {
    entry.stamp = folder->replace(entry.path, bytes);
  } else {
    refuse_stranger(folder->name(entry.path));
  }
  entry.hash = hash;
}

void SiteWriter::State::remove(const std::string& address) {
  if (folder->remove(address)) ++removed;
  for (const std::string& above : folders_above(address))
    if (!folder->remove_folder(above)) break;
}

/// What is ours now, and `more`.
void SiteWriter::State::write_manifest(const std::vector<ManifestEntry>& more) {
  if (!keeps_manifest) return;
  Manifest manifest{claim.out().string(), more};
  for (const Slot& slot : slots)
    if (slot.origin != Origin::kStranger || slot.outcome != Outcome::kPending)
      manifest.entries.push_back(slot.entry);
  std::ranges::sort(manifest.entries, {}, &ManifestEntry::path);
  std::string text = to_text(manifest);
  if (text == manifest_text) return;
  claim.keep("manifest", text);
  manifest_text = std::move(text);
}

std::size_t SiteWriter::State::count_strangers() const {
  const fs::path& out = claim.out();
  const FileList files = list_files(out, out);
  return static_cast<std::size_t>(std::ranges::count_if(files.files, [&](const fs::path& path) {
    const std::string address = path.lexically_relative(out).generic_string();
    return address != "CNAME" && !std::ranges::binary_search(slots, address, {}, [](const Slot& s) {
             return std::string_view(s.entry.path);
           });
  }));
}

WriteSummary SiteWriter::State::summary() const {
  WriteSummary summary;
  summary.sizes.reserve(slots.size());
  for (const Slot& slot : slots) {
    summary.sizes.push_back(slot.entry.stamp.size);
    summary.written += slot.outcome == Outcome::kWritten;
    summary.unchanged += slot.outcome == Outcome::kUnchanged;
    summary.bytes += slot.entry.stamp.size;
  }
  summary.removed = removed;
  if (recovered) summary.strangers = count_strangers();
  return summary;
}

SiteWriter::SiteWriter(const Claim& claim, std::vector<std::string> addresses, Former former)
    : state_(std::make_unique<State>(claim, std::move(addresses), former)) {}

SiteWriter::~SiteWriter() = default;

void SiteWriter::write(std::string_view address, std::string_view bytes) {
  Slot* const slot = state_->find(address);
  if (slot == nullptr)
    throw_error(EINVAL, "address `" + std::string(address) + "` was not announced");
  state_->put(*slot, bytes);
}

void SiteWriter::copy(std::string_view address, const fs::path& source) {
  write(address, read_file(source));
}

WriteSummary SiteWriter::finish() {
  state_->beside ? state_->end_beside() : state_->end_in_place();
  state_->stale.clear();
  state_->write_manifest({});
  state_->beside.reset();
  return state_->summary();
}

}  // namespace offprint
