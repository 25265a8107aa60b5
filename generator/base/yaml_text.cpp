#include "base/yaml_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace offprint {
namespace {

/// Characters that end a line somewhere, or that nobody sees.
bool must_be_escaped(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff;
}

/// Characters that mean nothing in YAML, wherever they stand behind a letter.
bool is_plain(char32_t c) {
  constexpr std::u32string_view kSigns = U" -_.()/+;&'";
  const bool sign = c < 0x80 && kSigns.find(c) != std::u32string_view::npos;
  return sign || is_letter(c) || is_mark(c) || is_decimal_digit(c);
}

/// Words that readers of YAML 1.1 or 1.2 take for something else than text.
bool is_reserved(std::string_view text) {
  constexpr std::array<std::string_view, 11> kWords{"true", "false", "yes", "no",  "on", "off",
                                                    "null", "y",     "n",   "nan", "inf"};
  return std::ranges::find(kWords, to_lower(text)) != kWords.end();
}

constexpr std::size_t kWidth = 90;  ///< of a list in brackets

bool is_empty(const Node& node) {
  return node.is_null() || (node.is_string() && node.text.empty()) ||
         (node.is_list() && node.items.empty()) || (node.is_map() && node.members.empty());
}

std::string scalar_text(const Node& node) {
  return node.is_string() ? yaml_scalar(node.text) : node.text;
}

/// Can a text stand below its key as it is, line by line?
bool is_block_text(const Node& node) {
  if (!node.is_string() || node.text.find('\n') == std::string::npos) return false;
  const bool begins = node.text.front() != ' ' && node.text.front() != '\n';
  return begins && std::ranges::none_of(to_utf32(node.text), [](char32_t c) {
           return c != U'\n' && must_be_escaped(c);
         });
}

/// A list of plain scalars in brackets; empty where it is none, or too long.
std::string flow_text(const Node& list) {
  std::string text = "[";
  for (const Node& item : list.items) {
    if (!item.is_scalar() || text.size() > kWidth) return {};
    text += (text.size() > 1 ? ", " : "") + scalar_text(item);
  }
  return text.size() > kWidth ? "" : text + "]";
}

/// Writes trees in block style.
class BlockWriter {
 public:
  void write(const Node& node, std::size_t indent) {
    if (node.is_map()) {
      write_members(node, indent, true);
    } else {
      for (const Node& item : node.items) write_item(item, indent);
    }
  }

  std::string take() && { return std::move(out_); }

 private:
  void write_members(const Node& map, std::size_t indent, bool at_line_start) {
    for (const Member& member : map.members) {
      if (is_empty(member.value)) continue;
      if (at_line_start) out_.append(indent, ' ');
      at_line_start = true;
      out_ += yaml_scalar(member.key) + ":";
      write_value(member.value, indent);
    }
  }

  void write_value(const Node& value, std::size_t indent) {
    const std::string flow = value.is_list() ? flow_text(value) : "";
    if (is_block_text(value)) {
      write_lines(value.text, indent + 2);
    } else if (value.is_scalar() || !flow.empty()) {
      out_ += " " + (flow.empty() ? scalar_text(value) : flow) + "\n";
    } else {
      out_ += "\n";
      write(value, indent + 2);
    }
  }

  void write_item(const Node& item, std::size_t indent) {
    out_.append(indent, ' ');
    if (item.is_map() && !std::ranges::all_of(item.members, is_empty, &Member::value)) {
      out_ += "- ";
      write_members(item, indent + 2, false);
    } else {
      out_ += "-";
      write_value(item, indent);
    }
  }

  void write_lines(std::string_view text, std::size_t indent) {
    out_ += text.ends_with('\n') ? " |\n" : " |-\n";
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      if (end > 0) out_.append(indent, ' ').append(text.substr(0, end));
      out_ += '\n';
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  std::string out_;
};

}  // namespace

std::string yaml_block(const Node& node) {
  if (is_empty(node)) return node.is_list() ? "[]\n" : "{}\n";
  BlockWriter writer;
  writer.write(node, 0);
  return std::move(writer).take();
}

std::string yaml_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char32_t c : to_utf32(text)) {
    if (must_be_escaped(c)) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      if (c == U'"' || c == U'\\') out += '\\';
      append_utf8(out, c);
    }
  }
  return out + '"';
}

std::string yaml_scalar(std::string_view text) {
  const std::u32string characters = to_utf32(text);
  const bool plain = !characters.empty() && is_letter(characters.front()) &&
                     characters.back() != U' ' && std::ranges::all_of(characters, is_plain);
  return plain && !is_reserved(text) ? std::string(text) : yaml_quoted(text);
}

}  // namespace offprint
