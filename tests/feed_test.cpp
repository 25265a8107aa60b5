// Feeds in both formats, sitemap and robots.txt, each compared whole.
#include <doctest/doctest.h>

#include <string>

#include "export/addresses.hpp"
#include "export/dates.hpp"
#include "export/export.hpp"
#include "export/feed.hpp"
#include "export/json_writer.hpp"
#include "export/xml.hpp"
#include "sample_site.hpp"

using namespace offprint;

namespace {

std::string bytes_of(const SampleSite& sample, std::string_view path) {
  std::string out;
  append_export(out, sample.site(), sample.page(path));
  return out;
}

Content without_url(Content content) {
  content.site.url.clear();
  return content;
}

}  // namespace

TEST_CASE("a topic's Atom feed has an entry a work, newest first") {
  CHECK(bytes_of(SampleSite(sample_content()), "topics/engines.atom") ==
        R"(<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>tag:example.org,2025:lab/topics/engines</id>
<title>engines – Ada Byron</title>
<subtitle>engines: 2 publications</subtitle>
<updated>2024-03-01T00:00:00Z</updated>
<author><name>Ada Byron</name></author>
<link rel="alternate" type="text/html" href="https://example.org/lab/topics/engines.html"/>
<link rel="self" type="application/atom+xml" href="https://example.org/lab/topics/engines.atom"/>
<entry>
<id>tag:example.org,2025:lab/publications/byron2024</id>
<title>On x² &amp; &lt;Engines&gt;</title>
<updated>2024-03-01T00:00:00Z</updated>
<link rel="alternate" type="text/html" href="https://example.org/lab/publications/byron2024.html"/>
<author><name>Ada Byron</name></author>
<category term="engines"/>
<summary>arXiv:2403.00001, 2024</summary>
</entry>
<entry>
<id>tag:example.org,2025:lab/publications/byron2022</id>
<title>BERT on Looms: Weaving with U-Nets</title>
<updated>2022-06-19T00:00:00Z</updated>
<link rel="alternate" type="text/html" href="https://example.org/lab/publications/byron2022.html"/>
<author><name>Ada Byron</name></author>
<author><name>Anton van den Hengel</name></author>
<category term="looms"/>
<category term="engines"/>
<summary>Conference on Computer Vision and Pattern Recognition, CVPR 2022. We weave x&lt;y by hand.</summary>
</entry>
</feed>
)");
}

TEST_CASE("without a url, an Atom feed refers to pages relative to itself and names no self") {
  CHECK(bytes_of(SampleSite(without_url(sample_content())), "digests/feed.atom") ==
        R"(<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>tag:example.org,2025:lab/digests/index</id>
<title>Digests – Ada Byron</title>
<updated>2024-03-14T00:00:00Z</updated>
<author><name>Ada Byron</name></author>
<link rel="alternate" type="text/html" href="../digests/index.html"/>
<entry>
<id>tag:example.org,2025:lab/digests/2024-03-14</id>
<title>Digest of 14 March 2024</title>
<updated>2024-03-14T00:00:00Z</updated>
<link rel="alternate" type="text/html" href="../digests/2024-03-14.html"/>
<content type="html" xml:base="../digests/2024-03-14.html">&lt;ol&gt;&lt;li&gt;On x² &amp;amp; &amp;lt;Engines&amp;gt;&lt;/li&gt;&lt;li&gt;BERT on Looms: Weaving with U-Nets&lt;/li&gt;&lt;/ol&gt;</content>
</entry>
</feed>
)");
}

TEST_CASE("the site's feed holds news and works; what has no date follows what stands before it") {
  Content content = sample_content();
  content.records.resize(1);
  content.digests.clear();
  content.site.feed_entries = 2;
  CHECK(
      bytes_of(SampleSite(std::move(content)), "feed.json") ==
      R"({"version":"https://jsonfeed.org/version/1.1","title":"Ada Byron",)"
      R"("home_page_url":"https://example.org/lab/",)"
      R"("feed_url":"https://example.org/lab/feed.json","language":"en",)"
      R"("authors":[{"name":"Ada Byron"}],"items":[)"
      "\n"
      R"({"id":"tag:example.org,2025:lab/news/moved","url":"https://example.org/lab/news/moved.html",)"
      R"("title":"We have moved","content_html":"\u003cp\u003eTo \u003ca href=\"https://example.org\"\u003eCVPR\u003c/a\u003e.\u003c/p\u003e\u000a",)"
      R"("date_published":"2024-05-01T00:00:00Z"},)"
      "\n"
      R"({"id":"tag:example.org,2025:lab/publications/byron2022",)"
      R"("url":"https://example.org/lab/publications/byron2022.html",)"
      R"("title":"BERT on Looms: Weaving with U-Nets","content_text":)"
      R"("Conference on Computer Vision and Pattern Recognition, CVPR 2022. We weave x\u003cy by hand.",)"
      R"("date_published":"2022-06-19T00:00:00Z",)"
      R"("authors":[{"name":"Ada Byron"},{"name":"Anton van den Hengel"}],)"
      R"("tags":["looms","engines"]}]})"
      "\n");
}

TEST_CASE("an undated work has the date of the one before it, a work to appear the newest") {
  Content content = sample_content();
  content.records[1].status = Status::kToAppear;
  content.records[1].issued = {};
  const SampleSite sample(std::move(content));
  std::string dates;
  for (const FeedEntry& entry :
       make_feed(sample.site(), sample.page("publications/index.atom")).entries) {
    dates += entry.id.substr(entry.id.rfind('/') + 1) + " " + iso_date(entry.date) + "\n";
  }
  CHECK(dates ==
        "byron2022second 2024-03\n"
        "byron2024 2024-03\n"
        "byron2022 2022-06-19\n"
        "byronphd 2022-06-19\n");
}

TEST_CASE("the sitemap lists content pages by their absolute addresses") {
  Content content = sample_content();
  content.records.clear();
  content.people.clear();
  content.venues.clear();
  content.digests.clear();
  content.site.owner.clear();
  const SampleSite sample(std::move(content));
  CHECK(bytes_of(sample, "sitemap.xml") == R"(<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://example.org/lab/</loc>
</url>
<url><loc>https://example.org/lab/news/</loc>
</url>
<url><loc>https://example.org/lab/news/moved.html</loc>
<lastmod>2024-05-01</lastmod>
</url>
<url><loc>https://example.org/lab/teaching.html</loc>
</url>
</urlset>
)");
  CHECK(bytes_of(sample, "robots.txt") ==
        "User-agent: *\nAllow: /\nSitemap: https://example.org/lab/sitemap.xml\n");
}

TEST_CASE("above 45,000 addresses the sitemap is an index of parts") {
  Content content;
  content.site.id = "example.org";
  content.site.url = "https://example.org/";
  content.pages.resize(45000);
  for (std::size_t i = 0; i < content.pages.size(); ++i)
    content.pages[i].slug = "p" + std::to_string(i);
  const SampleSite sample(std::move(content));
  CHECK(bytes_of(sample, "sitemap.xml") == R"(<?xml version="1.0" encoding="utf-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://example.org/sitemap-1.xml</loc>
</sitemap>
<sitemap><loc>https://example.org/sitemap-2.xml</loc>
</sitemap>
</sitemapindex>
)");
  CHECK(bytes_of(sample, "sitemap-2.xml") == R"(<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://example.org/p9999.html</loc>
</url>
</urlset>
)");
}

TEST_CASE("robots.txt names no sitemap where the site has no url") {
  CHECK(bytes_of(SampleSite(without_url(sample_content())), "robots.txt") ==
        "User-agent: *\nAllow: /\n");
}

TEST_CASE("XML holds no character that XML forbids") {
  std::string out;
  append_xml_escaped(out, "a\x01<\"&'>\n\xEF\xBF\xBEz\xEF\xBF\xBD");
  CHECK(out == "a&lt;&#34;&amp;&#39;&gt;\nz\xEF\xBF\xBD");
}

TEST_CASE("JSON strings can stand in a script and are UTF-8 whatever came in") {
  std::string out;
  JsonWriter(out).open_array().value("</script>&\"\\\x01\xE2\x80\xA8").value("é\xFF").close_array();
  CHECK(out == R"(["\u003c/script\u003e\u0026\"\\\u0001\u2028","é)"
               "\xEF\xBF\xBD\"]");
}

TEST_CASE("addresses are percent-encoded, and named as servers give them") {
  SiteConfig site;
  site.id = "example.org";
  site.url = "https://example.org/";
  CHECK(absolute_url(site, "index.html") == "https://example.org/");
  CHECK(absolute_url(site, "venues/cvpr/index.html") == "https://example.org/venues/cvpr/");
  CHECK(absolute_url(site, "assets/my photo?.jpg") ==
        "https://example.org/assets/my%20photo%3F.jpg");
  CHECK(absolute_url(site, "a/myindex.html#r-1") == "https://example.org/a/myindex.html#r-1");
  CHECK(outside_url(site, "mailto:a@b.org") == "mailto:a@b.org");
  CHECK(outside_url(SiteConfig(), "a.html") == "");
}

TEST_CASE("permanent names are made of the site's id, with a date of their own") {
  const auto name = [](std::string id, std::string url) {
    SiteConfig site;
    site.id = std::move(id);
    site.url = std::move(url);
    return tag_uri(site, "news/x y");
  };
  CHECK(name("example.org", "") == "tag:example.org,2025:news/x%20y");
  CHECK(name("example.org/lab", "") == "tag:example.org,2025:lab/news/x%20y");
  CHECK(name("example.org,2021", "") == "tag:example.org,2021:news/x%20y");
  CHECK(name("example.org,2021:lab", "") == "tag:example.org,2021:lab/news/x%20y");
  CHECK(name("", "https://example.org/lab/") == "tag:example.org,2025:lab/news/x%20y");
  CHECK(name("", "") == "tag:offprint.invalid,2025:news/x%20y");
}

TEST_CASE("links of news lead from a feed to the site") {
  Content content = sample_content();
  content.news[0].body = "[here](teaching.html)";
  CHECK(bytes_of(SampleSite(content), "feed.atom")
            .find("&lt;a href=&#34;https://example.org/lab/teaching.html&#34;&gt;here") !=
        std::string::npos);
  CHECK(bytes_of(SampleSite(without_url(content)), "feed.atom")
            .find("xml:base=\"news/moved.html\">&lt;p&gt;&lt;a href=&#34;../teaching.html") !=
        std::string::npos);
}
