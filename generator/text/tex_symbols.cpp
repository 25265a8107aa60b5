#include "text/tex_symbols.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace offprint {
namespace {

using Symbol = std::pair<std::string_view, std::string_view>;

// clang-format off
constexpr std::array<Symbol, 138> kTextSymbols{{
    {"AA", "Å"}, {"AE", "Æ"}, {"BibTeX", "BibTeX"}, {"DH", "Ð"}, {"DJ", "Đ"}, {"EUR", "€"},
    {"IJ", "Ĳ"}, {"L", "Ł"}, {"LaTeX", "LaTeX"}, {"LaTeXe", "LaTeX2e"}, {"LuaTeX", "LuaTeX"},
    {"NG", "Ŋ"}, {"O", "Ø"}, {"OE", "Œ"}, {"P", "¶"}, {"S", "§"}, {"SS", "ẞ"}, {"TH", "Þ"},
    {"TeX", "TeX"}, {"XeTeX", "XeTeX"}, {"aa", "å"}, {"ae", "æ"}, {"copyright", "©"}, {"dag", "†"},
    {"ddag", "‡"}, {"dh", "ð"}, {"dj", "đ"}, {"dots", "…"}, {"enspace", " "}, {"euro", "€"},
    {"flqq", "«"}, {"frqq", "»"}, {"glqq", "„"}, {"grqq", "“"}, {"guillemotleft", "«"},
    {"guillemotright", "»"}, {"guilsinglleft", "‹"}, {"guilsinglright", "›"}, {"i", "ı"},
    {"ij", "ĳ"}, {"j", "ȷ"}, {"l", "ł"}, {"ldots", "…"}, {"lq", "‘"}, {"ng", "ŋ"},
    {"nobreakspace", "\u00a0"}, {"o", "ø"}, {"oe", "œ"}, {"pdfTeX", "pdfTeX"}, {"pounds", "£"},
    {"qquad", " "}, {"quad", " "}, {"quotedblbase", "„"}, {"quotesinglbase", "‚"}, {"rq", "’"},
    {"slash", "/"}, {"space", " "}, {"ss", "ß"}, {"textalpha", "α"}, {"textasciicircum", "^"},
    {"textasciigrave", "`"}, {"textasciitilde", "~"}, {"textasteriskcentered", "∗"},
    {"textbackslash", "\\"}, {"textbar", "|"}, {"textbeta", "β"}, {"textbraceleft", "{"},
    {"textbraceright", "}"}, {"textbullet", "•"}, {"textcelsius", "℃"}, {"textcent", "¢"},
    {"textcopyleft", "🄯"}, {"textcopyright", "©"}, {"textdagger", "†"}, {"textdaggerdbl", "‡"},
    {"textdegree", "°"}, {"textdelta", "δ"}, {"textdiv", "÷"}, {"textdollar", "$"},
    {"textellipsis", "…"}, {"textemdash", "—"}, {"textendash", "–"}, {"textestimated", "℮"},
    {"texteuro", "€"}, {"textexclamdown", "¡"}, {"textgamma", "γ"}, {"textgreater", ">"},
    {"textinterrobang", "‽"}, {"textlangle", "⟨"}, {"textlbrackdbl", "⟦"}, {"textleftarrow", "←"},
    {"textless", "<"}, {"textmho", "℧"}, {"textminus", "−"}, {"textmu", "µ"},
    {"textmusicalnote", "♪"}, {"textnumero", "№"}, {"textohm", "Ω"}, {"textonehalf", "½"},
    {"textonequarter", "¼"}, {"textonesuperior", "¹"}, {"textopenbullet", "◦"},
    {"textordfeminine", "ª"}, {"textordmasculine", "º"}, {"textparagraph", "¶"},
    {"textperiodcentered", "·"}, {"textpertenthousand", "‱"}, {"textperthousand", "‰"},
    {"textpilcrow", "¶"}, {"textpm", "±"}, {"textquestiondown", "¿"}, {"textquotedbl", "\""},
    {"textquotedblleft", "“"}, {"textquotedblright", "”"}, {"textquoteleft", "‘"},
    {"textquoteright", "’"}, {"textquotesingle", "'"}, {"textrangle", "⟩"}, {"textrbrackdbl", "⟧"},
    {"textreferencemark", "※"}, {"textregistered", "®"}, {"textrightarrow", "→"},
    {"textschwa", "ə"}, {"textsection", "§"}, {"textsterling", "£"}, {"textsurd", "√"},
    {"textthreequarters", "¾"}, {"textthreequartersemdash", "—"}, {"textthreesuperior", "³"},
    {"texttimes", "×"}, {"texttrademark", "™"}, {"texttwelveudash", "–"}, {"texttwosuperior", "²"},
    {"textunderscore", "_"}, {"textvisiblespace", "␣"}, {"textyen", "¥"}, {"th", "þ"},
    {"thinspace", "\u2009"},
}};
// clang-format on

// clang-format off
constexpr std::array<Symbol, 294> kMathSymbols{{
    {"AA", "Å"}, {"Box", "□"}, {"Delta", "Δ"}, {"Diamond", "◇"}, {"Downarrow", "⇓"}, {"Gamma", "Γ"},
    {"Im", "ℑ"}, {"L", "Ł"}, {"Lambda", "Λ"}, {"Leftarrow", "⇐"}, {"Leftrightarrow", "⇔"},
    {"Longleftrightarrow", "⟺"}, {"Longrightarrow", "⟹"}, {"O", "Ø"}, {"Omega", "Ω"}, {"P", "¶"},
    {"Phi", "Φ"}, {"Pi", "Π"}, {"Psi", "Ψ"}, {"Re", "ℜ"}, {"Rightarrow", "⇒"}, {"S", "§"},
    {"Sigma", "Σ"}, {"Theta", "Θ"}, {"Uparrow", "⇑"}, {"Upsilon", "Υ"}, {"Vert", "‖"}, {"Xi", "Ξ"},
    {"aa", "å"}, {"aleph", "ℵ"}, {"alpha", "α"}, {"amalg", "⨿"}, {"angle", "∠"}, {"approx", "≈"},
    {"approxeq", "≊"}, {"ast", "∗"}, {"asymp", "≍"}, {"backprime", "‵"}, {"backslash", "\\"},
    {"because", "∵"}, {"beta", "β"}, {"beth", "ℶ"}, {"bigcap", "⋂"}, {"bigcup", "⋃"},
    {"bigodot", "⨀"}, {"bigoplus", "⨁"}, {"bigotimes", "⨂"}, {"bigsqcup", "⨆"}, {"bigstar", "★"},
    {"bigtriangledown", "▽"}, {"bigtriangleup", "△"}, {"bigvee", "⋁"}, {"bigwedge", "⋀"},
    {"blacksquare", "■"}, {"blacktriangle", "▲"}, {"bot", "⊥"}, {"bowtie", "⋈"}, {"boxplus", "⊞"},
    {"boxtimes", "⊠"}, {"bullet", "•"}, {"cap", "∩"}, {"cdot", "·"}, {"cdots", "⋯"},
    {"checkmark", "✓"}, {"chi", "χ"}, {"circ", "∘"}, {"circlearrowleft", "↺"},
    {"circlearrowright", "↻"}, {"clubsuit", "♣"}, {"colon", ":"}, {"coloneqq", "≔"},
    {"complement", "∁"}, {"cong", "≅"}, {"coprod", "∐"}, {"copyright", "©"}, {"cup", "∪"},
    {"dag", "†"}, {"dagger", "†"}, {"dashv", "⊣"}, {"ddag", "‡"}, {"ddagger", "‡"}, {"ddots", "⋱"},
    {"degree", "°"}, {"delta", "δ"}, {"diamond", "⋄"}, {"diamondsuit", "♢"}, {"div", "÷"},
    {"doteq", "≐"}, {"dots", "…"}, {"dotsb", "⋯"}, {"dotsc", "…"}, {"dotsm", "⋯"},
    {"downarrow", "↓"}, {"ell", "ℓ"}, {"emptyset", "∅"}, {"enspace", " "}, {"epsilon", "ϵ"},
    {"equiv", "≡"}, {"eta", "η"}, {"eth", "ð"}, {"exists", "∃"}, {"flat", "♭"}, {"forall", "∀"},
    {"frown", "⌢"}, {"gamma", "γ"}, {"ge", "≥"}, {"geq", "≥"}, {"geqq", "≧"}, {"geqslant", "⩾"},
    {"gets", "←"}, {"gg", "≫"}, {"gnapprox", "⪊"}, {"gt", ">"}, {"gtrsim", "≳"}, {"hbar", "ℏ"},
    {"heartsuit", "♡"}, {"hookleftarrow", "↩"}, {"hookrightarrow", "↪"}, {"hslash", "ℏ"},
    {"i", "ı"}, {"iff", "⟺"}, {"iiint", "∭"}, {"iint", "∬"}, {"imath", "ı"}, {"impliedby", "⟸"},
    {"implies", "⟹"}, {"in", "∈"}, {"infty", "∞"}, {"int", "∫"}, {"iota", "ι"}, {"j", "ȷ"},
    {"jmath", "ȷ"}, {"kappa", "κ"}, {"l", "ł"}, {"lVert", "‖"}, {"lambda", "λ"}, {"land", "∧"},
    {"langle", "⟨"}, {"lbrace", "{"}, {"lbrack", "["}, {"lceil", "⌈"}, {"ldots", "…"}, {"le", "≤"},
    {"leadsto", "⇝"}, {"leftarrow", "←"}, {"leftrightarrow", "↔"}, {"leq", "≤"}, {"leqq", "≦"},
    {"leqslant", "⩽"}, {"lessgtr", "≶"}, {"lesssim", "≲"}, {"lfloor", "⌊"}, {"lgroup", "⟮"},
    {"ll", "≪"}, {"llbracket", "⟦"}, {"lnapprox", "⪉"}, {"lnot", "¬"}, {"longleftarrow", "⟵"},
    {"longleftrightarrow", "⟷"}, {"longmapsto", "⟼"}, {"longrightarrow", "⟶"}, {"lor", "∨"},
    {"lozenge", "◊"}, {"lt", "<"}, {"ltimes", "⋉"}, {"lvert", "|"}, {"maltese", "✠"},
    {"mapsto", "↦"}, {"measuredangle", "∡"}, {"mho", "℧"}, {"mid", "∣"}, {"models", "⊨"},
    {"mp", "∓"}, {"mu", "μ"}, {"nabla", "∇"}, {"natural", "♮"}, {"ne", "≠"}, {"nearrow", "↗"},
    {"neg", "¬"}, {"neq", "≠"}, {"nexists", "∄"}, {"ni", "∋"}, {"nmid", "∤"}, {"notin", "∉"},
    {"nparallel", "∦"}, {"nu", "ν"}, {"nwarrow", "↖"}, {"o", "ø"}, {"odot", "⊙"}, {"oint", "∮"},
    {"omega", "ω"}, {"omicron", "ο"}, {"ominus", "⊖"}, {"oplus", "⊕"}, {"oslash", "⊘"},
    {"otimes", "⊗"}, {"owns", "∋"}, {"parallel", "∥"}, {"partial", "∂"}, {"perp", "⊥"},
    {"phi", "ϕ"}, {"pi", "π"}, {"pm", "±"}, {"pounds", "£"}, {"prec", "≺"}, {"preceq", "⪯"},
    {"prime", "′"}, {"prod", "∏"}, {"propto", "∝"}, {"psi", "ψ"}, {"qquad", " "}, {"quad", " "},
    {"rVert", "‖"}, {"rangle", "⟩"}, {"rbrace", "}"}, {"rbrack", "]"}, {"rceil", "⌉"},
    {"rfloor", "⌋"}, {"rgroup", "⟯"}, {"rho", "ρ"}, {"rightarrow", "→"}, {"rightharpoonup", "⇀"},
    {"rightleftharpoons", "⇌"}, {"rightsquigarrow", "⇝"}, {"rrbracket", "⟧"}, {"rtimes", "⋊"},
    {"rvert", "|"}, {"searrow", "↘"}, {"setminus", "∖"}, {"sharp", "♯"}, {"sigma", "σ"},
    {"sim", "∼"}, {"simeq", "≃"}, {"smallsetminus", "∖"}, {"smile", "⌣"}, {"space", " "},
    {"spadesuit", "♠"}, {"sqcap", "⊓"}, {"sqcup", "⊔"}, {"sqsubset", "⊏"}, {"sqsubseteq", "⊑"},
    {"sqsupset", "⊐"}, {"sqsupseteq", "⊒"}, {"square", "□"}, {"ss", "ß"}, {"star", "⋆"},
    {"subset", "⊂"}, {"subseteq", "⊆"}, {"subsetneq", "⊊"}, {"succ", "≻"}, {"succeq", "⪰"},
    {"sum", "∑"}, {"supset", "⊃"}, {"supseteq", "⊇"}, {"supsetneq", "⊋"}, {"surd", "√"},
    {"swarrow", "↙"}, {"tau", "τ"}, {"therefore", "∴"}, {"theta", "θ"}, {"thinspace", "\u2009"},
    {"times", "×"}, {"to", "→"}, {"top", "⊤"}, {"triangle", "△"}, {"triangleleft", "◁"},
    {"triangleq", "≜"}, {"triangleright", "▷"}, {"twoheadrightarrow", "↠"}, {"ulcorner", "⌜"},
    {"uparrow", "↑"}, {"updownarrow", "↕"}, {"uplus", "⊎"}, {"upsilon", "υ"}, {"urcorner", "⌝"},
    {"vDash", "⊨"}, {"varepsilon", "ε"}, {"varkappa", "ϰ"}, {"varnothing", "∅"}, {"varphi", "φ"},
    {"varpi", "ϖ"}, {"varpropto", "∝"}, {"varrho", "ϱ"}, {"varsigma", "ς"}, {"vartheta", "ϑ"},
    {"vdash", "⊢"}, {"vdots", "⋮"}, {"vee", "∨"}, {"vert", "|"}, {"wedge", "∧"}, {"wp", "℘"},
    {"wr", "≀"}, {"xi", "ξ"}, {"zeta", "ζ"},
}};
// clang-format on

static_assert(std::ranges::is_sorted(kTextSymbols) && std::ranges::is_sorted(kMathSymbols));

/// Combining marks by the command that puts them on a letter.
constexpr std::array<std::pair<std::string_view, char32_t>, 18> kAccents{{
    {"'", 0x301},
    {"`", 0x300},
    {"^", 0x302},
    {"\"", 0x308},
    {"~", 0x303},
    {"=", 0x304},
    {".", 0x307},
    {"c", 0x327},
    {"v", 0x30C},
    {"u", 0x306},
    {"H", 0x30B},
    {"k", 0x328},
    {"r", 0x30A},
    {"b", 0x331},
    {"d", 0x323},
    {"t", 0x361},
    {"h", 0x309},
    {"G", 0x30F},
}};

constexpr std::array<std::pair<std::string_view, char32_t>, 16> kMathAccents{{
    {"hat", 0x302},
    {"widehat", 0x302},
    {"tilde", 0x303},
    {"widetilde", 0x303},
    {"bar", 0x304},
    {"overline", 0x305},
    {"vec", 0x20D7},
    {"dot", 0x307},
    {"ddot", 0x308},
    {"check", 0x30C},
    {"breve", 0x306},
    {"acute", 0x301},
    {"grave", 0x300},
    {"mathring", 0x30A},
    {"underline", 0x332},
    {"not", 0x338},
}};

constexpr std::string_view kFunctions[] = {
    "Pr",  "arccos", "arcsin", "arctan", "arg",    "argmax", "argmin", "cos",  "cosh",
    "cot", "coth",   "csc",    "deg",    "det",    "dim",    "exp",    "gcd",  "hom",
    "inf", "ker",    "lg",     "lim",    "liminf", "limsup", "ln",     "log",  "max",
    "min", "mod",    "sec",    "sin",    "sinh",   "sup",    "tan",    "tanh",
};

std::string_view find_symbol(std::span<const Symbol> table, std::string_view name) {
  const auto found = std::ranges::lower_bound(table, name, {}, &Symbol::first);
  return found != table.end() && found->first == name ? found->second : std::string_view();
}

char32_t find_mark(std::span<const std::pair<std::string_view, char32_t>> table,
                   std::string_view name) {
  for (const auto& [command, mark] : table) {
    if (command == name) return mark;
  }
  return 0;
}

}  // namespace

std::string_view find_text_symbol(std::string_view name) { return find_symbol(kTextSymbols, name); }
std::string_view find_math_symbol(std::string_view name) { return find_symbol(kMathSymbols, name); }
char32_t find_accent(std::string_view name) { return find_mark(kAccents, name); }
char32_t find_math_accent(std::string_view name) { return find_mark(kMathAccents, name); }
bool is_function_name(std::string_view name) {
  return std::ranges::binary_search(kFunctions, name);
}

}  // namespace offprint
