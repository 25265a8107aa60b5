// Rules about people: one name that may be two people, two names that may be one person. Nobody can
// be sure from a list of papers, so these are notes.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <unordered_map>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "lint/rules.hpp"
#include "text/folded_words.hpp"
#include "text/name.hpp"

namespace offprint {
namespace {

/// Where somebody can be pointed at: an entry of people.yaml, or a first paper.
Place place_of(const PersonEntry& person, const Catalog& catalog) {
  if (person.registered || person.publications.empty()) return person.place;
  return catalog.publications[person.publications.front()].places.front();
}

/// The works of one person, joined where they share another author.
class Circles {
 public:
  Circles(const Catalog& catalog, PersonIndex person)
      : catalog_(catalog), works_(catalog.people[person].publications), parent_(works_.size()) {
    std::iota(parent_.begin(), parent_.end(), 0);
    std::unordered_map<PersonIndex, std::size_t> first;
    for (std::size_t i = 0; i < works_.size(); ++i) {
      for (const PersonIndex author : catalog.publications[works_[i]].people) {
        if (author != kAbsent && author != person)
          join(first.try_emplace(author, i).first->second, i);
      }
    }
  }

  struct Circle {
    std::size_t works = 0;
    int first_year = 9999, last_year = 0;
    PublicationIndex example = kAbsent;
  };

  /// Most works first.
  std::vector<Circle> list() {
    std::vector<Circle> circles(works_.size());
    for (std::size_t i = 0; i < works_.size(); ++i) add(works_[i], circles[find(i)]);
    std::ranges::stable_sort(circles, std::greater(), &Circle::works);
    return circles;
  }

 private:
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  void join(std::size_t a, std::size_t b) { parent_[find(b)] = find(a); }

  void add(PublicationIndex work, Circle& circle) const {
    const int year = catalog_.publications[work].issued.year;
    if (circle.works++ == 0) circle.example = work;
    if (year == 0) return;
    circle.first_year = std::min(circle.first_year, year);
    circle.last_year = std::max(circle.last_year, year);
  }

  const Catalog& catalog_;
  const std::vector<PublicationIndex>& works_;
  std::vector<std::size_t> parent_;
};

/// Somebody who moved has other co-authors afterwards; two people have theirs at the same time.
bool overlap(const Circles::Circle& a, const Circles::Circle& b) {
  return a.first_year < b.last_year && b.first_year < a.last_year;
}

void check_namesakes(const Catalog& catalog, Findings& findings) {
  constexpr std::size_t kWorks = 4;
  for (PersonIndex i = 0; i < catalog.people.size(); ++i) {
    const PersonEntry& person = catalog.people[i];
    const std::size_t works = person.publications.size();
    const bool owns_list = works * 2 > catalog.publications.size();
    if (person.registered || owns_list || person.name.homonym > 0 || works < 2 * kWorks) continue;
    const std::vector<Circles::Circle> circles = Circles(catalog, i).list();
    if (circles[1].works < kWorks || !overlap(circles[0], circles[1])) continue;
    findings.about(person.id, place_of(person, catalog));
    findings.note(
        "",
        fmt::format("`{}` may be two people: {} works and {} works have no other author in common",
                    display_name(person.name), circles[0].works, circles[1].works),
        fmt::format("if so, give each an entry with `records` in people.yaml; see `{}` and `{}`",
                    catalog.publications[circles[0].example].id,
                    catalog.publications[circles[1].example].id));
  }
}

/// Two people, the lower index first.
struct Pair {
  PersonIndex a, b;
  friend auto operator<=>(const Pair&, const Pair&) = default;
};

/// Family name and first initial, as a number: the names of one person share it.
std::uint64_t block_of(const PrintedName& name) {
  if (!name.literal.empty() || name.given.empty()) return 0;
  const std::string given = folded_words(name.given);
  return hash64(folded_family(name) + " " + std::string(slice_code_points(given, 0, 1)));
}

/// One step of a keyboard or an ear: a letter more, less or other.
bool one_letter_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  const auto differ = std::ranges::mismatch(a, b);
  const auto rest = static_cast<std::size_t>(differ.in1 - a.begin());
  const std::string_view of_a = a.substr(rest), of_b = b.substr(rest);
  return of_a == (of_b.empty() ? of_b : of_b.substr(1)) ||
         (!of_a.empty() && !of_b.empty() && of_a.substr(1) == of_b.substr(1));
}

/// Pairs of names that begin alike and have written with the same person; as often as there are
/// such persons. Looking at each person's co-authors finds them without comparing all with all.
std::vector<Pair> pairs_with_joint_coauthors(const Catalog& catalog) {
  constexpr std::size_t kMostAlike = 8;
  std::vector<std::uint64_t> blocks;
  for (const PersonEntry& person : catalog.people) blocks.push_back(block_of(person.name));
  std::vector<Pair> pairs;
  for (const PersonEntry& person : catalog.people) {
    std::vector<PersonIndex> others;
    for (const Collaborator& other : person.collaborators) {
      if (blocks[other.person] != 0) others.push_back(other.person);
    }
    const auto key = [&](PersonIndex i) { return std::make_pair(blocks[i], i); };
    std::ranges::sort(others, {}, key);
    for (std::size_t i = 0; i < others.size(); ++i) {
      for (std::size_t j = i + 1; j < others.size() && j <= i + kMostAlike; ++j) {
        if (blocks[others[i]] != blocks[others[j]]) break;
        pairs.push_back({others[i], others[j]});
      }
    }
  }
  std::ranges::sort(pairs);
  return pairs;
}

bool wrote_together(const PersonEntry& a, PersonIndex b) {
  return std::ranges::any_of(a.collaborators,
                             [&](const Collaborator& other) { return other.person == b; });
}

/// Whether the names can be one person's, given how many have written with both.
bool may_be_one(const PrintedName& a, const PrintedName& b, std::size_t joint) {
  constexpr std::size_t kForInitials = 2, kForSlips = 3, kLeastLetters = 6;
  if (names_compatible(a, b)) return joint >= kForInitials;
  const std::string given_a = folded_words(a.given), given_b = folded_words(b.given);
  return joint >= kForSlips && std::min(given_a.size(), given_b.size()) >= kLeastLetters &&
         one_letter_apart(given_a, given_b);
}

void check_pair(const Catalog& catalog, const Pair& pair, std::size_t joint, Findings& findings) {
  const PersonEntry &a = catalog.people[pair.a], &b = catalog.people[pair.b];
  if ((a.registered && b.registered) || !may_be_one(a.name, b.name, joint) ||
      wrote_together(a, pair.b))
    return;
  const std::string name_a = display_name(a.name), name_b = display_name(b.name);
  findings.about(a.id, place_of(a, catalog));
  findings.note("",
                fmt::format("`{}` and `{}` may be one person: {} others wrote with both", name_a,
                            name_b, joint),
                fmt::format("if so, make `{}` an alias in people.yaml",
                            name_a.size() < name_b.size() ? name_a : name_b));
}

void check_variants(const Catalog& catalog, Findings& findings) {
  const std::vector<Pair> pairs = pairs_with_joint_coauthors(catalog);
  for (auto begin = pairs.begin(); begin != pairs.end();) {
    const auto end = std::find_if(begin, pairs.end(), [&](const Pair& p) { return p != *begin; });
    check_pair(catalog, *begin, static_cast<std::size_t>(end - begin), findings);
    begin = end;
  }
}

constexpr std::array kRules{
    CatalogRule{"namesakes", "one name with two circles of co-authors: perhaps two people",
                check_namesakes},
    CatalogRule{"name-variants", "two names with the same co-authors: perhaps one person",
                check_variants},
};

}  // namespace

std::span<const CatalogRule> people_rules() { return kRules; }

}  // namespace offprint
