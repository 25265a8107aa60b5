#include "commands/check_report.hpp"

#include <nlohmann/json.hpp>

#include "lint/lint.hpp"

namespace offprint {
namespace {

using Json = nlohmann::ordered_json;

void put(Json& object, const char* key, std::string_view text) {
  if (!text.empty()) object[key] = text;
}

void put_place(Json& object, const Place& place, const Sources& sources) {
  if (place.source >= sources.size()) return;
  object["path"] = sources.path(place.source);
  if (place.line > 0) object["line"] = place.line;
  if (place.column > 0) object["column"] = place.column;
}

void put_counts(Json& object, const FateCounts& counts) {
  object["read"] = counts.read();
  object["rendered"] = counts.rendered;
  object["merged"] = counts.merged;
  object["rejected"] = counts.rejected;
}

Json files_json(const Account& account) {
  Json list = Json::array();
  for (const FileAccount& file : account.files) {
    Json object = {{"path", file.path}};
    put_counts(object, file.counts);
    put(object, "unread", file.unread);
    list.push_back(std::move(object));
  }
  return list;
}

Json expected_json(const Account& account) {
  Json list = Json::array();
  for (const ExpectedCount& count : account.expected)
    list.push_back(
        {{"edition", count.edition}, {"expected", count.expected}, {"found", count.found}});
  return list;
}

Json fates_json(const CheckResult& result) {
  Json list = Json::array();
  for (const Fate& fate : result.catalog.fates) {
    Json object = Json::object();
    put(object, "id", fate.id);
    put_place(object, fate.place, result.sources);
    object["fate"] = name_of(fate.kind);
    if (fate.publication != kAbsent)
      object["publication"] = result.catalog.publications[fate.publication].id;
    put(object, "reason", fate.reason);
    list.push_back(std::move(object));
  }
  return list;
}

std::string_view name_of(Severity severity) {
  if (severity == Severity::kError) return "error";
  return severity == Severity::kWarning ? "warning" : "note";
}

Json diagnostics_json(const std::vector<Diagnostic>& sorted, const Sources& sources) {
  Json list = Json::array();
  for (const Diagnostic& diagnostic : sorted) {
    Json object = {{"severity", name_of(diagnostic.severity)}};
    put(object, "code", diagnostic.code);
    put_place(object, diagnostic.place, sources);
    put(object, "message", diagnostic.message);
    put(object, "hint", diagnostic.hint);
    list.push_back(std::move(object));
  }
  return list;
}

Json value_json(const Node& node) {
  if (node.is_null()) return nullptr;
  if (const auto boolean = node.boolean(); boolean && !node.is_string()) return *boolean;
  if (node.is_scalar()) return node.text;
  if (node.is_list()) {
    Json list = Json::array();
    for (const Node& item : node.items) list.push_back(value_json(item));
    return list;
  }
  Json object = Json::object();
  for (const Member& member : node.members) object[member.key] = value_json(member.value);
  return object;
}

Json proposals_json(const std::vector<Override>& proposals) {
  Json list = Json::array();
  for (const Override& proposal : proposals) {
    Json object = {{"id", proposal.id}};
    if (proposal.omit) object["omit"] = true;
    for (const Member& member : proposal.corrections)
      object["corrections"][member.key] = value_json(member.value);
    list.push_back(std::move(object));
  }
  return list;
}

Json rules_json() {
  Json list = Json::array();
  for (const RuleNote& rule : lint_rules())
    list.push_back({{"code", rule.code}, {"about", rule.about}});
  return list;
}

}  // namespace

std::string make_check_report(const CheckResult& result, const Account& account, bool failed) {
  const std::vector<Diagnostic> sorted = result.diagnostics.sorted(result.sources);
  const auto count = [&](Severity severity) {
    return std::ranges::count(sorted, severity, &Diagnostic::severity);
  };
  Json report = {{"version", kCheckReportVersion}, {"status", failed ? "failed" : "fine"}};
  put_counts(report["records"] = Json::object(), account.all);
  report["errors"] = count(Severity::kError);
  report["warnings"] = count(Severity::kWarning);
  report["notes"] = count(Severity::kNote);
  report["files"] = files_json(account);
  report["expected"] = expected_json(account);
  report["fates"] = fates_json(result);
  report["diagnostics"] = diagnostics_json(sorted, result.sources);
  report["proposals"] = proposals_json(result.proposals);
  report["rules"] = rules_json();
  return report.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace offprint
