// Tags of HTML, JATS and MathML in the middle of a text.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace offprint {

struct MarkupTag {
  std::string_view text;    ///< "</mml:mi>"
  std::string_view name;    ///< "mi": without "jats:" and "mml:"
  bool qualified = false;   ///< it had such a prefix
  bool attributes = false;  ///< something stands behind the name
};

/// The first tag at or behind `from` whose name is an element that publishers and web pages write.
/// What people write between `<` and `>` (`<subject, predicate>`, `<unk>`) is none.
std::optional<MarkupTag> find_markup_tag(std::string_view text, std::size_t from = 0);

}  // namespace offprint
