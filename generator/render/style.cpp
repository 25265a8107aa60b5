#include "render/style.hpp"

#include <fmt/format.h>

#include <string_view>

namespace offprint {
namespace {

void set_colour(std::string& out, std::string_view name, const ThemeColour& colour,
                const ThemeColour& usual) {
  if (colour != usual)
    out += fmt::format(" --{}: light-dark({}, {});", name, colour.light, colour.dark);
}

void set_fonts(std::string& out, std::string_view name, const std::string& fonts) {
  if (!fonts.empty()) out += fmt::format(" --{}: {};", name, fonts);
}

void set_number(std::string& out, std::string_view name, double value, double usual,
                std::string_view unit) {
  if (value != usual) out += fmt::format(" --{}: {:g}{};", name, value, unit);
}

}  // namespace

std::string make_style(const ThemeConfig& theme) {
  const ThemeConfig usual;
  std::string out;
  set_colour(out, "accent", theme.accent, usual.accent);
  set_colour(out, "paper", theme.paper, usual.paper);
  set_colour(out, "ink", theme.ink, usual.ink);
  set_colour(out, "soft", theme.soft, usual.soft);
  set_colour(out, "rule", theme.rule, usual.rule);
  set_colour(out, "tint", theme.tint, usual.tint);
  set_colour(out, "stock", theme.stock, usual.stock);
  set_fonts(out, "serif", theme.serif);
  set_fonts(out, "sans", theme.sans);
  set_fonts(out, "mono", theme.mono);
  set_number(out, "size", theme.size, usual.size, "%");
  set_number(out, "measure", theme.width, usual.width, "rem");
  set_number(out, "spacing", theme.spacing / 100.0, usual.spacing / 100.0, "");
  return out.empty() ? out : fmt::format(":root {{{} }}\n", out);
}

}  // namespace offprint
