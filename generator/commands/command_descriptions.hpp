// What can be typed at the command line: every command, argument and option, with the sentence that
// `--help` prints, and where its value goes. The manual page and the completions are made of the
// same (command_guide.hpp).
#pragma once

#include "commands/build_command.hpp"
#include "commands/check_command.hpp"
#include "commands/diff_command.hpp"
#include "commands/import_command.hpp"
#include "commands/import_site_command.hpp"
#include "commands/init_command.hpp"
#include "commands/permalinks_command.hpp"
#include "commands/render_command.hpp"
#include "commands/serve_command.hpp"
#include "commands/theme_command.hpp"

namespace CLI {
class App;
}  // namespace CLI

namespace offprint {

/// What the arguments were turned into.
struct Arguments {
  BuildOptions build;
  CheckOptions check;
  RenderOptions render;
  ImportOptions importing;
  ImportSiteOptions importing_site;
  ServeOptions serve;
  InitOptions init;
  ThemeOptions theme;
  PermalinksOptions permalinks;
  DiffOptions diff;
  BuildTalk talk;
};

/// `arguments` are filled when the app parses; they must live as long as it does.
void describe(CLI::App& app, Arguments& arguments);

}  // namespace offprint
