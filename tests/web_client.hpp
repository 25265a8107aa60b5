// A client that sends bytes as they are and gives back what comes, for tests of a server.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/descriptor.hpp"

namespace offprint {

class WebClient {
 public:
  /// Connects to a port of this machine; fails the test where that cannot be.
  explicit WebClient(std::uint16_t port);

  /// False where the server takes no more.
  bool send(std::string_view bytes) const;

  /// Says that nothing more will be sent.
  void finish() const;

  /// Everything until the server ends the connection, or `patience` has passed.
  std::string read_all(std::chrono::milliseconds patience = std::chrono::seconds(10));

  /// What comes up to and with `end`; less where it does not come in time.
  std::string read_to(std::string_view end,
                      std::chrono::milliseconds patience = std::chrono::seconds(10));

 private:
  Descriptor socket_;
  std::string rest_;  ///< came, but was not asked for
};

}  // namespace offprint
