// The words of the interface in one language: what a page says of its own accord.
//
// A message is a text under a key, perhaps with places for values, and perhaps with a form for each
// plural category, among which the first value decides:
//
//     works: {one: "{n} work", other: "{n} works"}
//
//     words.say("works", {3})   == "3 works"
//     words.text("abstract")    == "Abstract"
//
// A place is a name of lower-case letters in braces; other braces are text. Words are made once
// (load/words.hpp reads them), then constant, and safe to read from many threads. Asking for a key
// that is not there is an error of the program: English has them all.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "text/plural.hpp"

namespace offprint {

/// What is put in the place of a name: a text, or a number, which can choose a plural form.
struct Filling {
  Filling(std::string_view words) : text(words) {}
  Filling(const std::string& words) : text(words) {}
  Filling(const char* words) : text(words) {}
  template <class T>
  requires std::is_integral_v<T> Filling(T n)
      : text(std::to_string(n)), number(static_cast<std::uint64_t>(n)) {}

  std::string text;
  std::optional<std::uint64_t> number;
};

/// The names of the places in a text, in their order: "first", "last" in "{first} to {last}".
std::vector<std::string_view> places_in(std::string_view text);

class Message {
 public:
  using Forms = std::map<Plural, std::string>;

  /// `names` are those of the values that it takes, in the order in which they are given. `forms`
  /// has one for `Plural::kOther`, which stands in for those that are missing.
  Message(std::string key, std::vector<std::string> names, PluralRule rule, const Forms& forms);

  const std::string& key() const { return key_; }
  const std::vector<std::string>& names() const { return names_; }
  /// As it stands in the file, with the names of its places; of several forms that for other.
  std::string_view text() const { return texts_[0].characters; }

  /// Appends the form for the first value; a value that was not given leaves no trace.
  void append(std::string& out, std::span<const Filling> values) const;

 private:
  struct Place {
    std::size_t begin, end;  ///< of `{name}` in the text
    std::size_t value;
  };
  struct Text {
    std::string characters;
    std::vector<Place> places;
  };

  Text compiled(const std::string& text) const;
  const Text& form_for(std::span<const Filling> values) const;

  std::string key_;
  std::vector<std::string> names_;
  PluralRule rule_;
  std::vector<Text> texts_;                       ///< that for other first
  std::array<std::uint8_t, kPlurals> text_of_{};  ///< by category
};

class Words {
 public:
  /// No words at all, for the time before any are read.
  Words() = default;
  /// Each key once.
  explicit Words(std::vector<Message> messages);

  /// By key.
  std::span<const Message> all() const { return messages_; }
  const Message* find(std::string_view key) const;

  /// The text of a message without values; lives as long as the words.
  std::string_view text(std::string_view key) const;
  std::string say(std::string_view key, std::initializer_list<Filling> values) const;

 private:
  const Message& at(std::string_view key) const;

  std::vector<Message> messages_;
};

}  // namespace offprint
