#include "load/bibtex_container.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "load/bibtex_journals.hpp"
#include "load/bibtex_macros.hpp"

namespace offprint {
namespace {

std::string with_subtitle(const BibtexField& title, const BibtexField* subtitle) {
  std::string text = bibtex_plain(journal_of(title.value));
  if (subtitle) text += ": " + bibtex_plain(subtitle->value);
  return text;
}

void set_container_title(BibtexRecordMap& record, const BibtexField* title,
                         const BibtexField* subtitle) {
  if (!title) return;
  if (record.has("container-title")) return record.keep(*title);
  record.set("container-title", with_subtitle(*title, subtitle), title->place);
}

void set_titles(BibtexRecordMap& record, std::string_view csl_type) {
  const BibtexField* journal = record.field("journal");
  if (!journal) journal = record.field("journaltitle");
  const BibtexField* book = record.field("title") ? record.field("booktitle") : nullptr;
  const bool in_book = csl_type == "paper-conference" || csl_type == "chapter";
  const bool repository = csl_type == "article";
  if (in_book) set_container_title(record, book, record.field("booksubtitle"));
  if (journal && repository) {
    record.set("publisher", "arXiv", journal->place);
  } else {
    set_container_title(record, journal, record.field("journalsubtitle"));
  }
  if (book && csl_type == "book") {
    record.keep(*book);
  } else if (!in_book) {
    set_container_title(record, book, record.field("booksubtitle"));
  }
  set_container_title(record, record.field("maintitle"), nullptr);
  set_container_title(record, record.field("venue"), nullptr);
}

void set_publisher(BibtexRecordMap& record) {
  for (const std::string_view name : {"publisher", "school", "institution", "organization"}) {
    if (const BibtexField* field = record.field(name)) record.set_plain("publisher", *field);
  }
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    text.replace(at, from.size(), to);
  }
}

/// Pages as CSL has them, with a plain hyphen.
std::string page_range(std::string_view text) {
  std::string pages = bibtex_plain(text);
  for (const std::string_view dash : {"–", "—", "−", "--", " -", "- "}) {
    replace_all(pages, dash, "-");
  }
  return pages;
}

void set_pages(BibtexRecordMap& record) {
  if (const BibtexField* pages = record.field("pages")) {
    const bool is_identifier = bibtex_lower(pages->value).starts_with("arxiv:");
    if (bibtex_status(pages->value).empty() && !is_identifier) {
      record.set("page", page_range(pages->value), pages->place);
    }
  }
  for (const std::string_view name : {"eid", "article-number", "articleno"}) {
    const BibtexField* field = record.field(name);
    if (field && field->value.substr(0, 6) != "arXiv:" &&
        bibtex_plain(field->value) != record.text("page")) {
      record.set_plain("number", *field);
    }
  }
}

std::string_view key_of_number(const BibtexRecordMap& record, std::string_view csl_type) {
  const bool in_journal = csl_type.starts_with("article-") || csl_type == "periodical";
  if (in_journal && !record.field("issue")) return "issue";
  const bool in_series =
      csl_type == "paper-conference" || csl_type == "chapter" || csl_type == "book";
  return in_series && record.field("series") ? "collection-number" : "number";
}

void set_numbers(BibtexRecordMap& record, std::string_view csl_type) {
  const BibtexField* volume = record.field("volume");
  const bool number_of_arxiv = volume && volume->value.starts_with("abs/");
  if (volume && !number_of_arxiv && bibtex_status(volume->value).empty()) {
    record.set_plain("volume", *volume);
  }
  const BibtexField* number = record.field("number");
  if (number && bibtex_status(number->value).empty()) {
    record.set_plain(key_of_number(record, csl_type), *number);
  }
}

}  // namespace

void set_container(BibtexRecordMap& record, std::string_view csl_type) {
  set_titles(record, csl_type);
  set_publisher(record);
  set_numbers(record, csl_type);
  set_pages(record);
}

}  // namespace offprint
