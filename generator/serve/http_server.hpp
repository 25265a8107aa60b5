// The network: requests in, answers out, and events to pages that follow the site.
//
// The one place that knows cpp-httplib. Of it is used what reads requests and keeps threads; ranges
// and tags are ours (answer.hpp), and nothing is compressed. Each answer ends its connection, which
// on one machine costs nothing and leaves no thread to an idle browser. Refused: a request line or
// header of more than 8 KiB, a request of more than 64 KiB, and one that takes ten seconds to come,
// or a quarter of one where connections that say nothing fill the threads.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "serve/announcer.hpp"
#include "serve/web.hpp"

namespace offprint {

/// Whether one can listen at that address or name at all, on some port.
bool is_own_address(const std::string& address);

class HttpServer {
 public:
  /// Called by many threads at once. What it throws becomes status 500.
  using Answer = std::function<WebResponse(const WebRequest&)>;

  /// `announcer` tells those who follow (WebResponse::follow). It must outlive the server.
  HttpServer(Answer answer, Announcer& announcer);

  /// Ends everything: nobody is answered any more, and `announcer` is closed.
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  /// Takes a port of an address ("127.0.0.1", "::1", a name); 0: any that is free. False where that
  /// cannot be had.
  bool bind(const std::string& address, std::uint16_t port);
  std::uint16_t port() const;

  /// Begins to answer, in threads of its own. Once, after `bind`.
  void start();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace offprint
