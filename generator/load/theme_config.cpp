#include "load/theme_config.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "base/unicode.hpp"

namespace offprint {
namespace {

constexpr double kReadable = 4.5;  // WCAG 2.2, 1.4.3

bool is_hex(std::string_view text) {
  return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// "#rrggbb" in lower case of "#rgb" or "#rrggbb".
std::optional<std::string> colour_of(std::string_view text) {
  const std::string lower = to_lower(trim(text));
  if (!lower.starts_with('#') || !is_hex(std::string_view(lower).substr(1))) return std::nullopt;
  if (lower.size() == 7) return lower;
  if (lower.size() != 4) return std::nullopt;
  return fmt::format("#{0}{0}{1}{1}{2}{2}", lower[1], lower[2], lower[3]);
}

void read_colour(const Node& node, std::string& colour, Diagnostics& diagnostics) {
  if (auto read = node.is_scalar() ? colour_of(node.text) : std::nullopt) {
    colour = *std::move(read);
  } else {
    report_kind(node, "a colour such as \"#0b5d47\"", diagnostics);
  }
}

template <std::string ThemeColour::*member>
void read_shade(const Node& node, ThemeColour& colour, Diagnostics& diagnostics) {
  read_colour(node, colour.*member, diagnostics);
}

const Fields<ThemeColour> kColour{
    {"light", read_shade<&ThemeColour::light>},
    {"dark", read_shade<&ThemeColour::dark>},
};

/// A map of `light` and `dark`, or the one colour of the light page.
template <ThemeColour ThemeConfig::*member>
void read_pair(const Node& node, ThemeConfig& theme, Diagnostics& diagnostics) {
  if (node.is_map()) {
    read_fields(node, theme.*member, kColour, diagnostics);
  } else {
    read_colour(node, (theme.*member).light, diagnostics);
  }
}

/// Families as CSS writes them: letters of any script, digits, blanks, `-`, quotes, commas.
bool is_font_list(std::string_view text) {
  const auto fits = [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') ||
           (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view(" ,-\"'").find(c) != std::string_view::npos;
  };
  return !text.empty() && std::ranges::all_of(text, fits) &&
         std::ranges::count(text, '"') % 2 == 0 && std::ranges::count(text, '\'') % 2 == 0;
}

template <std::string ThemeConfig::*member>
void read_fonts(const Node& node, ThemeConfig& theme, Diagnostics& diagnostics) {
  if (node.is_scalar() && is_font_list(trim(node.text))) {
    theme.*member = std::string(trim(node.text));
  } else {
    report_kind(node, "names of fonts such as `Georgia, serif`", diagnostics);
  }
}

void read_density(const Node& node, ThemeConfig& theme, Diagnostics& diagnostics) {
  constexpr std::array<std::pair<std::string_view, int>, 3> kDensities{
      {{"airy", 130}, {"normal", 100}, {"dense", 65}}};
  const auto found =
      std::ranges::find(kDensities, node.text, &std::pair<std::string_view, int>::first);
  if (node.is_scalar() && found != kDensities.end()) {
    theme.spacing = found->second;
  } else {
    report_kind(node, "`airy`, `normal` or `dense`", diagnostics);
  }
}

const Fields<ThemeConfig> kTheme{
    {"accent", read_pair<&ThemeConfig::accent>},
    {"paper", read_pair<&ThemeConfig::paper>},
    {"ink", read_pair<&ThemeConfig::ink>},
    {"soft", read_pair<&ThemeConfig::soft>},
    {"rule", read_pair<&ThemeConfig::rule>},
    {"tint", read_pair<&ThemeConfig::tint>},
    {"stock", read_pair<&ThemeConfig::stock>},
    {"serif", read_fonts<&ThemeConfig::serif>},
    {"sans", read_fonts<&ThemeConfig::sans>},
    {"mono", read_fonts<&ThemeConfig::mono>},
    {"size", within<&ThemeConfig::size, 75, 150>},
    {"width", within<&ThemeConfig::width, 28, 80>},
    {"density", read_density},
};

/// Linear light of two hexadecimal digits, as WCAG 2.2 defines it.
double linear(std::string_view digits) {
  const double value = std::stoi(std::string(digits), nullptr, 16) / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(std::string_view colour) {
  return 0.2126 * linear(colour.substr(1, 2)) + 0.7152 * linear(colour.substr(3, 2)) +
         0.0722 * linear(colour.substr(5, 2));
}

void check_contrast(const Node& node, std::string_view key, const std::string& colour,
                    const std::string& paper, Diagnostics& diagnostics) {
  const double found = contrast(colour, paper);
  if (found >= kReadable) return;
  const Node* at = node.find(key);
  diagnostics
      .warning(at != nullptr ? at->place : node.place,
               fmt::format("`{}` {} is hard to read on the paper {}: the contrast is {:.1f}", key,
                           colour, paper, found),
               "4.5 is the least that WCAG asks for")
      .code = "contrast";
}

void check_contrasts(const Node& node, const ThemeConfig& theme, Diagnostics& diagnostics) {
  using Pair = std::pair<std::string_view, const ThemeColour*>;
  for (const auto& [key, colour] :
       {Pair{"accent", &theme.accent}, Pair{"ink", &theme.ink}, Pair{"soft", &theme.soft}}) {
    check_contrast(node, key, colour->light, theme.paper.light, diagnostics);
    check_contrast(node, key, colour->dark, theme.paper.dark, diagnostics);
  }
}

}  // namespace

double contrast(std::string_view one, std::string_view other) {
  const double a = luminance(one), b = luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

void read_theme(const Node& node, SiteConfig& site, Diagnostics& diagnostics) {
  if (!read_fields(node, site.theme, kTheme, diagnostics)) return;
  check_contrasts(node, site.theme, diagnostics);
}

const Fields<ThemeConfig>& theme_fields() { return kTheme; }

}  // namespace offprint
