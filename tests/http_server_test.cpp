// The server on a port of its own, and a client that sends whatever it likes.
#include "serve/http_server.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <filesystem>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "web_client.hpp"

namespace offprint {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// Says what it was asked; follows below /events; fails at /fail.
WebResponse echo(const WebRequest& request) {
  if (request.target == "/fail") throw std::runtime_error("it failed");
  WebResponse response{200, {{"Content-Type", "text/plain"}}, "", "", ""};
  if (request.target == "/old") response.follow = "1";
  if (request.target == "/new") response.follow = "2";
  if (request.target == "/large") response.body.resize(8'000'000);
  for (const std::string& host : request.hosts) response.body += host + " ";
  response.body += request.method + " " + request.target + " " + request.range;
  return response;
}

struct Server {
  Server() : http(echo, announcer) {
    announcer.announce("2");
    REQUIRE(http.bind("127.0.0.1", 0));
    http.start();
  }

  std::string answer_to(std::string_view bytes,
                        milliseconds patience = std::chrono::seconds(10)) const {
    WebClient client(http.port());
    client.send(bytes);
    return client.read_all(patience);
  }

  Announcer announcer;
  HttpServer http;
};

/// Of this process, in which both sides are.
std::ptrdiff_t open_files() {
  const std::filesystem::directory_iterator all("/proc/self/fd");
  return std::distance(begin(all), end(all));
}

std::string first_line(const std::string& text) { return text.substr(0, text.find("\r\n")); }

TEST_CASE("a request is handed over as it came, and the answer goes out whole") {
  const Server server;
  CHECK(server.answer_to("GET /a%20b/../c?x=1 HTTP/1.1\r\nHost: h\r\nRange: bytes=1-2\r\n"
                         "Accept-Encoding: gzip, br\r\n\r\n") ==
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 31\r\nContent-Type: text/plain"
        "\r\n\r\nh GET /a%20b/../c?x=1 bytes=1-2");
  CHECK(server.answer_to("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n") ==
        "HTTP/1.1 200 OK\r\nAccept-Ranges: bytes\r\nConnection: close\r\nContent-Length: 9\r\n"
        "Content-Type: text/plain\r\n\r\n");
  CHECK(first_line(server.answer_to("GET /fail HTTP/1.1\r\nHost: h\r\n\r\n")) ==
        "HTTP/1.1 500 Internal Server Error");
}

TEST_CASE("requests that are none are refused, and the next one is answered") {
  const Server server;
  const std::string host = "Host: h\r\n\r\n";
  const std::string none = "";
  const std::string bad = "HTTP/1.1 400 Bad Request";
  std::string ranges = "bytes=0-1";
  while (ranges.size() < 8000) ranges += ",0-1";
  std::string headers = "GET / HTTP/1.1\r\n";
  for (int i = 0; i < 3000; ++i) headers += "X-" + std::to_string(i) + ": y\r\n";
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"\r\n\r\n", bad},
      {"GET\r\n\r\n", bad},
      {"GET / HTTP/9.9\r\n" + host, bad},
      {"GET  HTTP/1.1\r\n" + host, bad},
      {"get / HTTP/1.1\r\n" + host, bad},
      {std::string("GET /\0 HTTP/1.1\r\n", 17) + host, bad},
      {std::string(4000, '\0') + "\r\n\r\n", bad},
      {"\x16\x03\x01\x02\n", bad},
      {"GET /" + std::string(20'000, 'a') + " HTTP/1.1\r\n" + host, "HTTP/1.1 414 URI Too Long"},
      {"GET / HTTP/1.1\r\nX: " + std::string(20'000, 'a') + "\r\n" + host, bad},
      {"GET / HTTP/1.1\r\nRange: " + ranges + "\r\n" + host, "HTTP/1.1 200 OK"},
      {"GET / HTTP/1.1\r\nRange: bytes=9-1\r\n" + host, "HTTP/1.1 416 Range Not Satisfiable"},
      {"GET / HTTP/1.1\r\nRange: bytes=0-" + std::string(6000, '9') + "\r\n" + host,
       "HTTP/1.1 416 Range Not Satisfiable"},
      {headers + host, "HTTP/1.1 200 OK"},
      {"POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n" + host, "HTTP/1.1 200 OK"},
      {"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nHost: h\r\n\r\nffffffffffffffff\r\n",
       "HTTP/1.1 200 OK"}};
  for (const auto& [bytes, expected] : cases) {
    CAPTURE(bytes.substr(0, 60));
    CHECK(first_line(server.answer_to(bytes)) == expected);
    CHECK(first_line(server.answer_to("GET / HTTP/1.1\r\nHost: h\r\n\r\n")) == "HTTP/1.1 200 OK");
  }
}

TEST_CASE("a line that never ends and headers without number are given up, not kept") {
  const Server server;
  const std::string line(4096, 'a'), header = "X-Header: of no use\r\n";
  for (const auto& [begin, part] : {std::pair<std::string, std::string>{"GET /", line},
                                    {"GET / HTTP/1.1\r\nX: ", line},
                                    {"GET / HTTP/1.1\r\n", header}}) {
    WebClient client(server.http.port());
    client.send(begin);
    std::size_t sent = 0;
    while (sent < 64'000'000 && client.send(part)) sent += part.size();
    CHECK(sent < 64'000'000);
    CHECK(server.answer_to("GET / HTTP/1.1\r\nHost: h\r\n\r\n") != "");
  }
}

TEST_CASE("a second request on the same connection is not answered, so none can be smuggled in") {
  const Server server;
  const std::string answers = server.answer_to(
      "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 40\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: h"
      "\r\n\r\n");
  CHECK(answers.find("smuggled") == std::string::npos);
}

TEST_CASE("who follows is told when the site is another, at once where it is already") {
  Server server;
  const std::string head = "Content-Type: text/event-stream";
  CHECK(server.answer_to("GET /old HTTP/1.1\r\nHost: h\r\n\r\n").find("event: reload\ndata:\n\n") !=
        std::string::npos);
  WebClient client(server.http.port());
  client.send("GET /new HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(client.read_to("retry: 500\n\n").find("Transfer-Encoding: chunked") != std::string::npos);
  CHECK(client.read_to("event", milliseconds(100)) == "\r\n");
  const auto start = Clock::now();
  server.announcer.announce("3");
  CHECK(client.read_to("data:\n\n").find("event: reload\n") != std::string::npos);
  CHECK(Clock::now() - start < milliseconds(200));
}

TEST_CASE("pages are answered while more tabs follow than are allowed, and room comes back") {
  Server server;
  std::vector<std::unique_ptr<WebClient>> tabs;
  int taken = 0;
  for (int i = 0; i < 60; ++i) {
    tabs.push_back(std::make_unique<WebClient>(server.http.port()));
    tabs.back()->send("GET /new HTTP/1.1\r\nHost: h\r\n\r\n");
    taken += first_line(tabs.back()->read_to("\r\n")) == "HTTP/1.1 200 OK";
  }
  CHECK(taken == 48);
  CHECK(first_line(server.answer_to("GET / HTTP/1.1\r\nHost: h\r\n\r\n")) == "HTTP/1.1 200 OK");
  tabs.clear();
  std::string line;
  for (int i = 0; i < 50 && line != "HTTP/1.1 200 OK"; ++i) {
    WebClient client(server.http.port());
    client.send("GET /new HTTP/1.1\r\nHost: h\r\n\r\n");
    line = first_line(client.read_to("\r\n"));
    std::this_thread::sleep_for(milliseconds(50));
  }
  CHECK(line == "HTTP/1.1 200 OK");
}

TEST_CASE(
    "a page is answered soon while hundreds of connections say nothing, or one letter a time") {
  Server server;
  const std::ptrdiff_t before = open_files();
  std::vector<std::unique_ptr<WebClient>> crowd;
  for (int i = 0; i < 300; ++i) {
    crowd.push_back(std::make_unique<WebClient>(server.http.port()));
    if (i % 2 == 0) crowd.back()->send("G");
  }
  const auto start = Clock::now();
  CHECK(first_line(server.answer_to("GET / HTTP/1.1\r\nHost: h\r\n\r\n")) == "HTTP/1.1 200 OK");
  CHECK(Clock::now() - start < std::chrono::seconds(5));
  CHECK(open_files() - before < 300 + 200);
}

TEST_CASE("a page is answered soon while many ask for large files and do not read them") {
  Server server;
  std::vector<std::unique_ptr<WebClient>> crowd;
  for (int i = 0; i < 120; ++i) {
    crowd.push_back(std::make_unique<WebClient>(server.http.port()));
    crowd.back()->send("GET /large HTTP/1.1\r\nHost: h\r\n\r\n");
  }
  const auto start = Clock::now();
  CHECK(first_line(server.answer_to("GET / HTTP/1.1\r\nHost: h\r\n\r\n")) == "HTTP/1.1 200 OK");
  CHECK(Clock::now() - start < std::chrono::seconds(4));
}

TEST_CASE("a large file comes whole to one who reads slowly") {
  Server server;
  WebClient client(server.http.port());
  client.send("GET /large HTTP/1.1\r\nHost: h\r\n\r\n");
  std::this_thread::sleep_for(milliseconds(300));
  CHECK(client.read_all().size() > 8'000'000);
}

TEST_CASE("a follower that went is forgotten, though something of it was not read") {
  Server server;
  for (int i = 0; i < 60; ++i) {
    WebClient client(server.http.port());
    client.send("GET /new HTTP/1.1\r\nHost: h\r\n\r\n");
    if (first_line(client.read_to("retry: 500\n\n\r\n")) != "HTTP/1.1 200 OK") break;
    client.send("more");
  }
  std::this_thread::sleep_for(milliseconds(600));
  CHECK(first_line(server.answer_to("GET /new HTTP/1.1\r\nHost: h\r\n\r\n", milliseconds(300))) ==
        "HTTP/1.1 200 OK");
}

TEST_CASE("a server ends though somebody follows it or says nothing") {
  auto server = std::make_unique<Server>();
  WebClient follower(server->http.port());
  follower.send("GET /new HTTP/1.1\r\nHost: h\r\n\r\n");
  follower.read_to("retry");
  const WebClient silent(server->http.port());
  const auto start = Clock::now();
  server.reset();
  CHECK(Clock::now() - start < std::chrono::seconds(3));
}

TEST_CASE("a port that is taken cannot be had a second time") {
  const Server first;
  Announcer announcer;
  HttpServer second(echo, announcer);
  CHECK(!second.bind("127.0.0.1", first.http.port()));
  CHECK(!second.bind("no such name", 0));
}

}  // namespace
}  // namespace offprint
