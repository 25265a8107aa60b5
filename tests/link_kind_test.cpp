#include "text/link_kind.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace offprint;

namespace {

struct LinkCase {
  std::string_view label, url;
};

/// "label | url: kind" a line.
std::string kinds(std::initializer_list<LinkCase> cases) {
  std::string out;
  for (const LinkCase& one : cases)
    out += std::string(one.label) + " | " + std::string(one.url) + ": " +
           std::string(name_of(link_kind(one.label, one.url))) + "\n";
  return out;
}

}  // namespace

TEST_CASE("what a link leads to is known by its label, else by its address") {
  CHECK(kinds({{"PDF", ""},
               {"pdf (author's version)", ""},
               {"Slides (PDF)", "a.pdf"},
               {"Project Code", ""},
               {"Supplementary video", ""},
               {"Supplementary", ""},
               {"arXiv", "https://arxiv.org/pdf/2311.17486"},
               {"Publisher", ""},
               {"DOI", ""},
               {"Datasets", ""},
               {"Zhihu", "https://zhihu.com/x"},
               {"", "https://arxiv.org/abs/2311.17486"},
               {"", "https://arxiv.org/pdf/2311.17486v2"},
               {"", "HTTPS://www.GitHub.com/a/b"},
               {"", "https://a.github.io/b/"},
               {"", "https://notgithub.com/a"},
               {"", "https://huggingface.co/datasets/x"},
               {"", "https://huggingface.co/x/y"},
               {"", "https://dx.doi.org/10.1/x"},
               {"", "https://openaccess.thecvf.com/x.html"},
               {"", "https://openaccess.thecvf.com/x.pdf?a=b#page=2"},
               {"", "papers/talk.PPTX"},
               {"https://youtu.be/project", "https://youtu.be/project"},
               {"", ""}}) ==
        "PDF | : pdf\n"
        "pdf (author's version) | : pdf\n"
        "Slides (PDF) | a.pdf: slides\n"
        "Project Code | : code\n"
        "Supplementary video | : video\n"
        "Supplementary | : supplement\n"
        "arXiv | https://arxiv.org/pdf/2311.17486: arxiv\n"
        "Publisher | : publisher\n"
        "DOI | : doi\n"
        "Datasets | : data\n"
        "Zhihu | https://zhihu.com/x: other\n"
        " | https://arxiv.org/abs/2311.17486: arxiv\n"
        " | https://arxiv.org/pdf/2311.17486v2: pdf\n"
        " | HTTPS://www.GitHub.com/a/b: code\n"
        " | https://a.github.io/b/: project\n"
        " | https://notgithub.com/a: other\n"
        " | https://huggingface.co/datasets/x: data\n"
        " | https://huggingface.co/x/y: model\n"
        " | https://dx.doi.org/10.1/x: doi\n"
        " | https://openaccess.thecvf.com/x.html: publisher\n"
        " | https://openaccess.thecvf.com/x.pdf?a=b#page=2: pdf\n"
        " | papers/talk.PPTX: slides\n"
        "https://youtu.be/project | https://youtu.be/project: video\n"
        " | : other\n");
}
