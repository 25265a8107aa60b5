// file    = [head] line*
// head    = "# offprint permalinks " version EOL ("#" text EOL)*
// line    = EOL | "#" text EOL | address EOL | address " -> " address EOL | "given up: " hash EOL
// hash    = five hexadecimal digits
//
// The marks that git leaves where two sides could not be merged are no lines of ours: they are
// reported once, and what stands between them is read as it is.
#include "plan/permalinks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <utility>

#include "base/unicode.hpp"
#include "base/utf8.hpp"

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
# Has a page moved, run `offprint permalinks move ADDRESS NEW-ADDRESS`; is it gone for good, run
# `offprint permalinks remove ADDRESS`. Not in this file, since nobody links to them or nothing at
# their address could lead on: further pages of lists, feeds, exports, pictures and styles.
)";

/// Whether a part of an address can be a file or folder of a site, and stand in a link as it is.
bool is_sound_part(std::string_view part) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  return !part.empty() && part.size() <= 255 && part.front() != '.' &&
         part.find_first_of("\\?#%:*\"<>|") == std::string_view::npos &&
         part.find("→") == std::string_view::npos && std::ranges::none_of(part, is_control);
}

bool is_sound(std::string_view address) {
  for (;;) {
    const std::size_t slash = address.find('/');
    if (!is_sound_part(address.substr(0, slash))) return false;
    if (slash == std::string_view::npos) return true;
    address.remove_prefix(slash + 1);
  }
}

/// How to mend what is no address.
std::string_view hint_for(std::string_view text) {
  const auto has = [&](std::string_view part) { return text.find(part) != std::string_view::npos; };
  if (has("->") || has("=>") || has("→"))
    return "a redirect is `OLD -> NEW`, with a blank on each side of the arrow";
  if (has("://")) return "leave out scheme and host: it is a path from the top of this site on";
  if (has("#")) return "a comment has a line of its own, above the address";
  return "it is a path from the top of the site on, such as `people/ada.html`";
}

bool is_merge_mark(std::string_view line) {
  constexpr std::array<std::string_view, 4> kMarks{"<<<<<<<", "|||||||", "=======", ">>>>>>>"};
  return std::ranges::any_of(kMarks, [&](auto mark) { return line.starts_with(mark); });
}

class Parser {
 public:
  Parser(SourceId source, const Sources& sources, Diagnostics& diagnostics)
      : source_(source), text_(sources.text(source)), diagnostics_(diagnostics) {}

  Permalinks parse() {
    if (text_.starts_with(kTitle)) skip_head();
    while (!text_.empty()) take_line(next_line());
    permalinks_.rest = std::move(comment_);
    permalinks_.end = {source_, line_, 1};
    return std::move(permalinks_);
  }

 private:
  std::string_view next_line() {
    const std::size_t end = std::min(text_.find('\n'), text_.size());
    begin_ = text_.data();
    const std::string_view line = trim(text_.substr(0, end));
    text_.remove_prefix(std::min(end + 1, text_.size()));
    ++line_;
    return line;
  }

  /// Where a part of the line stands that was taken last.
  Place place_of(std::string_view part) const {
    const std::string_view before(begin_, static_cast<std::size_t>(part.data() - begin_));
    return {source_, line_, static_cast<std::uint32_t>(count_code_points(before) + 1)};
  }

  void skip_head() {
    const std::string_view version = next_line().substr(kTitle.size());
    if (version != "1") {
      diagnostics_
          .error(place_of(version), fmt::format("version `{}` of this file is not known", version),
                 "a later program wrote it; use that one")
          .code = "version";
      text_ = {};
    }
    while (text_.starts_with('#')) next_line();
  }

  void take_line(std::string_view line) {
    if (line.empty()) return;
    if (line.starts_with('#')) return take_comment(line);
    if (is_merge_mark(line)) return take_merge_mark(line);
    if (line.starts_with(kGivenUp)) return take_hash(trim(line.substr(kGivenUp.size())));
    const std::size_t arrow = line.find(kArrow);
    if (arrow == std::string_view::npos) return add(line, "");
    take_redirect(trim(line.substr(0, arrow)), trim(line.substr(arrow + kArrow.size())));
  }

  void take_merge_mark(std::string_view line) {
    if (std::exchange(merge_reported_, true)) return;
    fault(line, "a merge that could not be finished has left its marks",
          "delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`, keep those between "
          "them, and run `offprint permalinks update`");
  }

  void take_comment(std::string_view line) { comment_ += std::string(line) + '\n'; }

  void take_hash(std::string_view digits) {
    std::uint32_t hash = 0;
    const char* const end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, hash, 16);
    if (digits.size() == 5 && error == std::errc() && stop == end)
      permalinks_.given_up.emplace_back(hash, place_of(digits));
    else
      fault(digits, fmt::format("`{}` is no hash of five hexadecimal digits", digits),
            "delete this line; where you know the address, `offprint permalinks remove ADDRESS "
            "--without-trace` makes it anew");
  }

  void take_redirect(std::string_view from, std::string_view to) {
    const std::string address = plain_address(from);
    if (address.ends_with(".html")) return add(from, to);
    fault(from, fmt::format("only from a page can be led on, and `{}` is none", from),
          fmt::format("end it in `.html`; servers show `{}.html` at `/{}` too", address, address));
  }

  /// `to` is empty where a page stands.
  void add(std::string_view from, std::string_view to) {
    const Place place = place_of(from);
    Permalink entry{plain_address(from), to.empty() ? "" : plain_address(to), "", place};
    if (!is_sound(entry.address)) return report_unsound(from, entry.address);
    if (!to.empty() && !is_sound(entry.target)) return report_unsound(to, entry.target);
    entry.comment = std::exchange(comment_, {});
    permalinks_.entries.push_back(std::move(entry));
  }

  void report_unsound(std::string_view part, const std::string& address) {
    fault(part, fmt::format("`{}` is no address of this site", address), hint_for(part));
  }

  void fault(std::string_view part, std::string message, std::string_view hint) {
    Diagnostic& diagnostic =
        diagnostics_.error(place_of(part), std::move(message), std::string(hint));
    diagnostic.code = "permalink";
    diagnostic.width = static_cast<std::uint32_t>(count_code_points(part));
  }

  SourceId source_;
  std::string_view text_;
  const char* begin_ = text_.data();  ///< of the line
  std::uint32_t line_ = 0;
  std::string comment_;
  bool merge_reported_ = false;
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
