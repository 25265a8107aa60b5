// What all readers of foreign formats have in common.
//
// A reader takes a file of the table of sources and hands out one located map a record, in the
// words of our CSL-JSON, which `read_record` understands. It reports at its place what it mends or
// leaves out, and says how much it saw, so that an account can be made.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/diagnostic.hpp"
#include "base/node.hpp"
#include "base/source.hpp"
#include "load/tree.hpp"

namespace offprint {

struct ReadAccount {
  std::size_t entries = 0;    ///< seen in the file
  std::size_t not_works = 0;  ///< of them, those that are no works: front matter, `@xdata`, people
};

using RecordReader = ReadAccount (*)(SourceId source, const Sources& sources,
                                     Diagnostics& diagnostics, const ItemSink& sink);

/// A map of a record while a reader fills it: empty values are left out, the first of equal keys
/// stays.
class RecordDraft {
 public:
  explicit RecordDraft(const Place& place) : map_(Node::map(place)) {}

  bool has(std::string_view key) const { return map_.find(key) != nullptr; }
  std::string_view text(std::string_view key) const;
  void put(std::string_view key, Node value);
  void set(std::string_view key, std::string text, const Place& place);
  void set_year(int year, const Place& place);
  void set_date(int year, int month, int day, const Place& place);
  void set_true(std::string_view key, const Place& place);

  /// Adds a text to the list under that key.
  void append(std::string_view key, std::string text, const Place& place);
  /// Adds a value to the list under that key.
  void append(std::string_view key, Node value);
  void add_link(std::string_view label, std::string url, const Place& place);

  const Place& place() const { return map_.place; }
  Node finish() && { return std::move(map_); }

 private:
  Node map_;
};

/// The sink, given works that all have a title: one without gets "Untitled", and a warning.
ItemSink titling(const ItemSink& sink, Diagnostics& diagnostics);

/// Calls `take(line, number)` for each line of a text, without its end; numbers count from 1.
template <class Take>
void for_each_line(std::string_view text, const Take& take) {
  for (std::uint32_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    take(text.substr(0, end), number);
    const bool crlf = text.substr(end).starts_with("\r\n");
    text.remove_prefix(std::min(text.size(), end + (crlf ? 2 : 1)));
  }
}

/// A number as a value of a map.
Node integer_node(long value, const Place& place);

/// The first number of four digits that can be a year, or 0.
int year_in(std::string_view text);

}  // namespace offprint
