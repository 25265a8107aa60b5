#include "commands/command_guide.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace offprint {
namespace {

/// By the word that `--help` shows for it.
ValueKind kind_of(const std::string& value) {
  const auto ends_with_any = [&](std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return value.ends_with(word); });
  };
  if (value.empty()) return ValueKind::kNothing;
  if (value.find('|') != std::string::npos) return ValueKind::kChoice;
  if (ends_with_any({"DIR", "SITE"})) return ValueKind::kFolder;
  if (ends_with_any({"FILE", "PATH", "TEMPLATE", ".json", "OLD", "NEW"})) return ValueKind::kFile;
  return ValueKind::kOther;
}

OptionGuide guide_to(const CLI::Option& option) {
  OptionGuide guide;
  const bool is_argument = option.get_positional();
  guide.name = is_argument ? option.get_name(true) : "--" + option.get_lnames().front();
  if (!option.get_snames().empty()) guide.short_name = "-" + option.get_snames().front();
  if (option.get_items_expected_max() != 0 && !is_argument) guide.value = option.get_type_name();
  guide.purpose = option.get_description();
  guide.kind = kind_of(is_argument ? guide.name : guide.value);
  if (guide.kind == ValueKind::kChoice) guide.choices = guide.value;
  std::ranges::replace(guide.choices, '|', ' ');
  guide.is_required = option.get_required();
  guide.is_repeatable = option.get_expected_max() > 1;
  return guide;
}

/// A command without remarks of its own has those of the command that it is part of; they are said
/// once.
std::string remarks_of(const CLI::App& app) {
  const CLI::App* whole = app.get_parent();
  return whole != nullptr && whole->get_footer() == app.get_footer() ? "" : app.get_footer();
}

CommandGuide guide_to(const CLI::App& app, const std::string& name) {
  CommandGuide guide{name, app.get_description(), remarks_of(app), {}, {}, {}};
  for (const CLI::Option* option : app.get_options())
    (option->get_positional() ? guide.arguments : guide.options).push_back(guide_to(*option));
  for (const CLI::App* command : app.get_subcommands({}))
    if (!command->get_group().empty())
      guide.commands.push_back(guide_to(*command, name + " " + command->get_name()));
  return guide;
}

}  // namespace

CommandGuide make_command_guide(const CLI::App& app) { return guide_to(app, app.get_name()); }

}  // namespace offprint
