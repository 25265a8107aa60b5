#include "load/json_runs.hpp"

#include <array>

namespace offprint {
namespace {

constexpr std::size_t kNowhere = std::string_view::npos;

constexpr std::array<bool, 256> marks(std::string_view characters) {
  std::array<bool, 256> table{};
  for (const char c : characters) table[static_cast<unsigned char>(c)] = true;
  return table;
}

/// Walks over a JSON text without asking what its words mean.
class Walk {
 public:
  explicit Walk(std::string_view text) : text_(text) {}

  std::size_t at() const { return at_; }

  /// Steps over white space and that character; false where another one stands.
  bool pass(char c) {
    skip_space();
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  bool is_next(char c) {
    skip_space();
    return at_ < text_.size() && text_[at_] == c;
  }

  bool is_at_end() {
    skip_space();
    return at_ == text_.size();
  }

  /// Steps over a map with all that stands in it; false where it does not end.
  bool pass_map() {
    static constexpr auto kMarks = marks("\"{}[]");
    std::size_t depth = 0;
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (!kMarks[static_cast<unsigned char>(c)]) continue;
      if (c == '"') {
        if (!pass_rest_of_string()) return false;
      } else if (c == '{' || c == '[') {
        ++depth;
      } else if (--depth == 0) {
        return true;
      }
    }
    return false;
  }

 private:
  void skip_space() {
    static constexpr auto kSpace = marks(" \t\r\n");
    while (at_ < text_.size() && kSpace[static_cast<unsigned char>(text_[at_])]) ++at_;
  }

  bool pass_rest_of_string() {
    const std::size_t begin = at_;
    while (true) {
      const std::size_t quote = text_.find('"', at_);
      if (quote == kNowhere) return false;
      at_ = quote + 1;
      std::size_t slashes = 0;
      while (quote - slashes > begin && text_[quote - slashes - 1] == '\\') ++slashes;
      if (slashes % 2 == 0) return true;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<JsonRun> split_json_list(SourceId source, std::string_view text, std::size_t size) {
  std::vector<JsonRun> runs;
  Walk walk(text);
  if (!walk.pass('[')) return {};
  do {
    if (!walk.is_next('{')) return {};
    const std::size_t begin = walk.at();
    if (!walk.pass_map()) return {};
    if (runs.empty() || runs.back().end - runs.back().begin >= size) runs.push_back({begin, 0, {}});
    runs.back().end = walk.at();
  } while (walk.pass(','));
  if (!walk.pass(']') || !walk.is_at_end()) return {};
  PlaceFinder finder(source, text);
  for (JsonRun& run : runs) run.place = finder.at(run.begin);
  return runs;
}

}  // namespace offprint
