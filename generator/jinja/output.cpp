#include "jinja/output.hpp"

#include <algorithm>
#include <charconv>

#include "base/escape.hpp"
#include "jinja/error.hpp"

namespace jinja {

Output::Output(std::string& target, std::size_t expected, std::uint64_t limit)
    : target_(target), start_(target.size()), end_of_text_(start_), limit_(limit) {
  target_.resize(start_ + std::max<std::size_t>(expected, 256));
  cursor_ = target_.data() + start_;
  end_ = target_.data() + target_.size();
}

void Output::grow(std::size_t size) {
  const std::size_t used = this->size();
  if (size > limit_ || used > limit_ - size) {
    throw TemplateError(ErrorKind::kLimitError,
                        "the text is longer than " + std::to_string(limit_) + " bytes");
  }
  target_.resize(std::max(target_.size() * 2, start_ + used + size));
  cursor_ = target_.data() + start_ + used;
  end_ = target_.data() + target_.size();
}

void Output::append_escaped(std::string_view text) {
  const char* run = text.data();
  const char* const end = run + text.size();
  for (;;) {
    const char* special = offprint::find_html_special(run, end);
    append({run, static_cast<std::size_t>(special - run)});
    if (special == end) return;
    append(offprint::html_entity(*special));
    run = special + 1;
  }
}

void Output::append_integer(std::int64_t number) {
  constexpr std::size_t kLongest = 20;
  if (room() < kLongest) grow(kLongest);
  cursor_ = std::to_chars(cursor_, end_, number).ptr;
}

}  // namespace jinja
