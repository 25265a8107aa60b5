#include "text/link_kind.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "base/unicode.hpp"
#include "text/folded_words.hpp"

namespace offprint {
namespace {

using Known = std::pair<std::string_view, LinkKind>;

constexpr auto kWords = std::to_array<Known>({
    {"paper", LinkKind::kPdf},
    {"fulltext", LinkKind::kPdf},
    {"doi", LinkKind::kDoi},
    {"publisher", LinkKind::kPublisher},
    {"proceedings", LinkKind::kPublisher},
    {"journal", LinkKind::kPublisher},
    {"openreview", LinkKind::kPublisher},
    {"cvf", LinkKind::kPublisher},
    {"acm", LinkKind::kPublisher},
    {"ieee", LinkKind::kPublisher},
    {"arxiv", LinkKind::kArxiv},
    {"preprint", LinkKind::kArxiv},
    {"code", LinkKind::kCode},
    {"codes", LinkKind::kCode},
    {"github", LinkKind::kCode},
    {"gitlab", LinkKind::kCode},
    {"source", LinkKind::kCode},
    {"software", LinkKind::kCode},
    {"repository", LinkKind::kCode},
    {"implementation", LinkKind::kCode},
    {"data", LinkKind::kData},
    {"dataset", LinkKind::kData},
    {"datasets", LinkKind::kData},
    {"benchmark", LinkKind::kData},
    {"model", LinkKind::kModel},
    {"models", LinkKind::kModel},
    {"weights", LinkKind::kModel},
    {"checkpoints", LinkKind::kModel},
    {"demo", LinkKind::kDemo},
    {"video", LinkKind::kVideo},
    {"videos", LinkKind::kVideo},
    {"talk", LinkKind::kVideo},
    {"recording", LinkKind::kVideo},
    {"youtube", LinkKind::kVideo},
    {"slides", LinkKind::kSlides},
    {"presentation", LinkKind::kSlides},
    {"poster", LinkKind::kPoster},
    {"supp", LinkKind::kSupplement},
    {"supplement", LinkKind::kSupplement},
    {"supplementary", LinkKind::kSupplement},
    {"supplemental", LinkKind::kSupplement},
    {"appendix", LinkKind::kSupplement},
    {"project", LinkKind::kProject},
    {"homepage", LinkKind::kProject},
    {"website", LinkKind::kProject},
    {"bib", LinkKind::kBibtex},
    {"bibtex", LinkKind::kBibtex},
});

/// Hosts, subdomains included; a path narrows one down.
constexpr auto kHosts = std::to_array<Known>({
    {"doi.org", LinkKind::kDoi},
    {"arxiv.org", LinkKind::kArxiv},
    {"github.com", LinkKind::kCode},
    {"gitlab.com", LinkKind::kCode},
    {"bitbucket.org", LinkKind::kCode},
    {"codeberg.org", LinkKind::kCode},
    {"huggingface.co", LinkKind::kModel},
    {"zenodo.org", LinkKind::kData},
    {"figshare.com", LinkKind::kData},
    {"kaggle.com", LinkKind::kData},
    {"youtube.com", LinkKind::kVideo},
    {"youtu.be", LinkKind::kVideo},
    {"vimeo.com", LinkKind::kVideo},
    {"bilibili.com", LinkKind::kVideo},
    {"slideshare.net", LinkKind::kSlides},
    {"speakerdeck.com", LinkKind::kSlides},
    {"github.io", LinkKind::kProject},
    {"openreview.net", LinkKind::kPublisher},
    {"aclanthology.org", LinkKind::kPublisher},
    {"thecvf.com", LinkKind::kPublisher},
    {"acm.org", LinkKind::kPublisher},
    {"ieee.org", LinkKind::kPublisher},
    {"springer.com", LinkKind::kPublisher},
    {"sciencedirect.com", LinkKind::kPublisher},
    {"wiley.com", LinkKind::kPublisher},
    {"mlr.press", LinkKind::kPublisher},
});

constexpr auto kEndings = std::to_array<Known>({
    {".pdf", LinkKind::kPdf},
    {".bib", LinkKind::kBibtex},
    {".ppt", LinkKind::kSlides},
    {".pptx", LinkKind::kSlides},
    {".odp", LinkKind::kSlides},
    {".key", LinkKind::kSlides},
    {".mp4", LinkKind::kVideo},
    {".webm", LinkKind::kVideo},
});

constexpr std::array<std::string_view, static_cast<std::size_t>(LinkKind::kCount)> kNames{
    "pdf",   "doi",    "publisher", "arxiv",      "code",    "data",   "model", "demo",
    "video", "slides", "poster",    "supplement", "project", "bibtex", "other"};

std::optional<LinkKind> kind_of_word(std::string_view word) {
  const auto found = std::ranges::find(kWords, word, &Known::first);
  return found == kWords.end() ? std::nullopt : std::optional(found->second);
}

std::optional<LinkKind> kind_of_label(std::string_view label) {
  const std::string folded = folded_words(label);
  std::optional<LinkKind> kind;
  bool is_pdf = false;
  for (std::string_view rest = folded; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view word = rest.substr(0, end);
    is_pdf |= word == "pdf";
    if (const auto known = kind_of_word(word)) kind = known;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return kind || !is_pdf ? kind : LinkKind::kPdf;
}

std::string_view without_query(std::string_view url) {
  return url.substr(0, url.find_first_of("?#"));
}

bool is_host_below(std::string_view host, std::string_view domain) {
  return host.ends_with(domain) &&
         (host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.');
}

LinkKind kind_of_url(std::string_view url) {
  const std::string path = to_lower(without_query(url));
  const auto ending = std::ranges::find_if(
      kEndings, [&](const Known& known) { return path.ends_with(known.first); });
  if (ending != kEndings.end()) return ending->second;
  if (path.find("arxiv.org/pdf/") != std::string::npos) return LinkKind::kPdf;
  if (path.find("huggingface.co/datasets/") != std::string::npos) return LinkKind::kData;
  const std::string_view host = host_of(path);
  const auto found = std::ranges::find_if(
      kHosts, [&](const Known& known) { return is_host_below(host, known.first); });
  return found == kHosts.end() ? LinkKind::kOther : found->second;
}

}  // namespace

LinkKind link_kind(std::string_view label, std::string_view url) {
  const auto said = label == url ? std::nullopt : kind_of_label(label);
  return said ? *said : kind_of_url(url);
}

std::string_view name_of(LinkKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

std::string_view host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  if (url.starts_with("www.")) url.remove_prefix(4);
  return url.substr(0, url.find_first_of("/?#:"));
}

bool is_svg(std::string_view address) { return to_lower(without_query(address)).ends_with(".svg"); }

}  // namespace offprint
