// A request and its answer as plain values, so that what is answered can be told, and tested,
// without a network.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace offprint {

struct WebRequest {
  std::string method;              ///< "GET"
  std::string target;              ///< as it was sent: "/venues/caf%C3%A9.html?x=1"
  std::vector<std::string> hosts;  ///< every header `Host`
  std::string known_tag;           ///< `If-None-Match`; empty: not sent
  std::string range;               ///< `Range`
  std::string range_tag;           ///< `If-Range`
};

struct WebResponse {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;  ///< without Content-Length
  std::string body;
  /// Not empty: there is no body, the connection stays open, and an event `reload` is sent as soon
  /// as the site is of another version than this.
  std::string follow;
  std::string complaint;  ///< for the console: what kept the page from being made
};

}  // namespace offprint
