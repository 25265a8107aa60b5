// formula  = { atom | script | space }
// atom     = letters | digits | sign | group | command
// group    = "{" formula "}"
// script   = ( "^" | "_" ) argument
// command  = "\" ( letter { letter } | other ) { argument }
// argument = [ space ] ( group | command without arguments | code point )
#include "text/tex_math.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "text/entities.hpp"
#include "text/math_alphabet.hpp"
#include "text/tex_symbols.hpp"

namespace offprint {
namespace {

constexpr int kDeepest = 31;

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Where the innermost text of "\mathbf{\tilde x}" stands, without the commands and braces around.
std::pair<std::size_t, std::size_t> core_of(std::string_view tex) {
  std::size_t begin = 0, end = tex.size();
  while (end > begin && (tex[end - 1] == '}' || is_blank(tex[end - 1]))) --end;
  const bool wrapped = tex.starts_with('\\') || tex.starts_with('{');
  const std::size_t behind = tex.substr(0, end).find_last_of("{ ");
  if (wrapped && behind != std::string_view::npos) begin = behind + 1;
  return {begin, end};
}

class MathReader {
 public:
  MathReader(RichTextBuilder& out, std::string_view tex, int depth, bool prose = false)
      : out_(out), in_(tex), depth_(depth), prose_(prose) {}

  void read() {
    while (at_ < in_.size()) read_one();
  }

 private:
  /// What was written last; decides whether "log" needs a space before it or behind.
  enum class Last : std::uint8_t { kStart, kWord, kFunction, kSign };

  using Handler = void (MathReader::*)();

  struct NamedHandler {
    Handler handler;
    std::string_view names;  ///< each between two blanks
  };
  static const NamedHandler kHandlers[];

  void read_one();
  void read_word();
  void read_blank();
  void read_sign();
  void read_minus();
  void read_script(Style style);
  void read_command();

  void read_fraction();
  void read_binomial();
  void read_root();
  void read_upright();
  void read_prose();
  void read_bold();
  void read_alphabet(Alphabet alphabet);
  void read_blackboard() { read_alphabet(Alphabet::kBlackboard); }
  void read_calligraphic() { read_alphabet(Alphabet::kScript); }
  void read_fraktur() { read_alphabet(Alphabet::kFraktur); }
  void read_delimiter();
  void read_stacked_above() { read_stacked(Style::kSuperscript); }
  void read_stacked_below() { read_stacked(Style::kSubscript); }
  void read_stacked(Style style);
  void read_dropped() { argument(); }
  void read_nothing() { skip_blanks(); }
  void read_modulus();
  void read_ket() { read_between("|", "⟩"); }
  void read_bra() { read_between("⟨", "|"); }
  void read_braket();
  void read_absolute() { read_between("|", "|"); }
  void read_norm() { read_between("‖", "‖"); }
  void read_between(std::string_view begin, std::string_view end);
  void read_accent(char32_t mark);
  void read_function(std::string_view name);

  static Handler find_handler(std::string_view name);

  std::string_view command_name();
  std::string_view argument();
  std::string_view group_content();
  void skip_blanks();
  void inner(std::string_view tex, bool prose = false);
  void inner_in_parentheses(std::string_view tex, bool (*is_bare)(char) = is_word);
  void word(std::string_view text);
  void sign(std::string_view text);

  RichTextBuilder& out_;
  std::string_view in_;
  std::size_t at_ = 0;
  int depth_;
  bool prose_;
  Last last_ = Last::kStart;
};

void MathReader::read_one() {
  const char c = in_[at_];
  if (is_word(c)) return read_word();
  if (is_blank(c)) return read_blank();
  if (c == '\\') return read_command();
  if (c == '^' || c == '_') return read_script(c == '^' ? Style::kSuperscript : Style::kSubscript);
  read_sign();
}

void MathReader::read_word() {
  const std::size_t begin = at_;
  while (at_ < in_.size() && is_word(in_[at_])) ++at_;
  word(in_.substr(begin, at_ - begin));
}

void MathReader::read_blank() {
  skip_blanks();
  if (prose_ || out_.ends_with(",")) out_.gap(Gap::kSpace);
}

/// Braces only group, `&` and `$` only align and end; everything else is what it looks like.
void MathReader::read_sign() {
  if (const Entity entity = find_entity(in_.substr(at_)); entity.size > 0) {
    std::string chars;
    append_utf8(chars, entity.value);
    at_ += entity.size;
    return sign(chars);
  }
  const char c = in_[at_];
  if (c == '-') return read_minus();
  ++at_;
  if (c == '{' || c == '}' || c == '$') return;
  if (c == '~' || c == '&') return out_.gap(Gap::kSpace);
  if (c == '\'') return sign("′");
  if (c == ')' || c == ']') return word(in_.substr(at_ - 1, 1));
  sign(in_.substr(at_ - 1, 1));
}

/// "Face-Forensics" is prose that was set as a formula; "T-1" is a difference.
void MathReader::read_minus() {
  const auto letter = [&](std::size_t at) { return at < in_.size() && is_ascii_letter(in_[at]); };
  const bool long_before = letter(at_ - 1) && letter(at_ - 2),
             long_after = letter(at_ + 1) && letter(at_ + 2);
  const bool hyphen = prose_ || (letter(at_ - 1) && letter(at_ + 1) && (long_before || long_after));
  ++at_;
  sign(hyphen ? "-" : "−");
}

void MathReader::read_script(Style style) {
  const std::string_view mark = in_.substr(at_++, 1);
  const std::string_view tex = argument();
  if (tex.empty()) return;
  if (tex == "\\circ" || tex == "\\degree") return word("°");
  if (tex == "\\prime") return word("′");
  if (depth_ >= kDeepest) return sign(mark), inner(tex);
  const Last last = last_ == Last::kFunction ? Last::kFunction : Last::kWord;
  out_.set_gap(Gap::kNone);
  out_.open(style);
  inner(tex);
  out_.close();
  last_ = last;
}

void MathReader::read_command() {
  const std::string_view name = command_name();
  if (name.empty()) return;
  if (const Handler handler = find_handler(name)) return (this->*handler)();
  if (const char32_t mark = find_math_accent(name)) return read_accent(mark);
  if (is_function_name(name)) return read_function(name);
  if (const std::string_view symbol = find_math_symbol(name); !symbol.empty()) {
    if (symbol == " ") return out_.gap(Gap::kSpace);
    const std::size_t first = 0;
    std::size_t offset = first;
    return is_letter(decode_utf8(symbol, offset)) ? word(symbol) : sign(symbol);
  }
  if (name == "|") return sign("‖");
  if (std::string_view(",;: >\\\n").find(name) != std::string_view::npos)
    return out_.gap(Gap::kSpace);
  if (std::string_view("!/-*()[]").find(name) != std::string_view::npos) return;
  is_ascii_letter(name[0]) ? read_function(name) : sign(name);
}

const MathReader::NamedHandler MathReader::kHandlers[] = {
    {&MathReader::read_absolute, " abs "},
    {&MathReader::read_binomial, " binom "},
    {&MathReader::read_blackboard, " Bbb mathbb mathbbm mathds symbb "},
    {&MathReader::read_bold, " bm boldsymbol mathbf pmb symbf textbf "},
    {&MathReader::read_bra, " bra "},
    {&MathReader::read_braket, " braket "},
    {&MathReader::read_calligraphic, " mathcal mathscr "},
    {&MathReader::read_delimiter,
     " Big Bigg Biggl Biggm Biggr Bigl Bigm Bigr big bigg biggl biggm biggr bigl bigm "
     "bigr left middle right "},
    {&MathReader::read_dropped,
     " begin color end hphantom hspace label mspace phantom tag textcolor vphantom "
     "vspace "},
    {&MathReader::read_fraction, " cfrac dfrac frac nicefrac tfrac "},
    {&MathReader::read_fraktur, " mathfrak "},
    {&MathReader::read_ket, " ket "},
    {&MathReader::read_modulus, " pmod "},
    {&MathReader::read_norm, " norm "},
    {&MathReader::read_nothing,
     " bf boldmath cal cancel displaylimits displaystyle em ensuremath hfill it limits "
     "mathbin mathclose mathopen mathord mathpunct mathrel mathstrut nolimits "
     "nonumber normalfont overbrace protect rm sc scriptscriptstyle scriptsize "
     "scriptstyle sf small substack textstyle tt underbrace xspace "},
    {&MathReader::read_prose,
     " emph hbox mbox text textit textnormal textrm textsc textsf textsl texttt textup "
     "url "},
    {&MathReader::read_root, " sqrt "},
    {&MathReader::read_stacked_above, " overset stackrel "},
    {&MathReader::read_stacked_below, " underset "},
    {&MathReader::read_upright, " mathit mathnormal mathop mathrm mathsf mathtt operatorname "},
};

MathReader::Handler MathReader::find_handler(std::string_view name) {
  const std::string word = " " + std::string(name) + " ";
  const auto has_name = [&](const NamedHandler& entry) {
    return entry.names.find(word) != std::string_view::npos;
  };
  const auto found = std::ranges::find_if(kHandlers, has_name);
  return found != std::end(kHandlers) ? found->handler : nullptr;
}

void MathReader::read_fraction() {
  inner_in_parentheses(argument());
  out_.text("/");
  inner_in_parentheses(argument(), is_ascii_digit);
  last_ = Last::kWord;
}

void MathReader::read_binomial() {
  out_.text("(");
  inner(argument());
  out_.text(" choose ");
  inner(argument());
  word(")");
}

void MathReader::read_root() {
  skip_blanks();
  if (at_ < in_.size() && in_[at_] == '[') {
    const std::size_t end = std::min(in_.find(']', at_), in_.size());
    out_.open(Style::kSuperscript);
    inner(in_.substr(at_ + 1, end - at_ - 1));
    out_.close();
    at_ = std::min(end + 1, in_.size());
  }
  sign("√");
  inner_in_parentheses(argument());
  last_ = Last::kWord;
}

/// "\operatorname{argmax}" is a function like "\max"; "\mathrm{SE}(3)" is a name.
void MathReader::read_upright() {
  if (at_ < in_.size() && in_[at_] == '*') ++at_;
  const std::string_view tex = argument();
  if (is_function_name(tex)) return read_function(tex);
  inner(tex);
  last_ = Last::kWord;
}

void MathReader::read_prose() {
  inner(argument(), true);
  last_ = Last::kWord;
}

void MathReader::read_bold() {
  const std::string_view tex = argument();
  if (tex.empty()) return;
  if (depth_ >= kDeepest) return inner(tex);
  out_.open(Style::kStrong);
  inner(tex);
  out_.close();
  last_ = Last::kWord;
}

void MathReader::read_alphabet(Alphabet alphabet) {
  const std::string_view tex = argument();
  if (!std::ranges::all_of(tex, is_word)) return inner(tex);
  word(in_alphabet(alphabet, tex));
}

/// "\left(" is "(", "\right." is nothing.
void MathReader::read_delimiter() {
  skip_blanks();
  if (at_ < in_.size() && in_[at_] == '.') ++at_;
}

void MathReader::read_stacked(Style style) {
  const std::string_view above = argument();
  inner(argument());
  if (depth_ >= kDeepest) return inner(above);
  out_.open(style);
  inner(above);
  out_.close();
  last_ = Last::kSign;
}

/// "(mod n)" stands apart from what it is said of.
void MathReader::read_modulus() {
  out_.gap(Gap::kSpace);
  out_.text("(mod ");
  inner(argument());
  word(")");
}

/// "\braket{a|b}" and "\braket{a}{b}".
void MathReader::read_braket() {
  out_.text("⟨");
  inner(argument());
  if (at_ < in_.size() && in_[at_] == '{') {
    out_.text("|");
    inner(argument());
  }
  word("⟩");
}

void MathReader::read_between(std::string_view begin, std::string_view end) {
  out_.text(begin);
  inner(argument());
  word(end);
}

/// A mark fits on one character only, which may stand inside commands: "\hat{\mathbf{x}}"; over
/// more it is left out.
void MathReader::read_accent(char32_t mark) {
  const std::string_view tex = argument();
  const auto [begin, end] = core_of(tex);
  std::string_view core = tex.substr(begin, end - begin);
  if (core.starts_with('\\')) core = find_math_symbol(core.substr(1));
  if (core.empty() || count_code_points(core) != 1) return inner(tex);
  std::string marked(core);
  append_utf8(marked, mark);
  if (begin == 0) marked = to_nfc(marked);
  inner(std::string(tex.substr(0, begin)) + marked + std::string(tex.substr(end)));
  last_ = Last::kWord;
}

void MathReader::read_function(std::string_view name) {
  if (last_ == Last::kWord || last_ == Last::kFunction) out_.gap(Gap::kSpace);
  out_.text(name);
  last_ = Last::kFunction;
}

std::string_view MathReader::command_name() {
  const std::size_t begin = ++at_;
  while (at_ < in_.size() && is_ascii_letter(in_[at_])) ++at_;
  if (at_ == begin && at_ < in_.size()) decode_utf8(in_, at_);
  return in_.substr(begin, at_ - begin);
}

std::string_view MathReader::argument() {
  skip_blanks();
  if (at_ == in_.size() || in_[at_] == '}') return {};
  if (in_[at_] == '{') return group_content();
  const std::size_t begin = at_;
  if (in_[at_] == '\\') {
    command_name();
  } else {
    decode_utf8(in_, at_);
  }
  return in_.substr(begin, at_ - begin);
}

/// What stands between this brace and the one that closes it, or the end.
std::string_view MathReader::group_content() {
  const std::size_t begin = ++at_;
  for (int open = 1; at_ < in_.size(); ++at_) {
    if (in_[at_] == '\\' && at_ + 1 < in_.size()) {
      ++at_;
    } else if (in_[at_] == '{') {
      ++open;
    } else if (in_[at_] == '}' && --open == 0) {
      return in_.substr(begin, at_++ - begin);
    }
  }
  return in_.substr(begin);
}

void MathReader::skip_blanks() {
  while (at_ < in_.size() && is_blank(in_[at_])) ++at_;
}

void MathReader::inner(std::string_view tex, bool prose) {
  if (depth_ < kDeepest) return MathReader(out_, tex, depth_ + 1, prose || prose_).read();
  std::string bare(tex);
  std::erase_if(bare, [](char c) { return c == '\\' || c == '{' || c == '}'; });
  out_.text(bare);
}

/// A command, one character or what consists of bare ones needs no parentheses.
void MathReader::inner_in_parentheses(std::string_view tex, bool (*is_bare)(char)) {
  const bool command = tex.starts_with('\\') && std::ranges::all_of(tex.substr(1), is_ascii_letter);
  const bool plain = std::ranges::all_of(tex, [&](char c) { return is_bare(c) || c == '.'; });
  const bool bare = command || plain || count_code_points(tex) <= 1;
  if (!bare) out_.text("(");
  inner(tex);
  if (!bare) out_.text(")");
}

void MathReader::word(std::string_view text) {
  if (last_ == Last::kFunction) out_.gap(Gap::kSpace);
  out_.text(text);
  last_ = Last::kWord;
}

void MathReader::sign(std::string_view text) {
  out_.text(text);
  last_ = Last::kSign;
}

}  // namespace

void append_math(RichTextBuilder& out, std::string_view tex) { MathReader(out, tex, 0).read(); }

}  // namespace offprint
