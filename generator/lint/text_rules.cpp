// Rules about titles and abstracts as texts: markup that leaked in, dots that a system on the
// way has dropped, capitals.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "lint/lost_dots.hpp"
#include "lint/markup_tag.hpp"
#include "lint/rules.hpp"
#include "text/entities.hpp"
#include "text/scholarly.hpp"

namespace offprint {
namespace {

/// Elements that records may hold: CSL's own and those that every web page has.
bool is_welcome(const MarkupTag& tag) {
  constexpr std::array<std::string_view, 12> kWelcome{
      "a", "b", "br", "code", "em", "fixed-case", "i", "p", "span", "strong", "sub", "sup"};
  const bool plain = tag.name == "a" || tag.name == "span" || !tag.attributes;
  return plain && !tag.qualified && std::ranges::binary_search(kWelcome, tag.name);
}

/// The first tag or character reference that a record should not hold; empty if there is none.
std::string_view find_remains(std::string_view raw) {
  std::size_t from = 0;
  while (const auto tag = find_markup_tag(raw, from)) {
    if (!is_welcome(*tag)) return tag->text;
    from = static_cast<std::size_t>(tag->text.data() - raw.data()) + tag->text.size();
  }
  for (std::size_t i = raw.find('&'); i != std::string_view::npos; i = raw.find('&', i + 1)) {
    if (const Entity entity = find_entity(raw.substr(i)); entity.size > 0)
      return raw.substr(i, entity.size);
  }
  return {};
}

/// The text without markup if that reads the same, else with TeX in the place of the markup.
std::string without_markup(const LintedText& text) {
  return to_html(parse_scholarly_text(text.plain)) == to_html(text.rich) ? text.plain
                                                                         : to_tex(text.rich);
}

void check_markup(const LintedText& text, Findings& findings) {
  if (const auto tag = find_markup_tag(text.plain)) {
    findings.warning(std::string(text.key),
                     fmt::format("the {} shows the markup `{}`", text.key, shortened(tag->text)),
                     "write what it stands for, or take it out");
  } else if (const std::string_view remains = find_remains(*text.raw); !remains.empty()) {
    findings.note(std::string(text.key),
                  fmt::format("the {} holds remains of markup: `{}`", text.key, shortened(remains)),
                  "it is shown as meant; the correction says the same without it",
                  {text_mend(text.key, without_markup(text))});
  }
}

void check_title_markup(const Subject& subject, Findings& findings) {
  check_markup(subject.title, findings);
}

void check_abstract_markup(const Subject& subject, Findings& findings) {
  check_markup(subject.abstract, findings);
}

void check_lost_dots(const Subject& subject, Findings& findings) {
  const LostDots lost = find_lost_dots(subject.title.plain, subject.abstract.plain);
  if (lost.printed.empty()) return;
  const std::string message = fmt::format("the title has `{}`, which may be `{}` without its dot",
                                          lost.printed, lost.meant);
  std::string mended = *subject.title.raw;
  std::vector<Mend> mends;
  if (const std::size_t at = mended.find(lost.printed); at != std::string::npos)
    mends = {text_mend("title", mended.replace(at, lost.printed.size(), lost.meant))};
  if (lost.sure) {
    findings.warning("title", message, "the abstract has it so", std::move(mends));
  } else {
    findings.note("title", message, "versions are printed so", std::move(mends));
  }
}

void check_capitals(const Subject& subject, Findings& findings) {
  std::size_t upper = 0, lower = 0, words = 1;
  for (const char32_t c : to_utf32(subject.title.plain)) {
    upper += is_upper(c);
    lower += is_lower(c);
    words += c == U' ';
  }
  if (words >= 3 && lower == 0 && upper >= 12) {
    findings.warning(
        "title", fmt::format("the title is all in capitals: `{}`", shortened(subject.title.plain)),
        "write it as the paper does");
  } else if (words >= 3 && upper == 0 && lower >= 12) {
    findings.warning("title",
                     fmt::format("the title has no capital: `{}`", shortened(subject.title.plain)),
                     "write it as the paper does");
  }
}

constexpr std::array kRules{
    RecordRule{"title-markup", "markup of a publisher's system that stands in a title",
               check_title_markup},
    RecordRule{"abstract-markup", "markup of a publisher's system that stands in an abstract",
               check_abstract_markup},
    RecordRule{"lost-dots", "a dot that a title has lost: `ObjectFolder 20`", check_lost_dots},
    RecordRule{"title-capitals", "a title all in capitals, or without any", check_capitals},
};

}  // namespace

std::span<const RecordRule> text_rules() { return kRules; }

}  // namespace offprint
