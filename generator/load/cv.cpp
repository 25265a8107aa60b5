#include "load/cv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/suggestion.hpp"
#include "base/utf8.hpp"
#include "load/stations.hpp"
#include "load/values.hpp"
#include "text/slug.hpp"

namespace offprint {
namespace {

/// What a CV shows from elsewhere: from people.yaml, and the publications.
constexpr std::array<std::string_view, 7> kFromElsewhere{
    "biography", "interests", "positions", "education", "awards", "group", "publications"};

bool is_one_of(std::string_view name, const auto& names) {
  return std::ranges::find(names, name) != names.end();
}

void add_entry(const Node& node, CvSection& section, Diagnostics& diagnostics) {
  Station entry;
  if (node.is_scalar()) {
    read_value(node, entry.title, diagnostics);
  } else if (!read_fields(node, entry, station_fields(), diagnostics)) {
    return;
  }
  section.entries.push_back(std::move(entry));
}

void read_entries(const Node& node, CvSection& section, Diagnostics& diagnostics) {
  if (!expect_list(node, diagnostics)) return;
  for (const Node& item : node.items) add_entry(item, section, diagnostics);
}

const Fields<CvSection> kSection{
    {"title", into<&CvSection::title>},
    {"entries", read_entries, Need::kRequired},
};

/// One of the owner's own: it has a title, and a name that can be a file's.
bool is_own_section(const Member& member) {
  return member.value.is_map() && has_value(member.value, "title") &&
         is_safe_file_stem(member.key) && !is_one_of(member.key, kFromElsewhere);
}

std::string hint_for_section(const std::string& name) {
  if (is_one_of(name, kFromElsewhere)) return "a CV takes them from people.yaml";
  if (!is_safe_file_stem(name)) return "a name is made of letters, digits and hyphens";
  std::vector<std::string_view> known(kCvSections.begin(), kCvSections.end());
  known.insert(known.end(), cv_fields().keys().begin(), cv_fields().keys().end());
  std::string hint = did_you_mean(name, known);
  return hint.empty() ? "a section of your own is a map of `title` and `entries`" : hint;
}

void report_unknown_section(const std::string& name, const Place& place, std::string hint,
                            Diagnostics& diagnostics) {
  Diagnostic& error =
      diagnostics.error(place, fmt::format("unknown section `{}`", name), std::move(hint));
  error.code = "unknown-section";
  error.width = static_cast<std::uint32_t>(count_code_points(name));
}

void read_section(const Member& member, Cv& cv, Diagnostics& diagnostics) {
  if (!is_one_of(member.key, kCvSections) && !is_own_section(member))
    return report_unknown_section(member.key, member.place, hint_for_section(member.key),
                                  diagnostics);
  CvSection section;
  section.name = member.key;
  if (member.value.is_map()) {
    read_fields(member.value, section, kSection, diagnostics);
  } else if (!member.value.is_null()) {
    read_entries(member.value, section, diagnostics);
  }
  cv.sections.push_back(std::move(section));
}

/// A path inside the site, as links have it.
void read_pdf(const Node& node, Cv& cv, Diagnostics& diagnostics) {
  cv.pdf = read_url(node, diagnostics);
}

void read_order(const Node& node, Cv& cv, Diagnostics& diagnostics) {
  read_value(node, cv.order, diagnostics);
}

/// Reads one of two words: true for `yes`, false for `no`.
bool read_choice(const Node& node, std::string_view yes, std::string_view no,
                 Diagnostics& diagnostics) {
  if (!node.is_scalar() || (node.text != yes && node.text != no))
    report_kind(node, fmt::format("`{}` or `{}`", no, yes), diagnostics);
  return node.text == yes;
}

void read_show(const Node& node, Cv& cv, Diagnostics& diagnostics) {
  cv.selected_only = read_choice(node, "selected", "all", diagnostics);
}

void read_by(const Node& node, Cv& cv, Diagnostics& diagnostics) {
  cv.by_year = read_choice(node, "year", "type", diagnostics);
}

const Fields<Cv> kPublications{
    {"show", read_show},
    {"by", read_by},
};

void read_publications(const Node& node, Cv& cv, Diagnostics& diagnostics) {
  read_fields(node, cv, kPublications, diagnostics);
}

const Fields<Cv> kCv{
    {"pdf", read_pdf},
    {"order", read_order},
    {"publications", read_publications},
};

void check_order(const Cv& cv, Diagnostics& diagnostics) {
  std::vector<std::string_view> known(kFromElsewhere.begin(), kFromElsewhere.end());
  known.insert(known.end(), kCvSections.begin(), kCvSections.end());
  for (const CvSection& section : cv.sections) known.push_back(section.name);
  for (const auto& [name, place] : cv.order) {
    if (!is_one_of(name, known))
      report_unknown_section(name, place, did_you_mean(name, known), diagnostics);
  }
}

}  // namespace

Cv read_cv(const Node& node, Diagnostics& diagnostics) {
  Cv cv;
  cv.place = node.place;
  if (node.is_null()) return cv;
  read_fields(node, cv, kCv, diagnostics,
              [&](const Member& member) { read_section(member, cv, diagnostics); });
  check_order(cv, diagnostics);
  return cv;
}

const Fields<Cv>& cv_fields() { return kCv; }
const Fields<Cv>& cv_publications_fields() { return kPublications; }
const Fields<CvSection>& cv_section_fields() { return kSection; }

}  // namespace offprint
