#include "commands/serve_command.hpp"

#include <fmt/format.h>
#include <spawn.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdlib>
#include <vector>

#include "commands/exit_status.hpp"
#include "export/addresses.hpp"
#include "serve/announcer.hpp"
#include "serve/http_server.hpp"
#include "serve/live_site.hpp"
#include "serve/watcher.hpp"

namespace offprint {
namespace {

constexpr std::uint16_t kFirstPort = 4000, kLastPort = 4099;
constexpr const char* kLoopback = "127.0.0.1";

/// Nothing is left to be done: nothing is on the disk, and the kernel closes what is open.
void end_at_once(int) { ::_exit(kSuccess); }

bool is_local_name(const std::string& host) { return host.empty() || host == "localhost"; }

bool is_everywhere(const std::string& host) { return host == "0.0.0.0" || host == "::"; }

/// The name by which other machines may know this one.
std::string machine_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

/// The name by which a browser on this machine reaches the server; not `localhost`, which may also
/// be ::1, where another program may listen.
std::string name_of(const ServeOptions& options) {
  if (is_local_name(options.host) || is_everywhere(options.host)) return kLoopback;
  const bool is_v6 = options.host.find(':') != std::string::npos;
  return is_v6 ? "[" + options.host + "]" : options.host;
}

bool is_loopback(const std::string& host) {
  return is_local_name(host) || host == "::1" || host.starts_with("127.");
}

std::string address_to_listen_at(const ServeOptions& options) {
  return is_local_name(options.host) ? kLoopback : options.host;
}

bool bind(HttpServer& server, const ServeOptions& options) {
  const std::string address = address_to_listen_at(options);
  if (options.port != 0) return server.bind(address, options.port);
  for (std::uint16_t port = kFirstPort; port <= kLastPort; ++port)
    if (server.bind(address, port)) return true;
  return false;
}

/// What keeps these options from being served; empty where nothing does.
std::string fault_of(const ServeOptions& options) {
  if (!std::filesystem::is_directory(options.site / "content"))
    return "no folder `content` in `" + options.site.string() +
           "`; run this in a site's folder, or name one with --source";
  const std::string address = address_to_listen_at(options);
  return is_own_address(address) ? "" : "`" + address + "` is no address of this machine";
}

std::string bind_fault(const ServeOptions& options) {
  const std::string where = options.host.empty() ? "" : " of `" + options.host + "`";
  if (options.port == 0)
    return fmt::format("no port from {} to {}{} is free; name one with --port", kFirstPort,
                       kLastPort, where);
  return fmt::format("port {}{} cannot be had: another program has it, or it is not allowed",
                     options.port, where);
}

/// Measures the time since it was made, in whole milliseconds.
class Clock {
 public:
  std::string text() const {
    const std::chrono::duration<double, std::milli> passed =
        std::chrono::steady_clock::now() - start_;
    return grouped(static_cast<std::uint64_t>(std::lround(passed.count()))) + " ms";
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// "content/a.yaml", "content/a.yaml and 3 others".
std::string summary_of(const std::vector<std::string>& changed) {
  const std::size_t others = changed.size() - 1;
  if (others == 0) return changed.front();
  return changed.front() + " and " + (others == 1 ? "another" : grouped(others) + " others");
}

std::string contents_of(const Moment& moment) {
  const Snapshot& site = *moment.good;
  return counted(site.content->catalog.publications.size(), "publication") + ", " +
         counted(site.plan.pages.size(), "file");
}

std::string address_of(const ServeOptions& options, std::uint16_t port, const Moment& moment) {
  const std::string base = moment.good ? encoded_address(moment.good->base) : "/";
  return fmt::format("http://{}:{}{}", name_of(options), port, base);
}

/// False where there is no program that does it.
bool show_in_browser(const std::string& address) {
  std::string program = "xdg-open", argument = address;
  char* arguments[] = {program.data(), argument.data(), nullptr};
  pid_t child = 0;
  return ::posix_spawnp(&child, program.c_str(), nullptr, nullptr, arguments, environ) == 0;
}

/// What a served site says to whoever started it.
class Talk {
 public:
  Talk(const ServeOptions& options, const Console& console)
      : options_(options), console_(console) {}

  void begin(const Reload& load, const Moment& moment, std::uint16_t port, const std::string& time,
             const std::string& unwatched) {
    console_.print_error(load.report);
    told_ = load.report;
    const std::string address = address_of(options_, port, moment);
    console_.print(fmt::format("serving  {}\nloaded   {} in {}\n", address,
                               moment.good ? contents_of(moment) : "with errors", time));
    if (!is_loopback(options_.host))
      console_.print("warning  whoever reaches this machine can read the site\n");
    console_.print("Ctrl-C ends; pages follow what is saved\n");
    warn(unwatched);
    if (options_.open && !show_in_browser(address))
      console_.print_error("offprint: error: no program `xdg-open` to open a browser with\n");
  }

  /// Warnings that were told already are not told again at every save.
  void tell(const Reload& reload, const std::vector<std::string>& changed, const std::string& time,
            const std::string& unwatched) {
    if (!reload.good || reload.report != told_) console_.print_error(reload.report);
    told_ = reload.report;
    console_.print(fmt::format("{} in {}: {}\n", reload.good ? "reloaded" : "broken", time,
                               summary_of(changed)));
    warn(unwatched);
  }

 private:
  void warn(const std::string& unwatched) {
    if (unwatched.empty() || unwatched == unwatched_) return;
    unwatched_ = unwatched;
    console_.print_error(fmt::format(
        "offprint: warning: changes in `{}`, and perhaps in other folders, are not seen, "
        "since the kernel watches no more of them; raise the limit with `sudo sysctl "
        "fs.inotify.max_user_watches=524288` and start again\n",
        unwatched));
  }

  const ServeOptions& options_;
  const Console& console_;
  std::string told_;       ///< the last report
  std::string unwatched_;  ///< what was warned of
};

/// Loads what changed, and again while more changes meanwhile, so that of many edits at once the
/// last is shown and none between. Nobody waits longer than a few loads for it.
Reload load_changes(Watcher& watcher, LiveSite& site, std::vector<std::string>& changed) {
  constexpr int kMostLoads = 4;
  Reload reload = site.reload(changed);
  for (int loads = 1; loads < kMostLoads; ++loads) {
    const std::vector<std::string> more = watcher.wait(std::chrono::milliseconds(0));
    if (more.empty()) break;
    reload = site.reload(more);
    changed.insert(changed.end(), more.begin(), more.end());
  }
  std::ranges::sort(changed);
  changed.erase(std::ranges::unique(changed).begin(), changed.end());
  return reload;
}

[[noreturn]] void follow_changes(Watcher& watcher, LiveSite& site, Announcer& announcer,
                                 Talk& talk) {
  while (true) {
    std::vector<std::string> changed = watcher.wait(std::chrono::hours(1));
    if (changed.empty()) continue;
    const Clock clock;
    const Reload reload = load_changes(watcher, site, changed);
    announcer.announce(site.now()->version);
    talk.tell(reload, changed, clock.text(), watcher.unwatched());
  }
}

}  // namespace

int run_serve(const ServeOptions& options, const Console& console) {
  if (const std::string fault = fault_of(options); !fault.empty()) {
    console.print_error("offprint: error: " + fault + "\n");
    return kUsageError;
  }
  std::signal(SIGINT, end_at_once);
  std::signal(SIGTERM, end_at_once);
  LiveSite site({options.site, options.base_url,
                 is_everywhere(options.host) ? machine_name() : options.host, console.color_error,
                 Resizer::find(std::getenv("PATH"))});
  Announcer announcer;
  HttpServer server(
      [&](const WebRequest& request) {
        WebResponse response = answer(*site.now(), request);
        console.print_error(response.complaint);
        return response;
      },
      announcer);
  if (!bind(server, options)) {
    console.print_error("offprint: error: " + bind_fault(options) + "\n");
    return kMachineError;
  }
  Watcher watcher(options.site);
  const Clock clock;
  if (console.live) console.print_error("loading content/ …");
  const Reload load = site.load();
  if (console.live) console.print_error("\r\x1b[K");
  announcer.announce(site.now()->version);
  server.start();
  Talk talk(options, console);
  talk.begin(load, *site.now(), server.port(), clock.text(), watcher.unwatched());
  follow_changes(watcher, site, announcer, talk);
}

}  // namespace offprint
