#include "render/home_sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "base/suggestion.hpp"
#include "base/utf8.hpp"

namespace offprint {

void check_home_sections(const std::vector<SectionName>& sections, const std::optional<Cv>& cv,
                         const std::vector<std::string>& templates, Diagnostics& diagnostics) {
  std::vector<std::string_view> known(templates.begin(), templates.end());
  known.insert(known.end(), kCvSections.begin(), kCvSections.end());
  if (cv) {
    for (const CvSection& section : cv->sections) known.push_back(section.name);
  }
  for (const auto& [name, place] : sections) {
    if (std::ranges::find(known, name) != known.end()) continue;
    Diagnostic& error =
        diagnostics.error(place, fmt::format("there is no section `{}` for the home page", name),
                          did_you_mean(name, known));
    error.code = "unknown-section";
    error.width = static_cast<std::uint32_t>(count_code_points(name));
  }
}

}  // namespace offprint
