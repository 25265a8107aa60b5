#include "serve/route.hpp"

#include "base/utf8.hpp"
#include "export/addresses.hpp"

namespace offprint {
namespace {

/// The value of a hexadecimal digit, or -1.
int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<std::string> percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    if (text.size() - i < 3) return std::nullopt;
    const int high = digit_of(text[i + 1]), low = digit_of(text[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

bool has_control_character(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return true;
  return false;
}

Route find_below(const Plan& plan, std::string_view base, const std::string& address) {
  if (address.empty() || address.ends_with('/')) return {plan.find(address + "index.html"), {}};
  if (const Page* const page = plan.find(address)) return {page, {}};
  if (const Page* const page = plan.find(address + ".html")) return {page, {}};
  if (plan.find(address + "/index.html") == nullptr) return {};
  return {nullptr, encoded_address(std::string(base) + address + "/")};
}

}  // namespace

std::optional<std::string> parse_target(std::string_view target) {
  if (!target.starts_with('/') || has_control_character(target)) return std::nullopt;
  std::optional<std::string> path = percent_decoded(target.substr(0, target.find_first_of("?#")));
  if (!path || has_control_character(*path) || find_invalid_utf8(*path)) return std::nullopt;
  return path;
}

Route find_route(const Plan& plan, std::string_view base, std::string_view path) {
  if (path.starts_with(base)) return find_below(plan, base, std::string(path.substr(base.size())));
  const bool is_top = path == "/" || path == base.substr(0, base.size() - 1);
  return {nullptr, is_top ? encoded_address(base) : ""};
}

}  // namespace offprint
