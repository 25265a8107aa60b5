#include "web_client.hpp"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <utility>

namespace offprint {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

WebClient::WebClient(std::uint16_t port)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const auto* const any = reinterpret_cast<const sockaddr*>(&address);
  REQUIRE(::connect(socket_.get(), any, sizeof address) == 0);
}

bool WebClient::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void WebClient::finish() const { ::shutdown(socket_.get(), SHUT_WR); }

std::string WebClient::read_to(std::string_view end, milliseconds patience) {
  const Clock::time_point latest = Clock::now() + patience;
  std::array<char, 4096> buffer;
  while (end.empty() || rest_.find(end) == std::string::npos) {
    const auto left = std::chrono::duration_cast<milliseconds>(latest - Clock::now());
    pollfd wanted{socket_.get(), POLLIN, 0};
    if (::poll(&wanted, 1, std::max(0, static_cast<int>(left.count()))) <= 0) break;
    const ssize_t size = ::recv(socket_.get(), buffer.data(), buffer.size(), 0);
    if (size <= 0) break;
    rest_.append(buffer.data(), static_cast<std::size_t>(size));
  }
  const std::size_t found = end.empty() ? std::string::npos : rest_.find(end);
  std::string text = rest_.substr(0, found == std::string::npos ? found : found + end.size());
  rest_.erase(0, text.size());
  return text;
}

std::string WebClient::read_all(milliseconds patience) { return read_to("", patience); }

}  // namespace offprint
