// link  = ( "http://" | "https://" ) { character | "\" special | "\~{}" | "&amp;" }
//
// Bare addresses, with the escapes that LaTeX and HTML put into them, without what the sentence
// puts behind them.
#include <algorithm>

#include "text/entities.hpp"
#include "text/scholarly_parser.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

constexpr std::size_t kLongestUrl = 1900;

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_url_character(char c) {
  return static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7F &&
         std::string_view("<>\"{}|^`\\$").find(c) == std::string_view::npos;
}

/// Length of what stands for one character of a URL at the front of `text`; 0 where it has ended.
std::size_t url_character_size(std::string_view text) {
  if (text.starts_with("\\~{}")) return 4;
  const bool escape = text[0] == '\\' && text.size() > 1 &&
                      std::string_view("_%#&~").find(text[1]) != std::string_view::npos;
  if (escape) return 2;
  const Entity entity = find_entity(text);
  if (entity.size > 0) return entity.value == '&' ? entity.size : 0;
  return is_url_character(text[0]) ? 1 : 0;
}

std::size_t url_size(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && size < kLongestUrl) {
    const std::size_t next = url_character_size(text.substr(size));
    if (next == 0) break;
    size += next;
  }
  return size;
}

/// Punctuation behind a URL belongs to the sentence; a closing parenthesis does, unless it was
/// opened in the URL.
std::size_t without_sentence_end(std::string_view url) {
  auto depth = std::ranges::count(url, '(') - std::ranges::count(url, ')');
  while (!url.empty()) {
    const char last = url.back();
    const bool closing = last == ')' && depth < 0;
    if (!closing && std::string_view(".,;:!?'*]").find(last) == std::string_view::npos) break;
    depth += closing;
    url.remove_suffix(1);
  }
  return url.size();
}

}  // namespace

std::string url_from_html(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const Entity entity = find_entity(text);
    out += text[0];
    text.remove_prefix(entity.value == '&' ? entity.size : 1);
  }
  return out;
}

void ScholarlyParser::read_bare_url() {
  const bool url = starts("https://") || starts("http://");
  const bool inside_word = at_ > 0 && is_letter_or_digit(in_[at_ - 1]);
  const std::size_t longest = url && !inside_word ? url_size(in_.substr(at_)) : 0;
  if (longest == 0 || longest >= kLongestUrl) return read_run();
  const std::size_t size = without_sentence_end(in_.substr(at_, longest));
  const std::string text = url_from_tex(url_from_html(in_.substr(at_, size)));
  link(text, text);
  at_ += size;
}

/// The text, linked where the URL may be and no link is open.
void ScholarlyParser::link(std::string_view url, std::string_view text) {
  const std::optional<std::string> safe = safe_web_url(url);
  const bool linked = safe && !out_.is_open(Style::kLink);
  if (linked) out_.open(Style::kLink, *safe);
  out_.text(text);
  if (linked) out_.close();
}

}  // namespace offprint
