#include "base/escape.hpp"

#include <array>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace offprint {
namespace {

constexpr std::array<bool, 256> make_special() {
  std::array<bool, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i)
    table[i] = !html_entity(static_cast<char>(i)).empty();
  return table;
}
constexpr std::array<bool, 256> kSpecial = make_special();

const char* find_one_by_one(const char* begin, const char* end) {
  while (begin != end && !kSpecial[static_cast<unsigned char>(*begin)]) ++begin;
  return begin;
}

#if defined(__SSE2__)
unsigned special_bytes(__m128i block) {
  __m128i hit = _mm_cmpeq_epi8(block, _mm_set1_epi8('&'));
  for (const char c : {'<', '>', '"', '\''}) {
    hit = _mm_or_si128(hit, _mm_cmpeq_epi8(block, _mm_set1_epi8(c)));
  }
  return static_cast<unsigned>(_mm_movemask_epi8(hit));
}

__m128i load_two_halves(const char* first, const char* second) {
  return _mm_unpacklo_epi64(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(first)),
                            _mm_loadl_epi64(reinterpret_cast<const __m128i*>(second)));
}
#endif

}  // namespace

const char* find_html_special(const char* begin, const char* end) {
#if defined(__SSE2__)
  for (; end - begin >= 16; begin += 16) {
    const unsigned hits = special_bytes(_mm_loadu_si128(reinterpret_cast<const __m128i*>(begin)));
    if (hits != 0) return begin + __builtin_ctz(hits);
  }
  if (end - begin >= 8 && special_bytes(load_two_halves(begin, end - 8)) == 0) return end;
#endif
  return find_one_by_one(begin, end);
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
