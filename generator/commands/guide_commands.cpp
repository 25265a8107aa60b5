#include "commands/guide_commands.hpp"

#include <CLI/CLI.hpp>

#include "commands/command_guide.hpp"
#include "commands/completion.hpp"
#include "commands/manual.hpp"

namespace offprint {

void describe_guides(CLI::App& program) {
  program.add_subcommand("manual", "Print the manual page, for `man -l -`")->group("");
  CLI::App& completion =
      *program.add_subcommand("completion", "Print what a shell takes to complete our commands");
  completion.group("")->require_subcommand(1);
  for (const char* shell : {"bash", "fish", "zsh"}) completion.add_subcommand(shell);
}

ExitStatus run_manual(const CLI::App& program, const Console& console) {
  console.print(render_manual(make_command_guide(program)));
  return kSuccess;
}

ExitStatus run_completion(const CLI::App& program, const Console& console) {
  const CLI::App& completion = *program.get_subcommand("completion");
  const CommandGuide guide = make_command_guide(program);
  if (completion.got_subcommand("bash")) console.print(render_bash_completion(guide));
  if (completion.got_subcommand("fish")) console.print(render_fish_completion(guide));
  if (completion.got_subcommand("zsh")) console.print(render_zsh_completion(guide));
  return kSuccess;
}

}  // namespace offprint
