// Rules about records that are no papers: notices of retraction, corrections, front matter.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/unicode.hpp"
#include "lint/rules.hpp"

namespace offprint {
namespace {

/// The title in lower case, without what does not count at its front.
std::string folded_title(const Subject& subject) {
  std::string title = fold(trim(subject.title.plain));
  title.erase(0, std::min(title.find_first_not_of("[(* "), title.size()));
  return title;
}

bool begins_with_any(std::string_view title, std::span<const std::string_view> beginnings) {
  return std::ranges::any_of(beginnings,
                             [&](std::string_view begin) { return title.starts_with(begin); });
}

std::vector<Mend> mark_retracted() {
  Node yes = Node::string("true");
  yes.kind = Node::Kind::kBoolean;
  return {{"retracted", std::move(yes)}};
}

std::vector<Mend> leave_out() {
  Node yes = Node::string("true");
  yes.kind = Node::Kind::kBoolean;
  return {{"omit", std::move(yes)}};
}

/// "Retracted: …" is the paper itself, withdrawn.
bool is_retracted_paper(const std::string& title, const std::string& abstract) {
  constexpr std::array<std::string_view, 8> kBeginnings{
      "retracted:", "retracted article:", "retracted paper:", "retracted]",
      "retracted)", "withdrawn:",         "withdrawn]",       "withdrawn)"};
  return begins_with_any(title, kBeginnings) || abstract == "retracted." ||
         abstract == "retracted" || abstract == "withdrawn." || abstract == "withdrawn";
}

bool is_retraction_notice(const std::string& title) {
  constexpr std::array<std::string_view, 9> kBeginnings{
      "retraction:",       "retraction note",      "retraction of",
      "retraction to",     "notice of retraction", "notice of removal",
      "retraction notice", "withdrawal notice",    "notice of withdrawal"};
  return begins_with_any(title, kBeginnings) || title.ends_with(": retraction") ||
         title.ends_with(": retraction note");
}

void check_retraction(const Subject& subject, Findings& findings) {
  if (subject.record.retracted) return;
  const std::string title = folded_title(subject);
  const std::string abstract =
      subject.abstract.plain.size() < 20 ? fold(trim(subject.abstract.plain)) : std::string();
  if (is_retraction_notice(title)) {
    findings.warning("title", "this is the notice of a retraction, not a paper",
                     "mark the paper itself as retracted, and leave the notice out", leave_out());
  } else if (is_retracted_paper(title, abstract)) {
    findings.warning("", "this paper seems to be retracted, but is listed as any other",
                     "say `retracted: true`", mark_retracted());
  }
}

void check_correction(const Subject& subject, Findings& findings) {
  constexpr std::array<std::string_view, 14> kBeginnings{"addendum to",
                                                         "addendum:",
                                                         "author correction",
                                                         "correction:",
                                                         "correction to",
                                                         "corrections to",
                                                         "corrigendum",
                                                         "corrigenda",
                                                         "errata",
                                                         "erratum",
                                                         "expression of concern",
                                                         "editorial expression of concern",
                                                         "publisher correction",
                                                         "publisher's correction"};
  if (!begins_with_any(folded_title(subject), kBeginnings)) return;
  findings.note("title",
                fmt::format("this is a correction of a paper, not a paper: `{}`",
                            shortened(subject.title.plain)),
                "link it from the paper that it corrects", leave_out());
}

/// Titles of pages that belong to a volume, not to authors.
bool is_front_matter(std::string_view title) {
  constexpr std::array<std::string_view, 34> kTitles{"about the authors",
                                                     "author index",
                                                     "back cover",
                                                     "back matter",
                                                     "call for papers",
                                                     "committees",
                                                     "conference committee",
                                                     "contents",
                                                     "copyright",
                                                     "copyright notice",
                                                     "copyright page",
                                                     "cover",
                                                     "cover page",
                                                     "editorial board",
                                                     "front cover",
                                                     "front matter",
                                                     "frontmatter",
                                                     "index",
                                                     "index of authors",
                                                     "information for authors",
                                                     "keynotes",
                                                     "list of reviewers",
                                                     "masthead",
                                                     "organizing committee",
                                                     "program committee",
                                                     "publication information",
                                                     "reviewers",
                                                     "sponsors",
                                                     "subject index",
                                                     "table of contents",
                                                     "title page",
                                                     "title pages",
                                                     "toc",
                                                     "welcome message"};
  constexpr std::array<std::string_view, 5> kBeginnings{
      "front matter", "frontmatter", "message from the", "table of contents", "welcome from the"};
  return std::ranges::binary_search(kTitles, title) || begins_with_any(title, kBeginnings);
}

void check_front_matter(const Subject& subject, Findings& findings) {
  std::string title = folded_title(subject);
  while (title.ends_with('.') || title.ends_with(' ')) title.pop_back();
  if (!is_front_matter(title)) return;
  findings.warning("title",
                   fmt::format("this is a part of the volume, not a paper: `{}`",
                               shortened(subject.title.plain)),
                   "leave it out", leave_out());
}

constexpr std::array kRules{
    RecordRule{"retraction", "a retracted paper, or the notice of it, listed as a paper",
               check_retraction},
    RecordRule{"correction-notice", "an erratum or corrigendum listed as a paper",
               check_correction},
    RecordRule{"front-matter", "a title page, index or committee listed as a paper",
               check_front_matter},
};

}  // namespace

std::span<const RecordRule> notice_rules() { return kRules; }

}  // namespace offprint
