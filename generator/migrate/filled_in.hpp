// A tag that a program fills in: Liquid's `{% … %}` and `{{ … }}`, Hugo's `{{< … >}}` and
// `{{% … %}}`, attributes such as `{: .class}`.
//
// In goes a text that begins with one; out come its parts. What they stand for in our Markdown is
// told by markup.hpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace offprint {

struct FilledIn {
  std::string_view whole;  ///< with the signs around it
  std::string_view inner;  ///< without
  std::string name;        ///< the first word: "figure", "/staticref"; of an include, its file
  std::vector<std::string> words;  ///< those behind it that have no `=`, without quotes

  /// The value of `name="…"`; empty where there is none.
  std::string attribute(std::string_view attribute_name) const;
};

/// The tag that a text begins with; nothing where its end is not near.
std::optional<FilledIn> find_filled_in(std::string_view text);

/// The value of an attribute in a tag of HTML, Liquid or Hugo: `href="x"`, `href='x'`, `href=x`.
std::string attribute_of(std::string_view attributes, std::string_view name);

}  // namespace offprint
