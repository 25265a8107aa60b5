// The Markdown of Jekyll and Hugo to ours.
//
// In goes a text with raw HTML, Liquid tags (`{% … %}`), shortcodes (`{{< … >}}`) and attributes
// (`{: .class}`); out comes Markdown alone. Links, pictures, headings, lists and emphasis written
// in HTML become Markdown, as do tags for pictures, films and citations; whatever else a program
// would have filled in is left out and listed. Nothing is refused; time is linear.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace offprint {

/// A part that was left out.
struct LeftOut {
  std::uint32_t line = 1;  ///< within the text
  std::string what;        ///< "{% include figure.html … %}", the address of a picture
  bool picture = false;    ///< that is not there
};

struct PlainMarkdown {
  std::string text;
  std::vector<LeftOut> left;
};

/// Gives the new address for that of a link or a picture; empty for a picture that cannot be shown.
using MoveAddress = std::function<std::string(const std::string& address, bool picture)>;

/// Gives a citation in Markdown for the key of a work; empty where nobody knows it.
using Cite = std::function<std::string(const std::string& key)>;

PlainMarkdown to_plain_markdown(std::string_view text, const MoveAddress& moved,
                                const Cite& cited = {});

/// Plain text of a piece of HTML of several lines, such as a postal address.
std::string to_plain_lines(std::string_view text);

/// Plain text of a short piece of HTML or Markdown, such as a description, on one line.
std::string to_plain_line(std::string_view text);

/// A text with `by` wherever it has `word`.
std::string replaced(std::string text, std::string_view word, std::string_view by);

}  // namespace offprint
