// file    = [head] line*
// head    = "# offprint permalinks " version EOL ("#" text EOL)*
// line    = EOL | "#" text EOL | address EOL | address " -> " address EOL | "given up: " hash EOL
// hash    = five hexadecimal digits
#include "plan/permalinks.hpp"

#include <fmt/format.h>

#include <charconv>
#include <iterator>
#include <utility>

namespace offprint {
namespace {

constexpr std::string_view kTitle = "# offprint permalinks ";
constexpr std::string_view kArrow = " -> ";
constexpr std::string_view kGivenUp = "given up: ";

constexpr std::string_view kHead =
    R"(# offprint permalinks 1
# The addresses that this site has published. Others link to them, so a build that would lose one
# fails. Keep this file with the content; `offprint permalinks update` adds what is new.
#
#   people/ada.html               a page stands there, or a PDF
#   ada.html -> people/ada.html   it has moved: whoever comes there is led on
#   given up: 3f2a9               hash of an address that must not come back, so that the name in it
#                                 is told nowhere
#
# To move a page, write the second kind of line in the place of the first; to give one up, run
# `offprint permalinks remove ADDRESS`. Not in this file, since nobody links to them or nothing at
# their address could lead on: further pages of lists, feeds, exports, pictures and styles.
)";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// Whether a part of an address can be a file or folder of a site, and stand in a link as it is.
bool is_sound_part(std::string_view part) {
  return !part.empty() && part.size() <= 255 && part.front() != '.' &&
         part.find_first_of("\\?#%:*\"<>|") == std::string_view::npos;
}

bool is_sound(std::string_view address) {
  for (;;) {
    const std::size_t slash = address.find('/');
    if (!is_sound_part(address.substr(0, slash))) return false;
    if (slash == std::string_view::npos) return true;
    address.remove_prefix(slash + 1);
  }
}

class Parser {
 public:
  Parser(SourceId source, const Sources& sources, Diagnostics& diagnostics)
      : source_(source), text_(sources.text(source)), diagnostics_(diagnostics) {}

  Permalinks parse() {
    if (text_.starts_with(kTitle)) skip_head();
    while (!text_.empty()) take_line(next_line());
    permalinks_.rest = std::move(comment_);
    return std::move(permalinks_);
  }

 private:
  Place place() const { return {source_, line_, 1}; }

  std::string_view next_line() {
    const std::size_t end = std::min(text_.find('\n'), text_.size());
    const std::string_view line = trimmed(text_.substr(0, end));
    text_.remove_prefix(std::min(end + 1, text_.size()));
    ++line_;
    return line;
  }

  void skip_head() {
    const std::string_view version = next_line().substr(kTitle.size());
    if (version != "1") {
      diagnostics_
          .error(place(), fmt::format("version `{}` of this file is not known", version),
                 "a later program wrote it; use that one")
          .code = "version";
      text_ = {};
    }
    while (text_.starts_with('#')) next_line();
  }

  void take_line(std::string_view line) {
    if (line.empty()) return;
    if (line.starts_with('#')) return take_comment(line);
    if (line.starts_with(kGivenUp)) return take_hash(trimmed(line.substr(kGivenUp.size())));
    const std::size_t arrow = line.find(kArrow);
    if (arrow == std::string_view::npos) return take_address(line);
    take_redirect(trimmed(line.substr(0, arrow)), trimmed(line.substr(arrow + kArrow.size())));
  }

  void take_comment(std::string_view line) { comment_ += std::string(line) + '\n'; }

  void take_hash(std::string_view digits) {
    std::uint32_t hash = 0;
    const char* const end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, hash, 16);
    if (digits.size() == 5 && error == std::errc() && stop == end)
      permalinks_.given_up.emplace_back(hash, place());
    else
      fault(fmt::format("`{}` is no hash of five hexadecimal digits", digits), "");
  }

  void take_address(std::string_view line) { add(plain_address(line), ""); }

  void take_redirect(std::string_view from, std::string_view to) {
    const std::string address = plain_address(from);
    if (!address.ends_with(".html")) {
      return fault(
          fmt::format("only from a page can be led on, and `{}` is none", from),
          fmt::format("end it in `.html`; servers show `{}.html` at `/{}` too", address, address));
    }
    add(address, plain_address(to));
  }

  void add(std::string address, std::string target) {
    for (const std::string* part : {&address, &target}) {
      if (part->empty() || is_sound(*part)) continue;
      return fault(fmt::format("`{}` is no address of this site", *part),
                   "it is a path from the top of the site on, such as `people/ada.html`");
    }
    permalinks_.entries.push_back(
        {std::move(address), std::move(target), std::exchange(comment_, {}), place()});
  }

  void fault(std::string message, std::string hint) {
    diagnostics_.error(place(), std::move(message), std::move(hint)).code = "permalink";
  }

  SourceId source_;
  std::string_view text_;
  std::uint32_t line_ = 0;
  std::string comment_;
  Permalinks permalinks_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::string plain_address(std::string_view address) {
  if (address.starts_with('/')) address.remove_prefix(1);
  const bool is_folder = address.empty() || address.ends_with('/');
  return std::string(address) + (is_folder ? "index.html" : "");
}

std::optional<Permalinks> parse_permalinks(std::optional<SourceId> source, const Sources& sources,
                                           Diagnostics& diagnostics) {
  if (!source) return std::nullopt;
  return Parser(*source, sources, diagnostics).parse();
}

std::string to_text(const Permalinks& permalinks) {
  std::string text = std::string(kHead) + '\n';
  for (const Permalink& entry : permalinks.entries) {
    text += entry.comment + entry.address;
    if (!entry.target.empty()) text += std::string(kArrow) + entry.target;
    text += '\n';
  }
  for (const auto& [hash, place] : permalinks.given_up)
    fmt::format_to(std::back_inserter(text), "{}{:05x}\n", kGivenUp, hash);
  return text + permalinks.rest;
}

}  // namespace offprint
