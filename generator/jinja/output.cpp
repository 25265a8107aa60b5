#include "jinja/output.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>

#include "base/escape.hpp"
#include "jinja/error.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace jinja {
namespace {

constexpr std::size_t kBlock = Literal::kBlock;
constexpr std::size_t kLongestEntity = 5;

/// What a byte becomes. All eight bytes are copied, whatever the size.
struct Escaped {
  char text[7];
  std::uint8_t size;
};

constexpr std::array<Escaped, 256> make_escaped() {
  std::array<Escaped, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    const char c = static_cast<char>(i);
    const std::string_view entity = offprint::html_entity(c);
    table[i] = {{c}, 1};
    for (std::size_t j = 0; j < entity.size(); ++j) table[i].text[j] = entity[j];
    if (!entity.empty()) table[i].size = static_cast<std::uint8_t>(entity.size());
  }
  return table;
}
constexpr std::array<Escaped, 256> kEscaped = make_escaped();

const Escaped& escaped_byte(char c) { return kEscaped[static_cast<unsigned char>(c)]; }

char* put_byte(char* to, char c) {
  const Escaped& escaped = escaped_byte(c);
  std::memcpy(to, &escaped, sizeof escaped);
  return to + escaped.size;
}

char* put_bytes(char* to, const char* from, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) to = put_byte(to, from[i]);
  return to;
}

std::size_t escaped_size(std::string_view text) {
  std::size_t size = 0;
  for (const char c : text) size += escaped_byte(c).size;
  return size;
}

#if defined(__SSE2__)
/// A bit for each byte of the block that is escaped.
unsigned special_bytes(__m128i block) {
  __m128i hit = _mm_cmpeq_epi8(block, _mm_set1_epi8('&'));
  for (const char c : {'<', '>', '"', '\''})
    hit = _mm_or_si128(hit, _mm_cmpeq_epi8(block, _mm_set1_epi8(c)));
  return static_cast<unsigned>(_mm_movemask_epi8(hit));
}

std::size_t lowest_bit(unsigned bits) { return static_cast<std::size_t>(std::countr_zero(bits)); }

char* put_rest(char* to, const char* from, std::size_t size);

/// As many bytes as a Half has, or up to twice as many: looked at as two halves, which may overlap.
template <class Half>
char* put_halves(char* to, const char* from, std::size_t size) {
  Half first, last;
  std::memcpy(&first, from, sizeof first);
  std::memcpy(&last, from + size - sizeof last, sizeof last);
  std::memcpy(to, &first, sizeof first);
  std::memcpy(to + size - sizeof last, &last, sizeof last);
  const unsigned hits = special_bytes(
      _mm_set_epi64x(static_cast<std::int64_t>(last), static_cast<std::int64_t>(first)));
  if (hits == 0) return to + size;
  const bool early = (hits & 0xFF) != 0;
  const std::size_t plain = early ? lowest_bit(hits) : size - sizeof last + lowest_bit(hits >> 8);
  to = put_byte(to + plain, from[plain]);
  return put_rest(to, from + plain + 1, size - plain - 1);
}

/// What is less than a block.
char* put_rest(char* to, const char* from, std::size_t size) {
  if (size >= sizeof(std::uint64_t)) return put_halves<std::uint64_t>(to, from, size);
  if (size >= sizeof(std::uint32_t)) return put_halves<std::uint32_t>(to, from, size);
  return put_bytes(to, from, size);
}
#else
char* put_rest(char* to, const char* from, std::size_t size) { return put_bytes(to, from, size); }
#endif

}  // namespace

Output::Output(std::string& target, std::size_t expected, std::uint64_t limit)
    : target_(target), start_(target.size()), end_of_text_(start_), limit_(limit), cursor_() {
  resize(std::min<std::size_t>(std::max<std::size_t>(expected, 256), limit));
}

/// Makes room for so much in all, behind what was there.
void Output::resize(std::size_t size) {
  const std::size_t used = cursor_ == nullptr ? 0 : this->size();
  target_.resize(start_ + size + kSlack);
  cursor_ = target_.data() + start_ + used;
  end_ = target_.data() + start_ + size;
}

void Output::grow(std::size_t size) {
  const std::size_t used = this->size();
  if (size > limit_ || used > limit_ - size) {
    throw TemplateError(ErrorKind::kLimitError,
                        "the text is longer than " + std::to_string(limit_) + " bytes");
  }
  resize(std::min<std::size_t>(std::max(2 * used, used + size), limit_));
}

/// Where the worst case has no room, what is needed is counted.
void Output::make_room_for_escaped(std::string_view text) {
  wanted_ = std::max(wanted_, size() + text.size() * kLongestEntity);
  const std::size_t needed = escaped_size(text);
  if (needed > room()) grow(needed);
}

/// Copying and looking are one pass, without checks, since even the worst case has room.
void Output::append_escaped(std::string_view text) {
  if (text.size() * kLongestEntity > room()) make_room_for_escaped(text);
  const char* from = text.data();
  const char* const end = from + text.size();
  char* to = cursor_;
#if defined(__SSE2__)
  while (end - from >= static_cast<std::ptrdiff_t>(kBlock)) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to), block);
    const unsigned hits = special_bytes(block);
    const std::size_t plain = hits == 0 ? kBlock : lowest_bit(hits);
    from += plain;
    to += plain;
    if (hits != 0) to = put_byte(to, *from++);
  }
#endif
  cursor_ = put_rest(to, from, static_cast<std::size_t>(end - from));
}

void Output::append_integer(std::int64_t number) {
  const char* const end = std::to_chars(cursor_, cursor_ + kSlack, number).ptr;
  const auto size = static_cast<std::size_t>(end - cursor_);
  if (size > room()) grow(size);
  cursor_ += size;
}

}  // namespace jinja
