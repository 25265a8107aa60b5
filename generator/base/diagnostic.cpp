#include "base/diagnostic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <tuple>

#include "base/utf8.hpp"

namespace offprint {
namespace {

std::string_view word(Severity severity) {
  if (severity == Severity::kError) return "error";
  return severity == Severity::kWarning ? "warning" : "note";
}

std::string_view color(Severity severity) {
  if (severity == Severity::kError) return "\x1b[1;31m";
  return severity == Severity::kWarning ? "\x1b[1;33m" : "\x1b[1;36m";
}

std::string_view path_of(const Place& place, const Sources& sources) {
  return place.source < sources.size() ? sources.path(place.source) : std::string_view();
}

std::string position(const Place& place, const Sources& sources) {
  const std::string_view path = path_of(place, sources);
  if (path.empty()) return {};
  if (place.line == 0) return fmt::format("{}: ", path);
  if (place.column == 0) return fmt::format("{}:{}: ", path, place.line);
  return fmt::format("{}:{}:{}: ", path, place.line, place.column);
}

/// What a terminal cannot show, or would obey, becomes a visible stand-in of one column.
std::string printable(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\t') {
      out += ' ';
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      out += '?';
    } else {
      out += c;
    }
  }
  return to_valid_utf8(out);
}

/// The source line, cut to a window around the caret, and the line with the caret below it. Whole
/// files of a hundred megabytes stand on one line, so nothing but the window is looked at twice.
std::string excerpt(const Diagnostic& d, const Sources& sources, const DiagnosticStyle& style) {
  const std::string_view line = sources.line(d.place);
  if (line.empty() || d.place.column == 0) return {};
  const std::size_t caret = d.place.column - 1;
  const std::size_t from = caret < style.columns * 3 / 4 ? 0 : caret - style.columns / 2;
  const std::string shown = printable(slice_code_points(line, from, style.columns));
  const std::size_t length = count_code_points(shown);
  const std::size_t before = std::min(caret - from, length);
  const std::size_t width =
      std::clamp<std::size_t>(d.width, 1, std::max<std::size_t>(1, length - before));
  const std::string_view mark = style.color ? color(d.severity) : "";
  return fmt::format("{:>7} | {}\n{:>7} | {:{}}{}^{:~>{}}{}\n", d.place.line, shown, "", "", before,
                     mark, "", width - 1, style.color ? "\x1b[0m" : "");
}

}  // namespace

void Diagnostics::add(Diagnostic diagnostic) {
  errors_ += diagnostic.severity == Severity::kError;
  warnings_ += diagnostic.severity == Severity::kWarning;
  all_.push_back(std::move(diagnostic));
}

Diagnostic& Diagnostics::error(const Place& place, std::string message, std::string hint) {
  add({Severity::kError, place, std::move(message), std::move(hint), {}, 1});
  return all_.back();
}

Diagnostic& Diagnostics::warning(const Place& place, std::string message, std::string hint) {
  add({Severity::kWarning, place, std::move(message), std::move(hint), {}, 1});
  return all_.back();
}

Diagnostic& Diagnostics::note(const Place& place, std::string message, std::string hint) {
  add({Severity::kNote, place, std::move(message), std::move(hint), {}, 1});
  return all_.back();
}

void Diagnostics::append(Diagnostics other) {
  errors_ += other.errors_;
  warnings_ += other.warnings_;
  std::move(other.all_.begin(), other.all_.end(), std::back_inserter(all_));
}

std::vector<Diagnostic> Diagnostics::sorted(const Sources& sources) const {
  std::vector<Diagnostic> result = all_;
  const auto key = [&](const Diagnostic& d) {
    return std::make_tuple(path_of(d.place, sources), d.place.line, d.place.column, d.severity,
                           std::string_view(d.message));
  };
  std::stable_sort(result.begin(), result.end(), [&](auto& a, auto& b) { return key(a) < key(b); });
  const auto same = [&](auto& a, auto& b) { return key(a) == key(b); };
  result.erase(std::unique(result.begin(), result.end(), same), result.end());
  return result;
}

std::string format(const Diagnostic& d, const Sources& sources, const DiagnosticStyle& style) {
  const std::string code = d.code.empty() ? "" : fmt::format("[{}]", d.code);
  const std::string hint = d.hint.empty() ? "" : "; " + printable(d.hint);
  return fmt::format("{}{}{}{}{}: {}{}\n", printable(position(d.place, sources)),
                     style.color ? color(d.severity) : "", word(d.severity), code,
                     style.color ? "\x1b[0m" : "", printable(d.message), hint) +
         excerpt(d, sources, style);
}

std::string format(const Diagnostics& diagnostics, const Sources& sources,
                   const DiagnosticStyle& style) {
  std::string out;
  std::size_t shown = 0;
  const std::vector<Diagnostic> sorted = diagnostics.sorted(sources);
  for (const Diagnostic& d : sorted) {
    if (shown == style.most) break;
    out += format(d, sources, style);
    ++shown;
  }
  if (sorted.size() > shown) out += fmt::format("… and {} more\n", sorted.size() - shown);
  return out;
}

}  // namespace offprint
