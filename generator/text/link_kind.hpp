// What a link of a publication leads to, guessed from its label and, where that says nothing, from
// its address.
//
//     "PDF (author's version)" → kPdf          "Project code" → kCode      "slides.pdf" → kSlides
//     "", "https://github.com/a/b" → kCode     "Zhihu" → kOther
#pragma once

#include <cstdint>
#include <string_view>

namespace offprint {

/// In the order in which readers want them.
enum class LinkKind : std::uint8_t {
  kPdf,
  kDoi,
  kPublisher,
  kArxiv,
  kCode,
  kData,
  kModel,
  kDemo,
  kVideo,
  kSlides,
  kPoster,
  kSupplement,
  kProject,
  kBibtex,
  kOther,
  kCount
};

/// The last word of the label that is known decides ("supplementary video"), "PDF" where no other
/// does ("slides (PDF)"); then host and ending of the address.
LinkKind link_kind(std::string_view label, std::string_view url);

/// "pdf", "code", "other": for class names and templates.
std::string_view name_of(LinkKind kind);

/// The host of a URL without "www."; empty where there is none.
std::string_view host_of(std::string_view url);

/// Pictures that other sites do not show and whose address ends in ".svg".
bool is_svg(std::string_view address);

}  // namespace offprint
