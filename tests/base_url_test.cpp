#include "commands/base_url.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>

namespace offprint {
namespace {

TEST_CASE("a site's address is checked before anything is built with it") {
  const std::map<std::string, std::string> cases = {
      {"https://ada.example", ""},
      {"https://ada.example/", ""},
      {"http://localhost:8000/papers/", ""},
      {"https://[::1]/", ""},
      {"", "must begin with `https://` or `http://`"},
      {"ada.example", "must begin with `https://` or `http://`"},
      {"ftp://ada.example", "must begin with `https://` or `http://`"},
      {"javascript:alert(1)", "must begin with `https://` or `http://`"},
      {"//ada.example/", "must begin with `https://` or `http://`"},
      {"https://", "has no host"},
      {"https:///x", "has no host"},
      {"https://:80/", "has no host"},
      {"https://good@evil.example/", "must not hold a user's name"},
      {"https://x/?a=b", "must not have a query or fragment"},
      {"https://x/#a", "must not have a query or fragment"},
      {"https://x/a/../b", "must not lead upwards"},
      {"https://x/..", "must not lead upwards"},
      {"https://x/my page/", "has characters that a URL spells as `%` and two digits"},
      {"https://x/\"><script>", "has characters that a URL spells as `%` and two digits"},
      {"https://bücher.example/", "has characters that a URL spells as `%` and two digits"}};
  for (const auto& [url, fault] : cases) CHECK_MESSAGE(base_url_fault(url) == fault, url);
}

}  // namespace
}  // namespace offprint
