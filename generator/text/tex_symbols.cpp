#include "text/tex_symbols.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace offprint {
namespace {

using Symbol = std::pair<std::string_view, std::string_view>;

// clang-format off
constexpr std::array<Symbol, 180> kTextSymbols{{
    {"AA", "Å"}, {"AE", "Æ"}, {"BibTeX", "BibTeX"}, {"ConTeXt", "ConTeXt"}, {"DH", "Ð"},
    {"DJ", "Đ"}, {"EUR", "€"}, {"IJ", "Ĳ"}, {"L", "Ł"}, {"LaTeX", "LaTeX"}, {"LaTeXe", "LaTeX2e"},
    {"LuaTeX", "LuaTeX"}, {"NG", "Ŋ"}, {"O", "Ø"}, {"OE", "Œ"}, {"Ohorn", "Ơ"}, {"P", "¶"},
    {"S", "§"}, {"SS", "ẞ"}, {"TH", "Þ"}, {"TeX", "TeX"}, {"Uhorn", "Ư"}, {"XeTeX", "XeTeX"},
    {"aa", "å"}, {"ae", "æ"}, {"aka", "a.k.a."}, {"cf", "cf."}, {"copyright", "©"}, {"dag", "†"},
    {"ddag", "‡"}, {"dh", "ð"}, {"dj", "đ"}, {"dots", "…"}, {"eg", "e.g."}, {"enspace", " "},
    {"etal", "et al."}, {"etc", "etc."}, {"euro", "€"}, {"flqq", "«"}, {"frqq", "»"}, {"glqq", "„"},
    {"grqq", "“"}, {"guillemetleft", "«"}, {"guillemetright", "»"}, {"guillemotleft", "«"},
    {"guillemotright", "»"}, {"guilsinglleft", "‹"}, {"guilsinglright", "›"}, {"i", "ı"},
    {"ie", "i.e."}, {"ij", "ĳ"}, {"j", "ȷ"}, {"l", "ł"}, {"ldots", "…"}, {"lq", "‘"}, {"ng", "ŋ"},
    {"nobreakspace", "\u00a0"}, {"o", "ø"}, {"oe", "œ"}, {"ohorn", "ơ"}, {"pdfTeX", "pdfTeX"},
    {"pounds", "£"}, {"qquad", " "}, {"quad", " "}, {"quotedblbase", "„"}, {"quotesinglbase", "‚"},
    {"rq", "’"}, {"slash", "/"}, {"space", " "}, {"ss", "ß"}, {"textacutedbl", "˝"},
    {"textalpha", "α"}, {"textasciiacute", "´"}, {"textasciibreve", "˘"}, {"textasciicaron", "ˇ"},
    {"textasciicircum", "^"}, {"textasciidieresis", "¨"}, {"textasciigrave", "`"},
    {"textasciimacron", "¯"}, {"textasciitilde", "~"}, {"textasteriskcentered", "∗"},
    {"textbackslash", "\\"}, {"textbaht", "฿"}, {"textbar", "|"}, {"textbardbl", "‖"},
    {"textbeta", "β"}, {"textbraceleft", "{"}, {"textbraceright", "}"}, {"textbrokenbar", "¦"},
    {"textbullet", "•"}, {"textcelsius", "℃"}, {"textcent", "¢"}, {"textcircledP", "℗"},
    {"textcopyleft", "🄯"}, {"textcopyright", "©"},
    {"textcurrency", "¤"}, {"textdagger", "†"}, {"textdaggerdbl", "‡"}, {"textdblhyphen", "⹀"},
    {"textdegree", "°"}, {"textdelta", "δ"}, {"textdiv", "÷"}, {"textdollar", "$"},
    {"textdong", "₫"}, {"textdownarrow", "↓"}, {"textellipsis", "…"}, {"textemdash", "—"},
    {"textendash", "–"}, {"textestimated", "℮"}, {"texteuro", "€"}, {"textexclamdown", "¡"},
    {"textflorin", "ƒ"}, {"textfractionsolidus", "⁄"}, {"textgamma", "γ"}, {"textglotstop", "ʔ"},
    {"textgreater", ">"}, {"textinterrobang", "‽"}, {"textlangle", "⟨"}, {"textlbrackdbl", "⟦"},
    {"textleftarrow", "←"}, {"textless", "<"}, {"textlira", "₤"}, {"textlnot", "¬"},
    {"textltailn", "ɲ"}, {"textmho", "℧"}, {"textminus", "−"}, {"textmu", "µ"},
    {"textmusicalnote", "♪"}, {"textnaira", "₦"}, {"textnumero", "№"}, {"textohm", "Ω"},
    {"textonehalf", "½"}, {"textonequarter", "¼"}, {"textonesuperior", "¹"},
    {"textopenbullet", "◦"}, {"textordfeminine", "ª"}, {"textordmasculine", "º"},
    {"textparagraph", "¶"}, {"textperiodcentered", "·"}, {"textpertenthousand", "‱"},
    {"textperthousand", "‰"}, {"textpeso", "₱"}, {"textpilcrow", "¶"}, {"textpm", "±"},
    {"textquestiondown", "¿"}, {"textquotedbl", "\""}, {"textquotedblleft", "“"},
    {"textquotedblright", "”"}, {"textquoteleft", "‘"}, {"textquoteright", "’"},
    {"textquotesingle", "'"}, {"textrangle", "⟩"}, {"textrbrackdbl", "⟧"}, {"textrecipe", "℞"},
    {"textreferencemark", "※"}, {"textregistered", "®"}, {"textrightarrow", "→"},
    {"textschwa", "ə"}, {"textsection", "§"}, {"textservicemark", "℠"}, {"textsterling", "£"},
    {"textsurd", "√"}, {"textthreequarters", "¾"}, {"textthreequartersemdash", "—"},
    {"textthreesuperior", "³"}, {"texttildelow", "˜"}, {"texttimes", "×"}, {"texttrademark", "™"},
    {"texttwelveudash", "–"}, {"texttwosuperior", "²"}, {"textunderscore", "_"},
    {"textuparrow", "↑"}, {"textvisiblespace", "␣"}, {"textwon", "₩"}, {"textyen", "¥"},
    {"th", "þ"}, {"thinspace", "\u2009"}, {"uhorn", "ư"}, {"vs", "vs."}, {"wrt", "w.r.t."},
}};
// clang-format on

// clang-format off
constexpr std::array<Symbol, 415> kMathSymbols{{
    {"AA", "Å"}, {"Box", "□"}, {"Cap", "⋒"}, {"Coloneqq", "⩴"}, {"Cup", "⋓"}, {"Delta", "Δ"},
    {"Diamond", "◇"}, {"Downarrow", "⇓"}, {"Finv", "Ⅎ"}, {"Gamma", "Γ"}, {"Im", "ℑ"}, {"Join", "⋈"},
    {"L", "Ł"}, {"Lambda", "Λ"}, {"Leftarrow", "⇐"}, {"Leftrightarrow", "⇔"},
    {"Longleftarrow", "⟸"}, {"Longleftrightarrow", "⟺"}, {"Longrightarrow", "⟹"}, {"O", "Ø"},
    {"Omega", "Ω"}, {"P", "¶"}, {"Phi", "Φ"}, {"Pi", "Π"}, {"Psi", "Ψ"}, {"Re", "ℜ"},
    {"Rightarrow", "⇒"}, {"S", "§"}, {"Sigma", "Σ"}, {"Subset", "⋐"}, {"Supset", "⋑"},
    {"Theta", "Θ"}, {"Uparrow", "⇑"}, {"Updownarrow", "⇕"}, {"Upsilon", "Υ"}, {"Vdash", "⊩"},
    {"Vert", "‖"}, {"Xi", "Ξ"}, {"aa", "å"}, {"aleph", "ℵ"}, {"alpha", "α"}, {"amalg", "⨿"},
    {"angle", "∠"}, {"approx", "≈"}, {"approxeq", "≊"}, {"ast", "∗"}, {"asymp", "≍"},
    {"backprime", "‵"}, {"backsim", "∽"}, {"backslash", "\\"}, {"barwedge", "⊼"}, {"because", "∵"},
    {"beta", "β"}, {"beth", "ℶ"}, {"bigcap", "⋂"}, {"bigcirc", "◯"}, {"bigcup", "⋃"},
    {"bigodot", "⨀"}, {"bigoplus", "⨁"}, {"bigotimes", "⨂"}, {"bigsqcup", "⨆"}, {"bigstar", "★"},
    {"bigtriangledown", "▽"}, {"bigtriangleup", "△"}, {"bigvee", "⋁"}, {"bigwedge", "⋀"},
    {"blacklozenge", "⧫"}, {"blacksquare", "■"}, {"blacktriangle", "▲"}, {"blacktriangledown", "▼"},
    {"blacktriangleleft", "◀"}, {"blacktriangleright", "▶"}, {"bot", "⊥"}, {"bowtie", "⋈"},
    {"boxdot", "⊡"}, {"boxminus", "⊟"}, {"boxplus", "⊞"}, {"boxtimes", "⊠"}, {"bullet", "•"},
    {"bumpeq", "≏"}, {"cap", "∩"}, {"cdot", "·"}, {"cdotp", "·"}, {"cdots", "⋯"},
    {"centerdot", "·"}, {"checkmark", "✓"}, {"chi", "χ"}, {"circ", "∘"}, {"circeq", "≗"},
    {"circlearrowleft", "↺"}, {"circlearrowright", "↻"}, {"circledR", "®"}, {"circledS", "Ⓢ"},
    {"circledast", "⊛"}, {"circledcirc", "⊚"}, {"circleddash", "⊝"}, {"clubsuit", "♣"},
    {"colon", ":"}, {"coloneq", "≔"}, {"coloneqq", "≔"}, {"colonequals", "≔"}, {"complement", "∁"},
    {"cong", "≅"}, {"coprod", "∐"}, {"copyright", "©"}, {"cup", "∪"}, {"curlyvee", "⋎"},
    {"curlywedge", "⋏"}, {"curvearrowright", "↷"}, {"dag", "†"}, {"dagger", "†"}, {"daleth", "ℸ"},
    {"dashv", "⊣"}, {"dblcolon", "∷"}, {"ddag", "‡"}, {"ddagger", "‡"}, {"ddots", "⋱"},
    {"degree", "°"}, {"delta", "δ"}, {"diamond", "⋄"}, {"diamondsuit", "♢"}, {"digamma", "ϝ"},
    {"div", "÷"}, {"divideontimes", "⋇"}, {"doteq", "≐"}, {"doteqdot", "≑"}, {"dotplus", "∔"},
    {"dots", "…"}, {"dotsb", "⋯"}, {"dotsc", "…"}, {"dotsi", "⋯"}, {"dotsm", "⋯"}, {"dotso", "…"},
    {"downarrow", "↓"}, {"ell", "ℓ"}, {"emptyset", "∅"}, {"enspace", " "}, {"epsilon", "ϵ"},
    {"eqcirc", "≖"}, {"eqcolon", "≕"}, {"equiv", "≡"}, {"eta", "η"}, {"eth", "ð"}, {"exists", "∃"},
    {"flat", "♭"}, {"forall", "∀"}, {"frown", "⌢"}, {"gamma", "γ"}, {"ge", "≥"}, {"geq", "≥"},
    {"geqq", "≧"}, {"geqslant", "⩾"}, {"gets", "←"}, {"gg", "≫"}, {"gimel", "ℷ"}, {"gnapprox", "⪊"},
    {"gt", ">"}, {"gtrapprox", "⪆"}, {"gtreqless", "⋛"}, {"gtrless", "≷"}, {"gtrsim", "≳"},
    {"hbar", "ℏ"}, {"hdots", "…"}, {"heartsuit", "♡"}, {"hookleftarrow", "↩"},
    {"hookrightarrow", "↪"}, {"hslash", "ℏ"}, {"i", "ı"}, {"iff", "⟺"}, {"iiiint", "⨌"},
    {"iiint", "∭"}, {"iint", "∬"}, {"imath", "ı"}, {"impliedby", "⟸"}, {"implies", "⟹"},
    {"in", "∈"}, {"infty", "∞"}, {"int", "∫"}, {"intercal", "⊺"}, {"iota", "ι"}, {"j", "ȷ"},
    {"jmath", "ȷ"}, {"kappa", "κ"}, {"l", "ł"}, {"lVert", "‖"}, {"lambda", "λ"}, {"land", "∧"},
    {"langle", "⟨"}, {"lbrace", "{"}, {"lbrack", "["}, {"lceil", "⌈"}, {"ldotp", "."},
    {"ldots", "…"}, {"le", "≤"}, {"leadsto", "⇝"}, {"leftarrow", "←"}, {"leftharpoondown", "↽"},
    {"leftharpoonup", "↼"}, {"leftrightarrow", "↔"}, {"leftrightarrows", "⇆"},
    {"leftrightharpoons", "⇋"}, {"leq", "≤"}, {"leqq", "≦"}, {"leqslant", "⩽"}, {"lessapprox", "⪅"},
    {"lesseqgtr", "⋚"}, {"lessgtr", "≶"}, {"lesssim", "≲"}, {"lfloor", "⌊"}, {"lgroup", "⟮"},
    {"lhd", "⊲"}, {"ll", "≪"}, {"llbracket", "⟦"}, {"llcorner", "⌞"}, {"lnapprox", "⪉"},
    {"lnot", "¬"}, {"longleftarrow", "⟵"}, {"longleftrightarrow", "⟷"},
    {"longleftrightarrows", "⟷"}, {"longmapsto", "⟼"}, {"longrightarrow", "⟶"}, {"lor", "∨"},
    {"lozenge", "◊"}, {"lrcorner", "⌟"}, {"lt", "<"}, {"ltimes", "⋉"}, 
    {"lvert", "|"}, {"maltese", "✠"}, {"mapsto", "↦"}, {"mathdollar", "$"}, {"mathsection", "§"},
    {"measuredangle", "∡"}, {"medspace", " "}, {"mho", "℧"}, {"micro", "µ"}, {"mid", "∣"},
    {"models", "⊨"}, {"mp", "∓"}, {"mu", "μ"}, {"multimap", "⊸"}, {"nLeftarrow", "⇍"},
    {"nRightarrow", "⇏"}, {"nabla", "∇"}, {"natural", "♮"}, {"ne", "≠"}, {"nearrow", "↗"},
    {"neg", "¬"}, {"neq", "≠"}, {"nexists", "∄"}, {"ngeq", "≱"},
    {"ngtr", "≯"}, {"ni", "∋"}, {"nleftarrow", "↚"}, {"nleq", "≰"}, {"nless", "≮"}, {"nmid", "∤"},
    {"nobreakspace", " "}, {"notin", "∉"}, {"nparallel", "∦"}, {"nrightarrow", "↛"},
    {"nsubseteq", "⊈"}, {"nsupseteq", "⊉"}, {"nu", "ν"}, {"nvDash", "⊭"}, {"nvdash", "⊬"},
    {"nwarrow", "↖"}, {"o", "ø"}, {"odot", "⊙"}, {"oiiint", "∰"}, {"oiint", "∯"}, {"oint", "∮"},
    {"omega", "ω"}, {"omicron", "ο"}, {"ominus", "⊖"}, {"oplus", "⊕"},
    {"oslash", "⊘"}, {"otimes", "⊗"}, {"owns", "∋"}, {"parallel", "∥"}, {"partial", "∂"},
    {"perp", "⊥"}, {"phi", "ϕ"}, {"pi", "π"}, {"pitchfork", "⋔"}, {"pm", "±"}, {"pounds", "£"},
    {"prec", "≺"}, {"preccurlyeq", "≼"}, {"preceq", "⪯"}, {"precsim", "≾"}, {"prime", "′"},
    {"prod", "∏"}, {"propto", "∝"}, {"psi", "ψ"}, {"qquad", " "}, {"quad", " "}, {"rVert", "‖"},
    {"rangle", "⟩"}, {"rbrace", "}"}, {"rbrack", "]"}, {"rceil", "⌉"}, 
    {"rfloor", "⌋"}, {"rgroup", "⟯"}, {"rhd", "⊳"}, {"rho", "ρ"}, {"rightarrow", "→"},
    {"rightarrowtail", "↣"}, {"rightharpoondown", "⇁"}, {"rightharpoonup", "⇀"},
    {"rightleftarrows", "⇄"}, {"rightleftharpoons", "⇌"}, {"rightrightarrows", "⇉"},
    {"rightsquigarrow", "⇝"}, {"rrbracket", "⟧"}, {"rtimes", "⋊"}, {"rvert", "|"}, {"searrow", "↘"},
    {"setminus", "∖"}, {"sharp", "♯"}, {"sigma", "σ"}, {"sim", "∼"}, {"simeq", "≃"},
    {"smallsetminus", "∖"}, {"smile", "⌣"}, {"space", " "}, {"spadesuit", "♠"},
    {"sphericalangle", "∢"}, {"sqcap", "⊓"}, {"sqcup", "⊔"}, {"sqsubset", "⊏"}, {"sqsubseteq", "⊑"},
    {"sqsupset", "⊐"}, {"sqsupseteq", "⊒"}, {"square", "□"}, {"ss", "ß"}, {"star", "⋆"},
    {"subset", "⊂"}, {"subseteq", "⊆"}, {"subseteqq", "⫅"}, {"subsetneq", "⊊"}, {"subsetneqq", "⫋"},
    {"succ", "≻"}, {"succcurlyeq", "≽"}, {"succeq", "⪰"}, {"succsim", "≿"}, {"sum", "∑"},
    {"supset", "⊃"}, {"supseteq", "⊇"}, {"supseteqq", "⫆"}, {"supsetneq", "⊋"}, {"supsetneqq", "⫌"},
    {"surd", "√"}, {"swarrow", "↙"}, {"tau", "τ"}, {"therefore", "∴"}, {"theta", "θ"},
    {"thickapprox", "≈"}, {"thicksim", "∼"}, {"thickspace", " "}, {"thinspace", "\u2009"},
    {"times", "×"}, {"to", "→"}, {"top", "⊤"}, {"triangle", "△"}, {"triangleleft", "◁"},
    {"trianglelefteq", "⊴"}, {"triangleq", "≜"}, {"triangleright", "▷"}, {"trianglerighteq", "⊵"},
    {"twoheadrightarrow", "↠"}, {"ulcorner", "⌜"}, {"unlhd", "⊴"},
    {"unrhd", "⊵"}, {"uparrow", "↑"}, {"updownarrow", "↕"}, {"upharpoonright", "↾"}, {"uplus", "⊎"},
    {"upsilon", "υ"}, {"upuparrows", "⇈"}, {"urcorner", "⌝"}, {"vDash", "⊨"}, {"varDelta", "𝛥"},
    {"varGamma", "𝛤"}, {"varLambda", "𝛬"}, {"varOmega", "𝛺"}, {"varPhi", "𝛷"}, {"varPi", "𝛱"},
    {"varPsi", "𝛹"}, {"varSigma", "𝛴"}, {"varTheta", "𝛩"}, {"varXi", "𝛯"}, {"varepsilon", "ε"},
    {"varkappa", "ϰ"}, {"varnothing", "∅"}, {"varphi", "φ"}, {"varpi", "ϖ"}, {"varpropto", "∝"},
    {"varrho", "ϱ"}, {"varsigma", "ς"}, {"varsubsetneq", "⊊"}, {"vartheta", "ϑ"},
    {"vartriangle", "△"}, {"vcentcolon", ":"}, {"vdash", "⊢"}, {"vdots", "⋮"}, {"vee", "∨"},
    {"veebar", "⊻"}, {"vert", "|"}, {"wedge", "∧"}, {"wp", "℘"}, {"wr", "≀"}, {"xi", "ξ"},
    {"xmapsto", "↦"}, {"yen", "¥"}, {"zeta", "ζ"},
}};
// clang-format on

static_assert(std::ranges::is_sorted(kTextSymbols) && std::ranges::is_sorted(kMathSymbols));

/// Combining marks by the command that puts them on a letter.
constexpr std::array<std::pair<std::string_view, char32_t>, 23> kAccents{{
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
    {"f", 0x311},
    {"cb", 0x326},
    {"newtie", 0x361},
    {"textcommabelow", 0x326},
    {"textogonekcentered", 0x328},
}};

constexpr std::array<std::pair<std::string_view, char32_t>, 18> kMathAccents{{
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
    {"dddot", 0x20DB},
    {"mathring", 0x30A},
    {"overrightarrow", 0x20D7},
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

std::string_view find_math_symbol(std::string_view name) {
  if (const std::string_view symbol = find_symbol(kMathSymbols, name); !symbol.empty())
    return symbol;
  for (const std::string_view upright : {"text", "up"}) {
    if (name.starts_with(upright)) return find_symbol(kMathSymbols, name.substr(upright.size()));
  }
  return {};
}

char32_t find_accent(std::string_view name) { return find_mark(kAccents, name); }
char32_t find_math_accent(std::string_view name) { return find_mark(kMathAccents, name); }
bool is_function_name(std::string_view name) {
  return std::ranges::binary_search(kFunctions, name);
}

}  // namespace offprint
