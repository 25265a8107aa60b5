#include "base/escape.hpp"

#include "base/find_byte.hpp"

namespace offprint {
namespace {

constexpr auto is_special = [](auto c) {
  return (c == '&') | (c == '<') | (c == '>') | (c == '"') | (c == '\'');
};

}  // namespace

void append_html_escaped(std::string& out, std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t end; (end = find_byte(text, is_special, begin)) < text.size(); begin = end + 1)
    out.append(text, begin, end - begin) += html_entity(text[end]);
  out.append(text, begin);
}

std::string html_escaped(std::string_view text) {
  std::string out;
  append_html_escaped(out, text);
  return out;
}

}  // namespace offprint
