// The words of the interface as templates see them: `words.abstract`, `words.works(3)`,
// `words["month.3"]`.
//
// A message without values is a text. One with values is called, with the values in the order in
// which English mentions them (`n` first) or by name; uncalled it is its text with the places in
// it, for scripts that fill them in. Values are texts and numbers, not HTML: what comes out is a
// text and escaped as such.
#pragma once

#include <deque>
#include <string_view>

#include "jinja/object.hpp"
#include "text/words.hpp"

namespace offprint {

/// `{n} works`, to be called.
class MessageObject final : public jinja::Object {
 public:
  explicit MessageObject(const Message& message) : message_(message) {}
  std::string_view type_name() const override { return "message"; }
  bool is_callable() const override { return true; }
  jinja::Value call(jinja::Arguments& arguments) const override;
  void append_repr(std::string& out, unsigned depth) const override;

 private:
  const Message& message_;
};

/// All of them; refers to the words, which must outlive it.
class WordsObject final : public jinja::Object {
 public:
  explicit WordsObject(const Words& words);
  std::string_view type_name() const override { return "words"; }
  const jinja::Shape& shape() const override { return shape_; }
  jinja::Value attribute(std::size_t index) const override;
  jinja::Value find_item(const jinja::Value& key) const override;

 private:
  const Words& words_;
  jinja::Shape shape_;
  std::deque<MessageObject> messages_;  ///< one each, in the order of the words
};

}  // namespace offprint
