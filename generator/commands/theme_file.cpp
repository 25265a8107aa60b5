#include "commands/theme_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/hash.hpp"
#include "base/unicode.hpp"

namespace offprint {
namespace {

constexpr std::string_view kMark = "offprint: ";

struct CommentStyle {
  std::string_view ending;  ///< of the file's name
  std::string_view open, close;
};

constexpr auto kStyles = std::to_array<CommentStyle>({
    {".html", "{#- ", " -#}"},
    {".css", "/* ", " */"},
    {".js", "// ", ""},
    {".yaml", "# ", ""},
    {".svg", "<!-- ", " -->"},
});

/// How a comment begins and ends, the more particular first; without an end it is a run of lines.
struct Delimiters {
  std::string_view open, close;
};
constexpr auto kDelimiters = std::to_array<Delimiters>(
    {{"{#-", "#}"}, {"{#", "#}"}, {"/*", "*/"}, {"<!--", "-->"}, {"//", ""}, {"#", ""}});

/// Lines that begin with `open`, without it.
std::string line_comment(std::string_view text, std::string_view open) {
  std::string comment;
  while (text.starts_with(open)) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    comment.append(text.substr(open.size(), end - open.size())) += ' ';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return comment;
}

std::string head_comment(std::string_view text) {
  const auto found = std::ranges::find_if(
      kDelimiters, [text](const Delimiters& kind) { return text.starts_with(kind.open); });
  if (found == kDelimiters.end()) return {};
  if (found->close.empty()) return line_comment(text, found->open);
  text.remove_prefix(found->open.size());
  std::string_view comment = text.substr(0, text.find(found->close));
  if (comment.ends_with('-')) comment.remove_suffix(1);
  return std::string(comment);
}

/// With single blanks for all white space.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank) line += c;
    if (blank && !line.empty() && line.back() != ' ') line += ' ';
  }
  return line;
}

bool is_fingerprint(std::string_view word) {
  return word.size() == 16 && word.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

std::string purpose_of(std::string_view text) {
  const std::string comment = on_one_line(head_comment(text));
  std::string_view sentence = comment;
  sentence = trim(sentence.substr(0, sentence.find(". ")));
  if (sentence.ends_with('.')) sentence.remove_suffix(1);
  return std::string(sentence);
}

std::string marked_copy(std::string_view path, std::string_view text) {
  const auto style = std::ranges::find_if(
      kStyles, [path](const CommentStyle& kind) { return path.ends_with(kind.ending); });
  if (style == kStyles.end()) return std::string(text);
  return fmt::format("{}{}{} {}{}\n{}", style->open, kMark, path, fingerprint_of(text),
                     style->close, text);
}

MarkedText parse_marked(std::string_view text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  const std::size_t mark = line.find(kMark);
  if (mark == std::string_view::npos) return {std::nullopt, text};
  const std::string_view rest = line.substr(mark + kMark.size());
  const std::size_t blank = rest.find(' ');
  const std::string_view word =
      blank == std::string_view::npos ? std::string_view() : rest.substr(blank + 1, 16);
  if (!is_fingerprint(word)) return {std::nullopt, text};
  return {std::string(word), text.substr(std::min(end + 1, text.size()))};
}

std::string fingerprint_of(std::string_view text) { return to_hex(hash64(text)); }

}  // namespace offprint
