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
    std::string_view name;
    Handler handler;
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
  void read_accent(char32_t mark);
  void read_function(std::string_view name);

  static Handler find_handler(std::string_view name);

  std::string_view command_name();
  std::string_view argument();
  std::string_view group_content();
  void skip_blanks();
  void inner(std::string_view tex, bool prose = false);
  void inner_in_parentheses(std::string_view tex);
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
    {"Big", &MathReader::read_delimiter},
    {"Bigg", &MathReader::read_delimiter},
    {"Biggl", &MathReader::read_delimiter},
    {"Biggr", &MathReader::read_delimiter},
    {"Bigl", &MathReader::read_delimiter},
    {"Bigr", &MathReader::read_delimiter},
    {"begin", &MathReader::read_dropped},
    {"bf", &MathReader::read_nothing},
    {"big", &MathReader::read_delimiter},
    {"bigg", &MathReader::read_delimiter},
    {"biggl", &MathReader::read_delimiter},
    {"biggr", &MathReader::read_delimiter},
    {"bigl", &MathReader::read_delimiter},
    {"bigr", &MathReader::read_delimiter},
    {"binom", &MathReader::read_binomial},
    {"bm", &MathReader::read_bold},
    {"boldsymbol", &MathReader::read_bold},
    {"cal", &MathReader::read_nothing},
    {"cfrac", &MathReader::read_fraction},
    {"color", &MathReader::read_dropped},
    {"dfrac", &MathReader::read_fraction},
    {"displaystyle", &MathReader::read_nothing},
    {"emph", &MathReader::read_prose},
    {"end", &MathReader::read_dropped},
    {"ensuremath", &MathReader::read_nothing},
    {"frac", &MathReader::read_fraction},
    {"it", &MathReader::read_nothing},
    {"label", &MathReader::read_dropped},
    {"left", &MathReader::read_delimiter},
    {"limits", &MathReader::read_nothing},
    {"mathbb", &MathReader::read_blackboard},
    {"mathbf", &MathReader::read_bold},
    {"mathbin", &MathReader::read_nothing},
    {"mathcal", &MathReader::read_calligraphic},
    {"mathfrak", &MathReader::read_fraktur},
    {"mathit", &MathReader::read_upright},
    {"mathop", &MathReader::read_upright},
    {"mathrel", &MathReader::read_nothing},
    {"mathrm", &MathReader::read_upright},
    {"mathscr", &MathReader::read_calligraphic},
    {"mathsf", &MathReader::read_upright},
    {"mathtt", &MathReader::read_upright},
    {"mbox", &MathReader::read_prose},
    {"middle", &MathReader::read_delimiter},
    {"nicefrac", &MathReader::read_fraction},
    {"nolimits", &MathReader::read_nothing},
    {"operatorname", &MathReader::read_upright},
    {"overset", &MathReader::read_stacked_above},
    {"right", &MathReader::read_delimiter},
    {"rm", &MathReader::read_nothing},
    {"sqrt", &MathReader::read_root},
    {"stackrel", &MathReader::read_stacked_above},
    {"text", &MathReader::read_prose},
    {"textbf", &MathReader::read_bold},
    {"textit", &MathReader::read_prose},
    {"textrm", &MathReader::read_prose},
    {"textsc", &MathReader::read_prose},
    {"textsf", &MathReader::read_prose},
    {"textstyle", &MathReader::read_nothing},
    {"texttt", &MathReader::read_prose},
    {"tfrac", &MathReader::read_fraction},
    {"underset", &MathReader::read_stacked_below},
};

MathReader::Handler MathReader::find_handler(std::string_view name) {
  const auto found = std::ranges::find(kHandlers, name, &NamedHandler::name);
  return found != std::end(kHandlers) ? found->handler : nullptr;
}

void MathReader::read_fraction() {
  inner_in_parentheses(argument());
  out_.text("/");
  inner_in_parentheses(argument());
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

/// A mark fits on one character only; over more it is left out.
void MathReader::read_accent(char32_t mark) {
  std::string_view base = argument();
  if (const std::string_view symbol =
          base.starts_with('\\') ? find_math_symbol(base.substr(1)) : "";
      !symbol.empty()) {
    base = symbol;
  }
  if (base.empty() || base.starts_with('\\') || count_code_points(base) != 1) return inner(base);
  std::string marked(base);
  append_utf8(marked, mark);
  word(to_nfc(marked));
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

void MathReader::inner_in_parentheses(std::string_view tex) {
  const bool command = tex.starts_with('\\') && std::ranges::all_of(tex.substr(1), is_ascii_letter);
  const bool number = std::ranges::all_of(tex, [](char c) { return is_word(c) || c == '.'; });
  const bool bare = command || number || count_code_points(tex) <= 1;
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
