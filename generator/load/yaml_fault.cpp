#include "load/yaml_fault.hpp"

#include <fmt/format.h>
#include <yaml-cpp/exceptions.h>

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace offprint {
namespace {

namespace theirs = YAML::ErrorMsg;

struct Translation {
  std::string_view begins;  ///< yaml-cpp's message, or how it begins
  std::string_view message;
  std::string_view hint;
};

constexpr std::string_view kQuote =
    "put a text that holds `: ` into quotes, or check the line above";
constexpr std::string_view kSign = "put a text that begins with such a sign into quotes";
constexpr std::string_view kBackslash = "write a backslash as `\\\\`, or use single quotes";
constexpr std::string_view kIndent = "check its indentation";

const std::array kTranslations{
    Translation{theirs::MAP_VALUE, "a `:` where no key can stand", kQuote},
    Translation{theirs::MAP_KEY, "a key where none can stand", kIndent},
    Translation{theirs::BLOCK_ENTRY, "a `-` where no list can begin",
                "begin the list on a line of its own"},
    Translation{theirs::END_OF_MAP, "this line does not fit the map above it", kIndent},
    Translation{theirs::END_OF_SEQ, "this line does not fit the list above it", kIndent},
    Translation{theirs::INVALID_ESCAPE, "an escape that YAML does not have", kBackslash},
    Translation{theirs::INVALID_UNICODE, "an escape that names no character", kBackslash},
    Translation{theirs::INVALID_HEX, "an escape without its hexadecimal digits", kBackslash},
    Translation{theirs::DOC_IN_SCALAR, "`---` or `...` within a text in quotes",
                "is the text above it closed?"},
    Translation{theirs::EOF_IN_SCALAR, "a text in quotes is not closed", ""},
    Translation{theirs::CHAR_IN_BLOCK, "behind `|` or `>` the text begins on the next line", ""},
    Translation{theirs::UNKNOWN_ANCHOR, "the alias names nothing that stands above it", kSign},
    Translation{theirs::ALIAS_NOT_FOUND, "a `*` that names no alias", kSign},
    Translation{theirs::ANCHOR_NOT_FOUND, "a `&` that names no anchor", kSign},
    Translation{theirs::CHAR_IN_ALIAS, "a character that no alias can hold", kSign},
    Translation{theirs::CHAR_IN_ANCHOR, "a character that no anchor can hold", kSign},
    Translation{theirs::MULTIPLE_ANCHORS, "a second anchor of one value", "delete it"},
    Translation{theirs::MULTIPLE_TAGS, "a second tag of one value", "delete it"},
    Translation{theirs::ALIAS_CONTENT, "an alias cannot have a tag or an anchor", "delete it"},
    Translation{theirs::BAD_FILE, "lists and maps are nested too deep", ""},
};

YamlFault translated(std::size_t offset, std::string_view message) {
  const auto found = std::find_if(kTranslations.begin(), kTranslations.end(),
                                  [&](auto& t) { return message.starts_with(t.begins); });
  if (found == kTranslations.end()) return {offset, "this is not YAML", ""};
  return {offset, std::string(found->message), std::string(found->hint)};
}

std::string shown(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return "the end of the file";
  std::size_t end = offset;
  decode_utf8(text, end);
  const std::string_view sign = text.substr(offset, end - offset);
  return sign == "`" ? "a backtick" : fmt::format("`{}`", sign);
}

/// The first tab among the white space at the beginning of the line, or npos.
std::size_t find_indenting_tab(std::string_view text, std::size_t offset) {
  const std::size_t before = text.substr(0, offset).find_last_of("\r\n");
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t end = std::min(text.find_first_not_of(" \t", begin), text.size());
  const std::size_t tab = text.find('\t', begin);
  return tab < end ? tab : std::string_view::npos;
}

}  // namespace

YamlFault explain_yaml_fault(std::string_view text, std::size_t offset, std::string_view message) {
  const std::size_t tab = find_indenting_tab(text, offset);
  if (tab != std::string_view::npos)
    return {tab, "a tab in the indentation", "YAML is indented with spaces"};
  if (message == theirs::UNKNOWN_TOKEN)
    return {offset, shown(text, offset) + " cannot begin a text", "put the text into quotes"};
  if (message == theirs::FLOW_END)
    return {offset, shown(text, offset) + " closes nothing", std::string(kSign)};
  return translated(offset, message);
}

std::size_t find_open_quote(std::string_view text, std::size_t from) {
  for (std::size_t i = text.find_first_of("\"'", from); i < text.size();
       i = text.find_first_of("\"'", i + 1)) {
    const bool begins = i == 0 || std::string_view(" \t\r\n[{,:").find(text[i - 1]) != text.npos;
    if (begins && !is_closed_quote(text, i)) return i;
  }
  return std::string_view::npos;
}

bool is_closed_quote(std::string_view text, std::size_t offset) {
  const char quote = text[offset];
  for (std::size_t i = offset + 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '"' || !text.substr(i + 1).starts_with('\'')) return true;
      ++i;
    }
  }
  return false;
}

}  // namespace offprint
