#include "base/find_byte.hpp"

#include <doctest/doctest.h>

#include <string>

namespace offprint {
namespace {

constexpr auto is_mark = [](auto c) { return (c == '<') | (c == '\n'); };
constexpr auto is_not_ascii = [](auto c) { return c < 0; };

TEST_CASE(
    "the first odd byte is found at every offset of texts of every length up to three blocks") {
  for (std::size_t length = 0; length <= 48; ++length) {
    const std::string plain(length, 'x');
    REQUIRE(find_byte(plain, is_mark) == length);
    for (std::size_t at = 0; at < length; ++at) {
      std::string text = plain;
      text.replace(at, std::string::npos, length - at, '<');
      REQUIRE(find_byte(text, is_mark) == at);
      REQUIRE(find_byte(text, is_mark, at / 2) == at);
      REQUIRE(find_byte(plain.substr(0, at) + "\n" + plain, is_mark) == at);
    }
  }
}

TEST_CASE("what stands before the start is passed over, and bytes are signed") {
  CHECK(find_byte("<<<<abcdefghijklmnopqrst<", is_mark, 4) == 24);
  CHECK(find_byte("<", is_mark, 1) == 1);
  CHECK(find_byte("sixteen and one é", is_not_ascii) == 16);
  CHECK(find_byte("\x7F\xFF", is_not_ascii) == 1);
}

}  // namespace
}  // namespace offprint
