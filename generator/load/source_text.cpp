#include "load/source_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "base/files.hpp"
#include "base/find_byte.hpp"
#include "base/utf8.hpp"
#include "load/legacy_text.hpp"

namespace offprint {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string reason(const std::system_error& failure, std::uint64_t most) {
  const std::error_code code = failure.code();
  if (code == std::errc::file_too_large) return fmt::format("is larger than {} MB", most >> 20);
  if (code == std::errc::invalid_argument) return "is no regular file";
  return "cannot be read: " + code.message();
}

bool is_utf16(std::string_view text) {
  return text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
}

void refuse_bytes(SourceId source, std::string_view text, std::size_t offset,
                  Diagnostics& diagnostics) {
  diagnostics
      .error(PlaceFinder(source, text).at(offset),
             fmt::format("byte 0x{:02X} is not UTF-8", static_cast<unsigned char>(text[offset])),
             is_utf16(text) ? "this looks like UTF-16; save the file as UTF-8"
                            : "save the file as UTF-8")
      .code = "encoding";
}

void refuse_control(SourceId source, std::string_view text, std::size_t offset,
                    Diagnostics& diagnostics) {
  diagnostics
      .error(PlaceFinder(source, text).at(offset),
             fmt::format("control character U+{:04X}", static_cast<unsigned char>(text[offset])),
             "delete it")
      .code = "control-character";
}

/// The bytes of the file; nothing, and reported, where it cannot be read.
std::optional<std::string> read_text(const std::filesystem::path& path, const std::string& shown,
                                     std::uint64_t most, Sources& sources,
                                     Diagnostics& diagnostics) {
  try {
    return read_file(path, most);
  } catch (const std::system_error& failure) {
    diagnostics.error(place_of_file(sources.add(shown, {})), reason(failure, most));
    return std::nullopt;
  }
}

}  // namespace

Place place_of_file(SourceId source) { return {source, 0, 0}; }

std::optional<SourceId> add_source(const std::string& shown, std::string text, Sources& sources,
                                   Diagnostics& diagnostics) {
  if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
  const SourceId source = sources.add(shown, std::move(text));
  const std::string_view kept = sources.text(source);
  const std::size_t invalid = find_invalid_utf8(kept).value_or(kept.size());
  const std::size_t control_at = find_byte(kept, is_stray_control);
  if (invalid == kept.size() && control_at == kept.size()) return source;
  if (invalid < control_at || is_utf16(kept)) {
    refuse_bytes(source, kept, invalid, diagnostics);
  } else {
    refuse_control(source, kept, control_at, diagnostics);
  }
  return std::nullopt;
}

std::optional<SourceId> add_legacy_source(const std::string& shown, std::string text,
                                          Sources& sources, Diagnostics& diagnostics) {
  if (is_utf16(text)) return add_source(shown, std::move(text), sources, diagnostics);
  if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
  MendedText mended = mend_legacy_text(std::move(text));
  const SourceId source = sources.add(shown, std::move(mended.text));
  const auto place = [&](std::size_t at) {
    return PlaceFinder(source, sources.text(source)).at(at);
  };
  if (mended.foreign > 0) {
    diagnostics
        .warning(place(mended.first_foreign),
                 fmt::format("not UTF-8 from here on ({} bytes); read as Latin-1", mended.foreign),
                 "save the file as UTF-8")
        .code = "encoding";
  }
  if (mended.controls > 0) {
    diagnostics
        .warning(place(mended.first_control),
                 fmt::format("control characters ({}) are read as spaces", mended.controls),
                 "delete them")
        .code = "control-character";
  }
  return source;
}

std::optional<SourceId> read_legacy_source(const std::filesystem::path& path,
                                           const std::string& shown, std::uint64_t most,
                                           Sources& sources, Diagnostics& diagnostics) {
  const auto text = read_text(path, shown, most, sources, diagnostics);
  return text ? add_legacy_source(shown, *text, sources, diagnostics) : std::nullopt;
}

std::optional<SourceId> read_source(const std::filesystem::path& path, const std::string& shown,
                                    std::uint64_t most, Sources& sources,
                                    Diagnostics& diagnostics) {
  auto text = read_text(path, shown, most, sources, diagnostics);
  return text ? add_source(shown, *std::move(text), sources, diagnostics) : std::nullopt;
}

}  // namespace offprint
