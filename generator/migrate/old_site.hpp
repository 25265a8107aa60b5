// The files of an old site, as its generator reads them: YAML, JSON and TOML, and texts with front
// matter. Each file that was asked for is remembered, so that what nobody asked for can be told.
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/node.hpp"
#include "base/source.hpp"

namespace offprint {

/// A text with front matter.
struct OldText {
  std::string path;  ///< below the site: "_news/one.md"
  std::string stem;  ///< "one"; of "two/index.md" it is "two"
  Node front;        ///< a map
  std::string body;
  std::uint32_t body_line = 1;
};

class OldSite {
 public:
  explicit OldSite(std::filesystem::path root) : root_(std::move(root)) {}

  bool has(const std::string& path) const;

  /// All files below a folder, by path; hidden ones aside.
  std::vector<std::string> files(const std::string& folder) const;

  /// The tree of a YAML, JSON or TOML file. Nothing where it is not there, or cannot be read: then
  /// it is reported.
  std::optional<Node> data(const std::string& path);

  /// A text; one whose front matter cannot be read has none, and it is reported.
  std::optional<OldText> text(const std::string& path);

  /// The texts (.md, .markdown, .html) of a folder, or those of them whose paths are wanted.
  using Wanted = bool (*)(const std::string& path);
  std::vector<OldText> texts(const std::string& folder, Wanted wanted = nullptr);

  /// The file's place in the table of sources, its text read; nothing where it is not there.
  std::optional<SourceId> source(const std::string& path);

  /// "_config.yml:12".
  std::string shown(const Place& place) const;

  void mark_used(const std::string& path) { used_.insert(path); }
  bool is_used(const std::string& path) const { return used_.contains(path); }

  const std::filesystem::path& root() const { return root_; }
  Sources& sources() { return sources_; }
  Diagnostics& diagnostics() { return diagnostics_; }

 private:
  std::filesystem::path root_;
  std::set<std::string> used_;
  Sources sources_;
  Diagnostics diagnostics_;
};

/// "2021-10-01", from the front matter or the beginning of the file's name; empty where neither has
/// one, or the one that stands for none ("1900-01-01").
std::string date_of(const OldText& text);

/// "2021-10-01-a-post" → "a-post".
std::string stem_without_date(const OldText& text);

/// The text of a scalar member, white space collapsed; empty where there is none.
std::string text_of(const Node& map, std::string_view key);

/// The member under the first of the keys that has a value.
const Node* find_first(const Node& map, std::initializer_list<std::string_view> keys);

/// Adds a text to a map, unless it is empty or the key is taken.
void put(Node& map, std::string_view key, std::string text);
/// Adds a value, unless it is empty or the key is taken.
void put(Node& map, std::string_view key, Node value);
/// The list under a key, made where it is not there.
Node& list_in(Node& map, std::string_view key);

}  // namespace offprint
