#include "render/email.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/escape.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

/// Between the name and the host there is one `@`, and no link is refused to the whole.
bool is_address(std::string_view text) {
  const std::size_t at = text.find('@');
  return at != std::string_view::npos && at != 0 && at + 1 < text.size() &&
         text.find('@', at + 1) == std::string_view::npos &&
         safe_url("mailto:" + std::string(text)).has_value();
}

std::string references(std::string_view ascii) {
  std::string out;
  for (const char c : ascii) out += fmt::format("&#{};", static_cast<int>(c));
  return out;
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  return out;
}

}  // namespace

std::string hidden_email(std::string_view address) {
  if (!is_address(address)) return html_escaped(address);
  const std::size_t at = address.find('@');
  return fmt::format("{}&#64;<span hidden>nospam.</span>{}", html_escaped(address.substr(0, at)),
                     html_escaped(address.substr(at + 1)));
}

std::string hidden_mailto(std::string_view address) {
  if (!is_address(address)) return {};
  const std::size_t at = address.find('@');
  return references("mailto:") + percent_encoded(address.substr(0, at)) + references("@") +
         percent_encoded(address.substr(at + 1));
}

}  // namespace offprint
