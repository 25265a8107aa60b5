#include "load/venue_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/unicode.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

struct ListField {
  std::string key;  ///< folded
  std::string value;
  Place place;
  bool is_link = false;
};

struct ListSection {
  std::string title;
  std::optional<int> index;
  Place place;
  std::vector<ListField> fields;
};

/// `*emphasis*` around a whole value is decoration.
std::string_view without_emphasis(std::string_view text) {
  text = trim(text);
  while (text.size() >= 2 && text.front() == '*' && text.back() == '*') {
    text = trim(text.substr(1, text.size() - 2));
  }
  return text;
}

/// The target of `[text](target)` and `<target>`, or the text itself.
std::string_view link_target(std::string_view text) {
  text = without_emphasis(text);
  const std::size_t middle = text.find("](");
  if (text.starts_with('[') && middle != std::string_view::npos && text.ends_with(')')) {
    return text.substr(middle + 2, text.size() - middle - 3);
  }
  if (text.starts_with('<') && text.ends_with('>')) return text.substr(1, text.size() - 2);
  return text;
}

/// Takes the number before a title: `[12] A`, `12. A`, `12) A`.
std::optional<int> take_index(std::string_view& line) {
  const std::size_t begin = line.starts_with('[') ? 1 : 0;
  int index = 0;
  const char* const first = line.data() + begin;
  const auto [stop, error] = std::from_chars(first, line.data() + line.size(), index);
  if (error != std::errc() || index < 0) return std::nullopt;
  const std::string_view rest = line.substr(begin + static_cast<std::size_t>(stop - first));
  const bool marked =
      begin == 1 ? rest.starts_with(']') : rest.starts_with(". ") || rest.starts_with(") ");
  if (!marked) return std::nullopt;
  line = trim(rest.substr(1));
  return index;
}

/// `## [12] A Title`; nothing for other lines.
std::optional<ListSection> parse_heading(std::string_view line, const Place& place) {
  if (!line.starts_with("##")) return std::nullopt;
  line = trim(line.substr(std::min(line.find_first_not_of('#'), line.size())));
  ListSection section{.place = place};
  section.index = take_index(line);
  section.title = line;
  return section;
}

/// The links of a line that holds nothing else but marks between them: `[pdf](…) | [code](…)`.
std::vector<ListField> parse_links(std::string_view line, const Place& place) {
  std::vector<ListField> links;
  for (line = trim(line); !line.empty();) {
    const std::size_t middle = line.find("](");
    const std::size_t end = line.find(')', std::min(middle, line.size()));
    if (!line.starts_with('[') || end == std::string_view::npos) return {};
    links.push_back({fold(trim(line.substr(1, middle - 1))),
                     std::string(line.substr(middle + 2, end - middle - 2)), place, true});
    line.remove_prefix(end + 1);
    line.remove_prefix(std::min(line.find_first_not_of(" |/,;"), line.size()));
  }
  return links;
}

/// `**Key**: value` or `**Key:** value`; nothing for other lines.
std::optional<ListField> parse_field(std::string_view line, const Place& place) {
  constexpr std::size_t kLongestKey = 40;
  const std::size_t close = line.find("**", 2);
  if (!line.starts_with("**") || close == std::string_view::npos || close > kLongestKey) {
    return std::nullopt;
  }
  std::string_view key = line.substr(2, close - 2);
  std::string_view value = trim(line.substr(close + 2));
  const bool colon = key.ends_with(':') || value.starts_with(':');
  if (!colon || key.empty()) return std::nullopt;
  if (key.ends_with(':')) key.remove_suffix(1);
  if (value.starts_with(':')) value.remove_prefix(1);
  return ListField{fold(trim(key)), std::string(trim(value)), place};
}

bool is_rule(std::string_view line) {
  return line.size() >= 3 && std::string_view("-*_").find(line[0]) != std::string_view::npos &&
         line.find_first_not_of(line[0]) == std::string_view::npos;
}

bool is_suffix(std::string_view name) {
  const std::string folded = fold(name);
  return folded == "jr" || folded == "jr." || folded == "sr." || folded == "ii" || folded == "iii";
}

/// "Given Family, Given Family, Jr." or "Family, Given; Family, Given" as a list of names.
Node names_node(std::string_view text, const Place& place) {
  Node names = Node::list(place);
  const char separator = text.find(';') == std::string_view::npos ? ',' : ';';
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    const std::string_view name = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (name.empty()) continue;
    if (is_suffix(name) && !names.items.empty()) {
      names.items.back().text += " " + std::string(name);
    } else {
      names.items.push_back(Node::string(std::string(name), place));
    }
  }
  return names;
}

void set_address(RecordDraft& draft, const ListField& field) {
  const std::string url(link_target(field.value));
  if (const auto doi = doi_of(url)) return draft.set("DOI", *doi, field.place);
  draft.set("URL", url, field.place);
}

void set_venue(RecordDraft& draft, const ListField& field) {
  const std::string venue(without_emphasis(field.value));
  draft.set("container-title", venue, field.place);
  draft.set_year(year_in(venue), field.place);
}

void add_field(RecordDraft& draft, const ListField& field) {
  const std::string_view value = without_emphasis(field.value);
  if (value.empty()) return;
  if (field.is_link) return draft.add_link(field.key, field.value, field.place);
  if (field.key == "authors" || field.key == "author") {
    draft.put("author", names_node(value, field.place));
  } else if (field.key == "conference" || field.key == "venue" || field.key == "journal") {
    set_venue(draft, field);
  } else if (field.key == "url" || field.key == "doi") {
    set_address(draft, field);
  } else if (field.key == "pdf" || field.key == "paper" || field.key == "code" ||
             field.key == "project" || field.key == "video") {
    draft.add_link(field.key, std::string(link_target(value)), field.place);
  } else if (field.key == "year") {
    draft.set_year(year_in(value), field.place);
  } else {
    draft.set(field.key == "keywords" ? "topics" : field.key, std::string(value), field.place);
  }
}

bool is_retraction(const ListSection& section) {
  const std::string title = fold(section.title);
  const bool notice = title.starts_with("notice of retraction") || title.starts_with("retracted") ||
                      title.starts_with("retraction");
  return notice || std::ranges::any_of(section.fields, [](const ListField& field) {
           return field.key == "abstract" && fold(field.value) == "retracted.";
         });
}

Node make_record_map(const ListSection& section) {
  RecordDraft draft(section.place);
  draft.set("type", "paper-conference", section.place);
  draft.set("title", section.title, section.place);
  for (const ListField& field : section.fields) add_field(draft, field);
  if (section.index) {
    Node listing = Node::map(section.place);
    listing.members.push_back(
        {"index", section.place, integer_node(*section.index, section.place)});
    draft.put("listing", std::move(listing));
  }
  if (is_retraction(section)) draft.set_true("retracted", section.place);
  return std::move(draft).finish();
}

class VenueListReader {
 public:
  VenueListReader(Diagnostics& diagnostics, const ItemSink& sink)
      : diagnostics_(diagnostics), sink_(sink) {}

  void take(std::string_view line, const Place& place) {
    if (auto section = parse_heading(line, place)) return begin(*std::move(section));
    if (!section_) return;
    if (is_rule(trim(line))) {
      ended_ = true;
    } else if (!ended_) {
      take_content(line, place);
    }
  }

  ReadAccount finish() {
    hand_out();
    return account_;
  }

 private:
  void begin(ListSection section) {
    hand_out();
    section_ = std::move(section);
    ended_ = false;
  }

  void take_content(std::string_view line, const Place& place) {
    if (auto field = parse_field(line, place)) {
      section_->fields.push_back(*std::move(field));
    } else if (std::vector<ListField> links = parse_links(line, place); !links.empty()) {
      std::ranges::move(links, std::back_inserter(section_->fields));
    } else if (!section_->fields.empty()) {
      std::string& value = section_->fields.back().value;
      value += (value.empty() ? "" : "\n") + std::string(line);
    }
  }

  void hand_out() {
    if (!section_) return;
    ++account_.entries;
    for (ListField& field : section_->fields) field.value = trim(field.value);
    if (section_->fields.empty()) {
      ++account_.not_works;
    } else {
      warn_of_jump();
      sink_(make_record_map(*section_));
    }
    section_.reset();
  }

  /// Numbers of a list rise by one; where they do not, papers are missing.
  void warn_of_jump() {
    if (!section_->index) return;
    if (last_index_ && *section_->index != *last_index_ + 1) {
      diagnostics_
          .warning(section_->place,
                   fmt::format("[{}] follows [{}]", *section_->index, *last_index_),
                   "the list has a gap or is out of order")
          .code = "list-order";
    }
    last_index_ = section_->index;
  }

  Diagnostics& diagnostics_;
  const ItemSink& sink_;
  std::optional<ListSection> section_;
  std::optional<int> last_index_;
  bool ended_ = false;  ///< a rule ended the section; what follows is navigation
  ReadAccount account_;
};

}  // namespace

ReadAccount read_venue_list(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                            const ItemSink& sink) {
  const ItemSink titled = titling(sink, diagnostics);
  VenueListReader reader(diagnostics, titled);
  for_each_line(sources.text(source), [&](std::string_view line, std::uint32_t number) {
    reader.take(line, {source, number, 1});
  });
  return reader.finish();
}

}  // namespace offprint
