#include "serve/host_name.hpp"

#include <algorithm>
#include <string>

namespace offprint {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

/// The name without a port; empty where what follows the colon is none.
std::string_view without_port(std::string_view host) {
  const std::size_t colon = host.starts_with('[') ? host.find(':', host.find(']')) : host.find(':');
  if (colon == std::string_view::npos) return host;
  const std::string_view port = host.substr(colon + 1);
  return port.size() <= 5 && std::ranges::all_of(port, is_digit) ? host.substr(0, colon)
                                                                 : std::string_view();
}

/// Made of digits and points alone no name of the domain name system can be, nor in brackets.
bool is_number(std::string_view name) {
  const bool v6 = name.starts_with('[') && name.ends_with(']');
  return v6 || (!name.empty() &&
                std::ranges::all_of(name, [](char c) { return is_digit(c) || c == '.'; }));
}

}  // namespace

bool is_trusted_host(std::string_view host, std::string_view own) {
  const std::string name = lower(without_port(host)), named = lower(own);
  return is_number(name) || name == "localhost" || name.ends_with(".localhost") ||
         (!named.empty() && (name == named || name == named + ".local"));
}

}  // namespace offprint
