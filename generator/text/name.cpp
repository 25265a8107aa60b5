#include "text/name.hpp"

#include <fmt/format.h>

#include "text/folded_words.hpp"

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

/// A part that BibTeX would take apart, or that would be taken for a particle, is kept whole by
/// braces.
std::string braced(const std::string& text) { return "{" + text + "}"; }

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
  return inverted_name(name);
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
