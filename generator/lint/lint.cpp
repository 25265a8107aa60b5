#include "lint/lint.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/parallel.hpp"
#include "base/utf8.hpp"
#include "lint/rules.hpp"
#include "text/scholarly.hpp"

namespace offprint {
namespace {

/// Characters without which a text is as good as plain; parsing the others is most of the time.
bool is_markup(char c) {
  return c == '\\' || c == '{' || c == '}' || c == '$' || c == '<' || c == '&';
}

LintedText make_text(std::string_view key, const std::string& raw) {
  LintedText text{key, &raw, {}, {}};
  if (std::ranges::none_of(raw, is_markup)) {
    text.plain = raw;
  } else {
    text.rich = parse_scholarly_text(raw);
    text.plain = to_plain(text.rich);
  }
  return text;
}

void check_record(const Record& record, Findings& findings) {
  const Subject subject = make_subject(record);
  findings.about(record.id, record.place);
  for (const auto rules :
       {text_rules(), tex_rules(), notice_rules(), name_rules(), number_rules()}) {
    for (const RecordRule& rule : rules) {
      findings.begin(rule.code);
      rule.check(subject, findings);
    }
  }
}

/// One vector for each run of records, so that the order does not depend on threads.
std::vector<std::vector<Finding>> check_runs(const std::vector<Record>& records) {
  constexpr std::size_t kRun = 256;
  std::vector<std::vector<Finding>> runs(records.size() / kRun + 1);
  for_each_run(records.size(), kRun, number_of_threads(0), [&](std::size_t begin, std::size_t end) {
    Findings findings;
    for (std::size_t i = begin; i < end; ++i) check_record(records[i], findings);
    runs[begin / kRun] = std::move(findings).take();
  });
  return runs;
}

template <class Seen>
std::vector<Finding> check_all(std::span<const Rule<Seen>> rules, const Seen& seen) {
  Findings findings;
  for (const Rule<Seen>& rule : rules) {
    findings.begin(rule.code);
    rule.check(seen, findings);
  }
  return std::move(findings).take();
}

}  // namespace

Subject make_subject(const Record& record) {
  return {record, make_text("title", record.title), make_text("abstract", record.abstract)};
}

Mend text_mend(std::string_view key, std::string text) {
  return {std::string(key), Node::string(std::move(text))};
}

std::string shortened(std::string_view text, std::size_t most) {
  const std::string_view start = slice_code_points(text, 0, most);
  return start.size() == text.size() ? std::string(text) : std::string(start) + "…";
}

std::vector<Finding> lint_records(const std::vector<Record>& records) {
  std::vector<Finding> all;
  for (std::vector<Finding>& run : check_runs(records))
    std::ranges::move(run, std::back_inserter(all));
  std::ranges::move(check_all(collection_rules(), records), std::back_inserter(all));
  return all;
}

std::vector<Finding> lint_catalog(const Catalog& catalog) {
  std::vector<Finding> all = check_all(people_rules(), catalog);
  std::ranges::move(check_all(picture_rules(), catalog), std::back_inserter(all));
  return all;
}

std::vector<RuleNote> lint_rules() {
  std::vector<RuleNote> notes;
  const auto add = [&](const auto& rules) {
    for (const auto& rule : rules) notes.push_back({rule.code, rule.about});
  };
  for (const auto rules : {text_rules(), tex_rules(), notice_rules(), name_rules(), number_rules()})
    add(rules);
  add(collection_rules());
  add(people_rules());
  add(picture_rules());
  std::ranges::sort(notes, {}, &RuleNote::code);
  return notes;
}

}  // namespace offprint
