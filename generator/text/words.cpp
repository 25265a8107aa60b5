#include "text/words.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace offprint {
namespace {

bool is_name_letter(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }

/// The end of the first place at or behind `from`, and its beginning in `begin`; npos where there
/// is none.
std::size_t find_place(std::string_view text, std::size_t from, std::size_t& begin) {
  while ((begin = text.find('{', from)) != std::string_view::npos) {
    std::size_t end = begin + 1;
    while (end < text.size() && is_name_letter(text[end])) ++end;
    if (end > begin + 1 && end < text.size() && text[end] == '}') return end + 1;
    from = end;
  }
  return std::string_view::npos;
}

/// Calls `take(begin, end)` for each place.
template <class Take>
void for_each_place(std::string_view text, const Take& take) {
  std::size_t begin = 0;
  for (std::size_t end = 0; (end = find_place(text, end, begin)) != std::string_view::npos;)
    take(begin, end);
}

std::string_view name_at(std::string_view text, std::size_t begin, std::size_t end) {
  return text.substr(begin + 1, end - begin - 2);
}

}  // namespace

std::vector<std::string_view> places_in(std::string_view text) {
  std::vector<std::string_view> names;
  for_each_place(text, [&](std::size_t begin, std::size_t end) {
    names.push_back(name_at(text, begin, end));
  });
  return names;
}

Message::Message(std::string key, std::vector<std::string> names, PluralRule rule,
                 const Forms& forms)
    : key_(std::move(key)), names_(std::move(names)), rule_(rule) {
  texts_.push_back(compiled(forms.at(Plural::kOther)));
  for (const auto& [plural, text] : forms) {
    if (plural == Plural::kOther) continue;
    text_of_[static_cast<std::size_t>(plural)] = static_cast<std::uint8_t>(texts_.size());
    texts_.push_back(compiled(text));
  }
}

Message::Text Message::compiled(const std::string& text) const {
  Text made{text, {}};
  for_each_place(text, [&](std::size_t begin, std::size_t end) {
    const auto name = std::ranges::find(names_, name_at(text, begin, end));
    if (name != names_.end())
      made.places.push_back({begin, end, static_cast<std::size_t>(name - names_.begin())});
  });
  return made;
}

const Message::Text& Message::form_for(std::span<const Filling> values) const {
  const bool chosen = texts_.size() > 1 && !values.empty() && values[0].number.has_value();
  return chosen ? texts_[text_of_[static_cast<std::size_t>(rule_(*values[0].number))]] : texts_[0];
}

void Message::append(std::string& out, std::span<const Filling> values) const {
  const Text& text = form_for(values);
  std::size_t written = 0;
  for (const Place& place : text.places) {
    out.append(text.characters, written, place.begin - written);
    if (place.value < values.size()) out += values[place.value].text;
    written = place.end;
  }
  out.append(text.characters, written);
}

Words::Words(std::vector<Message> messages) : messages_(std::move(messages)) {
  std::ranges::sort(messages_, {}, &Message::key);
}

const Message* Words::find(std::string_view key) const {
  const auto found = std::ranges::lower_bound(
      messages_, key, {}, [](const Message& message) -> std::string_view { return message.key(); });
  return found != messages_.end() && found->key() == key ? &*found : nullptr;
}

const Message& Words::at(std::string_view key) const {
  const Message* found = find(key);
  assert(found != nullptr);
  return *found;
}

std::string_view Words::text(std::string_view key) const { return at(key).text(); }

std::string Words::say(std::string_view key, std::initializer_list<Filling> values) const {
  std::string out;
  at(key).append(out, values);
  return out;
}

}  // namespace offprint
