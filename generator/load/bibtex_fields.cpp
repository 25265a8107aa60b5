#include "load/bibtex_fields.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace offprint {
namespace {

using enum BibtexRole;

/// In groups for the reader; searched through a sorted copy.
constexpr auto kRules = std::to_array<BibtexRule>({
    {"author", kNames, "author"},
    {"editor", kNames, "editor"},
    {"translator", kNames, "translator"},
    {"bookauthor", kNames, "container-author"},
    {"title", kTogether},
    {"subtitle", kTogether},
    {"titleaddon", kTogether},
    {"shorttitle", kText, "title-short"},
    {"abstract", kSource, "abstract"},
    {"tldr", kSource, "summary"},
    {"summary", kSource, "summary"},
    {"keyword", kText, "topics"},
    {"keywords", kText, "topics"},
    {"topics", kText, "topics"},
    {"language", kTogether},
    {"langid", kTogether},

    {"year", kTogether},
    {"month", kTogether},
    {"day", kTogether},
    {"date", kTogether},
    {"published", kTogether},
    {"pubstate", kTogether},
    {"status", kTogether},
    {"urldate", kTogether},
    {"eventdate", kTogether},
    {"origdate", kTogether},

    {"journal", kTogether},
    {"journaltitle", kTogether},
    {"journalsubtitle", kTogether},
    {"booktitle", kTogether},
    {"booksubtitle", kTogether},
    {"maintitle", kTogether},
    {"venue", kTogether},
    {"abbr", kText, "container-title-short"},
    {"shortjournal", kText, "container-title-short"},
    {"shortbooktitle", kText, "container-title-short"},
    {"eventtitle", kText, "event-title"},
    {"conference", kText, "event-title"},
    {"name", kText, "event-title"},
    {"shortname", kText, "container-title-short"},
    {"track", kText, "track"},
    {"series", kText, "collection-title"},
    {"publisher", kTogether},
    {"institution", kTogether},
    {"school", kTogether},
    {"organization", kTogether},
    {"address", kText, "publisher-place"},
    {"location", kText, "publisher-place"},
    {"volume", kTogether},
    {"number", kTogether},
    {"issue", kText, "issue"},
    {"pages", kTogether},
    {"eid", kTogether},
    {"article-number", kTogether},
    {"articleno", kTogether},
    {"chapter", kText, "chapter-number"},
    {"edition", kText, "edition"},
    {"version", kText, "version"},
    {"volumes", kText, "number-of-volumes"},
    {"numpages", kText, "number-of-pages"},
    {"pagetotal", kText, "number-of-pages"},
    {"type", kTogether},
    {"howpublished", kTogether},

    {"note", kTogether},
    {"notes", kTogether},
    {"addendum", kTogether},
    {"additional_info", kTogether},
    {"annotation", kTogether},
    {"award", kTogether},
    {"award_name", kTogether},
    {"selected", kFlag, "selected"},
    {"featured", kFlag, "selected"},
    {"retracted", kFlag, "retracted"},
    {"preview", kTogether},
    {"image", kTogether},
    {"teaser", kTogether},
    {"thumbnail", kTogether},

    {"doi", kTogether},
    {"url", kUrl, ""},
    {"isbn", kText, "ISBN"},
    {"issn", kText, "ISSN"},
    {"arxiv", kTogether},
    {"arxivid", kTogether},
    {"eprint", kTogether},
    {"eprinttype", kTogether},
    {"archiveprefix", kTogether},
    {"primaryclass", kTogether},
    {"eprintclass", kTogether},
    {"hal", kRegistry, "HAL", "https://hal.science/"},
    {"hal_id", kRegistry, "HAL", "https://hal.science/"},
    {"pmid", kRegistry, "PubMed", "https://pubmed.ncbi.nlm.nih.gov/"},
    {"pubmed", kRegistry, "PubMed", "https://pubmed.ncbi.nlm.nih.gov/"},
    {"pmcid", kRegistry, "PubMed Central", "https://www.ncbi.nlm.nih.gov/pmc/articles/"},
    {"openreview", kRegistry, "OpenReview", "https://openreview.net/forum?id="},
    {"acl_id", kRegistry, "ACL Anthology", "https://aclanthology.org/"},
    {"github", kRegistry, "code", "https://github.com/"},
    {"zenodo", kRegistry, "Zenodo", "https://zenodo.org/records/"},

    {"pdf", kLink, "pdf", "assets/pdf/"},
    {"paper", kLink, "paper", "assets/pdf/"},
    {"preprint", kLink, "preprint", "assets/pdf/"},
    {"supp", kLink, "supp", "assets/pdf/"},
    {"supplement", kLink, "supp", "assets/pdf/"},
    {"supplementary", kLink, "supp", "assets/pdf/"},
    {"appendix", kLink, "appendix", "assets/pdf/"},
    {"poster", kLink, "poster", "assets/pdf/"},
    {"slides", kLink, "slides", "assets/pdf/"},
    {"presentation", kLink, "slides", "assets/pdf/"},
    {"video", kLink, "video", "assets/video/"},
    {"talk", kLink, "talk", "assets/video/"},
    {"demo", kLink, "demo", "assets/html/"},
    {"code", kLink, "code", "assets/code/"},
    {"software", kLink, "software", "assets/code/"},
    {"source", kLink, "source", "assets/code/"},
    {"data", kLink, "data", "assets/data/"},
    {"dataset", kLink, "data", "assets/data/"},
    {"model", kLink, "model", "assets/data/"},
    {"website", kLink, "website", "assets/html/"},
    {"web", kLink, "website", "assets/html/"},
    {"project", kLink, "project", "assets/html/"},
    {"html", kLink, "html", "assets/html/"},
    {"blog", kLink, "blog", "assets/html/"},
    {"press", kLink, "press", "assets/html/"},
    {"media", kLink, "media", "assets/html/"},

    {"bibtex_show", kIgnored},
    {"crossref", kIgnored},
    {"xref", kIgnored},
    {"xdata", kIgnored},
    {"key", kIgnored},
    {"ids", kIgnored},
    {"options", kIgnored},
    {"sortkey", kIgnored},
    {"sortname", kIgnored},
    {"presort", kIgnored},
    {"langidopts", kIgnored},
    {"hyphenation", kIgnored},
    {"added-at", kIgnored},
    {"adsnote", kIgnored},
    {"adsurl", kIgnored},
    {"bibsource", kIgnored},
    {"biburl", kIgnored},
    {"citation-key", kIgnored},
    {"citationkey", kIgnored},
    {"comment", kIgnored},
    {"copyright", kIgnored},
    {"creationdate", kIgnored},
    {"date-added", kIgnored},
    {"date-modified", kIgnored},
    {"file", kIgnored},
    {"groups", kIgnored},
    {"interhash", kIgnored},
    {"intrahash", kIgnored},
    {"issue_date", kIgnored},
    {"local-url", kIgnored},
    {"localfile", kIgnored},
    {"mendeley-groups", kIgnored},
    {"mendeley-tags", kIgnored},
    {"modificationdate", kIgnored},
    {"owner", kIgnored},
    {"priority", kIgnored},
    {"printed", kIgnored},
    {"qualityassured", kIgnored},
    {"rating", kIgnored},
    {"read", kIgnored},
    {"readstatus", kIgnored},
    {"ranking", kIgnored},
    {"hal_version", kIgnored},
    {"relevance", kIgnored},
    {"shelf", kIgnored},
    {"timestamp", kIgnored},
    {"username", kIgnored},
    {"__markedentry", kIgnored},
});

const std::vector<BibtexRule>& sorted_rules() {
  static const std::vector<BibtexRule> rules = [] {
    std::vector<BibtexRule> sorted(kRules.begin(), kRules.end());
    std::ranges::sort(sorted, {}, &BibtexRule::name);
    return sorted;
  }();
  return rules;
}

const BibtexRule* find_rule(std::string_view name) {
  const auto found = std::ranges::lower_bound(sorted_rules(), name, {}, &BibtexRule::name);
  return found != sorted_rules().end() && found->name == name ? &*found : nullptr;
}

/// BibDesk numbers its keys: `bdsk-url-1`.
bool is_numbered_housekeeping(std::string_view name) { return name.starts_with("bdsk-"); }

/// "code" for `codeurl`, `code_url`, `url_code`, `codelink`, `_codeurl`; empty for other names.
std::string_view without_link_word(std::string_view name) {
  while (name.starts_with('_')) name.remove_prefix(1);
  for (const std::string_view word : {"url_", "link_"}) {
    if (name.starts_with(word)) return name.substr(word.size());
  }
  for (const std::string_view word : {"_url", "_link", "-url", "-link", "url", "link"}) {
    if (name.ends_with(word)) return name.substr(0, name.size() - word.size());
  }
  return {};
}

}  // namespace

BibtexRule find_bibtex_rule(std::string_view name) {
  if (const BibtexRule* rule = find_rule(name)) return *rule;
  if (is_numbered_housekeeping(name)) return {name, kIgnored};
  const std::string_view label = without_link_word(name);
  const BibtexRule* rule = label.empty() ? nullptr : find_rule(label);
  if (rule && (rule->role == kLink || rule->role == kRegistry)) return *rule;
  return {name, kUnknown};
}

}  // namespace offprint
