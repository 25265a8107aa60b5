#include "load/bibtex_journals.hpp"

#include <algorithm>
#include <array>

#include "base/unicode.hpp"

namespace offprint {
namespace {

struct Journal {
  std::string_view macro, name;
};

/// The macros that AASTeX 6.3 and ADS's "BibTeX journal macros" define. Sorted.
constexpr std::array kJournals = std::to_array<Journal>({
    {"aap", "Astronomy & Astrophysics"},
    {"aapr", "The Astronomy and Astrophysics Review"},
    {"aaps", "Astronomy and Astrophysics Supplement Series"},
    {"actaa", "Acta Astronomica"},
    {"aj", "The Astronomical Journal"},
    {"ao", "Applied Optics"},
    {"apj", "The Astrophysical Journal"},
    {"apjl", "The Astrophysical Journal Letters"},
    {"apjlett", "The Astrophysical Journal Letters"},
    {"apjs", "The Astrophysical Journal Supplement Series"},
    {"apjsupp", "The Astrophysical Journal Supplement Series"},
    {"aplett", "Astrophysical Letters"},
    {"appjs", "Astrophysics and Space Physics Research"},
    {"applopt", "Applied Optics"},
    {"apspr", "Astrophysics and Space Physics Research"},
    {"apss", "Astrophysics and Space Science"},
    {"araa", "Annual Review of Astronomy and Astrophysics"},
    {"areps", "Annual Review of Earth and Planetary Sciences"},
    {"astap", "Astronomy & Astrophysics"},
    {"astl", "Astronomy Letters"},
    {"azh", "Astronomicheskii Zhurnal"},
    {"baas", "Bulletin of the American Astronomical Society"},
    {"bac", "Bulletin of the Astronomical Institutes of Czechoslovakia"},
    {"bain", "Bulletin of the Astronomical Institutes of the Netherlands"},
    {"caa", "Chinese Astronomy and Astrophysics"},
    {"cjaa", "Chinese Journal of Astronomy and Astrophysics"},
    {"epsl", "Earth and Planetary Science Letters"},
    {"fcp", "Fundamentals of Cosmic Physics"},
    {"gca", "Geochimica et Cosmochimica Acta"},
    {"grl", "Geophysical Research Letters"},
    {"iaucirc", "IAU Circulars"},
    {"icarus", "Icarus"},
    {"jcap", "Journal of Cosmology and Astroparticle Physics"},
    {"jcp", "The Journal of Chemical Physics"},
    {"jgr", "Journal of Geophysical Research"},
    {"jqsrt", "Journal of Quantitative Spectroscopy and Radiative Transfer"},
    {"jrasc", "Journal of the Royal Astronomical Society of Canada"},
    {"maps", "Meteoritics and Planetary Science"},
    {"memras", "Memoirs of the Royal Astronomical Society"},
    {"memsai", "Memorie della Società Astronomica Italiana"},
    {"mnras", "Monthly Notices of the Royal Astronomical Society"},
    {"na", "New Astronomy"},
    {"nar", "New Astronomy Reviews"},
    {"nat", "Nature"},
    {"nphysa", "Nuclear Physics A"},
    {"pasa", "Publications of the Astronomical Society of Australia"},
    {"pasj", "Publications of the Astronomical Society of Japan"},
    {"pasp", "Publications of the Astronomical Society of the Pacific"},
    {"physrep", "Physics Reports"},
    {"physscr", "Physica Scripta"},
    {"planss", "Planetary and Space Science"},
    {"pra", "Physical Review A"},
    {"prb", "Physical Review B"},
    {"prc", "Physical Review C"},
    {"prd", "Physical Review D"},
    {"pre", "Physical Review E"},
    {"prl", "Physical Review Letters"},
    {"procspie", "Proceedings of the SPIE"},
    {"psj", "The Planetary Science Journal"},
    {"qjras", "Quarterly Journal of the Royal Astronomical Society"},
    {"rmxaa", "Revista Mexicana de Astronomía y Astrofísica"},
    {"skytel", "Sky and Telescope"},
    {"solphys", "Solar Physics"},
    {"sovast", "Soviet Astronomy"},
    {"ssr", "Space Science Reviews"},
    {"zap", "Zeitschrift für Astrophysik"},
});

}  // namespace

std::string_view journal_of(std::string_view value) {
  std::string_view macro = trim(value);
  while (macro.size() > 1 && macro.front() == '{' && macro.back() == '}') {
    macro = trim(macro.substr(1, macro.size() - 2));
  }
  if (!macro.starts_with('\\')) return value;
  macro.remove_prefix(1);
  if (macro.ends_with("{}")) macro.remove_suffix(2);
  const auto found = std::ranges::find(kJournals, trim(macro), &Journal::macro);
  return found == kJournals.end() ? value : found->name;
}

}  // namespace offprint
