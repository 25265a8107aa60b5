#include "serve/answer.hpp"

#include <fmt/format.h>

#include <system_error>
#include <utility>

#include "base/files.hpp"
#include "base/hash.hpp"
#include "jinja/error.hpp"
#include "serve/browser_side.hpp"
#include "serve/byte_range.hpp"
#include "serve/host_name.hpp"
#include "serve/media_type.hpp"
#include "serve/route.hpp"

namespace offprint {
namespace {

constexpr std::string_view kHtml = "text/html; charset=utf-8";
constexpr std::string_view kText = "text/plain; charset=utf-8";

WebResponse make_response(int status, std::string_view type, std::string body) {
  WebResponse response{status, {}, std::move(body), {}, {}};
  response.headers = {{"Content-Type", std::string(type)},
                      {"X-Content-Type-Options", "nosniff"},
                      {"Cross-Origin-Resource-Policy", "same-origin"},
                      {"Content-Security-Policy", "frame-ancestors 'self'"}};
  return response;
}

WebResponse refusal(int status, std::string reason) {
  WebResponse response = make_response(status, kText, std::move(reason) + "\n");
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

WebResponse make_redirect(const std::string& address, const WebRequest& request) {
  const std::size_t query = request.target.find('?');
  WebResponse response = refusal(301, "moved to " + address);
  response.headers.emplace_back(
      "Location", address + (query == std::string::npos ? "" : request.target.substr(query)));
  return response;
}

/// Nothing stale is ever shown: the browser asks each time, and is told that it has the bytes.
WebResponse make_current(WebResponse response, const WebRequest& request) {
  const std::string tag = '"' + to_hex(hash64(response.body)) + '"';
  response.headers.emplace_back("Cache-Control", "no-cache");
  response.headers.emplace_back("ETag", tag);
  if (response.status != 200) return response;
  if (request.known_tag == tag) {
    response.status = 304;
    response.body.clear();
  } else if (request.range_tag.empty() || request.range_tag == tag) {
    cut_to_range(response, request.range);
  }
  return response;
}

WebResponse make_problem_response(const Moment& moment, const std::vector<Problem>& problems) {
  WebResponse response = make_response(500, kHtml, make_problem_page(problems, moment.version));
  response.headers.emplace_back("Cache-Control", "no-store");
  response.headers.emplace_back(
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri "
      "'none'; form-action 'none'");
  return response;
}

WebResponse make_failure(const Moment& moment, const Problem& problem, std::string complaint) {
  WebResponse response = make_problem_response(moment, {problem});
  response.complaint = std::move(complaint);
  return response;
}

WebResponse own_file(std::string_view path, std::string_view bytes, const WebRequest& request) {
  return make_current(make_response(200, media_type_of(path), std::string(bytes)), request);
}

WebResponse event_stream(const WebRequest& request) {
  const std::size_t query = request.target.find('?');
  WebResponse response = make_response(200, "text/event-stream", {});
  response.headers.emplace_back("Cache-Control", "no-store");
  response.follow = query == std::string::npos ? "?" : request.target.substr(query + 1);
  return response;
}

/// A copy of a picture may turn out to be the original, of another type.
WebResponse make_asset(const LoadedContent& content, const Page& page, const WebRequest& request) {
  const Asset& asset = content.catalog.assets[page.subject];
  const std::filesystem::path file =
      content.copies ? content.copies->file_for(asset) : std::filesystem::path(asset.source);
  return make_current(make_response(200, media_type_of(file.string()), read_file(file)), request);
}

/// A page that leads elsewhere at once allows no script, and needs none.
bool follows(const Page& page) {
  return page.format == Format::kHtml && page.kind != PageKind::kRedirect &&
         page.kind != PageKind::kAsset && page.kind != PageKind::kThemeAsset;
}

WebResponse make_rendered(const Moment& moment, const Page& page, const WebRequest& request) {
  std::string bytes;
  moment.good->renderer->render(page, bytes);
  if (follows(page)) add_script(bytes, moment.version);
  const int status = page.kind == PageKind::kNotFound ? 404 : 200;
  return make_current(make_response(status, media_type_of(page.path), std::move(bytes)), request);
}

WebResponse make_page(const Moment& moment, const Page& page, const WebRequest& request) {
  try {
    return page.kind == PageKind::kAsset ? make_asset(*moment.good->content, page, request)
                                         : make_rendered(moment, page, request);
  } catch (const jinja::TemplateError& error) {
    return make_failure(moment, problem_of(error.report()),
                        "while making " + page.path + ":\n" + jinja::format(error.report()));
  } catch (const std::system_error& error) {
    return make_failure(moment, problem_of(error),
                        fmt::format("offprint: error: {}\n", error.what()));
  }
}

/// Does a browser show what stands there, or use it in a page?
bool is_shown(const Route& route) {
  return route.page == nullptr || route.page->format == Format::kHtml;
}

WebResponse answer_from_site(const Moment& moment, const std::string& path,
                             const WebRequest& request) {
  if (!moment.good) return make_problem_response(moment, moment.problems);
  const Snapshot& site = *moment.good;
  const Route route = find_route(site.plan, site.base, path);
  if (!route.redirect.empty()) return make_redirect(route.redirect, request);
  if (!moment.problems.empty() && is_shown(route))
    return make_problem_response(moment, moment.problems);
  const Page* const page = route.page ? route.page : site.plan.find(PageKind::kNotFound);
  return page ? make_page(moment, *page, request) : refusal(404, "nothing stands here");
}

}  // namespace

WebResponse answer(const Moment& moment, const WebRequest& request) {
  if (request.hosts.size() != 1) return refusal(400, "one header `Host` is wanted");
  if (!is_trusted_host(request.hosts.front(), moment.host))
    return refusal(421, "this is not `" + request.hosts.front() +
                            "`; use http://127.0.0.1, or start `offprint serve --host NAME`");
  if (request.method != "GET" && request.method != "HEAD") {
    WebResponse response = refusal(405, "only GET and HEAD are answered");
    response.headers.emplace_back("Allow", "GET, HEAD");
    return response;
  }
  const std::optional<std::string> path = parse_target(request.target);
  if (!path) return refusal(400, "no address can be read from that");
  if (*path == kEventsAddress) return event_stream(request);
  if (const auto file = find_own_file(*path)) return own_file(*path, *file, request);
  return answer_from_site(moment, *path, request);
}

}  // namespace offprint
