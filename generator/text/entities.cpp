#include "text/entities.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace offprint {
namespace {

using Named = std::pair<std::string_view, char32_t>;

/// HTML 4's names, those of Latin Extended-A, and what publishers use of HTML 5's and ISO's: Greek
/// (`&agr;`), Cyrillic, punctuation, signs of mathematics.
// clang-format off
constexpr std::array<Named, 653> kNamed{{
    {"AElig", 0xC6}, {"Aacute", 0xC1}, {"Abreve", 0x102}, {"Acirc", 0xC2}, {"Acy", 0x410},
    {"Agrave", 0xC0}, {"Alpha", 0x391}, {"Amacr", 0x100}, {"Aogon", 0x104},
    {"ApplyFunction", 0x2061}, {"Aring", 0xC5}, {"Ascr", 0x1D49C}, {"Atilde", 0xC3}, {"Auml", 0xC4},
    {"Bcy", 0x411}, {"Beta", 0x392}, {"Bscr", 0x212C}, {"Cacute", 0x106}, {"Ccaron", 0x10C},
    {"Ccedil", 0xC7}, {"Ccirc", 0x108}, {"Cdot", 0x10A}, {"Chi", 0x3A7}, {"Copf", 0x2102},
    {"Dagger", 0x2021}, {"Dcaron", 0x10E}, {"Dcy", 0x414}, {"Delta", 0x394}, {"Dgr", 0x394},
    {"Dstrok", 0x110}, {"ENG", 0x14A}, {"ETH", 0xD0}, {"Eacute", 0xC9}, {"Ecaron", 0x11A},
    {"Ecirc", 0xCA}, {"Edot", 0x116}, {"Egrave", 0xC8}, {"Emacr", 0x112}, {"Eogon", 0x118},
    {"Epsilon", 0x395}, {"Escr", 0x2130}, {"Eta", 0x397}, {"Euml", 0xCB}, {"Fscr", 0x2131},
    {"Gamma", 0x393}, {"Gammad", 0x3DC}, {"Gbreve", 0x11E}, {"Gcedil", 0x122}, {"Gcirc", 0x11C},
    {"Gdot", 0x120}, {"Gg", 0x22D9}, {"Ggr", 0x393}, {"Gt", 0x226B}, {"Hat", 0x5E},
    {"Hcirc", 0x124}, {"Hscr", 0x210B}, {"Hstrok", 0x126}, {"IJlig", 0x132}, {"Iacute", 0xCD},
    {"Icirc", 0xCE}, {"Icy", 0x418}, {"Idot", 0x130}, {"Igrave", 0xCC}, {"Imacr", 0x12A},
    {"InvisibleTimes", 0x2062}, {"Iogon", 0x12E}, {"Iota", 0x399}, {"Iscr", 0x2110},
    {"Itilde", 0x128}, {"Iuml", 0xCF}, {"Jcirc", 0x134}, {"Kappa", 0x39A}, {"Kcedil", 0x136},
    {"Kcy", 0x41A}, {"Lacute", 0x139}, {"Lambda", 0x39B}, {"Lcaron", 0x13D}, {"Lcedil", 0x13B},
    {"Lcy", 0x41B}, {"Lgr", 0x39B}, {"Ll", 0x22D8}, {"Lmidot", 0x13F}, {"Lscr", 0x2112},
    {"Lstrok", 0x141}, {"Lt", 0x226A}, {"Mcy", 0x41C}, {"Mscr", 0x2133}, {"Mu", 0x39C},
    {"Nacute", 0x143}, {"Ncaron", 0x147}, {"Ncedil", 0x145}, {"Ncy", 0x41D}, {"NewLine", 0xA},
    {"Nopf", 0x2115}, {"Ntilde", 0xD1}, {"Nu", 0x39D}, {"OElig", 0x152}, {"OHgr", 0x3A9},
    {"Oacute", 0xD3}, {"Ocirc", 0xD4}, {"Ocy", 0x41E}, {"Odblac", 0x150}, {"Ograve", 0xD2},
    {"Omacr", 0x14C}, {"Omega", 0x3A9}, {"Omicron", 0x39F}, {"Oslash", 0xD8}, {"Otilde", 0xD5},
    {"Ouml", 0xD6}, {"OverBar", 0x203E}, {"PHgr", 0x3A6}, {"PSgr", 0x3A8}, {"Pcy", 0x41F},
    {"Pgr", 0x3A0}, {"Phi", 0x3A6}, {"Pi", 0x3A0}, {"Popf", 0x2119}, {"Prime", 0x2033},
    {"Psi", 0x3A8}, {"Qopf", 0x211A}, {"Racute", 0x154}, {"Rcaron", 0x158}, {"Rcedil", 0x156},
    {"Rcy", 0x420}, {"Rho", 0x3A1}, {"Ropf", 0x211D}, {"Rscr", 0x211B}, {"Sacute", 0x15A},
    {"Scaron", 0x160}, {"Scedil", 0x15E}, {"Scirc", 0x15C}, {"Scy", 0x421}, {"Sgr", 0x3A3},
    {"Sigma", 0x3A3}, {"Sub", 0x22D0}, {"Sup", 0x22D1}, {"THORN", 0xDE}, {"THgr", 0x398},
    {"Tab", 0x9}, {"Tau", 0x3A4}, {"Tcaron", 0x164}, {"Tcedil", 0x162}, {"Tcy", 0x422},
    {"Theta", 0x398}, {"ThinSpace", 0x2009}, {"Tstrok", 0x166}, {"Uacute", 0xDA}, {"Ubreve", 0x16C},
    {"Ucirc", 0xDB}, {"Udblac", 0x170}, {"Ugrave", 0xD9}, {"Umacr", 0x16A}, {"UnderBar", 0x5F},
    {"Uogon", 0x172}, {"Upsilon", 0x3A5}, {"Uring", 0x16E}, {"Utilde", 0x168}, {"Uuml", 0xDC},
    {"Vcy", 0x412}, {"Verbar", 0x2016}, {"Vert", 0x2016}, {"Wcirc", 0x174}, {"Xgr", 0x39E},
    {"Xi", 0x39E}, {"Yacute", 0xDD}, {"Ycirc", 0x176}, {"Yuml", 0x178}, {"Zacute", 0x179},
    {"Zcaron", 0x17D}, {"Zdot", 0x17B}, {"Zeta", 0x396}, {"Zopf", 0x2124}, {"aacute", 0xE1},
    {"abreve", 0x103}, {"acirc", 0xE2}, {"acute", 0xB4}, {"acy", 0x430}, {"aelig", 0xE6},
    {"af", 0x2061}, {"agr", 0x3B1}, {"agrave", 0xE0}, {"alefsym", 0x2135}, {"alpha", 0x3B1},
    {"amacr", 0x101}, {"amp", 0x26}, {"and", 0x2227}, {"ang", 0x2220}, {"angst", 0xC5},
    {"aogon", 0x105}, {"ape", 0x224A}, {"apos", 0x27}, {"approx", 0x2248}, {"aring", 0xE5},
    {"ast", 0x2A}, {"asymp", 0x2248}, {"atilde", 0xE3}, {"auml", 0xE4}, {"bcy", 0x431},
    {"bdquo", 0x201E}, {"becaus", 0x2235}, {"because", 0x2235}, {"bernou", 0x212C}, {"beta", 0x3B2},
    {"bgr", 0x3B2}, {"bigstar", 0x2605}, {"blank", 0x2423}, {"block", 0x2588}, {"bottom", 0x22A5},
    {"boxh", 0x2500}, {"breve", 0x2D8}, {"brvbar", 0xA6}, {"bsol", 0x5C}, {"bull", 0x2022},
    {"bullet", 0x2022}, {"cacute", 0x107}, {"cap", 0x2229}, {"caron", 0x2C7}, {"ccaron", 0x10D},
    {"ccedil", 0xE7}, {"ccirc", 0x109}, {"cdot", 0x10B}, {"cedil", 0xB8}, {"cent", 0xA2},
    {"check", 0x2713}, {"chi", 0x3C7}, {"cir", 0x25CB}, {"circ", 0x2C6}, {"circledR", 0xAE},
    {"clubs", 0x2663}, {"colon", 0x3A}, {"comma", 0x2C}, {"commat", 0x40}, {"comp", 0x2201},
    {"complement", 0x2201}, {"cong", 0x2245}, {"copy", 0xA9}, {"crarr", 0x21B5}, {"cross", 0x2717},
    {"ctdot", 0x22EF}, {"cup", 0x222A}, {"curren", 0xA4}, {"dArr", 0x21D3}, {"dagger", 0x2020},
    {"darr", 0x2193}, {"dash", 0x2010}, {"dblac", 0x2DD}, {"dcaron", 0x10F}, {"dcy", 0x434},
    {"deg", 0xB0}, {"delta", 0x3B4}, {"dgr", 0x3B4}, {"diams", 0x2666}, {"divide", 0xF7},
    {"dollar", 0x24}, {"dot", 0x2D9}, {"dstrok", 0x111}, {"dtdot", 0x22F1}, {"eacute", 0xE9},
    {"ecaron", 0x11B}, {"ecirc", 0xEA}, {"edot", 0x117}, {"eegr", 0x3B7}, {"egr", 0x3B5},
    {"egrave", 0xE8}, {"ell", 0x2113}, {"emacr", 0x113}, {"empty", 0x2205}, {"emsp", 0x2003},
    {"emsp13", 0x2004}, {"emsp14", 0x2005}, {"eng", 0x14B}, {"ensp", 0x2002}, {"eogon", 0x119},
    {"epsi", 0x3B5}, {"epsilon", 0x3B5}, {"epsiv", 0x3F5}, {"equals", 0x3D}, {"equiv", 0x2261},
    {"eta", 0x3B7}, {"eth", 0xF0}, {"euml", 0xEB}, {"euro", 0x20AC}, {"excl", 0x21},
    {"exist", 0x2203}, {"female", 0x2640}, {"ffilig", 0xFB03}, {"fflig", 0xFB00},
    {"ffllig", 0xFB04}, {"filig", 0xFB01}, {"flat", 0x266D}, {"fllig", 0xFB02}, {"fnof", 0x192},
    {"forall", 0x2200}, {"frac12", 0xBD}, {"frac13", 0x2153}, {"frac14", 0xBC}, {"frac15", 0x2155},
    {"frac16", 0x2159}, {"frac18", 0x215B}, {"frac23", 0x2154}, {"frac25", 0x2156},
    {"frac34", 0xBE}, {"frac35", 0x2157}, {"frac38", 0x215C}, {"frac45", 0x2158},
    {"frac56", 0x215A}, {"frac58", 0x215D}, {"frac78", 0x215E}, {"frasl", 0x2044}, {"gE", 0x2267},
    {"gamma", 0x3B3}, {"gammad", 0x3DD}, {"gap", 0x2A86}, {"gbreve", 0x11F}, {"gcirc", 0x11D},
    {"gdot", 0x121}, {"ge", 0x2265}, {"geq", 0x2265}, {"ges", 0x2A7E}, {"gg", 0x226B},
    {"ggr", 0x3B3}, {"gl", 0x2277}, {"grave", 0x60}, {"gsim", 0x2273}, {"gt", 0x3E},
    {"gtrsim", 0x2273}, {"hArr", 0x21D4}, {"hairsp", 0x200A}, {"half", 0xBD}, {"harr", 0x2194},
    {"hbar", 0x210F}, {"hcirc", 0x125}, {"hearts", 0x2665}, {"hellip", 0x2026}, {"horbar", 0x2015},
    {"hstrok", 0x127}, {"hyphen", 0x2010}, {"iacute", 0xED}, {"ic", 0x2063}, {"icirc", 0xEE},
    {"icy", 0x438}, {"iecy", 0x435}, {"iexcl", 0xA1}, {"igr", 0x3B9}, {"igrave", 0xEC},
    {"ijlig", 0x133}, {"imacr", 0x12B}, {"image", 0x2111}, {"imath", 0x131}, {"in", 0x2208},
    {"infin", 0x221E}, {"inodot", 0x131}, {"int", 0x222B}, {"iogon", 0x12F}, {"iota", 0x3B9},
    {"iquest", 0xBF}, {"isin", 0x2208}, {"isinv", 0x2208}, {"it", 0x2062}, {"itilde", 0x129},
    {"iuml", 0xEF}, {"jcirc", 0x135}, {"jmath", 0x237}, {"jsercy", 0x458}, {"kappa", 0x3BA},
    {"kappav", 0x3F0}, {"kcedil", 0x137}, {"kcy", 0x43A}, {"kgr", 0x3BA}, {"kgreen", 0x138},
    {"khgr", 0x3C7}, {"lArr", 0x21D0}, {"lE", 0x2266}, {"lacute", 0x13A}, {"lambda", 0x3BB},
    {"lang", 0x2329}, {"lap", 0x2A85}, {"laquo", 0xAB}, {"larr", 0x2190}, {"larrhk", 0x21A9},
    {"lbrace", 0x7B}, {"lbrack", 0x5B}, {"lcaron", 0x13E}, {"lcedil", 0x13C}, {"lceil", 0x2308},
    {"lcub", 0x7B}, {"lcy", 0x43B}, {"ldquo", 0x201C}, {"ldquor", 0x201E}, {"le", 0x2264},
    {"leftarrow", 0x2190}, {"leq", 0x2264}, {"les", 0x2A7D}, {"lessgtr", 0x2276},
    {"lesssim", 0x2272}, {"lfloor", 0x230A}, {"lg", 0x2276}, {"lgr", 0x3BB}, {"ll", 0x226A},
    {"lmidot", 0x140}, {"lowast", 0x2217}, {"lowbar", 0x5F}, {"loz", 0x25CA}, {"lpar", 0x28},
    {"lrarr", 0x21C6}, {"lrm", 0x200E}, {"lsaquo", 0x2039}, {"lsim", 0x2272}, {"lsqb", 0x5B},
    {"lsquo", 0x2018}, {"lsquor", 0x201A}, {"lstrok", 0x142}, {"lt", 0x3C}, {"macr", 0xAF},
    {"male", 0x2642}, {"map", 0x21A6}, {"mapsto", 0x21A6}, {"mcy", 0x43C}, {"mdash", 0x2014},
    {"mgr", 0x3BC}, {"micro", 0xB5}, {"mid", 0x2223}, {"midast", 0x2A}, {"middot", 0xB7},
    {"minus", 0x2212}, {"mldr", 0x2026}, {"mnplus", 0x2213}, {"mp", 0x2213}, {"mu", 0x3BC},
    {"nabla", 0x2207}, {"nacute", 0x144}, {"nap", 0x2249}, {"napos", 0x149}, {"natur", 0x266E},
    {"nbsp", 0xA0}, {"ncaron", 0x148}, {"ncedil", 0x146}, {"ncy", 0x43D}, {"ndash", 0x2013},
    {"ne", 0x2260}, {"nequiv", 0x2262}, {"nexist", 0x2204}, {"ngr", 0x3BD}, {"ni", 0x220B},
    {"nldr", 0x2025}, {"nmid", 0x2224}, {"not", 0xAC}, {"notin", 0x2209}, {"notinva", 0x2209},
    {"npar", 0x2226}, {"nsub", 0x2284}, {"ntilde", 0xF1}, {"nu", 0x3BD}, {"num", 0x23},
    {"numsp", 0x2007}, {"oacute", 0xF3}, {"oast", 0x229B}, {"ocirc", 0xF4}, {"ocy", 0x43E},
    {"odblac", 0x151}, {"odot", 0x2299}, {"oelig", 0x153}, {"ogon", 0x2DB}, {"ogr", 0x3BF},
    {"ograve", 0xF2}, {"ohgr", 0x3C9}, {"ohm", 0x3A9}, {"oline", 0x203E}, {"omacr", 0x14D},
    {"omega", 0x3C9}, {"omicron", 0x3BF}, {"ominus", 0x2296}, {"oplus", 0x2295}, {"or", 0x2228},
    {"ordf", 0xAA}, {"ordm", 0xBA}, {"oslash", 0xF8}, {"osol", 0x2298}, {"otilde", 0xF5},
    {"otimes", 0x2297}, {"ouml", 0xF6}, {"par", 0x2225}, {"para", 0xB6}, {"parallel", 0x2225},
    {"part", 0x2202}, {"pcy", 0x43F}, {"percnt", 0x25}, {"period", 0x2E}, {"permil", 0x2030},
    {"perp", 0x22A5}, {"pgr", 0x3C0}, {"phgr", 0x3C6}, {"phi", 0x3C6}, {"phiv", 0x3D5},
    {"phone", 0x260E}, {"pi", 0x3C0}, {"piv", 0x3D6}, {"planck", 0x210F}, {"plankv", 0x210F},
    {"plus", 0x2B}, {"plusmn", 0xB1}, {"pm", 0xB1}, {"pound", 0xA3}, {"pr", 0x227A},
    {"prcue", 0x227C}, {"pre", 0x2AAF}, {"prec", 0x227A}, {"prime", 0x2032}, {"prod", 0x220F},
    {"prop", 0x221D}, {"propto", 0x221D}, {"psgr", 0x3C8}, {"psi", 0x3C8}, {"puncsp", 0x2008},
    {"quest", 0x3F}, {"quot", 0x22}, {"rArr", 0x21D2}, {"racute", 0x155}, {"radic", 0x221A},
    {"rang", 0x232A}, {"raquo", 0xBB}, {"rarr", 0x2192}, {"rarrhk", 0x21AA}, {"rbrace", 0x7D},
    {"rbrack", 0x5D}, {"rcaron", 0x159}, {"rcedil", 0x157}, {"rceil", 0x2309}, {"rcub", 0x7D},
    {"rcy", 0x440}, {"rdquo", 0x201D}, {"rdquor", 0x201D}, {"real", 0x211C}, {"reg", 0xAE},
    {"rfloor", 0x230B}, {"rgr", 0x3C1}, {"rho", 0x3C1}, {"rhov", 0x3F1}, {"rightarrow", 0x2192},
    {"ring", 0x2DA}, {"rlarr", 0x21C4}, {"rlhar", 0x21CC}, {"rlm", 0x200F}, {"rpar", 0x29},
    {"rsaquo", 0x203A}, {"rsqb", 0x5D}, {"rsquo", 0x2019}, {"rsquor", 0x2019}, {"sacute", 0x15B},
    {"sbquo", 0x201A}, {"sc", 0x227B}, {"scaron", 0x161}, {"sce", 0x2AB0}, {"scedil", 0x15F},
    {"scirc", 0x15D}, {"scy", 0x441}, {"sdot", 0x22C5}, {"sect", 0xA7}, {"semi", 0x3B},
    {"setminus", 0x2216}, {"sgr", 0x3C3}, {"sharp", 0x266F}, {"shy", 0xAD}, {"sigma", 0x3C3},
    {"sigmaf", 0x3C2}, {"sigmav", 0x3C2}, {"sim", 0x223C}, {"sime", 0x2243}, {"simeq", 0x2243},
    {"smallsetminus", 0x2216}, {"sol", 0x2F}, {"spades", 0x2660}, {"sqsub", 0x228F},
    {"sqsup", 0x2290}, {"squ", 0x25A1}, {"square", 0x25A1}, {"squf", 0x25AA}, {"ssetmn", 0x2216},
    {"star", 0x2606}, {"starf", 0x2605}, {"strns", 0xAF}, {"sub", 0x2282}, {"sube", 0x2286},
    {"subne", 0x228A}, {"succ", 0x227B}, {"sum", 0x2211}, {"sup", 0x2283}, {"sup1", 0xB9},
    {"sup2", 0xB2}, {"sup3", 0xB3}, {"supe", 0x2287}, {"supne", 0x228B}, {"szlig", 0xDF},
    {"tau", 0x3C4}, {"tcaron", 0x165}, {"tcedil", 0x163}, {"tcy", 0x442}, {"tgr", 0x3C4},
    {"there4", 0x2234}, {"theta", 0x3B8}, {"thetasym", 0x3D1}, {"thetav", 0x3D1}, {"thgr", 0x3B8},
    {"thinsp", 0x2009}, {"thorn", 0xFE}, {"tilde", 0x2DC}, {"times", 0xD7}, {"top", 0x22A4},
    {"trade", 0x2122}, {"tstrok", 0x167}, {"uArr", 0x21D1}, {"uacute", 0xFA}, {"uarr", 0x2191},
    {"ubreve", 0x16D}, {"ucirc", 0xFB}, {"udblac", 0x171}, {"ugr", 0x3C5}, {"ugrave", 0xF9},
    {"umacr", 0x16B}, {"uml", 0xA8}, {"uogon", 0x173}, {"upsih", 0x3D2}, {"upsilon", 0x3C5},
    {"uring", 0x16F}, {"utilde", 0x169}, {"uuml", 0xFC}, {"varepsilon", 0x3F5}, {"varphi", 0x3D5},
    {"varsigma", 0x3C2}, {"vartheta", 0x3D1}, {"vcy", 0x432}, {"vee", 0x2228}, {"veebar", 0x22BB},
    {"vellip", 0x22EE}, {"verbar", 0x7C}, {"vert", 0x7C}, {"vprop", 0x221D}, {"wcirc", 0x175},
    {"wedge", 0x2227}, {"weierp", 0x2118}, {"xgr", 0x3BE}, {"xi", 0x3BE}, {"yacute", 0xFD},
    {"ycirc", 0x177}, {"yen", 0xA5}, {"yuml", 0xFF}, {"zacute", 0x17A}, {"zcaron", 0x17E},
    {"zdot", 0x17C}, {"zeta", 0x3B6}, {"zgr", 0x3B6}, {"zwj", 0x200D}, {"zwnj", 0x200C},
}};
// clang-format on

static_assert(std::ranges::is_sorted(kNamed));

constexpr std::size_t kLongestName = 14;

/// Numbers 128 to 159 mean Windows-1252 in the wild, as HTML 5 reads them; the five holes mean
/// nothing.
constexpr char32_t kWindows1252[32] = {
    0x20AC, 0,      0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
    0x2039, 0x152,  0,      0x17D,  0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0,      0x17E,  0x178,
};

char32_t find_named(std::string_view name) {
  const auto found = std::ranges::lower_bound(kNamed, name, {}, &Named::first);
  return found != kNamed.end() && found->first == name ? found->second : 0;
}

/// "160" or "xA0", which stood behind the "#".
char32_t parse_number(std::string_view digits) {
  const bool hexadecimal = digits.starts_with('x') || digits.starts_with('X');
  if (hexadecimal) digits.remove_prefix(1);
  std::uint32_t value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, hexadecimal ? 16 : 10);
  if (error != std::errc() || end != digits.data() + digits.size()) return 0;
  if (value >= 0x80 && value < 0xA0) return kWindows1252[value - 0x80];
  const bool character = value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
  return character && (value == '\n' || !is_invisible_control(value)) ? value : 0;
}

}  // namespace

Entity find_entity(std::string_view text) {
  if (!text.starts_with('&')) return {};
  const std::size_t end = text.substr(0, kLongestName + 2).find(';');
  if (end == std::string_view::npos) return {};
  const std::string_view name = text.substr(1, end - 1);
  const char32_t value = name.starts_with('#') ? parse_number(name.substr(1)) : find_named(name);
  if (value == 0) return {};
  std::size_t size = end + 1;
  while (value == '&' && text.substr(size).starts_with("amp;")) size += 4;
  return {value, size};
}

}  // namespace offprint
