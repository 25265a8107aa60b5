// What a served site answers, as data: a request, and the answer to it.
#include "serve/answer.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "print_lines.hpp"
#include "serve/live_site.hpp"
#include "site_folder.hpp"

namespace offprint {
namespace {

const SiteFolder& folder() {
  static const SiteFolder site{
      {"site.yaml", "version: 1\ntitle: Home\nurl: https://example.org/lab\n"},
      {"publications/a.yaml", "- {id: a2020, title: A, authors: [Ada Byron], year: 2020}\n"},
      {"pages/venues-of-mine.md", "---\ntitle: Mine\n---\nText\n"},
      {"assets/0123456789.txt", "0123456789"},
      {"assets/nothing.txt", ""},
      {"assets/letters.bin", "abc"},
      {"assets/café au lait.txt", "x"}};
  return site;
}

std::shared_ptr<const Moment> moment() {
  static const std::shared_ptr<const Moment> now = [] {
    LiveSite site({folder().path(), "", "", false});
    const Reload load = site.load();
    REQUIRE_MESSAGE(load.good, load.report);
    return site.now();
  }();
  return now;
}

WebRequest get(std::string target) {
  return {"GET", std::move(target), {"localhost:4000"}, "", "", ""};
}

std::string header(const WebResponse& response, std::string_view name) {
  for (const auto& [key, value] : response.headers)
    if (key == name) return value;
  return "";
}

/// "200 text/html; charset=utf-8", "301 /lab/people/".
std::string gist(const WebResponse& response) {
  const std::string location = header(response, "Location");
  return fmt::format("{} {}", response.status,
                     location.empty() ? header(response, "Content-Type") : location);
}

constexpr const char* kHtml = "200 text/html; charset=utf-8";
constexpr const char* kMissing = "404 text/html; charset=utf-8";
constexpr const char* kUnreadable = "400 text/plain; charset=utf-8";

TEST_CASE("addresses lead where they lead on GitHub Pages") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"/lab/", kHtml},
      {"/lab/index.html", kHtml},
      {"/lab/?page=2", kHtml},
      {"/lab", "301 /lab/"},
      {"/", "301 /lab/"},
      {"/lab/people", "301 /lab/people/"},
      {"/lab/people?x=1", "301 /lab/people/?x=1"},
      {"/lab/people/", kHtml},
      {"/lab/people/ada-byron", kHtml},
      {"/lab/people/ada-byron.html", kHtml},
      {"/lab/people/ada-byron/", kMissing},
      {"/lab/venues-of-mine", kHtml},
      {"/lab/404", kMissing},
      {"/lab/404.html", kMissing},
      {"/lab/nowhere", kMissing},
      {"/laboratory", kMissing},
      {"/people/", kMissing},
      {"/lab/assets/caf%C3%A9%20au%20lait.txt", "200 text/plain; charset=utf-8"},
      {"/lab/assets/café%20au%20lait.txt", "200 text/plain; charset=utf-8"},
      {"/lab/publications/a2020.bib", "200 application/octet-stream"},
      {"/lab/publications/a2020.ris", "200 application/x-research-info-systems; charset=utf-8"},
      {"/lab/publications/a2020.json", "200 application/json; charset=utf-8"},
      {"/lab/feed.atom", "200 application/atom+xml; charset=utf-8"},
      {"/lab/sitemap.xml", "200 application/xml; charset=utf-8"},
      {"/lab/robots.txt", "200 text/plain; charset=utf-8"},
      {"/lab/assets/style.css", "200 text/css; charset=utf-8"},
      {"/lab/assets/theme.js", "200 text/javascript; charset=utf-8"},
      {"/lab/assets/icon.svg", "200 image/svg+xml; charset=utf-8"},
      {"/lab/assets/0123456789.txt", "200 text/plain; charset=utf-8"},
      {"/lab/assets/letters.bin", "200 application/octet-stream"},
      {"/lab/.nojekyll", "200 application/octet-stream"},
      {"/.offprint/follow.js?1", "200 text/javascript; charset=utf-8"},
      {"/.offprint/problems.css", "200 text/css; charset=utf-8"},
      {"/.offprint/events?1", "200 text/event-stream"},
      {"/.offprint/", kMissing},
      {"/.offprint/manifest", kMissing}};
  for (const auto& [target, expected] : cases) {
    CAPTURE(target);
    CHECK(gist(answer(*moment(), get(target))) == expected);
  }
}

TEST_CASE("no request leads out of the site") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"/lab/../content/site.yaml", kMissing},
      {"/lab/%2e%2e/content/site.yaml", kMissing},
      {"/lab/..%2fcontent%2fsite.yaml", kMissing},
      {"/lab/assets/../../content/site.yaml", kMissing},
      {"/lab/..\\content\\site.yaml", kMissing},
      {"/lab//people/", kMissing},
      {"/lab/./people/", kMissing},
      {"//example.org/lab/people", kMissing},
      {"/lab/assets/", kMissing},
      {"/lab/content/site.yaml", kMissing},
      {"/etc/passwd", kMissing},
      {"/lab/" + std::string(100'000, 'a'), kMissing},
      {"/lab/" + std::string(100'000, '/'), kMissing},
      {"/lab/%00", kUnreadable},
      {"/lab/people%0d%0aX:%20y", kUnreadable},
      {"/lab/%7f", kUnreadable},
      {"/lab/%", kUnreadable},
      {"/lab/%4", kUnreadable},
      {"/lab/%zz", kUnreadable},
      {"/lab/%u0041", kUnreadable},
      {"/lab/%ff", kUnreadable},
      {"/lab/%c0%ae%c0%ae/", kUnreadable},
      {"http://localhost/lab/", kUnreadable},
      {"lab/", kUnreadable},
      {"*", kUnreadable},
      {"", kUnreadable}};
  for (const auto& [target, expected] : cases) {
    CAPTURE(target.substr(0, 60));
    CHECK(gist(answer(*moment(), get(target))) == expected);
  }
}

TEST_CASE("hosts that a stranger may have named are refused") {
  const std::vector<std::pair<std::vector<std::string>, int>> cases = {
      {{"localhost"}, 200},
      {{"LOCALHOST:8080"}, 200},
      {{"site.localhost:4000"}, 200},
      {{"127.0.0.1:4000"}, 200},
      {{"192.168.1.7:4000"}, 200},
      {{"[::1]:4000"}, 200},
      {{"[::1]"}, 200},
      {{"ada.example:4000"}, 200},
      {{"ADA.example.local"}, 200},
      {{"evil.example"}, 421},
      {{"evil.local"}, 421},
      {{"evil.example:4000"}, 421},
      {{"localhost.evil.example"}, 421},
      {{"evillocalhost"}, 421},
      {{"127.0.0.1.evil.example"}, 421},
      {{"127.0.0.1:4000:evil.example"}, 421},
      {{"[evil.example"}, 421},
      {{"user@localhost"}, 421},
      {{""}, 421},
      {{}, 400},
      {{"localhost", "evil.example"}, 400}};
  Moment here = *moment();
  here.host = "Ada.example";
  for (const auto& [hosts, status] : cases) {
    WebRequest request = get("/lab/");
    request.hosts = hosts;
    CAPTURE(hosts.size());
    CAPTURE((hosts.empty() ? "" : hosts.front()));
    CHECK(answer(here, request).status == status);
  }
}

TEST_CASE("methods that would change something are refused") {
  for (const char* method : {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", ""}) {
    WebRequest request = get("/lab/");
    request.method = method;
    const WebResponse response = answer(*moment(), request);
    CHECK(response.status == 405);
    CHECK(header(response, "Allow") == "GET, HEAD");
  }
}

TEST_CASE("a browser that has the newest bytes is told so, any other gets them") {
  WebRequest request = get("/lab/assets/0123456789.txt");
  const WebResponse first = answer(*moment(), request);
  CHECK(first.body == "0123456789");
  CHECK(header(first, "Cache-Control") == "no-cache");
  request.known_tag = header(first, "ETag");
  const WebResponse second = answer(*moment(), request);
  CHECK(second.status == 304);
  CHECK(second.body == "");
  CHECK(header(second, "ETag") == request.known_tag);
  request.known_tag = "\"0\"";
  CHECK(answer(*moment(), request).body == "0123456789");
}

TEST_CASE("a part of a file is cut out where a range asks for it") {
  const std::vector<std::vector<std::string>> cases = {
      {"bytes=0-3", "206", "0123", "bytes 0-3/10"},
      {"bytes=7-", "206", "789", "bytes 7-9/10"},
      {"bytes=-2", "206", "89", "bytes 8-9/10"},
      {"bytes=-99", "206", "0123456789", "bytes 0-9/10"},
      {"bytes=8-99", "206", "89", "bytes 8-9/10"},
      {"bytes=9-9", "206", "9", "bytes 9-9/10"},
      {"bytes=10-", "416", "", "bytes */10"},
      {"bytes=-0", "416", "", "bytes */10"},
      {"bytes=18446744073709551615-", "416", "", "bytes */10"},
      {"bytes=18446744073709551616-", "200", "0123456789", ""},
      {"bytes=5-2", "200", "0123456789", ""},
      {"bytes=0-1,3-4", "200", "0123456789", ""},
      {"bytes=-", "200", "0123456789", ""},
      {"bytes=", "200", "0123456789", ""},
      {"bytes=1", "200", "0123456789", ""},
      {"bytes=--1", "200", "0123456789", ""},
      {"bytes= 1-2", "200", "0123456789", ""},
      {"lines=0-3", "200", "0123456789", ""}};
  WebRequest request = get("/lab/assets/0123456789.txt");
  for (const auto& expected : cases) {
    request.range = expected[0];
    const WebResponse response = answer(*moment(), request);
    const std::vector<std::string> seen = {request.range, std::to_string(response.status),
                                           response.body, header(response, "Content-Range")};
    CHECK(seen == expected);
  }
  request.target = "/lab/assets/nothing.txt";
  request.range = "bytes=0-";
  CHECK(answer(*moment(), request).status == 416);
  request.target = "/lab/assets/0123456789.txt";
  request.range_tag = "\"of an older file\"";
  CHECK(answer(*moment(), request).status == 200);
}

TEST_CASE("a page follows the site by a script of the server's own, other files are as built") {
  const std::string script =
      "<script src=\"/.offprint/follow.js?" + moment()->version + "\" defer></script>\n</head>";
  for (const char* target : {"/lab/", "/lab/people/", "/lab/nowhere"}) {
    const std::string body = answer(*moment(), get(target)).body;
    CHECK(body.find(script) != std::string::npos);
    CHECK(body.find("script-src 'self'") != std::string::npos);
  }
  for (const char* target : {"/lab/feed.atom", "/lab/robots.txt", "/lab/assets/theme.js"})
    CHECK(answer(*moment(), get(target)).body.find("follow.js") == std::string::npos);
}

TEST_CASE("what is wrong stands where the page would stand, escaped") {
  Moment broken = *moment();
  broken.problems = {{"content/<b>.yaml:3:1", "unknown key `<script>`", "did you mean `x`?",
                      "      3 | <script>: \"&\"\n        | ^~~~~~~~\n"}};
  const WebResponse response = answer(broken, get("/lab/"));
  CHECK(gist(response) == "500 text/html; charset=utf-8");
  CHECK(header(response, "Cache-Control") == "no-store");
  const std::string section =
      "<section>\n<h2>unknown key <code>&lt;script&gt;</code></h2>\n"
      "<p class=\"place\">content/&lt;b&gt;.yaml:3:1</p>\n"
      "<p class=\"hint\">did you mean <code>x</code>?</p>\n"
      "<pre tabindex=\"0\">      3 | &lt;script&gt;: &#34;&amp;&#34;\n        | ^~~~~~~~\n</pre>\n"
      "</section>\n";
  CHECK(response.body.find(section) != std::string::npos);
  CHECK(response.body.find("/.offprint/follow.js?" + broken.version) != std::string::npos);
  CHECK(gist(answer(broken, get("/lab/assets/style.css"))) == "200 text/css; charset=utf-8");
  CHECK(gist(answer(broken, get("/lab/feed.atom"))) == "200 application/atom+xml; charset=utf-8");
  broken.good = nullptr;
  CHECK(answer(broken, get("/lab/assets/style.css")).status == 500);
}

}  // namespace
}  // namespace offprint
