#include "text/url.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include "case_file.hpp"

using namespace offprint;

namespace {

std::string shown(const std::optional<std::string>& text) { return text.value_or("nothing"); }

std::string shown(const std::optional<ArxivId>& id) {
  return id ? id->id + " " + std::to_string(id->version) : "nothing";
}

/// Each line through `change`.
template <class Change>
std::string lines_through(const std::string& input, Change change) {
  std::string out;
  std::istringstream lines(input);
  for (std::string line; std::getline(lines, line);) out += change(line) + "\n";
  return out;
}

std::string checked(const TextCase& one) {
  return lines_through(one.input, [&](const std::string& line) {
    if (one.name.starts_with("DOI")) return shown(doi_of(line));
    if (one.name.starts_with("arXiv")) return shown(arxiv_id_of(line));
    if (one.name.starts_with("ORCID")) return shown(orcid_of(line));
    return shown(safe_url(line));
  });
}

}  // namespace

TEST_CASE("URLs and identifiers have one form or none") {
  for (const TextCase& one : read_text_cases("url/cases.txt"))
    CHECK_MESSAGE(checked(one) == one.expected + "\n", one.name);
}

TEST_CASE("controls and entities do not disguise a scheme") {
  for (const std::string_view url :
       {"java\tscript:alert(1)", "\x01javascript:alert(1)", "java\nscript:alert(1)",
        " \r\n javascript:alert(1)", "java&#x0A;script:alert(1)", "&#106;avascript:alert(1)",
        "javascript&colon;alert(1)"}) {
    CHECK_MESSAGE(shown(safe_url(url)) == "nothing", url);
  }
  CHECK(shown(safe_url("https://example.org/\ta\nb")) == "https://example.org/ab");
  CHECK(shown(safe_url(std::string(10'000, 'a'))) == "nothing");
}

TEST_CASE("links out of texts go to the web only") {
  CHECK(shown(safe_web_url("https://example.org/")) == "https://example.org/");
  CHECK(shown(safe_web_url("mailto:a@example.org")) == "nothing");
  CHECK(shown(safe_web_url("papers/x.pdf")) == "nothing");
}

TEST_CASE("a DOI's address is percent-encoded and its key has no case") {
  CHECK(doi_url("10.1002/(SICI)1097<1::AID-X>3.0;2-#\"") ==
        "https://doi.org/10.1002/(SICI)1097%3C1::AID-X%3E3.0;2-%23%22");
  CHECK(doi_url("") == "");
  CHECK(doi_key("10.1109/CVPR52688.2022.01009") == "10.1109/cvpr52688.2022.01009");
}

TEST_CASE("URLs lose the escapes of TeX") {
  CHECK(url_from_tex("https://x.org/a\\_b\\%20c\\~{}d\\#e\\&f") == "https://x.org/a_b%20c~d#e&f");
  CHECK(url_from_tex("https://x.org/~a%20") == "https://x.org/~a%20");
}
