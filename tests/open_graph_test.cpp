// What a page shows where others link to it.
#include "export/open_graph.hpp"

#include <doctest/doctest.h>

#include <string>

#include "sample_site.hpp"

using namespace offprint;

namespace {

/// "property: content" a line, without descriptions.
std::string shown(Content content, std::string_view path, std::string_view url = "") {
  const SampleSite sample(std::move(content));
  std::string out;
  for (const MetaTag& tag : make_open_graph(sample.site(), sample.page(path), url))
    if (tag.name != "og:description") out += std::string(tag.name) + ": " + tag.content + "\n";
  return out;
}

Content with_photo(std::string photo, std::string url) {
  Content content = sample_content();
  content.people[0].photo = {.src = std::move(photo), .alt = "Ada at the loom"};
  content.site.url = std::move(url);
  return content;
}

}  // namespace

TEST_CASE("a publication is an article, a person a profile, the rest a website") {
  CHECK(shown(sample_content(), "publications/byron2022.html", "https://example.org/x") ==
        "og:type: article\n"
        "og:title: BERT on Looms: Weaving with U-Nets\n"
        "og:site_name: Ada Byron\n"
        "og:locale: en_US\n"
        "og:url: https://example.org/x\n"
        "article:published_time: 2022-06-19\n");
  CHECK(shown(sample_content(), "people/ada-byron.html") ==
        "og:type: profile\n"
        "og:title: Ada Byron\n"
        "og:site_name: Ada Byron\n"
        "og:locale: en_US\n");
  CHECK(shown(sample_content(), "index.html") ==
        "og:type: website\n"
        "og:title: Ada Byron\n"
        "og:locale: en_US\n");
}

TEST_CASE("the photo of the owner is the image of the site, absolute or not there") {
  CHECK(shown(with_photo("assets/a card.png", "https://example.org/"), "index.html") ==
        "og:type: website\n"
        "og:title: Ada Byron\n"
        "og:locale: en_US\n"
        "og:image: https://example.org/assets/a%20card.png\n"
        "og:image:alt: Ada at the loom\n");
  CHECK(shown(with_photo("https://example.net/card.png", ""), "index.html") ==
        "og:type: website\n"
        "og:title: Ada Byron\n"
        "og:locale: en_US\n"
        "og:image: https://example.net/card.png\n"
        "og:image:alt: Ada at the loom\n");
  CHECK(shown(with_photo("assets/card.png", ""), "index.html") ==
        "og:type: website\n"
        "og:title: Ada Byron\n"
        "og:locale: en_US\n");
}

TEST_CASE("nobody should link to a page of errors") {
  CHECK(shown(sample_content(), "404.html") == "");
}

TEST_CASE("an image of the configuration stands before the photo of the owner") {
  Content content = with_photo("assets/ada.png", "https://example.org/");
  content.site.image = "assets/card.png";
  CHECK(shown(std::move(content), "index.html") ==
        "og:type: website\n"
        "og:title: Ada Byron\n"
        "og:locale: en_US\n"
        "og:image: https://example.org/assets/card.png\n"
        "og:image:alt: Ada Byron\n");
}
