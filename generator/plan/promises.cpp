#include "plan/promises.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>

#include "base/hash.hpp"
#include "text/name.hpp"
#include "text/slug.hpp"

namespace offprint {
namespace {

constexpr std::string_view kPeople = "people/";
constexpr std::string_view kHtml = ".html";

/// "jane-doe" → "Jane", "Doe".
std::vector<std::string> words_of(std::string_view slug) {
  std::vector<std::string> words;
  while (!slug.empty()) {
    const std::size_t end = std::min(slug.find('-'), slug.size());
    std::string word(slug.substr(0, end));
    if (!word.empty() && word[0] >= 'a' && word[0] <= 'z')
      word[0] = static_cast<char>(word[0] - 'a' + 'A');
    if (!word.empty()) words.push_back(std::move(word));
    slug.remove_prefix(std::min(end + 1, slug.size()));
  }
  return words;
}

std::string joined(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) text += (i > begin ? " " : "") + words[i];
  return text;
}

/// Adds the names that a slug can be of: where the family name begins is not told.
void add_names(const std::vector<std::string>& words, std::vector<PrintedName>& names) {
  for (std::size_t family = 0; family < words.size(); ++family) {
    PrintedName name;
    name.given = joined(words, 0, family);
    name.family = joined(words, family, words.size());
    names.push_back(std::move(name));
  }
}

/// Where a slug is taken, six digits of a hash follow the next one's (catalog/directory.hpp).
bool is_hash(std::string_view word) {
  return word.size() == 6 && word.find_first_not_of("0123456789ABCDEFabcdef") == word.npos;
}

std::vector<PrintedName> names_of(std::string_view slug) {
  constexpr std::size_t kMostWords = 12;
  std::vector<PrintedName> names;
  std::vector<std::string> words = words_of(slug);
  if (words.empty() || words.size() > kMostWords) return names;
  add_names(words, names);
  if (!is_hash(words.back())) return names;
  words.pop_back();
  add_names(words, names);
  return names;
}

void report_lost(const Permalink& entry, Diagnostics& diagnostics) {
  diagnostics
      .error(entry.place, fmt::format("the site would lose the address `{}`", entry.address),
             fmt::format("write `{} -> NEW-ADDRESS` here if it has moved, or run `offprint "
                         "permalinks remove {}`",
                         entry.address, entry.address))
      .code = "lost-address";
}

/// Told by the file alone, so that the name does not stand in a log.
void report_former(const Place& place, std::size_t count, Diagnostics& diagnostics) {
  diagnostics
      .warning({place.source, 0, 0},
               fmt::format("{} of the addresses hold{} a name that somebody has given up", count,
                           count == 1 ? "s" : ""),
               "`offprint permalinks update` keeps a hash in the place of each")
      .code = "former-address";
}

void check_given_up(const Permalinks& permalinks, const Plan& plan, Diagnostics& diagnostics) {
  if (permalinks.given_up.empty()) return;
  std::map<std::uint32_t, Place> hashes(permalinks.given_up.begin(), permalinks.given_up.end());
  for (const Page& page : plan.pages) {
    if (!is_permalink(page)) continue;
    const auto found = hashes.find(hash_of_address(page.path));
    if (found == hashes.end()) continue;
    diagnostics
        .error(found->second, "a page stands again at the address that was given up here",
               "if a former name is in the records again, add it to `former-names` in people.yaml; "
               "if the address is another's, delete this line")
        .code = "given-up-address";
    hashes.erase(found);
  }
}

}  // namespace

bool is_permalink(const Page& page) {
  if (page.kind == PageKind::kAsset) return page.path.ends_with(".pdf");
  const bool further = is_in_parts(page.kind) && page.part > 0;
  return page.format == Format::kHtml && page.kind != PageKind::kNotFound && !further;
}

std::uint32_t hash_of_address(std::string_view address) {
  return static_cast<std::uint32_t>(hash64(address) >> 44);
}

FormerAddresses::FormerAddresses(const Catalog& catalog) {
  for (const PersonEntry& person : catalog.people)
    for (const std::string& former : person.former_names)
      changes_.push_back({parse_name(former), person.name});
}

bool FormerAddresses::hold(std::string_view address) const {
  if (changes_.empty() || !address.starts_with(kPeople) || !address.ends_with(kHtml)) return false;
  const std::string_view slug =
      address.substr(kPeople.size(), address.size() - kPeople.size() - kHtml.size());
  const std::vector<PrintedName> names = names_of(slug);
  return std::ranges::any_of(changes_, [&](const Change& change) {
    if (slug == make_slug(name_key(change.former))) return true;
    const auto agrees_with = [&](const PrintedName& own) {
      return std::ranges::any_of(
          names, [&](const PrintedName& name) { return names_compatible(name, own); });
    };
    return agrees_with(change.former) && !agrees_with(change.present);
  });
}

void check_permalinks(const Permalinks& permalinks, const Catalog& catalog, const Plan& plan,
                      Diagnostics& diagnostics) {
  const FormerAddresses former(catalog);
  std::size_t held = 0;
  for (const Permalink& entry : permalinks.entries) {
    if (plan.find(entry.address) != nullptr) continue;
    if (former.hold(entry.address))
      ++held;
    else if (entry.target.empty())
      report_lost(entry, diagnostics);
  }
  if (held > 0) report_former(permalinks.entries.front().place, held, diagnostics);
  check_given_up(permalinks, plan, diagnostics);
}

}  // namespace offprint
