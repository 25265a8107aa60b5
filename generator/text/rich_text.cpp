#include "text/rich_text.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace offprint {
namespace {

std::uint32_t offset(std::size_t value) { return static_cast<std::uint32_t>(value); }

}  // namespace

void RichTextBuilder::text(std::string_view chars) {
  if (chars.empty()) return;
  flush_gap();
  append(chars);
}

void RichTextBuilder::gap(Gap gap) { gap_ = std::max(gap_, gap); }

void RichTextBuilder::open(Style style, std::string_view source) {
  flush_gap();
  const std::uint32_t begin = offset(text_.chars.size());
  text_.chars += source;
  text_.pieces.push_back({Piece::Kind::kOpen, style, begin, offset(text_.chars.size())});
  open_.push_back(style);
}

void RichTextBuilder::close() {
  assert(!open_.empty());
  const bool nothing_inside =
      text_.pieces.back().kind == Piece::Kind::kOpen && open_.back() != Style::kRaw;
  if (nothing_inside) {
    take_back_opening();
  } else {
    text_.pieces.push_back({Piece::Kind::kClose, open_.back()});
  }
  open_.pop_back();
}

bool RichTextBuilder::is_open(Style style) const {
  return std::ranges::find(open_, style) != open_.end();
}

bool RichTextBuilder::ends_with(std::string_view chars) const {
  return !text_.pieces.empty() && text_.pieces.back().kind == Piece::Kind::kText &&
         text_.of(text_.pieces.back()).ends_with(chars);
}

void RichTextBuilder::drop_last(std::size_t size) {
  assert(!text_.pieces.empty() && text_.pieces.back().kind == Piece::Kind::kText);
  text_.chars.resize(text_.chars.size() - size);
  Piece& last = text_.pieces.back();
  last.end -= offset(size);
  if (last.begin == last.end) text_.pieces.pop_back();
}

RichText RichTextBuilder::finish() {
  while (!open_.empty()) close();
  if (text_.pieces.size() == 1 && text_.pieces[0].kind == Piece::Kind::kText) text_.pieces.clear();
  return std::exchange(text_, {});
}

void RichTextBuilder::append(std::string_view chars) {
  const std::uint32_t begin = offset(text_.chars.size());
  text_.chars += chars;
  const std::uint32_t end = offset(text_.chars.size());
  const bool extends = !text_.pieces.empty() && text_.pieces.back().kind == Piece::Kind::kText;
  if (extends) {
    text_.pieces.back().end = end;
  } else {
    text_.pieces.push_back({Piece::Kind::kText, Style::kEmphasis, begin, end});
  }
}

/// The opening vanishes, and the white space that was written for it waits again.
void RichTextBuilder::take_back_opening() {
  text_.chars.resize(text_.pieces.back().begin);
  text_.pieces.pop_back();
  if (ends_with(" ")) {
    drop_last(1);
    gap(Gap::kSpace);
  } else if (!text_.pieces.empty() && text_.pieces.back().kind == Piece::Kind::kBreak) {
    text_.pieces.pop_back();
    gap(Gap::kParagraph);
  }
}

void RichTextBuilder::flush_gap() {
  const Gap gap = std::exchange(gap_, Gap::kNone);
  if (gap <= Gap::kAfterScript || text_.pieces.empty()) return;
  if (text_.chars.ends_with(' ')) return;
  if (gap == Gap::kParagraph && open_.empty()) {
    text_.pieces.push_back({Piece::Kind::kBreak});
  } else {
    append(" ");
  }
}

}  // namespace offprint
