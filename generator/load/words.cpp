#include "load/words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/suggestion.hpp"
#include "load/source_text.hpp"
#include "load/values.hpp"
#include "load/yaml.hpp"
#include "text/language.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kReference = "en";

/// What is known of a message while files are read.
struct Draft {
  std::vector<std::string> names;
  PluralRule rule = nullptr;
  Message::Forms forms;
};

/// A text or a map of plural forms, under its whole key.
struct Entry {
  std::string key;
  Place place;
  const Node* value;
};

bool is_plural_map(const Node& node) {
  return node.is_map() && !node.members.empty() &&
         std::ranges::all_of(node.members, [](const Member& member) {
           return find_plural(member.key).has_value();
         });
}

/// What a file holds, groups taken apart.
std::vector<Entry> entries_of(const Node& root) {
  std::vector<Entry> entries;
  for (const Member& member : root.members) {
    const Node& value = member.value;
    const bool group = value.is_list() || (value.is_map() && !is_plural_map(value));
    if (!group) entries.push_back({member.key, member.place, &value});
    for (std::size_t i = 0; i < value.items.size(); ++i)
      entries.push_back(
          {fmt::format("{}.{}", member.key, i + 1), value.items[i].place, &value.items[i]});
    if (!group) continue;
    for (const Member& part : value.members)
      entries.push_back({member.key + '.' + part.key, part.place, &part.value});
  }
  std::erase_if(entries, [](const Entry& entry) { return entry.value->is_null(); });
  return entries;
}

/// The values of a message: the number that chooses a form first, then in the order of the text.
std::vector<std::string> names_of(const Message::Forms& forms, bool counts) {
  std::vector<std::string> names;
  if (counts) names.emplace_back("n");
  for (const auto& [plural, text] : forms) {
    for (const std::string_view name : places_in(text)) {
      const bool known = std::ranges::find(names, name) != names.end();
      if (!known) names.emplace_back(name);
    }
  }
  const auto number = std::ranges::find(names, "n");
  if (number != names.end()) std::rotate(names.begin(), number, number + 1);
  return names;
}

class WordLoader {
 public:
  WordLoader(const WordFiles& files, Sources& sources, Diagnostics& diagnostics)
      : files_(files), sources_(sources), diagnostics_(diagnostics) {}

  Words load(const SiteConfig& site) {
    read_language(std::string(kReference));
    bool found = base_language(site.language) == kReference;
    std::vector<std::string> chain = language_chain(site.language);
    std::ranges::reverse(chain);
    for (const std::string& language : chain)
      found = (language != kReference && read_language(language)) || found;
    if (!found) report_no_words(site);
    return finished();
  }

 private:
  /// The built-in file of a language and the site's over it; false where there is neither.
  bool read_language(const std::string& language) {
    const std::string name = fmt::format("words/{}.yaml", language);
    const auto builtin = files_.builtin(name);
    if (builtin) {
      read_text(language, add_source(fmt::format("templates/{} (built in)", name),
                                     std::string(*builtin), sources_, diagnostics_));
    }
    const fs::path own = files_.site / "templates" / name;
    std::error_code error;
    const bool overridden = fs::exists(own, error);
    if (overridden)
      read_text(language, read_source(own, "templates/" + name, kMostText, sources_, diagnostics_));
    return builtin || overridden;
  }

  void read_text(const std::string& language, std::optional<SourceId> source) {
    if (!source) return;
    const auto root = parse_yaml(*source, sources_, diagnostics_);
    if (!root || root->is_null() || !expect_map(*root, diagnostics_)) return;
    const PluralRule rule = plural_rule(language);
    const bool defines = drafts_.empty();
    for (const Entry& entry : entries_of(*root)) {
      if (defines) define(entry, rule);
      take(entry, language, rule);
    }
  }

  /// A message of the reference: its values are those that its text has.
  void define(const Entry& entry, PluralRule rule) {
    const bool counts = is_plural_map(*entry.value);
    drafts_[entry.key] = {names_of(forms_of(*entry.value), counts), rule, {}};
  }

  void take(const Entry& entry, const std::string& language, PluralRule rule) {
    const auto draft = drafts_.find(entry.key);
    if (draft == drafts_.end()) return report_unknown(entry);
    Message::Forms forms = forms_of(*entry.value);
    if (forms.empty()) return report_kind(*entry.value, "a text", diagnostics_);
    const bool fits = check_places(entry, forms, draft->second.names) &&
                      (!is_plural_map(*entry.value) ||
                       check_plurals(entry, forms, draft->second.names, language, rule));
    if (!fits) return;
    draft->second.forms = std::move(forms);
    draft->second.rule = rule;
  }

  /// Empty for what is neither a text nor a map of plural forms.
  static Message::Forms forms_of(const Node& value) {
    Message::Forms forms;
    if (value.is_scalar()) forms[Plural::kOther] = value.text;
    if (!is_plural_map(value)) return forms;
    for (const Member& member : value.members) forms[*find_plural(member.key)] = member.value.text;
    return forms;
  }

  bool check_places(const Entry& entry, const Message::Forms& forms,
                    const std::vector<std::string>& names) {
    bool fits = true;
    for (const auto& [plural, text] : forms) {
      for (const std::string_view name : places_in(text)) {
        if (std::ranges::find(names, name) != names.end()) continue;
        report_place(entry, name, names);
        fits = false;
      }
    }
    return fits;
  }

  bool check_plurals(const Entry& entry, const Message::Forms& forms,
                     const std::vector<std::string>& names, const std::string& language,
                     PluralRule rule) {
    if (names.empty() || names[0] != "n") {
      error(entry, fmt::format("`{}` counts nothing, so it has no plural forms", entry.key),
            "write one text");
      return false;
    }
    const std::set<Plural> needed = plurals_of(rule);
    for (const auto& [plural, text] : forms) {
      if (!needed.contains(plural))
        diagnostics_
            .warning(entry.place, fmt::format("the plural form `{}` is not used in `{}`",
                                              name_of(plural), language))
            .code = "words";
    }
    return check_needed(entry, forms, needed, language);
  }

  bool check_needed(const Entry& entry, const Message::Forms& forms, const std::set<Plural>& needed,
                    const std::string& language) {
    std::vector<std::string> missing;
    for (const Plural plural : needed) {
      if (!forms.contains(plural)) missing.push_back(fmt::format("`{}`", name_of(plural)));
    }
    if (missing.empty()) return true;
    error(entry,
          fmt::format("`{}` lacks the plural form {}, which `{}` has", entry.key,
                      fmt::join(missing, ", "), language),
          {});
    return false;
  }

  void report_place(const Entry& entry, std::string_view name,
                    const std::vector<std::string>& names) {
    error(
        entry, fmt::format("`{{{}}}` is no value of `{}`", name, entry.key),
        names.empty() ? "it takes none" : fmt::format("it takes {{{}}}", fmt::join(names, "}, {")));
  }

  void report_unknown(const Entry& entry) {
    std::vector<std::string_view> keys;
    for (const auto& [key, draft] : drafts_) keys.push_back(key);
    Diagnostic& warning =
        diagnostics_.warning(entry.place, fmt::format("no page has words `{}`", entry.key),
                             did_you_mean(entry.key, keys));
    warning.code = "words";
    const bool in_group = entry.key.find('.') != std::string::npos;
    if (!in_group) warning.width = static_cast<std::uint32_t>(entry.key.size());
  }

  void report_no_words(const SiteConfig& site) {
    diagnostics_
        .warning(site.language_place,
                 fmt::format("there are no words in the language `{}`, so pages speak English",
                             site.language),
                 fmt::format("write them to templates/words/{}.yaml; `offprint theme show "
                             "words/en.yaml` shows what there is to say",
                             base_language(site.language)))
        .code = "words";
  }

  void error(const Entry& entry, std::string message, std::string hint) {
    diagnostics_.error(entry.place, std::move(message), std::move(hint)).code = "words";
  }

  Words finished() {
    std::vector<Message> messages;
    for (auto& [key, draft] : drafts_) {
      if (!draft.forms.contains(Plural::kOther)) continue;
      messages.emplace_back(key, std::move(draft.names), draft.rule, draft.forms);
    }
    return Words(std::move(messages));
  }

  const WordFiles& files_;
  Sources& sources_;
  Diagnostics& diagnostics_;
  std::map<std::string, Draft> drafts_;  ///< by key
};

}  // namespace

Words load_words(const SiteConfig& site, const WordFiles& files, Sources& sources,
                 Diagnostics& diagnostics) {
  return WordLoader(files, sources, diagnostics).load(site);
}

}  // namespace offprint
