// The rules: a code, a sentence that says what the rule looks for, and one function each.
//
// Rules of a record see that record alone, rules of the collection see all of them, rules of the
// catalog see works and people. Each is linear in what it sees.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.hpp"
#include "lint/finding.hpp"
#include "model.hpp"
#include "text/rich_text.hpp"

namespace offprint {

/// A text of a record in three forms.
struct LintedText {
  std::string_view key;    ///< "title"
  const std::string* raw;  ///< as it stands in the record
  RichText rich;           ///< as it is understood
  std::string plain;       ///< as it is read
};

/// A record under the rules. Refers to the record, which must outlive it.
struct Subject {
  const Record& record;
  LintedText title, abstract;
};

Subject make_subject(const Record& record);

template <class Seen>
struct Rule {
  std::string_view code;
  std::string_view about;  ///< "markup of a publisher's system that stands in a title"
  void (*check)(const Seen& seen, Findings& findings);
};

using RecordRule = Rule<Subject>;
using CollectionRule = Rule<std::vector<Record>>;
using CatalogRule = Rule<Catalog>;

std::span<const RecordRule> text_rules();
std::span<const RecordRule> tex_rules();
std::span<const RecordRule> notice_rules();
std::span<const RecordRule> name_rules();
std::span<const RecordRule> number_rules();
std::span<const CollectionRule> collection_rules();
std::span<const CatalogRule> people_rules();
std::span<const CatalogRule> picture_rules();

/// A correction whose value is a text.
Mend text_mend(std::string_view key, std::string text);

/// The start of a text for a message, at most so many code points, with `…` where it is cut.
std::string shortened(std::string_view text, std::size_t most = 60);

}  // namespace offprint
