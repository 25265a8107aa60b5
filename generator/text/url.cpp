#include "text/url.hpp"

#include <algorithm>
#include <cstdint>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "text/entities.hpp"

namespace offprint {
namespace {

constexpr std::size_t kLongest = 8192;
constexpr std::string_view kHex = "0123456789ABCDEF";

bool is_letter_of_ascii(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

/// Browsers drop tabs and line ends anywhere, and blanks and controls at the ends; all controls go
/// here.
std::string without_controls(std::string_view text) {
  std::string out(trim(text));
  std::erase_if(out, is_control);
  return std::string(trim(out));
}

/// As a careless page would hand it to a browser.
std::string with_entities_decoded(std::string_view text) {
  if (text.find('&') == std::string_view::npos) return std::string(text);
  std::string out;
  while (!text.empty()) {
    const Entity entity = find_entity(text);
    if (entity.size > 0) append_utf8(out, entity.value);
    if (entity.size == 0) out += text[0];
    text.remove_prefix(std::max<std::size_t>(entity.size, 1));
  }
  return without_controls(out);
}

/// "https" of "https://…", in lower case; empty where the text is relative, "?" where the colon
/// follows no scheme.
std::string scheme_of(std::string_view url) {
  const std::size_t end = url.find_first_of(":/?#\\");
  if (end == std::string_view::npos || url[end] != ':') return {};
  const std::string_view scheme = url.substr(0, end);
  const bool legal =
      !scheme.empty() && is_letter_of_ascii(scheme[0]) && std::ranges::all_of(scheme, [](char c) {
        return is_letter_of_ascii(c) || is_digit(c) || c == '+' || c == '-' || c == '.';
      });
  return legal ? to_lower(scheme) : "?";
}

bool is_host_character(char c) {
  return is_letter_of_ascii(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80 ||
         std::string_view(".-:[]_").find(c) != std::string_view::npos;
}

/// Letters of other scripts may be percent-encoded in a host, ASCII may not: "%40" would be an "@".
bool is_host(std::string_view host) {
  for (std::size_t i = 0; i < host.size(); ++i) {
    const bool encoded = host[i] == '%' && i + 2 < host.size() && is_hex_digit(host[i + 1]) &&
                         host[i + 1] >= '8' && is_hex_digit(host[i + 2]);
    if (!encoded && !is_host_character(host[i])) return false;
  }
  return !host.empty();
}

/// `rest` follows "https:".
bool has_plain_authority(std::string_view rest) {
  return rest.starts_with("//") && is_host(rest.substr(2, rest.find_first_of("/?#", 2) - 2));
}

/// A step of a path, read as a browser does: "%2E" is a dot.
std::string step_of(std::string_view text) {
  std::string step(text);
  for (std::size_t at = 0; (at = step.find('%', at)) != std::string::npos; ++at) {
    if (to_lower(step.substr(at, 3)) == "%2e") step.replace(at, 3, 1, '.');
  }
  return step;
}

/// Whether a path leaves, at any of its steps, the folder that it starts in.
bool climbs_out(std::string_view url) {
  std::string_view path = url.substr(0, url.find_first_of("?#"));
  int depth = 0;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find_first_of("/\\"), path.size());
    const std::string step = step_of(path.substr(0, end));
    if (step == "..") --depth;
    if (step != ".." && step != "." && !step.empty()) ++depth;
    if (depth < 0) return true;
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return false;
}

bool is_relative(std::string_view url) {
  const bool leaves_host = url.starts_with("//") || url.starts_with("/\\") || url.starts_with("\\");
  return !url.empty() && !leaves_host && !climbs_out(url);
}

bool is_allowed(std::string_view url) {
  const std::string scheme = scheme_of(url);
  if (scheme.empty()) return is_relative(url);
  if (scheme == "?") return false;
  const std::string_view rest = url.substr(scheme.size() + 1);
  if (scheme == "mailto") return rest.find('@') != std::string_view::npos;
  return (scheme == "http" || scheme == "https") && has_plain_authority(rest);
}

/// Whether nothing is to be decoded, encoded or doubted, as with nearly every address.
bool is_plain_web_url(std::string_view url) {
  constexpr std::string_view kScheme = "https://";
  const std::size_t end = url.find('/', kScheme.size());
  if (!url.starts_with(kScheme) || end == std::string_view::npos || end == kScheme.size())
    return false;
  const auto is_plain = [](char c) {
    return is_letter_of_ascii(c) || is_digit(c) || c == '-' || c == '.' || c == '_';
  };
  return std::ranges::all_of(url.substr(kScheme.size(), end - kScheme.size()), is_plain) &&
         std::ranges::all_of(url.substr(end), [&](char c) { return is_plain(c) || c == '/'; });
}

void append_percent(std::string& out, char c) {
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += kHex[byte >> 4];
  out += kHex[byte & 15];
}

/// Percent-encodes blanks, controls, what is not ASCII, and the characters of `reserved`.
std::string encoded(std::string_view text, std::string_view reserved) {
  std::string out;
  for (const char c : text) {
    const bool plain = static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7F;
    plain&& reserved.find(c) == std::string_view::npos ? void(out += c) : append_percent(out, c);
  }
  return out;
}

/// A percent sign that encodes nothing is one itself.
std::string with_percents_mended(std::string_view url) {
  std::string out;
  for (std::size_t i = 0; i < url.size(); ++i) {
    const bool encodes = i + 2 < url.size() && is_hex_digit(url[i + 1]) && is_hex_digit(url[i + 2]);
    out += url[i];
    if (url[i] == '%' && !encodes) out += "25";
  }
  return out;
}

int value_of_hex(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 16 + (c <= '9' ? c - '0' : (c & ~0x20) - 'A' + 10);
  return value;
}

}  // namespace

std::optional<std::string> safe_url(std::string_view text) {
  if (text.size() > kLongest) return std::nullopt;
  if (is_plain_web_url(text)) return std::string(text);
  std::string url = without_controls(text);
  if (!is_allowed(url) || !is_allowed(with_entities_decoded(url))) return std::nullopt;
  const std::string scheme = scheme_of(url);
  url.replace(0, scheme.size(), scheme);
  return with_percents_mended(encoded(url, "\"<>\\^`{|}"));
}

std::string decoded_path(std::string_view address) {
  const std::string_view path = address.substr(0, address.find_first_of("?#"));
  std::string out;
  for (std::size_t at = 0; at < path.size(); ++at) {
    const bool encodes = path[at] == '%' && at + 2 < path.size() && is_hex_digit(path[at + 1]) &&
                         is_hex_digit(path[at + 2]);
    out += encodes ? static_cast<char>(value_of_hex(path.substr(at + 1, 2))) : path[at];
    if (encodes) at += 2;
  }
  return out;
}

std::optional<std::string> safe_web_url(std::string_view text) {
  std::optional<std::string> url = safe_url(text);
  return url && (url->starts_with("http://") || url->starts_with("https://")) ? url : std::nullopt;
}

std::string url_from_tex(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '\\' && i + 1 < text.size() &&
                        std::string_view("_%#&~$-{}").find(text[i + 1]) != std::string_view::npos;
    if (escape) ++i;
    if (escape && text[i] == '~' && text.substr(i + 1).starts_with("{}")) {
      out += '~';
      i += 2;
    } else if (!escape || text[i] != '-') {
      out += text[i];
    }
  }
  return out;
}

}  // namespace offprint
