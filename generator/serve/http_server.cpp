#include "serve/http_server.hpp"

#include <httplib.h>
#include <netdb.h>
#include <sys/poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

#include "base/descriptor.hpp"

namespace offprint {
namespace {

using std::chrono::milliseconds;

/// Threads: one for each page that follows the site, and as many for the others.
constexpr int kMostFollowers = 48;
constexpr std::size_t kThreads = 2 * kMostFollowers;

/// How often it is looked whether somebody is still there, and what a connection is waited for
/// where many want a thread.
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

/// How many connections have a thread, and what they are waited for. Safe for any number of
/// threads.
class Crowd {
 public:
  void enter() { ++size_; }
  void leave() { --size_; }

  /// From now on nobody is waited for.
  void dissolve() { dissolved_ = true; }

  /// For one that says nothing, or takes nothing: little where threads become scarce, so that a
  /// page is always answered soon.
  milliseconds patience() const {
    constexpr milliseconds kPatience = std::chrono::seconds(10);
    if (dissolved_) return milliseconds(0);
    return size_ > static_cast<int>(kThreads) * 3 / 4 ? kPulse : kPatience;
  }

 private:
  std::atomic<int> size_ = 0;
  std::atomic<bool> dissolved_ = false;
};

/// A connection that takes no more than a request of common length, in a time in which a browser
/// has sent it: the library's own would take a line that never ends.
class BoundedStream final : public httplib::Stream {
 public:
  BoundedStream(int socket, const Crowd& crowd) : socket_(socket), crowd_(crowd) {}

  bool is_readable() const override { return wait_for(POLLIN, start_); }
  bool is_writable() const override { return wait_for(POLLOUT, Clock::now()) && lives(); }

  ssize_t read(char* to, std::size_t size) override {
    if (next_ == end_) {
      const ssize_t came = fill();
      if (came <= 0) return came;
    }
    size = std::min(size, end_ - next_);
    std::copy_n(buffer_.data() + next_, size, to);
    next_ += size;
    return static_cast<ssize_t>(size);
  }

  ssize_t write(const char* from, std::size_t size) override {
    if (!wait_for(POLLOUT, Clock::now())) return -1;
    return ::send(socket_, from, size, MSG_NOSIGNAL | MSG_DONTWAIT);
  }

  void get_remote_ip_and_port(std::string&, int&) const override {}
  void get_local_ip_and_port(std::string&, int&) const override {}
  socket_t socket() const override { return socket_; }

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr std::size_t kMostBytes = 64 * 1024;

  bool wait_for(short event, Clock::time_point since) const {
    pollfd wanted{socket_, event, 0};
    while (Clock::now() - since < crowd_.patience())
      if (::poll(&wanted, 1, static_cast<int>(kPulse.count())) > 0) return true;
    return false;
  }

  ssize_t fill() {
    if (taken_ >= kMostBytes || !wait_for(POLLIN, start_)) return -1;
    const ssize_t came = ::recv(socket_, buffer_.data(), buffer_.size(), 0);
    next_ = 0;
    end_ = static_cast<std::size_t>(std::max<ssize_t>(came, 0));
    taken_ += end_;
    return came;
  }

  bool lives() const {
    pollfd end{socket_, POLLRDHUP, 0};
    return ::poll(&end, 1, 0) == 0;
  }

  const int socket_;
  const Crowd& crowd_;
  const Clock::time_point start_ = Clock::now();  ///< of the whole request
  std::array<char, 4096> buffer_;
  std::size_t next_ = 0, end_ = 0, taken_ = 0;
};

/// The library's server with such connections, one request each.
class BoundedServer final : public httplib::Server {
 public:
  /// Lets more than the library's five wait to be accepted: a browser opens as many at once, and
  /// the kernel keeps whoever finds no room waiting for minutes.
  bool widen() const { return ::listen(svr_sock_, SOMAXCONN) == 0; }

  /// From now on nobody is waited for.
  void give_up() { crowd_.dissolve(); }

 private:
  bool process_and_close_socket(socket_t socket) override {
    crowd_.enter();
    BoundedStream stream(socket, crowd_);
    bool closed = false;
    const bool fine = process_request(stream, true, closed, nullptr);
    ::shutdown(socket, SHUT_RDWR);
    ::close(socket);
    crowd_.leave();
    return fine;
  }

  Crowd crowd_;
};

/// The library's threads with a short queue. While that is full no connection is accepted: each
/// takes a descriptor, and without those no file of the site could be read.
class BoundedPool final : public httplib::ThreadPool {
 public:
  BoundedPool() : ThreadPool(kThreads) {}

  void enqueue(std::function<void()> work) override {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return waiting_ < kThreads; });
    ++waiting_;
    ThreadPool::enqueue([this, work = std::move(work)] {
      begin();
      work();
    });
  }

 private:
  void begin() {
    const std::lock_guard lock(mutex_);
    --waiting_;
    room_.notify_one();
  }

  std::mutex mutex_;
  std::condition_variable room_;
  std::size_t waiting_ = 0;
};

/// A port that another server of ours listens on must not be had a second time.
void allow_quick_restart(int socket) {
  const int yes = 1;
  ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

}  // namespace

bool is_own_address(const std::string& address) {
  addrinfo* found = nullptr;
  if (::getaddrinfo(address.c_str(), nullptr, nullptr, &found) != 0) return false;
  const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> all(found, ::freeaddrinfo);
  const Descriptor socket(::socket(all->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0));
  return ::bind(socket.get(), all->ai_addr, all->ai_addrlen) == 0;
}

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
  BoundedServer server;
  int port = -1;
  std::atomic<int> followers = 0;
  std::atomic<bool> ended = false;
  std::thread listener;
};

HttpServer::HttpServer(Answer answer, Announcer& announcer)
    : state_(std::make_unique<State>(std::move(answer), announcer)) {
  BoundedServer& server = state_->server;
  server.new_task_queue = [] { return new BoundedPool; };
  server.set_socket_options(allow_quick_restart);
  server.set_tcp_nodelay(true);
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
  state_->server.give_up();
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
  return own > 0 && state_->server.widen();
}

std::uint16_t HttpServer::port() const { return static_cast<std::uint16_t>(state_->port); }

void HttpServer::start() {
  state_->listener = std::thread([&state = *state_] {
    state.server.listen_after_bind();
    state.ended = true;
  });
}

}  // namespace offprint
