#include "load/json_dialects.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/unicode.hpp"
#include "load/reading.hpp"

namespace offprint {
namespace {

std::string_view text_of(const Node* node) {
  return node && node->is_scalar() ? std::string_view(node->text) : std::string_view();
}

/// The text at a path of keys, or nothing.
std::string text_at(const Node& node, std::initializer_list<std::string_view> path) {
  const Node* at = &node;
  for (const std::string_view key : path) {
    at = at ? at->find(key) : nullptr;
  }
  return std::string(text_of(at));
}

struct Renamed {
  std::string_view from, to;
};

template <std::size_t size>
std::string_view renamed(const std::array<Renamed, size>& table, std::string_view word,
                         std::string_view otherwise) {
  const auto found = std::ranges::find(table, word, &Renamed::from);
  return found == table.end() ? otherwise : found->to;
}

void set_iso_date(RecordDraft& draft, std::string_view text, const Place& place) {
  if (!text.empty()) draft.put("issued", Node::string(std::string(text), place));
}

/// "a;b; c" as a list.
void append_parts(RecordDraft& draft, std::string_view key, std::string_view text, char separator,
                  const Place& place) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    draft.append(key, std::string(trim(text.substr(0, end))), place);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

// OpenAlex

/// OpenAlex keeps an abstract as words with their positions.
std::string abstract_from_index(const Node* index) {
  constexpr std::size_t kMostWords = 20'000;
  if (!index || !index->is_map()) return {};
  std::vector<std::string_view> words;
  for (const Member& member : index->members) {
    for (const Node& position : member.value.items) {
      const auto at = position.integer();
      if (!at || *at < 0 || *at >= static_cast<std::int64_t>(kMostWords)) continue;
      const auto slot = static_cast<std::size_t>(*at);
      if (words.size() <= slot) words.resize(slot + 1);
      words[slot] = member.key;
    }
  }
  std::string text;
  for (const std::string_view word : words) {
    if (!word.empty()) text.append(text.empty() ? "" : " ").append(word);
  }
  return text;
}

constexpr auto kOpenAlexTypes = std::to_array<Renamed>({
    {"article", "article-journal"},
    {"journal-article", "article-journal"},
    {"proceedings-article", "paper-conference"},
    {"posted-content", "article"},
    {"preprint", "article"},
    {"book", "book"},
    {"book-chapter", "chapter"},
    {"dataset", "dataset"},
    {"dissertation", "thesis"},
    {"monograph", "book"},
    {"other", "document"},
    {"proceedings", "book"},
    {"report", "report"},
    {"review", "article-journal"},
    {"standard", "standard"},
});

std::string_view openalex_type(const Node& work) {
  const std::string crossref = text_at(work, {"type_crossref"});
  const std::string own = text_at(work, {"type"});
  const std::string source = text_at(work, {"primary_location", "source", "type"});
  if (source == "conference") return "paper-conference";
  if (crossref == "proceedings-article") return "paper-conference";
  if (source == "repository" && own == "article") return "article";
  return renamed(kOpenAlexTypes, own, "document");
}

void add_openalex_source(RecordDraft& draft, const Node& work) {
  const Place place = draft.place();
  std::string source = text_at(work, {"primary_location", "source", "display_name"});
  if (source.empty()) source = text_at(work, {"host_venue", "display_name"});
  const bool repository = text_at(work, {"primary_location", "source", "type"}) == "repository";
  draft.set(repository ? "publisher" : "container-title", source, place);
  draft.set("publisher", text_at(work, {"primary_location", "source", "host_organization_name"}),
            place);
  draft.set("volume", text_at(work, {"biblio", "volume"}), place);
  draft.set("issue", text_at(work, {"biblio", "issue"}), place);
  const std::string first = text_at(work, {"biblio", "first_page"});
  const std::string last = text_at(work, {"biblio", "last_page"});
  draft.set("page", last.empty() || last == first ? first : first + "-" + last, place);
}

void add_names_below(RecordDraft& draft, std::string_view key, const Node* list,
                     const Place& place) {
  if (!list) return;
  for (const Node& item : list->items) {
    draft.append(key, text_at(item, {"display_name"}), place);
  }
}

// OpenReview

/// API 2 wraps every value of a note's content in a map.
const Node* content_value(const Node& note, std::string_view key) {
  const Node* content = note.find("content");
  const Node* value = content ? content->find(key) : nullptr;
  return value && value->is_map() ? value->find("value") : value;
}

/// "ICLR 2024 poster" → "ICLR 2024" and "poster"; other texts stay whole.
std::pair<std::string, std::string> part_venue(std::string_view venue) {
  constexpr std::array<std::string_view, 6> kDecisions{
      "poster", "oral", "spotlight", "talk", "notable top 5%", "notable top 25%"};
  const std::string folded = fold(venue);
  for (const std::string_view decision : kDecisions) {
    if (!folded.ends_with(decision) || folded.size() != venue.size()) continue;
    return {std::string(trim(venue.substr(0, venue.size() - decision.size()))),
            std::string(venue.substr(venue.size() - decision.size()))};
  }
  return {std::string(venue), {}};
}

bool is_award(std::string_view decision) {
  const std::string folded = fold(decision);
  return folded == "oral" || folded == "spotlight" || folded == "highlight" ||
         folded.starts_with("notable") || folded.find("best") != std::string::npos;
}

void add_decision(RecordDraft& draft, const std::string& decision, const Place& place) {
  if (is_award(decision)) {
    draft.append("awards", decision, place);
  } else {
    draft.set("decision", decision, place);
  }
}

void add_openreview_venue(RecordDraft& draft, const Node& note) {
  const Place place = draft.place();
  const std::string venue(text_of(content_value(note, "venue")));
  const std::string folded = fold(venue);
  if (folded.starts_with("submitted to ")) {
    draft.set("status", "under review", place);
    draft.set("container-title", venue.substr(13), place);
  } else {
    auto [name, decision] = part_venue(venue);
    draft.set("container-title", std::move(name), place);
    add_decision(draft, decision, place);
  }
  draft.set_year(year_in(venue), place);
  draft.set_year(year_in(text_of(content_value(note, "venueid"))), place);
}

// papercopilot

/// "iclr2024.json" → "ICLR 2024"; nothing for files with other names.
std::string venue_of_file(std::string_view path) {
  std::string_view name = path.substr(path.rfind('/') + 1);
  name = name.substr(0, name.find('.'));
  const std::size_t digit = name.find_first_of("0123456789");
  if (digit == 0 || digit == std::string_view::npos || year_in(name) == 0) return {};
  return to_upper(name.substr(0, digit)) + " " + std::to_string(year_in(name));
}

std::string address(std::string_view text) {
  return text.find("://") == std::string_view::npos ? std::string() : std::string(text);
}

}  // namespace

JsonDialect dialect_of(const Node& map) {
  if (map.find("authorships")) return JsonDialect::kOpenAlex;
  const Node* content = map.find("content");
  if (content && content->is_map() && content->find("title")) return JsonDialect::kOpenReview;
  const Node* title = map.find("title");
  if (title && title->is_list() && map.find("DOI")) return JsonDialect::kCrossref;
  const Node* author = map.find("author");
  const bool list = map.find("author_site") || map.find("gs_citation") || map.find("aff_domain") ||
                    map.find("or_profile");
  if (author && author->is_string() && list) return JsonDialect::kPapercopilot;
  return JsonDialect::kOurs;
}

Node from_json_dialect(Node map, std::string_view file) {
  switch (dialect_of(map)) {
    case JsonDialect::kOpenAlex:
      return from_openalex(map);
    case JsonDialect::kCrossref:
      return from_crossref(map);
    case JsonDialect::kOpenReview:
      return from_openreview(map);
    case JsonDialect::kPapercopilot:
      return from_papercopilot(map, file);
    case JsonDialect::kOurs:
      break;
  }
  return map;
}

Node from_openalex(const Node& work) {
  RecordDraft draft(work.place);
  const Place place = work.place;
  draft.set("type", std::string(openalex_type(work)), place);
  draft.set("title", text_at(work, {"title"}), place);
  draft.set("title", text_at(work, {"display_name"}), place);
  for (const Node& authorship : work.find("authorships")->items) {
    const std::string name = text_at(authorship, {"author", "display_name"});
    draft.append("author", name.empty() ? text_at(authorship, {"raw_author_name"}) : name, place);
  }
  set_iso_date(draft, text_at(work, {"publication_date"}), place);
  set_iso_date(draft, text_at(work, {"publication_year"}), place);
  add_openalex_source(draft, work);
  draft.set("DOI", text_at(work, {"doi"}), place);
  draft.set("URL", text_at(work, {"primary_location", "landing_page_url"}), place);
  draft.add_link("pdf", text_at(work, {"primary_location", "pdf_url"}), place);
  draft.add_link("open access", text_at(work, {"open_access", "oa_url"}), place);
  draft.set("abstract", abstract_from_index(work.find("abstract_inverted_index")), place);
  draft.set("language", text_at(work, {"language"}), place);
  add_names_below(draft, "topics", work.find("topics"), place);
  if (text_at(work, {"is_retracted"}) == "true") draft.set_true("retracted", place);
  draft.set("openalex", text_at(work, {"id"}), place);
  return std::move(draft).finish();
}

Node from_crossref(const Node& work) {
  constexpr auto kTypes = std::to_array<Renamed>({
      {"journal-article", "article-journal"},
      {"proceedings-article", "paper-conference"},
      {"posted-content", "article"},
      {"book-chapter", "chapter"},
      {"dissertation", "thesis"},
      {"monograph", "book"},
      {"edited-book", "book"},
      {"proceedings", "book"},
      {"report", "report"},
  });
  constexpr std::array<std::string_view, 12> kTaken{
      "DOI",   "ISBN",   "ISSN",     "URL",  "abstract", "author", "container-title",
      "issue", "issued", "language", "page", "publisher"};
  RecordDraft draft(work.place);
  const std::string type = text_at(work, {"type"});
  draft.set("type", std::string(renamed(kTypes, type, type)), work.place);
  for (const std::string_view key :
       {"title", "container-title", "short-container-title", "ISSN", "ISBN"}) {
    const Node* list = work.find(key);
    if (!list || list->items.empty()) continue;
    draft.set(key == "short-container-title" ? "container-title-short" : key,
              std::string(text_of(&list->items[0])), list->place);
  }
  for (const std::string_view key : kTaken) {
    const Node* value = work.find(key);
    if (value && !value->is_null()) draft.put(key, *value);
  }
  for (const std::string_view key : {"volume", "editor", "event", "publisher-location"}) {
    const Node* value = work.find(key);
    if (value && key == "publisher-location") draft.put("publisher-place", *value);
    if (value && (key == "volume" || key == "editor")) draft.put(key, *value);
    if (value && key == "event") draft.set("event-title", text_at(*value, {"name"}), value->place);
  }
  return std::move(draft).finish();
}

Node from_openreview(const Node& note) {
  RecordDraft draft(note.place);
  const Place place = note.place;
  const auto text = [&](std::string_view key) {
    return std::string(text_of(content_value(note, key)));
  };
  draft.set("type", "paper-conference", place);
  draft.set("title", text("title"), place);
  if (const Node* authors = content_value(note, "authors")) draft.put("author", *authors);
  add_openreview_venue(draft, note);
  draft.set("abstract", text("abstract"), place);
  draft.set("summary", text("TLDR"), place);
  draft.set("summary", text("TL;DR"), place);
  if (const Node* keywords = content_value(note, "keywords")) draft.put("topics", *keywords);
  const std::string forum = text_at(note, {"forum"});
  const std::string id = forum.empty() ? text_at(note, {"id"}) : forum;
  if (!id.empty()) draft.set("URL", "https://openreview.net/forum?id=" + id, place);
  const std::string pdf = text("pdf");
  draft.add_link("pdf", pdf.starts_with('/') ? "https://openreview.net" + pdf : address(pdf),
                 place);
  draft.add_link("code", address(text("code")), place);
  draft.set("openreview", id, place);
  return std::move(draft).finish();
}

Node from_papercopilot(const Node& paper, std::string_view file) {
  RecordDraft draft(paper.place);
  const Place place = paper.place;
  const auto text = [&](std::string_view key) { return text_at(paper, {key}); };
  draft.set("type", "paper-conference", place);
  draft.set("title", text("title"), place);
  append_parts(draft, "author", text("author"), ';', place);
  draft.set("container-title", venue_of_file(file), place);
  draft.set_year(year_in(venue_of_file(file)), place);
  draft.set("track", text("track"), place);
  add_decision(draft, text("status"), place);
  draft.set("abstract", text("abstract"), place);
  draft.set("summary", text("tldr"), place);
  append_parts(draft, "topics", text("keywords"), ';', place);
  draft.set("DOI", text("doi"), place);
  draft.set("URL", address(text("site")), place);
  for (const std::string_view key : {"pdf", "github", "project", "video", "slides", "poster"}) {
    draft.add_link(key == "github" ? "code" : key, address(text(key)), place);
  }
  return std::move(draft).finish();
}

}  // namespace offprint
