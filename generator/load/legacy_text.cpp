#include "load/legacy_text.hpp"

#include <array>
#include <optional>
#include <utility>

#include "base/utf8.hpp"

namespace offprint {
namespace {

/// 0x80 to 0x9F of Windows-1252; above, it is Latin-1. 0: not assigned.
constexpr std::array<char16_t, 32> kWindows1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

char32_t from_windows1252(unsigned char byte) {
  if (byte >= 0xA0) return byte;
  const char16_t assigned = kWindows1252[byte - 0x80u];
  return assigned == 0 ? 0xFFFD : assigned;
}

void read_foreign_bytes(MendedText& mended) {
  std::optional<std::size_t> bad = find_invalid_utf8(mended.text);
  if (!bad) return;
  mended.first_foreign = *bad;
  std::string out;
  std::string_view rest = mended.text;
  for (; bad; bad = find_invalid_utf8(rest)) {
    out += rest.substr(0, *bad);
    append_utf8(out, from_windows1252(static_cast<unsigned char>(rest[*bad])));
    rest.remove_prefix(*bad + 1);
    ++mended.foreign;
  }
  mended.text = out.append(rest);
}

bool is_control(char c) {
  const unsigned char byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
}

void blank_controls(MendedText& mended) {
  for (std::size_t i = 0; i < mended.text.size(); ++i) {
    if (!is_control(mended.text[i])) continue;
    if (mended.controls++ == 0) mended.first_control = i;
    mended.text[i] = ' ';
  }
}

}  // namespace

MendedText mend_legacy_text(std::string text) {
  MendedText mended{.text = std::move(text)};
  read_foreign_bytes(mended);
  blank_controls(mended);
  return mended;
}

}  // namespace offprint
