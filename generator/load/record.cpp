#include "load/record.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/suggestion.hpp"
#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "load/authors.hpp"
#include "load/csl.hpp"
#include "load/date.hpp"
#include "load/values.hpp"
#include "text/slug.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

void keep_as_extra(const Member& member, Record& record) { record.extra.members.push_back(member); }

void read_author(const Node& node, Record& record, Diagnostics& diagnostics) {
  if (read_names(node, record.authors, diagnostics)) record.authors_incomplete = true;
}

void read_editor(const Node& node, Record& record, Diagnostics& diagnostics) {
  read_names(node, record.editors, diagnostics);
}

void read_date(const Node& node, Record& record, Diagnostics& diagnostics) {
  read_issued(node, record, diagnostics);
}

/// CSL's `status`, where it is one of the words that stand for a date.
void read_status(const Node& node, Record& record, Diagnostics& diagnostics) {
  std::string text;
  read_value(node, text, diagnostics);
  if (const auto status = parse_status(text)) {
    record.status = *status;
  } else {
    keep_as_extra({"status", node.place, node}, record);
  }
}

void read_type(const Node& node, Record& record, Diagnostics& diagnostics) {
  read_value(node, record.type, diagnostics);
  if (record.type.empty() || std::ranges::find(csl_types(), record.type) != csl_types().end())
    return;
  diagnostics
      .warning(node.place, fmt::format("`{}` is no type of CSL", record.type),
               did_you_mean(record.type, csl_types()))
      .code = "type";
}

void read_doi(const Node& node, Record& record, Diagnostics& diagnostics) {
  std::string text;
  read_value(node, text, diagnostics);
  if (text.empty()) return;
  if (auto doi = doi_of(text)) {
    record.doi = *std::move(doi);
    return;
  }
  diagnostics
      .warning(node.place, fmt::format("`{}` is no DOI", slice_code_points(text, 0, 80)),
               "a DOI looks like `10.1000/182`")
      .code = "doi";
  keep_as_extra({"DOI", node.place, node}, record);
}

void read_arxiv(const Node& node, Record& record, Diagnostics& diagnostics) {
  std::string text;
  read_value(node, text, diagnostics);
  if (text.empty()) return;
  if (auto arxiv = arxiv_id_of(text)) {
    record.arxiv = std::move(arxiv->id);
    return;
  }
  diagnostics
      .warning(node.place,
               fmt::format("`{}` is no arXiv identifier", slice_code_points(text, 0, 80)),
               "it looks like `2311.17486` or `hep-th/9901001`")
      .code = "arxiv";
  keep_as_extra({"arxiv", node.place, node}, record);
}

void read_record_url(const Node& node, Record& record, Diagnostics& diagnostics) {
  record.url = read_url(node, diagnostics);
}

void read_record_topics(const Node& node, Record& record, Diagnostics& diagnostics) {
  read_topics(node, record.topics, diagnostics);
}

/// "Oral Presentation, 2.7%": what follows the last comma is the detail where it begins with a
/// digit.
Award parse_award(const std::string& text) {
  const std::size_t comma = text.rfind(", ");
  const bool detailed = comma != std::string::npos && comma + 2 < text.size() &&
                        text[comma + 2] >= '0' && text[comma + 2] <= '9';
  if (!detailed) return {text, {}, 0};
  return {text.substr(0, comma), text.substr(comma + 2), 0};
}

const Fields<Award> kAward{
    {"name", into<&Award::name>, Need::kRequired},
    {"detail", into<&Award::detail>},
    {"year", within<&Award::year, 1, 9999>},
};

void add_award(const Node& node, Record& record, Diagnostics& diagnostics) {
  Award award;
  if (node.is_map()) {
    read_fields(node, award, kAward, diagnostics);
  } else {
    std::string text;
    read_value(node, text, diagnostics);
    award = parse_award(text);
  }
  if (!award.name.empty()) record.awards.push_back(std::move(award));
}

void read_awards(const Node& node, Record& record, Diagnostics& diagnostics) {
  if (!node.is_list()) return add_award(node, record, diagnostics);
  for (const Node& item : node.items) add_award(item, record, diagnostics);
}

const Fields<DigestMark> kDigestMark{
    {"date", into<&DigestMark::date>, Need::kRequired},
    {"rank", within<&DigestMark::rank, 0, 1'000'000>},
};

void read_digests(const Node& node, Record& record, Diagnostics& diagnostics) {
  if (node.is_list()) return read_list(node, record.digests, kDigestMark, diagnostics);
  DigestMark mark;
  if (read_fields(node, mark, kDigestMark, diagnostics)) record.digests.push_back(mark);
}

const Fields<Record> kListing{
    {"index", into<&Record::listing_index>},
};

void read_listing(const Node& node, Record& record, Diagnostics& diagnostics) {
  read_fields(node, record, kListing, diagnostics);
}

void read_custom(const Node& node, Record& record, Diagnostics& diagnostics);

const Fields<Record> kRecord{
    {"id", into<&Record::id>},
    {"type", read_type},
    {"title", into<&Record::title>, Need::kRequired},
    {"author", read_author},
    {"authors", read_author},
    {"editor", read_editor},
    {"editors", read_editor},
    {"issued", read_date},
    {"date", read_date},
    {"year", read_date},
    {"status", read_status},
    {"container-title", into<&Record::container_title>},
    {"container-title-short", into<&Record::container_title_short>},
    {"journalAbbreviation", into<&Record::container_title_short>},
    {"journal", into<&Record::container_title>},
    {"booktitle", into<&Record::container_title>},
    {"event-title", into<&Record::event_title>},
    {"event", into<&Record::event_title>},
    {"collection-title", into<&Record::collection_title>},
    {"publisher", into<&Record::publisher>},
    {"publisher-place", into<&Record::publisher_place>},
    {"volume", into<&Record::volume>},
    {"issue", into<&Record::issue>},
    {"number", into<&Record::number>},
    {"page", into<&Record::page>},
    {"pages", into<&Record::page>},
    {"genre", into<&Record::genre>},
    {"DOI", read_doi},
    {"doi", read_doi},
    {"arxiv", read_arxiv},
    {"arXiv", read_arxiv},
    {"ISBN", into<&Record::isbn>},
    {"isbn", into<&Record::isbn>},
    {"ISSN", into<&Record::issn>},
    {"issn", into<&Record::issn>},
    {"URL", read_record_url},
    {"url", read_record_url},
    {"abstract", into<&Record::abstract>},
    {"note", into<&Record::note>},
    {"language", into<&Record::language>},
    {"venue", into<&Record::venue>},
    {"edition", into<&Record::edition>},
    {"track", into<&Record::track>},
    {"topics", read_record_topics},
    {"keyword", read_record_topics},
    {"keywords", read_record_topics},
    {"links", into<&Record::links>},
    {"awards", read_awards},
    {"award", read_awards},
    {"digest", read_digests},
    {"image", into<&Record::image>},
    {"summary", into<&Record::summary>},
    {"listing", read_listing},
    {"selected", into<&Record::selected>},
    {"retracted", into<&Record::retracted>},
    {"authors-incomplete", into<&Record::authors_incomplete>},
    {"author-gaps", into<&Record::author_gaps>},
    {"custom", read_custom},
};

/// Every key of a stranger may stand in a record; a warning is due only where one of ours was
/// probably meant.
void read_unknown(const Member& member, Record& record, Diagnostics& diagnostics) {
  keep_as_extra(member, record);
  if (std::ranges::binary_search(csl_variables(), std::string_view(member.key))) return;
  std::string hint = did_you_mean(member.key, kRecord.keys());
  if (hint.empty()) return;
  Diagnostic& warning = diagnostics.warning(
      member.place, fmt::format("unknown key `{}`", member.key), std::move(hint));
  warning.code = "unknown-key";
  warning.width = static_cast<std::uint32_t>(count_code_points(member.key));
}

/// CSL's place for keys that it does not have; they mean the same as outside of it.
void read_custom(const Node& node, Record& record, Diagnostics& diagnostics) {
  if (!expect_map(node, diagnostics)) return;
  for (const Member& member : node.members) {
    const Field<Record>* field = member.key == "custom" ? nullptr : kRecord.find(member.key);
    if (field == nullptr) {
      read_unknown(member, record, diagnostics);
    } else if (!member.value.is_null()) {
      field->read(member.value, record, diagnostics);
    }
  }
}

/// An edition of a venue only where a venue is named; that of a book is CSL's.
void settle_edition(Record& record, const Node& node) {
  if (!record.venue.empty() || record.edition.empty()) return;
  const Node* edition = node.find("edition");
  keep_as_extra(
      {"edition", node.place, edition != nullptr ? *edition : Node::string(record.edition)},
      record);
  record.edition.clear();
}

/// Identifiers stand in many places: a DOI in the URL, an arXiv identifier in number, DOI or URL.
void settle_identifiers(Record& record) {
  if (record.doi.empty() && record.url.find("doi.org/") != std::string::npos)
    record.doi = doi_of(record.url).value_or("");
  const bool numbered = fold(record.number.substr(0, 6)) == "arxiv:";
  for (const std::string& text :
       {numbered ? record.number : std::string(), record.doi, record.url}) {
    if (!record.arxiv.empty() || text.empty()) continue;
    const bool named = fold(text).find("arxiv") != std::string::npos;
    if (auto arxiv = named ? arxiv_id_of(text) : std::nullopt) record.arxiv = std::move(arxiv->id);
  }
}

void settle_type(Record& record) {
  if (record.type.empty()) record.type = record.arxiv.empty() ? "document" : "article";
}

/// The first word of a title that is no article.
std::string first_slug_word(std::string_view title) {
  std::string slug = make_slug(slice_code_points(title, 0, 60));
  for (const std::string_view article : {"a-", "an-", "the-"}) {
    if (slug.starts_with(article)) slug.erase(0, article.size());
  }
  return slug.substr(0, slug.find('-'));
}

}  // namespace

Record read_record(const Node& node, Diagnostics& diagnostics) {
  Record record;
  record.place = node.place;
  record.extra = Node::map(node.place);
  const bool is_map = read_fields(node, record, kRecord, diagnostics, [&](const Member& member) {
    read_unknown(member, record, diagnostics);
  });
  if (!is_map) return record;
  if (const Node* title = node.find("title");
      title != nullptr && record.title.empty() && title->is_scalar())
    diagnostics.error(title->place, "the title is empty").code = "missing-key";
  settle_edition(record, node);
  settle_identifiers(record);
  settle_type(record);
  return record;
}

std::string make_id(const Record& record) {
  if (record.authors.empty() && !record.issued) return make_slug(record.title);
  std::string id;
  if (!record.authors.empty()) {
    const PrintedName& first = record.authors.front();
    id = make_slug(first.literal.empty() ? first.family : first.literal);
  }
  if (record.issued) id += fmt::format("{}", record.issued.year);
  return id + first_slug_word(record.title);
}

const Fields<Record>& record_fields() { return kRecord; }

}  // namespace offprint
