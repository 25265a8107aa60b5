#include "text/name.hpp"

#include <fmt/format.h>

#include <tuple>

#include "text/folded_words.hpp"
#include "text/scholarly.hpp"

namespace offprint {
namespace {

/// The parts that are there, with one space between.
template <class... Parts>
std::string joined(const Parts&... parts) {
  std::string out;
  const auto add = [&](const std::string& part) {
    if (part.empty()) return;
    if (!out.empty()) out += ' ';
    out += part;
  };
  (add(parts), ...);
  return out;
}

/// "d'" and "al-" hang on to what follows; other particles stand apart.
std::string with_particle(const std::string& particle, const std::string& family) {
  const bool hangs = particle.ends_with('\'') || particle.ends_with("’") || particle.ends_with('-');
  return hangs ? particle + family : joined(particle, family);
}

std::string whole_family(const PrintedName& name) {
  return with_particle(name.particle, name.family);
}

std::string tex(const std::string& plain) { return to_tex({plain, {}}); }

std::string braced(const std::string& plain) {
  return plain.empty() ? plain : "{" + tex(plain) + "}";
}

bool same_parts(const PrintedName& a, const PrintedName& b) {
  return std::tie(a.given, a.dropping_particle, a.particle, a.family, a.suffix, a.literal) ==
         std::tie(b.given, b.dropping_particle, b.particle, b.family, b.suffix, b.literal);
}

}  // namespace

std::string display_name(const PrintedName& name) {
  if (!name.literal.empty()) return name.literal;
  if (name.family_first) return joined(whole_family(name), name.given, name.suffix);
  return joined(name.given, with_particle(name.dropping_particle, whole_family(name)), name.suffix);
}

std::string inverted_name(const PrintedName& name) {
  if (!name.literal.empty()) return name.literal;
  std::string out = whole_family(name);
  const std::string given = joined(name.given, name.dropping_particle);
  for (const std::string* part : {&name.suffix, &given}) {
    if (part->empty()) continue;
    if (!out.empty()) out += ", ";
    out += *part;
  }
  return out;
}

std::string bibtex_name(const PrintedName& name) {
  if (!name.literal.empty()) return braced(name.literal);
  const std::string plain = tex(inverted_name(name));
  if (same_parts(parse_name(plain), name)) return plain;
  return inverted_name({.given = braced(name.given),
                        .dropping_particle = name.dropping_particle,
                        .particle = name.particle,
                        .family = braced(name.family),
                        .suffix = braced(name.suffix)});
}

std::string sort_key(const PrintedName& name) { return folded_words(inverted_name(name)); }

std::string name_key(const PrintedName& name) {
  if (!name.literal.empty()) return folded_words(name.literal);
  std::string key =
      folded_words(joined(name.given, name.dropping_particle, whole_family(name), name.suffix));
  if (name.homonym > 0) key += fmt::format(" {:04}", name.homonym);
  return key;
}

}  // namespace offprint
