#include "base/escape.hpp"

#include <array>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace offprint {
namespace {

constexpr std::array<std::string_view, 256> make_entities() {
  std::array<std::string_view, 256> table{};
  table['&'] = "&amp;";
  table['<'] = "&lt;";
  table['>'] = "&gt;";
  table['"'] = "&#34;";
  table['\''] = "&#39;";
  return table;
}

constexpr std::array<std::string_view, 256> kEntities = make_entities();

}  // namespace

std::string_view html_entity(char c) { return kEntities[static_cast<unsigned char>(c)]; }

const char* find_html_special(const char* begin, const char* end) {
#if defined(__SSE2__)
  for (; end - begin >= 16; begin += 16) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(begin));
    __m128i hit = _mm_cmpeq_epi8(block, _mm_set1_epi8('&'));
    for (const char c : {'<', '>', '"', '\''})
      hit = _mm_or_si128(hit, _mm_cmpeq_epi8(block, _mm_set1_epi8(c)));
    if (const int mask = _mm_movemask_epi8(hit))
      return begin + __builtin_ctz(static_cast<unsigned>(mask));
  }
#endif
  while (begin != end && html_entity(*begin).empty()) ++begin;
  return begin;
}

void append_html_escaped(std::string& out, std::string_view text) {
  const char* run = text.data();
  const char* const end = run + text.size();
  for (const char* p; (p = find_html_special(run, end)) != end; run = p + 1) {
    out.append(run, p);
    out += html_entity(*p);
  }
  out.append(run, end);
}

std::string html_escaped(std::string_view text) {
  std::string out;
  append_html_escaped(out, text);
  return out;
}

}  // namespace offprint
