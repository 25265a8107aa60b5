// Character references of HTML, as they remain in titles and abstracts.
#pragma once

#include <cstddef>
#include <string_view>

namespace offprint {

/// What a reference stands for and how many bytes it takes; size 0: there is none.
struct Entity {
  char32_t value = 0;
  std::size_t size = 0;
};

/// The reference that `text` begins with: `&uuml;`, `&#252;`, `&#xFC;`. An ampersand that was
/// escaped again and again (`&amp;amp;`) is one ampersand; other names behind it are not decoded
/// twice. Controls and surrogates give nothing.
Entity find_entity(std::string_view text);

}  // namespace offprint
