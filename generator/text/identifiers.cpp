// DOI, arXiv and ORCID, as the registries define them:
// https://www.doi.org/the-identifier/resources/handbook,
// https://info.arxiv.org/help/arxiv_identifier.html,
// https://support.orcid.org/hc/en-us/articles/360006897674.
#include <algorithm>
#include <initializer_list>

#include "base/unicode.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower_or_hyphen(char c) { return (c >= 'a' && c <= 'z') || c == '-'; }

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && to_lower(text.substr(0, prefix.size())) == prefix;
}

/// Takes the first of the prefixes that `text` begins with off it, in any case of letters.
bool take_prefix(std::string_view& text, std::initializer_list<std::string_view> prefixes) {
  for (const std::string_view prefix : prefixes) {
    if (!starts_with_ignoring_case(text, prefix)) continue;
    text.remove_prefix(prefix.size());
    return true;
  }
  return false;
}

/// Takes "https://", "http://" and a "www." off.
bool take_web_scheme(std::string_view& text) {
  const bool taken = take_prefix(text, {"https://", "http://"});
  take_prefix(text, {"www."});
  return taken;
}

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
}

int hex_value(char c) {
  const std::size_t found = std::string_view("0123456789abcdef").find(static_cast<char>(c | 0x20));
  return found == std::string_view::npos ? -1 : static_cast<int>(found);
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool encodes = text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
                         hex_value(text[i + 2]) >= 0;
    out +=
        encodes ? static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2])) : text[i];
    if (encodes) i += 2;
  }
  return out;
}

/// "10." registrant "/" suffix; nothing that is not printed stands in it.
bool is_doi(std::string_view text) {
  if (!text.starts_with("10.")) return false;
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos || slash + 1 == text.size()) return false;
  const std::string_view registrant = text.substr(3, slash - 3);
  const std::size_t digits = count_digits(registrant);
  const bool subdivided =
      std::ranges::all_of(registrant, [](char c) { return is_digit(c) || c == '.'; });
  return digits >= 4 && digits <= 9 && subdivided && std::ranges::none_of(text, [](char c) {
           return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F;
         });
}

/// Length of "2311.17486" or "hep-th/9901001" at the front of `text`; 0 where there is none.
std::size_t arxiv_number_size(std::string_view text) {
  const std::size_t digits = count_digits(text);
  if (digits == 4 && text.substr(4).starts_with('.')) {
    const std::size_t serial = count_digits(text.substr(5));
    return serial == 4 || serial == 5 ? 5 + serial : 0;
  }
  std::size_t slash =
      static_cast<std::size_t>(std::ranges::find_if_not(text, is_lower_or_hyphen) - text.begin());
  if (slash < 2) return 0;
  if (text.substr(slash).starts_with('.')) slash += 3;
  if (slash >= text.size() || text[slash] != '/') return 0;
  return count_digits(text.substr(slash + 1)) == 7 ? slash + 8 : 0;
}

bool has_month(std::string_view id) {
  const std::size_t slash = id.find('/');
  const std::string_view digits = id.substr(slash == std::string_view::npos ? 0 : slash + 1);
  const int month = (digits[2] - '0') * 10 + (digits[3] - '0');
  return month >= 1 && month <= 12;
}

/// "v2" → 2, "" → 0; -1 where it is something else.
int parse_version(std::string_view text) {
  if (text.empty()) return 0;
  const std::string_view digits = text.substr(1);
  const bool legal = text[0] == 'v' && !digits.empty() && digits.size() <= 3 &&
                     std::ranges::all_of(digits, is_digit);
  return legal ? std::stoi(std::string(digits)) : -1;
}

}  // namespace

std::optional<std::string> doi_of(std::string_view text) {
  text = trim(text);
  const bool url = take_web_scheme(text);
  const bool resolver = take_prefix(text, {"doi.org/", "dx.doi.org/"});
  if (url && !resolver) return std::nullopt;
  if (!resolver) take_prefix(text, {"doi:", "doi "});
  const std::string doi = resolver ? percent_decoded(text) : std::string(trim(text));
  return is_doi(doi) ? std::optional(doi) : std::nullopt;
}

std::string doi_url(std::string_view doi) {
  if (doi.empty()) return {};
  std::string out = "https://doi.org/";
  constexpr std::string_view kHex = "0123456789ABCDEF";
  for (const char c : doi) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte > 0x20 && byte < 0x7F &&
                       std::string_view("<>#%\"{}|^`\\?[]'").find(c) == std::string_view::npos;
    if (plain) {
      out += c;
    } else {
      out += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return out;
}

std::string doi_key(std::string_view doi) { return to_lower(doi); }

std::optional<ArxivId> arxiv_id_of(std::string_view text) {
  text = trim(text);
  if (const auto doi = doi_of(text)) {
    std::string_view suffix = *doi;
    return take_prefix(suffix, {"10.48550/arxiv."}) ? arxiv_id_of(suffix) : std::nullopt;
  }
  const bool url = take_web_scheme(text);
  take_prefix(text, {"export."});
  const bool site = take_prefix(
      text, {"arxiv.org/abs/", "arxiv.org/pdf/", "arxiv.org/html/", "arxiv.org/format/"});
  if (url && !site) return std::nullopt;
  if (!site) take_prefix(text, {"arxiv:", "arxiv "});
  text = trim(text.substr(0, text.find_first_of(" \t[?#")));
  if (site && text.ends_with('/')) text.remove_suffix(1);
  if (site && text.ends_with(".pdf")) text.remove_suffix(4);
  const std::size_t size = arxiv_number_size(text);
  if (size == 0) return std::nullopt;
  const int version = parse_version(text.substr(size));
  const std::string id(text.substr(0, size));
  return version >= 0 && has_month(id) ? std::optional(ArxivId{id, version}) : std::nullopt;
}

std::optional<std::string> orcid_of(std::string_view text) {
  text = trim(text);
  const bool url = take_web_scheme(text);
  const bool site = take_prefix(text, {"orcid.org/"});
  if (url && !site) return std::nullopt;
  if (!site) take_prefix(text, {"orcid:"});
  if (text.ends_with('/')) text.remove_suffix(1);
  std::string digits;
  for (const char c : trim(text)) {
    if (c != '-') digits += c == 'x' ? 'X' : c;
  }
  if (digits.size() != 16 || !std::all_of(digits.begin(), digits.end() - 1, is_digit))
    return std::nullopt;
  int total = 0;
  for (std::size_t i = 0; i < 15; ++i) total = (total + (digits[i] - '0')) * 2 % 11;
  if ("0123456789X"[(12 - total) % 11] != digits[15]) return std::nullopt;
  for (const std::size_t at : {4u, 9u, 14u}) digits.insert(at, 1, '-');
  return digits;
}

}  // namespace offprint
