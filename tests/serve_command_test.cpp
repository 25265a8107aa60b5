// `offprint serve` as a process: how it begins, what it says, how it ends.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <string>
#include <vector>

#include "base/descriptor.hpp"
#include "process.hpp"
#include "serve/http_server.hpp"
#include "site_folder.hpp"
#include "web_client.hpp"

namespace offprint {
namespace {

using Clock = std::chrono::steady_clock;

/// A server that runs beside the test.
class Server {
 public:
  explicit Server(const std::vector<std::string>& options) {
    std::array<int, 2> ends{};
    REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
    output_ = Descriptor(ends[0]);
    const Descriptor input(ends[1]);
    child_ = ::fork();
    if (child_ == 0) become(options, input.get());
  }
  ~Server() {
    if (child_ > 0) end(SIGKILL);
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// What it says up to that; less where it ends before.
  std::string said_to(std::string_view end) {
    std::array<char, 512> buffer;
    while (said_.find(end) == std::string::npos) {
      const ssize_t size = ::read(output_.get(), buffer.data(), buffer.size());
      if (size <= 0) break;
      said_.append(buffer.data(), static_cast<std::size_t>(size));
    }
    const std::size_t found = said_.find(end);
    std::string text = said_.substr(0, found == std::string::npos ? found : found + end.size());
    said_.erase(0, text.size());
    return text;
  }

  /// The exit status; 128 + the signal that ended it.
  int end(int signal) {
    int status = 0;
    ::kill(child_, signal);
    ::waitpid(child_, &status, 0);
    child_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

 private:
  [[noreturn]] static void become(const std::vector<std::string>& options, int output) {
    std::vector<char*> arguments = {const_cast<char*>("offprint"), const_cast<char*>("serve")};
    for (const std::string& option : options)
      arguments.push_back(const_cast<char*>(option.c_str()));
    arguments.push_back(nullptr);
    ::dup2(output, STDOUT_FILENO);
    ::dup2(output, STDERR_FILENO);
    ::execv(OFFPRINT_PROGRAM, arguments.data());
    ::_exit(127);
  }

  Descriptor output_;
  pid_t child_ = 0;
  std::string said_;
};

std::uint16_t port_of(const std::string& said) {
  const std::size_t at = said.find("http://127.0.0.1:");
  REQUIRE_MESSAGE(at != std::string::npos, said);
  return static_cast<std::uint16_t>(std::stoi(said.substr(at + 17)));
}

/// Times differ: "in 12 ms" becomes "in N ms".
std::string without_times(std::string text) {
  for (std::size_t at = text.find(" in "); at != std::string::npos;
       at = text.find(" in ", at + 1)) {
    const std::size_t end = text.find_first_not_of("0123456789,", at + 4);
    if (end != std::string::npos && end > at + 4 && text.substr(end, 3) == " ms")
      text.replace(at + 4, end - at - 4, "N");
  }
  return text;
}

TEST_CASE("the console tells where the site is, what changed, and what is wrong") {
  const SiteFolder site{{"site.yaml", "version: 1\ntitle: T\nurl: https://example.org/lab\n"}};
  Server server({"--source", site.path().string()});
  std::string said = server.said_to("saved\n");
  const std::string port = std::to_string(port_of(said));
  const std::size_t count = said.find("publications, ") + 14;
  said.replace(count, said.find(" files") - count, "N");
  CHECK(without_times(said) == "serving  http://127.0.0.1:" + port +
                                   "/lab/\nloaded   0 publications, N files in N ms\n"
                                   "Ctrl-C ends; pages follow what is saved\n");
  site.write("people.yaml", "- {id: a, nam: A}\n");
  CHECK(without_times(server.said_to("people.yaml\n")) ==
        "content/people.yaml:1:3: error[missing-key]: key `name` is missing\n"
        "      1 | - {id: a, nam: A}\n        |   ^\n"
        "content/people.yaml:1:11: error[unknown-key]: unknown key `nam`; did you mean `name`?\n"
        "      1 | - {id: a, nam: A}\n        |           ^~~\n"
        "broken in N ms: content/people.yaml\n");
  site.write("people.yaml", "- {id: a, name: A}\n");
  CHECK(without_times(server.said_to("people.yaml\n")) ==
        "reloaded in N ms: content/people.yaml\n");
}

TEST_CASE("an interrupt ends it at once, with status 0, also while somebody follows") {
  const SiteFolder site{};
  for (const int signal : {SIGINT, SIGTERM}) {
    Server server({"--source", site.path().string()});
    WebClient follower(port_of(server.said_to("saved\n")));
    follower.send("GET /.offprint/events?x HTTP/1.1\r\nHost: localhost\r\n\r\n");
    CHECK(follower.read_to("event: reload") != "");
    const auto start = Clock::now();
    CHECK(server.end(signal) == 0);
    CHECK(Clock::now() - start < std::chrono::seconds(1));
  }
}

TEST_CASE("a port that is taken is told where it was asked for, and passed over otherwise") {
  const SiteFolder site{};
  Server first({"--source", site.path().string()}), second({"--source", site.path().string()});
  const std::uint16_t port = port_of(first.said_to("saved\n"));
  CHECK(port_of(second.said_to("saved\n")) != port);
  const ProcessResult third =
      run_process(OFFPRINT_PROGRAM,
                  {"serve", "--source", site.path().string(), "--port", std::to_string(port)}, "/");
  CHECK(third.status == 3);
  CHECK(third.error == "offprint: error: port " + std::to_string(port) +
                           " cannot be had: another program has it, or it is not allowed\n");
  CHECK(third.out == "");
}

TEST_CASE("an address that the machine does not have is refused") {
  const SiteFolder site{};
  const ProcessResult result = run_process(
      OFFPRINT_PROGRAM, {"serve", "--source", site.path().string(), "--host", "192.0.2.1"}, "/");
  CHECK(result.status == 2);
  CHECK(result.error == "offprint: error: `192.0.2.1` is no address of this machine\n");
}

TEST_CASE("who lets others in is warned") {
  const SiteFolder site{};
  Server server({"--source", site.path().string(), "--host", "0.0.0.0"});
  CHECK(server.said_to("saved\n").find(
            "warning  whoever reaches this machine can read the site\n") != std::string::npos);
}

}  // namespace
}  // namespace offprint
