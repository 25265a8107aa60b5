#include "serve/http_server.hpp"

#include <httplib.h>
#include <sys/socket.h>

#include <atomic>
#include <exception>
#include <thread>
#include <utility>

namespace offprint {
namespace {

using std::chrono::milliseconds;

/// Threads: one for each page that follows the site, and as many for the others.
constexpr int kMostFollowers = 48;
constexpr std::size_t kThreads = 2 * kMostFollowers;

/// How often it is looked whether a follower is still there.
constexpr milliseconds kPulse{250};

WebRequest request_of(const httplib::Request& from) {
  WebRequest request{from.method,
                     from.target,
                     {},
                     from.get_header_value("If-None-Match"),
                     from.get_header_value("Range"),
                     from.get_header_value("If-Range")};
  const auto [begin, end] = from.headers.equal_range("Host");
  for (auto it = begin; it != end; ++it) request.hosts.push_back(it->second);
  return request;
}

bool is_read(const httplib::Request& request) {
  return request.method == "GET" || request.method == "HEAD";
}

/// A port that another server of ours listens on must not be had a second time.
void allow_quick_restart(int socket) {
  const int yes = 1;
  ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

}  // namespace

struct HttpServer::State {
  State(Answer to_answer, Announcer& to_follow)
      : answer(std::move(to_answer)), announcer(to_follow) {}

  WebResponse attempt(const WebRequest& request) const {
    try {
      return answer(request);
    } catch (const std::exception& error) {
      return {500, {{"Content-Type", "text/plain; charset=utf-8"}}, error.what(), {}, {}};
    }
  }

  void respond(const httplib::Request& from, httplib::Response& to) {
    WebResponse response = attempt(request_of(from));
    to.status = response.status;
    for (const auto& [name, value] : response.headers) to.set_header(name, value);
    if (!response.follow.empty()) return follow(std::move(response.follow), to);
    if (is_read(from) && to.status != 304)
      to.set_header("Content-Length", std::to_string(response.body.size()));
    to.body = std::move(response.body);
  }

  void follow(std::string version, httplib::Response& to) {
    if (++followers > kMostFollowers) {
      --followers;
      to.status = 503;
      return;
    }
    const std::string type = to.get_header_value("Content-Type");
    to.headers.erase("Content-Type");
    to.set_header("Transfer-Encoding", "chunked");
    to.set_chunked_content_provider(
        type,
        [this, version = std::move(version)](std::size_t sent, httplib::DataSink& sink) {
          return tell(version, sent, sink);
        },
        [this](bool) { --followers; });
  }

  /// Gives a follower what there is to say; false ends the connection.
  bool tell(const std::string& version, std::size_t sent, httplib::DataSink& sink) const {
    constexpr std::string_view kGreeting = "retry: 500\n\n", kReload = "event: reload\ndata:\n\n";
    if (sent == 0) return sink.write(kGreeting.data(), kGreeting.size());
    const bool is_old = announcer.wait_for_other_than(version, kPulse);
    if (announcer.is_closed() || !sink.is_writable()) return false;
    if (!is_old) return true;
    sink.write(kReload.data(), kReload.size());
    sink.done();
    return true;
  }

  Answer answer;
  Announcer& announcer;
  httplib::Server server;
  int port = -1;
  std::atomic<int> followers = 0;
  std::atomic<bool> ended = false;
  std::thread listener;
};

HttpServer::HttpServer(Answer answer, Announcer& announcer)
    : state_(std::make_unique<State>(std::move(answer), announcer)) {
  httplib::Server& server = state_->server;
  server.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
  server.set_socket_options(allow_quick_restart);
  server.set_tcp_nodelay(true);
  server.set_keep_alive_max_count(1);
  server.set_keep_alive_timeout(1);
  server.set_payload_max_length(0);
  server.set_pre_routing_handler(
      [&state = *state_](const httplib::Request& request, httplib::Response& response) {
        state.respond(request, response);
        // What is handled here would be compressed and cut to ranges; what is not goes out as it
        // stands, since there are no routes.
        return is_read(request) ? httplib::Server::HandlerResponse::Unhandled
                                : httplib::Server::HandlerResponse::Handled;
      });
}

HttpServer::~HttpServer() {
  state_->announcer.close();
  if (!state_->listener.joinable()) return;
  while (!state_->server.is_running() && !state_->ended) std::this_thread::yield();
  state_->server.stop();
  state_->listener.join();
}

bool HttpServer::bind(const std::string& address, std::uint16_t port) {
  int& own = state_->port;
  own = port == 0                                    ? state_->server.bind_to_any_port(address)
        : state_->server.bind_to_port(address, port) ? port
                                                     : -1;
  return own > 0;
}

std::uint16_t HttpServer::port() const { return static_cast<std::uint16_t>(state_->port); }

void HttpServer::start() {
  state_->listener = std::thread([&state = *state_] {
    state.server.listen_after_bind();
    state.ended = true;
  });
}

}  // namespace offprint
