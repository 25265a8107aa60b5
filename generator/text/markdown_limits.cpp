// cmark-gfm 0.29.0.gfm.6, which Debian 12 has, takes quadratic time over some inputs and writes
// vastly more than it reads over others. The limits below lie far above what people write and far
// below where either is felt. They are asked of lines and of blocks: lines without a blank one
// between them, over which a paragraph can reach.
#include "text/markdown_limits.hpp"

#include <algorithm>
#include <string>

#include "base/unicode.hpp"

namespace offprint {
namespace {

constexpr std::size_t kLongestBlock = 64u << 10;  ///< bytes
constexpr std::size_t kLongestWord =
    2000;  ///< bytes without a blank or bar: addresses are the longest
constexpr std::size_t kMostPictures = 500;  ///< in a block
constexpr std::size_t kMostQuotes = 4000;   ///< straight quotation marks and apostrophes in a block
constexpr std::size_t kMostQuotesTogether = 20;
constexpr std::size_t kMostColumns = 64;
constexpr std::size_t kBytesOfCell = 12;  ///< what an empty cell costs in HTML
constexpr std::size_t kBytesOfNote =
    240;  ///< what a reference to a footnote costs, with the way back
constexpr std::size_t kMostExpansion = 64u << 20;  ///< bytes that reference links may add up to

/// The output that an input is worth.
std::size_t allowance(std::string_view source) { return 16 * source.size() + (64u << 10); }

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

/// Columns of the row of hyphens that makes a table of the line before it; 0 where the line is
/// none.
std::size_t count_columns(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(" \t>*+.)0123456789"), line.size()));
  const bool delimiters = line.find_first_not_of("|-: \t\r>") == std::string_view::npos;
  if (!delimiters || line.find('-') == std::string_view::npos) return 0;
  const auto bars = static_cast<std::size_t>(std::ranges::count(line, '|'));
  line = trim(line);
  return bars == 0 ? 0 : bars + 1 - line.starts_with('|') - line.ends_with('|');
}

class Limits {
 public:
  explicit Limits(std::string_view source) : source_(source) {}

  std::optional<MarkdownProblem> find() {
    if (source_.size() > kLongestMarkdown) return refuse("a text of more than 1 MiB is no page");
    for (std::size_t begin = 0; begin < source_.size() && !problem_;) {
      const std::size_t end = std::min(source_.find('\n', begin), source_.size());
      ++line_number_;
      look_at(source_.substr(begin, end - begin));
      begin = end + 1;
    }
    if (problem_) return problem_;
    if (notes_ * kBytesOfNote > allowance(source_))
      return refuse("too many references to footnotes");
    if (longest_definition_ * brackets_ > kMostExpansion)
      return refuse("too many uses of long link definitions");
    return std::nullopt;
  }

 private:
  void look_at(std::string_view line) {
    if (is_blank(line)) {
      block_ = {};
      return;
    }
    block_.size += line.size() + 1;
    look_at_table(line);
    look_at_characters(line);
    if (defines_link(line)) block_.defines = true;
    if (block_.defines) longest_definition_ = std::max(longest_definition_, block_.size);
    if (block_.size > kLongestBlock)
      refuse("a paragraph of more than 64 KiB; a blank line ends one");
    if (block_.pictures > kMostPictures) refuse("more than 500 pictures in one paragraph");
    if (block_.quotes > kMostQuotes) refuse("more than 4000 quotation marks in one paragraph");
  }

  void look_at_table(std::string_view line) {
    if (const std::size_t columns = count_columns(line)) {
      block_.columns = std::max(block_.columns, columns);
      if (columns > kMostColumns)
        refuse("a table of " + std::to_string(columns) + " columns; 64 are the most");
    }
    cells_ += block_.columns;
    if (cells_ * kBytesOfCell > allowance(source_)) refuse("tables with far more cells than text");
  }

  void look_at_characters(std::string_view line) {
    std::size_t word = 0, quotes = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const char c = line[i];
      word = c == ' ' || c == '\t' || c == '|' ? 0 : word + 1;
      quotes = c == '\'' || c == '"' ? quotes + 1 : 0;
      block_.quotes += quotes > 0;
      if (word > kLongestWord) return void(refuse("a word of more than 2000 characters"));
      if (quotes > kMostQuotesTogether)
        return void(refuse("more than 20 quotation marks in a row"));
      if (c != '[') continue;
      ++brackets_;
      block_.pictures += i > 0 && line[i - 1] == '!';
      notes_ += i + 1 < line.size() && line[i + 1] == '^';
    }
  }

  static bool defines_link(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(" \t>*+-.)0123456789");
    return begin != std::string_view::npos && line[begin] == '[' &&
           line.find("]:") != std::string_view::npos;
  }

  std::optional<MarkdownProblem> refuse(std::string message) {
    if (!problem_) problem_ = {line_number_, std::move(message), true};
    return problem_;
  }

  struct Block {
    std::size_t size = 0, pictures = 0, quotes = 0, columns = 0;
    bool defines = false;
  };

  std::string_view source_;
  std::uint32_t line_number_ = 0;
  Block block_;
  std::size_t cells_ = 0, brackets_ = 0, notes_ = 0, longest_definition_ = 0;
  std::optional<MarkdownProblem> problem_;
};

}  // namespace

std::optional<MarkdownProblem> find_unbounded_markdown(std::string_view source) {
  return Limits(source).find();
}

}  // namespace offprint
