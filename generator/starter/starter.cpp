#include "starter/starter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "base/yaml_text.hpp"
#include "jinja/environment.hpp"
#include "text/slug.hpp"

namespace offprint {
namespace {

using jinja::Value;

/// A file that some kinds of site begin with.
struct Part {
  std::string_view path, source, purpose;
  std::string_view kinds;        ///< their initials; empty: all
  bool without_records = false;  ///< only where there are none yet
};

constexpr std::array kParts = std::to_array<Part>({
    {"content/site.yaml", "site.yaml", "title, menu and other settings", ""},
    {"content/people.yaml", "people.yaml", "who they are", ""},
    {"content/venues.yaml", "venues.yaml", "the venue and its editions", "v"},
    {"content/publications/papers.yaml", "papers.yaml", "a record, to be replaced", "", true},
    {"content/digests/{date}.yaml", "digest.yaml", "the first digest", "d"},
    {"content/pages/about.md", "about.md", "a page in Markdown", ""},
    {".github/workflows/pages.yml", "pages.yml", "publishes what you push", ""},
    {".gitignore", "gitignore", "what a build makes", ""},
});

constexpr std::time_t kDay = 24 * 60 * 60;
constexpr std::size_t kNamed = 3;     ///< venues and topics in a sentence
constexpr std::size_t kTopics = 6;    ///< of a person
constexpr std::size_t kMembers = 12;  ///< of a lab
constexpr std::size_t kPicks = 10;    ///< of a digest

/// "2025-03-14"
std::string iso_date(std::time_t time) {
  std::tm parts{};
  gmtime_r(&time, &parts);
  return fmt::format("{:04}-{:02}-{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

/// A text on one line of Markdown that nothing in it is taken for markup.
std::string as_markdown(std::string_view text) {
  constexpr std::string_view kMarkup = "\\`*_{}[]()<>#+!|~&$@:";
  std::string out;
  for (const char32_t c : to_utf32(collapse_spaces(text))) {
    if (is_invisible_control(c)) continue;
    if (c < 0x80 && kMarkup.find(static_cast<char>(c)) != std::string_view::npos) out += '\\';
    append_utf8(out, c);
  }
  return out;
}

Value tally_value(const Tally& tally) {
  return Value::dict({{"id", Value::text(tally.id)},
                      {"name", Value::text(tally.name)},
                      {"short_name", Value::text(tally.short_name)},
                      {"type", Value::text(tally.type)},
                      {"shown", Value::text(tally.shown())},
                      {"works", Value::integer(static_cast<std::int64_t>(tally.works))}});
}

/// The first few that stand on more than one work, or on the only one.
Value tally_values(const std::vector<Tally>& tallies, std::size_t most, std::size_t works) {
  std::vector<Value> values;
  for (const Tally& tally : tallies)
    if (values.size() < most && (tally.works > 1 || works == 1))
      values.push_back(tally_value(tally));
  return Value::list(std::move(values));
}

Value first_texts(const std::vector<std::string>& texts, std::size_t most) {
  std::vector<Value> values;
  for (const std::string& text : texts)
    if (values.size() < most) values.push_back(Value::text(text));
  return Value::list(std::move(values));
}

Value context_of(const Starter& starter) {
  const Survey& survey = starter.survey;
  const std::string date = iso_date(starter.now);
  return Value::dict(
      {{"kind", Value::text(name_of(starter.kind))},
       {"name", Value::text(starter.name)},
       {"id", Value::text(make_slug(starter.name))},
       {"works", Value::integer(static_cast<std::int64_t>(survey.works))},
       {"first_year", Value::integer(survey.first_year)},
       {"last_year", Value::integer(survey.last_year)},
       {"venue", survey.venues.empty() ? Value::none() : tally_value(survey.venues.front())},
       {"venues", tally_values(survey.venues, kNamed, survey.works)},
       {"topics", tally_values(survey.topics, kTopics, survey.works)},
       {"people", tally_values(survey.people, kMembers, survey.works)},
       {"records_file", Value::text(starter.records_file)},
       {"picks", first_texts(starter.picks, kPicks)},
       {"year", Value::text(date.substr(0, 4))},
       {"date", Value::text(date)},
       {"second", Value::integer(starter.now % kDay)},
       {"program", Value::text(OFFPRINT_REPOSITORY)}});
}

std::optional<std::string> find_source(std::string_view name) {
  for (const BuiltinFile& file : starter_files())
    if (file.path == name) return std::string(file.bytes());
  return std::nullopt;
}

void add_filters(jinja::Environment& environment) {
  environment.add_filter("yaml", "text", [](jinja::Arguments& arguments) {
    return Value::text(yaml_scalar(arguments.string(0)));
  });
  environment.add_filter("markdown", "text", [](jinja::Arguments& arguments) {
    return Value::text(as_markdown(arguments.string(0)));
  });
}

jinja::Options options() {
  jinja::Options options;
  options.syntax.trim_blocks = options.syntax.lstrip_blocks = true;
  options.syntax.keep_trailing_newline = true;
  options.undefined = jinja::UndefinedBehaviour::kStrict;
  return options;
}

bool is_wanted(const Part& part, const Starter& starter) {
  const char initial = name_of(starter.kind).front();
  if (part.without_records && (!starter.records_file.empty() || starter.kind == SiteKind::kDigest))
    return false;
  return part.kinds.empty() || part.kinds.find(initial) != std::string_view::npos;
}

std::string path_of(const Part& part, const Starter& starter) {
  constexpr std::string_view kDate = "{date}";
  std::string path(part.path);
  if (const std::size_t at = path.find(kDate); at != std::string::npos)
    path.replace(at, kDate.size(), iso_date(starter.now));
  return path;
}

}  // namespace

std::string find_open_step(std::span<const SiteFile> files) {
  for (const SiteFile& file : files) {
    const std::size_t at = file.text.find("uses: OWNER/offprint@");
    if (at == std::string::npos) continue;
    const auto line = 1 + std::ranges::count(file.text.substr(0, at), '\n');
    return fmt::format("in {}, line {}, put Offprint's repository at GitHub for OWNER/offprint",
                       file.path, line);
  }
  return {};
}

std::vector<SiteFile> make_site_files(const Starter& starter) {
  jinja::Environment environment(options(), find_source);
  add_filters(environment);
  const Value context = context_of(starter);
  std::vector<SiteFile> files;
  for (const Part& part : kParts) {
    if (!is_wanted(part, starter)) continue;
    files.push_back({path_of(part, starter), environment.get_template(part.source).render(context),
                     std::string(part.purpose)});
  }
  return files;
}

}  // namespace offprint
