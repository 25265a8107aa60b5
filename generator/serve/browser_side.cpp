#include "serve/browser_side.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace offprint {
namespace {

/// A hidden tab holds no connection, since a browser has only six to one host. The place in a page
/// is kept by the browser, save where a page of errors, which is short, comes between.
constexpr std::string_view kScript = R"((() => {
  const version = document.currentScript.src.split("?")[1];
  const key = "offprint " + location.pathname;
  const broken = () => document.body.classList.contains("offprint-problems");
  let source = null;

  const rest = () => {
    source?.close();
    source = null;
  };
  const reload = () => {
    rest();
    if (!broken()) sessionStorage.setItem(key, scrollY);
    location.reload();
  };
  const follow = () => {
    if (document.hidden || source) return;
    source = new EventSource("/.offprint/events?" + version);
    source.addEventListener("reload", reload);
    source.addEventListener("error", () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      rest();
      setTimeout(follow, 2000);
    });
  };
  const restore = () => {
    const top = sessionStorage.getItem(key);
    if (top === null || broken()) return;
    sessionStorage.removeItem(key);
    history.scrollRestoration = "manual";
    scrollTo(0, Number(top));
    addEventListener("pagehide", () => (history.scrollRestoration = "auto"));
  };

  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : follow()));
  addEventListener("pagehide", rest);
  addEventListener("pageshow", follow);
  restore();
  follow();
})();
)";

constexpr std::string_view kProblemStyle = R"(:root {
  color-scheme: light dark;
  --text: #222;
  --quiet: #5c5c5c;
  --paper: #fdfcfa;
  --panel: #f2f0ec;
  --mark: #a3341f;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #ddd;
    --quiet: #a8a8a8;
    --paper: #181818;
    --panel: #242424;
    --mark: #f0917c;
  }
}
body {
  margin: 0;
  background: var(--paper);
  color: var(--text);
  font: 1rem/1.55 system-ui, sans-serif;
}
main {
  max-width: 56rem;
  margin: 0 auto;
  padding: 8vh 1.25rem 4rem;
}
h1 {
  margin: 0 0 0.25rem;
  font-size: 1.5rem;
  line-height: 1.25;
}
h1 + p,
.place {
  color: var(--quiet);
}
section {
  margin-top: 2.5rem;
}
h2 {
  margin: 0;
  color: var(--mark);
  font-size: 1.125rem;
  overflow-wrap: anywhere;
}
section p {
  margin: 0.25rem 0 0;
}
.place,
code,
pre {
  font-family: ui-monospace, monospace;
  font-size: 0.875em;
  overflow-wrap: anywhere;
}
pre {
  margin: 0.75rem 0 0;
  padding: 0.75rem 1rem 0.75rem 0;
  overflow-x: auto;
  border-left: 3px solid var(--mark);
  background: var(--panel);
}
)";

}  // namespace

std::optional<std::string_view> find_own_file(std::string_view path) {
  if (path == kScriptAddress) return kScript;
  if (path == kProblemStyleAddress) return kProblemStyle;
  return std::nullopt;
}

std::string script_element(std::string_view version) {
  return fmt::format("<script src=\"{}?{}\" defer></script>\n", kScriptAddress, version);
}

void add_script(std::string& html, std::string_view version) {
  html.insert(std::min(html.find("</head>"), html.size()), script_element(version));
}

}  // namespace offprint
