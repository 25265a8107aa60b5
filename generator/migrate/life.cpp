#include "migrate/life.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "base/unicode.hpp"
#include "migrate/markup.hpp"
#include "model.hpp"
#include "text/slug.hpp"

namespace offprint {
namespace {

/// A word in the title of a section, and what we call it. The first that fits is taken.
constexpr auto kSections = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"publication", ""},           {"general info", ""},         {"basics", ""},
    {"teaching", "teaching"},      {"education", "education"},   {"experience", "positions"},
    {"employment", "positions"},   {"appointment", "positions"}, {"position", "positions"},
    {"work", "positions"},         {"award", "awards"},          {"honor", "awards"},
    {"honour", "awards"},          {"scholarship", "awards"},    {"prize", "awards"},
    {"grant", "grants"},           {"funding", "grants"},        {"talk", "talks"},
    {"presentation", "talks"},     {"supervis", "supervision"},  {"project", "projects"},
    {"software", "software"},      {"service", "service"},       {"volunteer", "service"},
    {"membership", "memberships"}, {"media", "media"},           {"skill", "skills"},
    {"language", "languages"},     {"reference", "references"},
});

bool is_of_person(std::string_view section) {
  return section == "positions" || section == "education" || section == "awards";
}

std::vector<int> years_in(std::string_view text) {
  std::vector<int> years;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789", i), text.size()) - i;
    if (digits == 4) years.push_back(std::stoi(std::string(text.substr(i, 4))));
    i += std::max<std::size_t>(digits, 1);
  }
  return years;
}

bool says_now(const std::string& text) {
  const std::string lower = to_lower(text);
  return lower.find("present") != std::string::npos || lower.find("now") != std::string::npos ||
         lower.find("current") != std::string::npos;
}

void add_texts(const Node& node, std::vector<std::string>& texts) {
  if (node.is_scalar()) texts.push_back(to_plain_line(node.text));
  for (const Node& item : node.items) add_texts(item, texts);
  for (const Member& member : node.members) add_texts(member.value, texts);
}

/// All texts under some keys, one after the other.
std::string texts_under(const Node& map, std::initializer_list<std::string_view> keys) {
  std::vector<std::string> texts;
  for (const std::string_view key : keys)
    if (const Node* const value = map.find(key)) add_texts(*value, texts);
  std::erase_if(texts, [](const std::string& text) { return text.empty(); });
  return fmt::format("{}", fmt::join(texts, "; "));
}

std::string first_text(const Node& map, std::initializer_list<std::string_view> keys) {
  const Node* const value = find_first(map, keys);
  return value != nullptr && value->is_scalar() ? to_plain_line(value->text) : "";
}

/// "PhD, Physics".
std::string degree_of(const Node& old) {
  const std::string degree = first_text(old, {"studyType", "degree", "course"});
  const std::string area = first_text(old, {"area"});
  return joined(degree, ", ", area);
}

/// The entries of a year without a title of its own: `{year, items: […]}`.
std::vector<Node> entries_of(const Node& old) {
  const Node* const items = find_first(old, {"items"});
  if (items == nullptr || !items->is_list() || !first_text(old, {"title"}).empty())
    return {make_entry(old)};
  std::vector<Node> entries;
  for (const Node& item : items->items) {
    Node entry = make_entry(item);
    put_years(entry, first_text(old, {"year"}), "");
    entries.push_back(std::move(entry));
  }
  return entries;
}

/// Carries sections over, each under the name that we have for its title.
class CvMover {
 public:
  CvMover(const std::string& path, Migration& move) : path_(path), move_(move) {}

  void add(const std::string& title, const Node& entries) {
    const auto known = std::ranges::find_if(kSections, [&](const auto& section) {
      return to_lower(title).find(section.first) != std::string::npos;
    });
    const std::string from = move_.old.shown(entries.place);
    if (known == kSections.end()) return add_own(title, entries, from);
    const std::string name(known->second);
    if (name.empty()) return move_.leave(from, fmt::format("`{}`: told elsewhere", title));
    Node& target = is_of_person(name) ? move_.owner : move_.cv;
    const std::size_t count = add_entries(entries, list_in(target, name));
    if (count > 0)
      move_.carry(from, fmt::format("content/{}: {} ({})",
                                    is_of_person(name) ? "people.yaml" : "cv.yaml", name, count));
  }

 private:
  /// A section that is the owner's own.
  void add_own(const std::string& title, const Node& entries, const std::string& from) {
    Node section = Node::map();
    put(section, "title", title);
    const std::size_t count = add_entries(entries, list_in(section, "entries"));
    const std::string name = make_slug(title);
    if (count == 0 || std::ranges::find(kCvSections, name) != kCvSections.end()) return;
    put(move_.cv, name, std::move(section));
    move_.carry(from, fmt::format("content/cv.yaml: {} ({})", name, count));
  }

  static std::size_t add_entries(const Node& old, Node& list) {
    std::size_t count = 0;
    for (const Node& item : old.items)
      for (Node& entry : entries_of(item)) {
        if (entry.find("title") == nullptr) continue;
        list.items.push_back(std::move(entry));
        ++count;
      }
    return count;
  }

  const std::string& path_;
  Migration& move_;
};

}  // namespace

void put_years(Node& entry, const std::string& begin, const std::string& end) {
  std::vector<int> years = years_in(begin);
  const bool ended = !end.empty() && !says_now(end);
  if (ended) std::ranges::copy(years_in(end), std::back_inserter(years));
  if (years.empty()) return;
  const bool open = says_now(begin) || says_now(end) || trim(begin).ends_with('-');
  if (open) {
    put(entry, "since", number_node(years.front()));
  } else if (years.back() > years.front()) {
    put(entry, "from", number_node(years.front()));
    put(entry, "to", number_node(years.back()));
  } else {
    put(entry, "year", number_node(years.front()));
  }
}

Node make_entry(const Node& old) {
  Node entry = Node::map();
  if (old.is_scalar()) put(entry, "title", to_plain_line(old.text));
  std::string title =
      first_text(old, {"position", "title", "award", "role", "bullet", "label", "language"});
  if (title.empty()) title = degree_of(old);
  const std::string name = first_text(old, {"name", "summary_title", "organization"});
  const std::string place = first_text(old, {"institution", "company", "company_name", "awarder",
                                             "organization", "issuer", "entity"});
  put(entry, "title", title.empty() ? name : title);
  put(entry, "place", !place.empty() ? place : title.empty() ? "" : name);
  const std::string end = first_text(old, {"endDate", "end_date", "date_end", "enddate"});
  const bool held = find_first(old, {"position", "company", "company_name"}) != nullptr &&
                    find_first(old, {"startDate", "start_date", "date_start"}) != nullptr;
  put_years(entry,
            first_text(old, {"startDate", "start_date", "date_start", "startdate", "year", "date"}),
            end.empty() && held ? "present" : end);
  put(entry, "note",
      texts_under(old, {"summary", "description", "details", "fluency", "highlights", "items",
                        "keywords"}));
  return entry;
}

void move_cv(const Node& cv, const std::string& path, Migration& move) {
  CvMover mover(path, move);
  for (const Node& section : cv.items) {
    const Node* const contents = section.find("contents");
    if (contents != nullptr) mover.add(text_of(section, "title"), *contents);
  }
  const Node* const rendercv = cv.find("cv");
  const Node* const sections = rendercv == nullptr ? &cv : rendercv->find("sections");
  if (sections == nullptr) return;
  for (const Member& member : sections->members)
    if (member.value.is_list() && !member.value.items.empty()) mover.add(member.key, member.value);
}

}  // namespace offprint
