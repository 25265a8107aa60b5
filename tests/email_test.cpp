// render/email.hpp: what readers get of an address, and what programs that collect addresses get.
#include "render/email.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace offprint;

TEST_CASE("an address stands in a page whole for readers, and nowhere whole in its bytes") {
  CHECK(hidden_email("a.b@example.org") == "a.b&#64;<span hidden>nospam.</span>example.org");
  CHECK(hidden_mailto("a.b@x.org") ==
        "&#109;&#97;&#105;&#108;&#116;&#111;&#58;%61%2E%62&#64;%78%2E%6F%72%67");
}

TEST_CASE("letters outside ASCII and signs of markup are kept, and escaped") {
  CHECK(hidden_email("zoë&co@example.org") ==
        "zoë&amp;co&#64;<span hidden>nospam.</span>example.org");
  CHECK(hidden_mailto("ë@x.org") ==
        "&#109;&#97;&#105;&#108;&#116;&#111;&#58;%C3%AB&#64;%78%2E%6F%72%67");
}

TEST_CASE("what is no address is shown as it is and not linked") {
  for (const std::string text : {"", "ada [at] example.org", "ada@", "@example.org", "a@b@c"}) {
    CAPTURE(text);
    CHECK(hidden_email(text) == text);
    CHECK(hidden_mailto(text) == "");
  }
  CHECK(hidden_email("<b>") == "&lt;b&gt;");
}
