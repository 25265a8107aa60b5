#include "commands/command_line.hpp"

#include <CLI/CLI.hpp>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "base/suggestion.hpp"
#include "commands/command_descriptions.hpp"
#include "commands/exit_status.hpp"
#include "commands/guide_commands.hpp"

namespace offprint {
namespace {

std::vector<std::string> known_words(const CLI::App& app) {
  std::vector<std::string> words;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) words.push_back("--" + name);
  for (const CLI::App* command : app.get_subcommands({})) words.push_back(command->get_name());
  return words;
}

/// The command that was named, or the program where none was: of `theme show` the latter.
const CLI::App& chosen_command(const CLI::App& app) {
  const std::vector<CLI::App*> chosen = app.get_subcommands();
  return chosen.empty() ? app : chosen_command(*chosen.front());
}

/// The first argument that nothing was made of, with the word that it may have meant.
std::string unknown_argument(const CLI::App& app) {
  const CLI::App& command = chosen_command(app);
  std::vector<std::string> extras = command.remaining();
  if (extras.empty()) extras = app.remaining();
  if (extras.empty()) return "";
  const std::vector<std::string> words = known_words(command);
  const std::vector<std::string_view> candidates(words.begin(), words.end());
  const std::string hint = did_you_mean(extras.front(), candidates);
  return "unknown argument `" + extras.front() + "`" + (hint.empty() ? "" : "; " + hint);
}

int refuse(const CLI::App& app, const CLI::ParseError& error, const Console& console) {
  const CLI::App& command = chosen_command(app);
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::RequiredError) &&
      !command.get_subcommands({}).empty() && app.remaining(true).empty()) {
    console.print_error(app.help());
    return kUsageError;
  }
  const std::string unknown = unknown_argument(app);
  console.print_error("offprint: error: " + (unknown.empty() ? error.what() : unknown) +
                      "\n`offprint --help` tells what there is\n");
  return kUsageError;
}

/// What to do about it, as far as that is known.
std::string advice(const std::error_code& error) {
  const bool is_full = error == std::errc::no_space_on_device || error.value() == EDQUOT;
  return is_full ? "; make room and build again, which puts right what was left half done" : "";
}

/// `error` as "path: reason".
std::string text_of(const std::system_error& error) {
  const auto* const file = dynamic_cast<const std::filesystem::filesystem_error*>(&error);
  return file == nullptr ? error.what() : file->path1().string() + ": " + file->code().message();
}

int run_theme(const CLI::App& theme, const ThemeOptions& options, const Console& console) {
  if (theme.got_subcommand("list")) return run_theme_list(options, console);
  if (theme.got_subcommand("show")) return run_theme_show(options, console);
  return run_theme_diff(options, console);
}

int run_permalinks(const CLI::App& permalinks, const PermalinksOptions& options,
                   const Console& console) {
  if (permalinks.got_subcommand("update")) return run_permalinks_update(options, console);
  if (permalinks.got_subcommand("check")) return run_permalinks_check(options, console);
  if (permalinks.got_subcommand("move")) return run_permalinks_move(options, console);
  return run_permalinks_remove(options, console);
}

int run(const CLI::App& app, const Arguments& arguments, const Console& console) {
  try {
    if (app.got_subcommand("init")) return run_init(arguments.init, find_person(), console);
    if (app.got_subcommand("build")) return run_build(arguments.build, arguments.talk, console);
    if (app.got_subcommand("serve")) return run_serve(arguments.serve, console);
    if (app.got_subcommand("check")) return run_check(arguments.check, console);
    if (app.got_subcommand("import")) return run_import(arguments.importing, console);
    if (app.got_subcommand("import-site"))
      return run_import_site(arguments.importing_site, console);
    if (app.got_subcommand("theme"))
      return run_theme(*app.get_subcommand("theme"), arguments.theme, console);
    if (app.got_subcommand("manual")) return run_manual(app, console);
    if (app.got_subcommand("completion")) return run_completion(app, console);
    if (app.got_subcommand("diff")) return run_diff(arguments.diff, console);
    if (app.got_subcommand("permalinks"))
      return run_permalinks(*app.get_subcommand("permalinks"), arguments.permalinks, console);
    return run_render(arguments.render, console);
  } catch (const std::system_error& error) {
    console.print_error("offprint: error: " + text_of(error) + advice(error.code()) + "\n");
  } catch (const std::bad_alloc&) {
    console.print_error("offprint: error: out of memory\n");
  }
  return kMachineError;
}

}  // namespace

int run_command_line(int count, const char* const* given) {
  const Console console = find_console();
  CLI::App app;
  Arguments arguments;
  describe(app, arguments);
  try {
    app.parse(count, given);
  } catch (const CLI::Success& wish) {
    return app.exit(wish);
  } catch (const CLI::ParseError& error) {
    return refuse(app, error, console);
  }
  return run(app, arguments, console);
}

}  // namespace offprint
