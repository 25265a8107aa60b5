#include "load/json_fault.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.hpp"

namespace offprint {
namespace {

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_word_part(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         c == '+' || c == '-' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

/// Reads again, slowly, what the parser stumbled over.
class Explanation {
 public:
  Explanation(std::string_view text, std::size_t offset) : text_(text), at_(offset) {}

  JsonFault explain(JsonExpects expects) {
    if (continues_a_word()) return wrong_word(word());
    skip_space();
    switch (expects) {
      case JsonExpects::kValue:
        return value("a value");
      case JsonExpects::kItemOrEnd:
        return value("a value or `]`");
      case JsonExpects::kKeyOrEnd:
        return key("a key in double quotes or `}`");
      case JsonExpects::kColonAndValue:
        return colon_and_value();
      case JsonExpects::kNextItem:
        return next_item();
      case JsonExpects::kNextMember:
        return next_member();
      case JsonExpects::kEnd:
        return end();
    }
    return unexpected("a value");
  }

 private:
  /// `01`, `1.5.2`, `truely`: the parser took a part of the word for all of it.
  bool continues_a_word() {
    if (at_end() || at_ == 0 || !is_word_part(peek()) || !is_word_part(text_[at_ - 1]))
      return false;
    while (at_ > 0 && is_word_part(text_[at_ - 1])) --at_;
    return true;
  }

  bool at_end() const { return at_ >= text_.size(); }
  char peek() const { return at_end() ? '\0' : text_[at_]; }

  void skip_space() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }

  bool skip(char c) {
    if (at_end() || peek() != c) return false;
    ++at_;
    skip_space();
    return true;
  }

  std::string shown(std::size_t offset) const {
    const char32_t c = decode_utf8(text_, offset);
    if (c < 0x20 || c == 0x7F) return fmt::format("control character U+{:04X}", std::uint32_t{c});
    std::string out;
    append_utf8(out, c);
    return "`" + out + "`";
  }

  std::string_view word() const {
    const std::string_view rest = text_.substr(at_);
    const auto end = std::find_if_not(rest.begin(), rest.end(), is_word_part);
    return rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
  }

  JsonFault unexpected(std::string_view wanted, std::string hint = {}) const {
    if (at_end())
      return {at_, 1, fmt::format("expected {}, but the file ends here", wanted), std::move(hint)};
    return {at_, 1, fmt::format("expected {}, found {}", wanted, shown(at_)), std::move(hint)};
  }

  JsonFault comma(std::size_t offset) const {
    return {offset, 1, fmt::format("a comma before `{}`", peek()), "delete the comma"};
  }

  JsonFault next_item() {
    const std::size_t before = at_;
    if (!skip(',')) return unexpected("`,` or `]`", separator_hint());
    return peek() == ']' ? comma(before) : value("a value");
  }

  JsonFault next_member() {
    const std::size_t before = at_;
    if (!skip(',')) return unexpected("`,` or `}`", separator_hint());
    return peek() == '}' ? comma(before) : key("a key in double quotes");
  }

  std::string separator_hint() const {
    const bool begins_value = peek() == '"' || peek() == '{' || peek() == '[';
    return begins_value ? "is a comma missing before it?" : comment_hint();
  }

  std::string comment_hint() const {
    return peek() == '/' || peek() == '#' ? "JSON has no comments" : "";
  }

  JsonFault key(std::string_view wanted) const {
    if (peek() == '"') return in_string();
    if (peek() == '\'' || is_word_part(peek())) return unexpected(wanted, "put the key into `\"`");
    return unexpected(wanted, comment_hint());
  }

  JsonFault colon_and_value() {
    if (!skip(':')) return unexpected("`:` behind the key");
    return value("a value");
  }

  JsonFault end() const {
    const bool another = peek() == '{' || peek() == '[';
    return unexpected("the end of the file",
                      another ? "put several values into one list: `[ …, … ]`" : comment_hint());
  }

  JsonFault value(std::string_view wanted) const {
    if (peek() == '"') return in_string();
    if (peek() == '\'') return unexpected(wanted, "text stands in double quotes");
    if (word().empty()) return unexpected(wanted, comment_hint());
    return wrong_word(word());
  }

  JsonFault wrong_word(std::string_view found) const {
    const bool number = found.find_first_of("0123456789") != std::string_view::npos &&
                        found.find_first_not_of("0123456789+-.eE") == std::string_view::npos;
    if (number) return wrong_number(found);
    return {at_, found.size(), fmt::format("expected a value, found `{}`", found.substr(0, 60)),
            word_hint(found)};
  }

  static std::string word_hint(std::string_view found) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kMeant{{
        {"True", "true"},
        {"TRUE", "true"},
        {"False", "false"},
        {"FALSE", "false"},
        {"None", "null"},
        {"nil", "null"},
        {"NULL", "null"},
        {"Null", "null"},
        {"undefined", "null"},
        {"NaN", "null"},
        {"Infinity", "null"},
        {"-Infinity", "null"},
    }};
    const auto meant =
        std::find_if(kMeant.begin(), kMeant.end(), [&](auto& pair) { return pair.first == found; });
    if (meant != kMeant.end()) return fmt::format("did you mean `{}`?", meant->second);
    return "text stands in double quotes";
  }

  JsonFault wrong_number(std::string_view found) const {
    std::string_view hint;
    const std::string_view digits = found.substr(found.starts_with('-') ? 1 : 0);
    if (digits.starts_with('+')) hint = "write it without `+`";
    if (digits.starts_with('.')) hint = "write a digit before the point";
    if (digits.size() > 1 && digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9')
      hint = "a number does not begin with 0; if it is a text, put it into double quotes";
    const bool right = json_number_length(found) == found.size();
    return {at_, found.size(),
            fmt::format("`{}` is {}", found.substr(0, 60),
                        right ? "too large a number" : "no JSON number"),
            std::string(hint)};
  }

  /// The text in quotes that begins here; the parser says that something is wrong with it.
  JsonFault in_string() const {
    std::size_t i = at_ + 1;
    while (i < text_.size() && text_[i] != '"') {
      if (static_cast<unsigned char>(text_[i]) < 0x20) return raw_control(i);
      if (text_[i] != '\\') {
        ++i;
        continue;
      }
      JsonFault fault = escape(i);
      if (!fault.message.empty()) return fault;
    }
    return {at_, 1, "the text that begins here is not closed", "a `\"` is missing at its end"};
  }

  JsonFault raw_control(std::size_t i) const {
    if (text_[i] == '\n' || text_[i] == '\r')
      return {at_, i - at_, "the text that begins here is not closed on its line",
              "a `\"` is missing, or write a line break as `\\n`"};
    return {i, 1, shown(i) + " within a text", text_[i] == '\t' ? "write it as `\\t`" : ""};
  }

  /// Steps over a backslash sequence, or says what is wrong with it.
  JsonFault escape(std::size_t& i) const {
    const char kind = i + 1 < text_.size() ? text_[i + 1] : '\0';
    if (kind == 'u') return unicode_escape(i);
    if (kind == '\0' || std::string_view("\"\\/bfnrt").find(kind) == std::string_view::npos)
      return {i, 2, "an escape that JSON does not have: `\\" + std::string(shown_bare(i + 1)) + "`",
              "write a backslash as `\\\\`"};
    i += 2;
    return {};
  }

  std::string_view shown_bare(std::size_t offset) const {
    if (offset >= text_.size() || static_cast<unsigned char>(text_[offset]) < 0x20) return {};
    std::size_t end = offset;
    decode_utf8(text_, end);
    return text_.substr(offset, end - offset);
  }

  JsonFault unicode_escape(std::size_t& i) const {
    const std::string_view digits = text_.substr(i + 2, 4);
    if (digits.size() < 4 || !std::all_of(digits.begin(), digits.end(), is_hex))
      return {i, 2, "`\\u` without four hexadecimal digits", "write a backslash as `\\\\`"};
    const unsigned long unit = std::stoul(std::string(digits), nullptr, 16);
    if (unit >= 0xD800 && unit < 0xE000) return surrogate(i, unit);
    i += 6;
    return {};
  }

  JsonFault surrogate(std::size_t& i, unsigned long unit) const {
    const std::string_view next = text_.substr(i + 6, 6);
    const bool pair = unit < 0xDC00 && next.size() == 6 && next.starts_with("\\u") &&
                      (next[2] == 'd' || next[2] == 'D') &&
                      std::string_view("cCdDeEfF").find(next[3]) != std::string_view::npos &&
                      is_hex(next[4]) && is_hex(next[5]);
    if (!pair)
      return {i, 6, fmt::format("`{}` is half of a surrogate pair", text_.substr(i, 6)),
              "the character was cut in two where the file was made"};
    i += 12;
    return {};
  }

  std::string_view text_;
  std::size_t at_;
};

/// Steps over digits; false where there are none.
bool skip_digits(std::string_view text, std::size_t& i) {
  const std::size_t begin = i;
  while (i < text.size() && text[i] >= '0' && text[i] <= '9') ++i;
  return i > begin;
}

}  // namespace

std::size_t json_number_length(std::string_view text) {
  std::size_t i = text.starts_with('-') ? 1 : 0;
  if (text.substr(i).starts_with('0')) {
    ++i;
  } else if (!skip_digits(text, i)) {
    return 0;
  }
  std::size_t end = i;
  if (text.substr(i).starts_with('.') && skip_digits(text, ++i)) end = i;
  i = end;
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
    if (skip_digits(text, i)) end = i;
  }
  return end;
}

JsonFault explain_json_fault(std::string_view text, std::size_t offset, JsonExpects expects) {
  return Explanation(text, offset).explain(expects);
}

}  // namespace offprint
