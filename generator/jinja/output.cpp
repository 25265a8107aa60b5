#include "jinja/output.hpp"

#include <algorithm>
#include <charconv>

#include "base/escape.hpp"
#include "jinja/error.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace jinja {
namespace {

constexpr std::size_t kBlock = 16;
constexpr std::size_t kLongestEntity = 5;

char* put_entity(char* to, char c) {
  const std::string_view entity = offprint::html_entity(c);
  return std::copy(entity.begin(), entity.end(), to);
}

#if defined(__SSE2__)
/// A bit for each byte of the block that is escaped.
unsigned special_bytes(__m128i block) {
  __m128i hit = _mm_cmpeq_epi8(block, _mm_set1_epi8('&'));
  for (const char c : {'<', '>', '"', '\''})
    hit = _mm_or_si128(hit, _mm_cmpeq_epi8(block, _mm_set1_epi8(c)));
  return static_cast<unsigned>(_mm_movemask_epi8(hit));
}
#endif

}  // namespace

Output::Output(std::string& target, std::size_t expected, std::uint64_t limit)
    : target_(target), start_(target.size()), end_of_text_(start_), limit_(limit) {
  target_.resize(start_ + std::max<std::size_t>(expected, 256));
  cursor_ = target_.data() + start_;
  end_ = target_.data() + target_.size();
}

void Output::grow(std::size_t size) {
  const std::size_t used = this->size();
  if (size > limit_ || used > limit_ - size) {
    throw TemplateError(ErrorKind::kLimitError,
                        "the text is longer than " + std::to_string(limit_) + " bytes");
  }
  target_.resize(std::max(target_.size() * 2, start_ + used + size));
  cursor_ = target_.data() + start_ + used;
  end_ = target_.data() + target_.size();
}

/// Room is made for the worst case, so that copying and looking are one pass without checks.
void Output::append_escaped(std::string_view text) {
  const std::size_t worst = text.size() * kLongestEntity + kBlock;
  if (room() < worst) grow(worst);
  const char* from = text.data();
  const char* const end = from + text.size();
  char* to = cursor_;
#if defined(__SSE2__)
  while (end - from >= static_cast<std::ptrdiff_t>(kBlock)) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to), block);
    const unsigned hits = special_bytes(block);
    const std::size_t plain = hits == 0 ? kBlock : static_cast<std::size_t>(__builtin_ctz(hits));
    from += plain;
    to += plain;
    if (hits != 0) to = put_entity(to, *from++);
  }
#endif
  for (; from != end; ++from) {
    if (offprint::html_entity(*from).empty())
      *to++ = *from;
    else
      to = put_entity(to, *from);
  }
  cursor_ = to;
}

void Output::append_integer(std::int64_t number) {
  constexpr std::size_t kLongest = 20;
  if (room() < kLongest) grow(kLongest);
  cursor_ = std::to_chars(cursor_, end_, number).ptr;
}

}  // namespace jinja
