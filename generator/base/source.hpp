// The files that were read, and places in them.
//
// Every value that came out of a user's file can say where it stood. A place is three numbers,
// small enough to be kept by each of a million values; the table turns it back into a path and the
// line as it stands there.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace offprint {

/// Number of a file in a `Sources` table. `kNoSource` stands for "no file": a value that the
/// program made.
using SourceId = std::uint32_t;
inline constexpr SourceId kNoSource = 0xffffffff;

/// A place in a file. Lines and columns count from 1, columns in code points; 0 means unknown.
struct Place {
  SourceId source = kNoSource;
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  friend bool operator==(const Place&, const Place&) = default;
};

/// The files of one run: path and whole text, kept so that a diagnostic can show the line it speaks
/// of. Views into a text stay valid as long as the table lives. Not safe for concurrent `add`.
class Sources {
 public:
  /// Takes a file in; `path` is how messages will name it (relative to the site's folder where
  /// possible).
  SourceId add(std::string path, std::string text);

  std::string_view path(SourceId source) const { return files_[source].path; }
  std::string_view text(SourceId source) const { return files_[source].text; }

  /// The line of a place without its line end, or nothing where the place is unknown.
  std::string_view line(const Place& place) const;

  std::size_t size() const { return files_.size(); }

 private:
  struct File {
    std::string path;
    std::string text;
  };
  std::deque<File> files_;
};

/// Turns byte offsets of one text into places: asked in rising order, the whole costs one pass over
/// the text. LF, CRLF and CR each end a line.
class PlaceFinder {
 public:
  PlaceFinder(SourceId source, std::string_view text) : source_(source), text_(text) {}
  /// To be asked from `offset` on, whose place is known.
  PlaceFinder(std::string_view text, std::size_t offset, const Place& place)
      : source_(place.source),
        text_(text),
        offset_(offset),
        line_(place.line),
        column_(place.column) {}
  Place at(std::size_t offset);

 private:
  void step_over_line_end();

  SourceId source_;
  std::string_view text_;
  std::size_t offset_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
};

}  // namespace offprint
