#include "text/scholarly.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "text/folded_words.hpp"
#include "text/scholarly_parser.hpp"
#include "text/tex_symbols.hpp"

namespace offprint {
namespace {

/// Bytes that never stand for themselves alone: what TeX and markup use, controls, and all beyond
/// ASCII.
constexpr std::string_view kSpecial = "\\{}$<&~^_`\x7f";

bool is_special(char c) {
  return static_cast<signed char>(c) < 0x20 || kSpecial.find(c) != std::string_view::npos;
}

/// Two of these side by side are a gap, a dash or a quotation mark; one is what it looks like.
bool is_doubled(const char* p) {
  return p[0] == p[1] && (p[0] == ' ' || p[0] == '-' || p[0] == '\'');
}

bool begins_url(const char* p, const char* last) {
  return last - p >= 4 && std::string_view(p, 4) == "http";
}

#if defined(__SSE2__)
/// Whether there is anything to look at among the 16 bytes from `p` on; two more are looked at.
bool is_block_suspicious(const char* p) {
  const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
  const __m128i next = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + 1));
  const auto equal = [](__m128i bytes, char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
  __m128i hit = _mm_cmplt_epi8(block, _mm_set1_epi8(0x20));
  for (const char c : kSpecial) hit = _mm_or_si128(hit, equal(block, c));
  const __m128i pair =
      _mm_or_si128(_mm_or_si128(equal(block, ' '), equal(block, '-')), equal(block, '\''));
  hit = _mm_or_si128(hit, _mm_and_si128(pair, _mm_cmpeq_epi8(block, next)));
  const __m128i after = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + 2));
  const __m128i url =
      _mm_and_si128(equal(block, 'h'), _mm_and_si128(equal(next, 't'), equal(after, 't')));
  hit = _mm_or_si128(hit, url);
  return _mm_movemask_epi8(hit) != 0;
}
#endif

/// The first place in [p, last] where the parser may have something to do, or `last`.
const char* find_suspicious(const char* p, const char* last) {
  while (p != last) {
#if defined(__SSE2__)
    if (last - p > 16 && !is_block_suspicious(p)) {
      p += 16;
      continue;
    }
#endif
    if (is_special(*p) || is_doubled(p) || begins_url(p, last)) return p;
    ++p;
  }
  return last;
}

/// Length of a character at `at` that every normal form leaves alone and that is seen: Latin
/// letters, dashes, quotes, arrows and signs of mathematics. 0: it may be one that has to be looked
/// at.
std::size_t settled_size(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t ahead) {
    return at + ahead < text.size() ? static_cast<unsigned char>(text[at + ahead]) : 0u;
  };
  if (byte(0) >= 0xC3 && byte(0) <= 0xCB) return byte(1) >= 0x80 && byte(1) < 0xC0 ? 2 : 0;
  if (byte(0) != 0xE2 || byte(2) < 0x80 || byte(2) >= 0xC0) return 0;
  const bool punctuation = byte(1) == 0x80 && byte(2) >= 0x90 && byte(2) <= 0xA7;
  const bool sign = byte(1) >= 0x86 && byte(1) <= 0x8B;
  return punctuation || sign ? 3 : 0;
}

/// Whether the text is UTF-8 in normal form C without invisible controls, as far as can be told at
/// a glance.
bool is_settled(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool ascii = byte < 0x80 &&
                       (byte >= 0x20 || byte == '\n' || byte == '\t' || byte == '\r') &&
                       byte != 0x7F;
    const std::size_t size = ascii ? 1 : settled_size(text, i);
    if (size == 0) return false;
    i += size;
  }
  return true;
}

/// Whether the parser has nothing to do. Nearly every title and most abstracts end here, so blocks
/// of bytes are looked at together as long as nothing in them can matter.
bool is_plain(std::string_view text) {
  if (text.empty()) return true;
  if (text.front() == ' ' || text.back() == ' ' || is_special(text.back())) return false;
  const char* const last = text.data() + text.size() - 1;
  for (const char* p = text.data(); (p = find_suspicious(p, last)) != last;) {
    const std::size_t size = settled_size(text, static_cast<std::size_t>(p - text.data()));
    if (size == 0) return false;
    p += size;
  }
  return true;
}

/// Valid UTF-8 in normal form C, its invisible controls gone and Unicode's line separators ordinary
/// ones.
std::string settled(std::string_view text) {
  std::string visible;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = decode_utf8(text, i);
    const bool line_end = c == '\n' || c == '\r' || c == '\t';
    if (c == 0x2028 || c == 0x2029 || c == 0x85 || c == '\v' || c == '\f') {
      visible += '\n';
    } else if (line_end || !is_invisible_control(c)) {
      append_utf8(visible, c);
    }
  }
  return to_nfc(visible);
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// `text` begins behind two backslashes: a command rather than the first word of a line, as "\em"
/// is behind an escaped brace.
bool is_escaped_command(std::string_view text, bool has_formulas, bool behind_brace) {
  const auto end = std::ranges::find_if_not(text, is_ascii_letter);
  const auto size = static_cast<std::size_t>(end - text.begin());
  if (size > 0 && (behind_brace || text.substr(size).starts_with("\\{"))) return true;
  return has_formulas && !find_math_symbol(text.substr(0, size)).empty();
}

/// `text` begins behind an escaped dollar that stands for one of a formula: "x\$", "\_1\$".
bool is_escaped_formula(std::string_view text) {
  const bool script = text.starts_with("\\^") || text.starts_with("\\_");
  return script ||
         (!text.empty() && (is_ascii_letter(text[0]) || text[0] == '^' || text[0] == '_'));
}

/// Number of escaped dollars; nothing where a formula stands in the text as it is.
std::optional<int> count_escaped_dollars(std::string_view text) {
  int escaped = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '$') return std::nullopt;
    if (text[i] != '\\' || ++i == text.size()) continue;
    if (text[i] == '(' || text[i] == '[') return std::nullopt;
    escaped += text[i] == '$';
  }
  return escaped;
}

/// Whether a submission system has escaped the LaTeX of its authors once more, so that its commands
/// and formulas show: `\\textbf\{x\}`, `D\$^3\$epth`.
bool is_escaped_again(std::string_view text) {
  const std::optional<int> dollars = count_escaped_dollars(text);
  if (!dollars) return false;
  const bool has_formulas = *dollars > 1;
  for (std::size_t i = text.find('\\'); i != std::string_view::npos; i = text.find('\\', i + 2)) {
    const std::string_view rest = text.substr(i + 1);
    const bool behind_brace = text.substr(0, i).ends_with("\\{");
    if (rest.starts_with('\\') && is_escaped_command(rest.substr(1), has_formulas, behind_brace))
      return true;
    if (has_formulas && rest.starts_with('$') && is_escaped_formula(rest.substr(1))) return true;
  }
  return false;
}

std::string unescaped_once(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '\\' && i + 1 < text.size() &&
                        std::string_view("\\${}_^").find(text[i + 1]) != std::string_view::npos;
    out += text[escape ? ++i : i];
  }
  return out;
}

/// How exporters escape the brackets of markup: Crossref, and Zotero in BibTeX.
struct EscapedBrackets {
  std::string_view open, close;
};

constexpr EscapedBrackets kEscapedBrackets[] = {{"&lt;", "&gt;"},
                                                {"{\\textless}", "{\\textgreater}"}};

/// Whether the text has a closing tag in escaped brackets: "TiO&lt;sub&gt;2&lt;/sub&gt;".
bool is_escaped_markup(std::string_view text, const EscapedBrackets& brackets) {
  constexpr std::size_t kLongestName = 30;
  for (std::size_t at = text.find(brackets.open); at != std::string_view::npos;
       at = text.find(brackets.open, at + 1)) {
    const std::string_view tag = text.substr(at + brackets.open.size(), kLongestName);
    const std::size_t end = tag.find(brackets.close);
    const bool closing = end != std::string_view::npos && tag.starts_with('/');
    if (closing && is_markup_tag(tag.substr(1, end - 1))) return true;
  }
  return false;
}

/// With such brackets, and the ampersands that were escaped beside them, as they were.
std::string with_brackets(std::string_view text, const EscapedBrackets& brackets) {
  const std::array<std::pair<std::string_view, char>, 4> references{
      {{brackets.open, '<'}, {brackets.close, '>'}, {"&quot;", '"'}, {"&amp;", '&'}}};
  std::string out;
  while (!text.empty()) {
    const auto reference = std::ranges::find_if(
        references, [&](const auto& entry) { return text.starts_with(entry.first); });
    const bool found = reference != references.end();
    out += found ? reference->second : text[0];
    text.remove_prefix(found ? reference->first.size() : 1);
  }
  return out;
}

}  // namespace

RichText parse_scholarly_text(std::string_view text) {
  if (is_plain(text)) return {std::string(text), {}};
  const bool as_it_is = is_settled(text);
  const std::string clean = as_it_is ? std::string() : settled(text);
  const std::string_view in = as_it_is ? text : clean;
  if (is_escaped_again(in)) return ScholarlyParser(unescaped_once(in)).parse();
  for (const EscapedBrackets& brackets : kEscapedBrackets) {
    if (is_escaped_markup(in, brackets))
      return ScholarlyParser(with_brackets(in, brackets)).parse();
  }
  return ScholarlyParser(in).parse();
}

std::string scholarly_to_plain(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  return to_plain(parse_scholarly_text(text));
}

FoldedTitle fold_title(std::string_view text) {
  FoldedTitle title{folded_words(scholarly_to_plain(text)), 0};
  if (!title.key.empty())
    title.words = 1 + static_cast<std::size_t>(std::ranges::count(title.key, ' '));
  return title;
}

}  // namespace offprint
