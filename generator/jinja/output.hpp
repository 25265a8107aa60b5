// The text of a render: appended to the caller's string through a cursor, so that a piece costs one
// comparison and one copy. Behind the end there is always room for a block: short pieces are copied
// in blocks of one size, which is much faster than copying exactly. Text that is to become a value
// (a macro's, a block set's) is written here, too, and cut off again.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace jinja {

/// Text that a template prints as it is, padded to whole blocks.
class Literal {
 public:
  static constexpr std::size_t kBlock = 16;

  explicit Literal(std::string text) : text_(std::move(text)), size_(text_.size()) {
    text_.resize((size_ + kBlock) / kBlock * kBlock);
  }
  std::size_t size() const { return size_; }
  const char* data() const { return text_.data(); }

 private:
  std::string text_;
  std::size_t size_;
};

class Output {
 public:
  /// Writes behind what `target` holds; `expected` bytes are made room for. At most `limit` bytes;
  /// a LimitError beyond.
  Output(std::string& target, std::size_t expected, std::uint64_t limit);
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  /// Leaves `target` as it was, unless `finish` was called.
  ~Output() { target_.resize(end_of_text_); }

  void append(std::string_view text) {
    if (text.size() > room()) grow(text.size());
    if (!text.empty()) std::memcpy(cursor_, text.data(), text.size());
    cursor_ += text.size();
  }
  void append(const Literal& text) {
    if (text.size() > room()) grow(text.size());
    char* to = cursor_;
    const char* from = text.data();
    cursor_ += text.size();
    for (; to < cursor_; to += Literal::kBlock, from += Literal::kBlock)
      std::memcpy(to, from, Literal::kBlock);
  }
  /// With `& < > " '` as entities.
  void append_escaped(std::string_view text);
  void append_integer(std::int64_t number);

  /// How much was written since the beginning.
  std::size_t size() const { return static_cast<std::size_t>(cursor_ - target_.data()) - start_; }
  /// What was written since it was of this size; valid until more is written.
  std::string_view since(std::size_t size) const {
    return std::string_view(target_.data() + start_ + size, this->size() - size);
  }
  /// How much room makes another such text quick to write.
  std::size_t wanted() const { return std::max(wanted_, size()); }
  void cut(std::size_t size) { cursor_ = target_.data() + start_ + size; }

  void finish() { end_of_text_ = start_ + size(); }

 private:
  /// So many bytes behind `end_` may be written to, though they are no text.
  static constexpr std::size_t kSlack = 2 * Literal::kBlock;

  std::size_t room() const { return static_cast<std::size_t>(end_ - cursor_); }
  void grow(std::size_t size);
  void resize(std::size_t size);
  void make_room_for_escaped(std::string_view text);

  std::string& target_;
  std::size_t start_;
  std::size_t end_of_text_;
  std::uint64_t limit_;
  std::size_t wanted_ = 0;
  char* cursor_;
  char* end_;
};

}  // namespace jinja
