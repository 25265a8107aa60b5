#include <fmt/format.h>

#include "commands/completion.hpp"

namespace offprint {
namespace {

std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char character : text) {
    if (character == '\\' || character == '\'') out += '\\';
    out += character;
  }
  return out + "'";
}

std::string value_for(const OptionGuide& option) {
  switch (option.kind) {
    case ValueKind::kFolder:
      return " -x -a '(__fish_complete_directories)'";
    case ValueKind::kFile:
      return " -r -F";
    case ValueKind::kChoice:
      return fmt::format(" -x -a {}", quoted(option.choices));
    case ValueKind::kOther:
      return " -x";
    case ValueKind::kNothing:
      break;
  }
  return "";
}

/// `condition` holds where the words typed so far name the command.
void append_command(std::string& out, const CommandGuide& command, const std::string& condition) {
  const std::string start = fmt::format("complete -c offprint -n '{}'", condition);
  for (const OptionGuide& option : command.options) {
    out += fmt::format("{} -l {}", start, option.name.substr(2));
    if (!option.short_name.empty()) out += " -s " + option.short_name.substr(1);
    out += fmt::format("{} -d {}\n", value_for(option), quoted(option.purpose));
  }
  if (command.arguments.empty()) return;
  const ValueKind kind = command.arguments.front().kind;
  if (kind == ValueKind::kFolder) out += start + " -a '(__fish_complete_directories)'\n";
  if (kind == ValueKind::kFile) out += start + " -F\n";
}

void append_parts(std::string& out, const CommandGuide& command, const std::string& condition) {
  std::string words;
  for (const CommandGuide& part : command.commands) words.append(" ").append(part.word());
  const std::string before = condition.empty() ? "" : fmt::format("{}; and ", condition);
  const std::string unchosen = fmt::format("{}not __fish_seen_subcommand_from{}", before, words);
  append_command(out, command, command.commands.empty() ? condition : unchosen);
  for (const CommandGuide& part : command.commands) {
    out += fmt::format("complete -c offprint -n '{}' -a {} -d {}\n", unchosen, part.word(),
                       quoted(part.purpose));
    append_parts(out, part, fmt::format("{}__fish_seen_subcommand_from {}", before, part.word()));
  }
}

}  // namespace

std::string render_fish_completion(const CommandGuide& program) {
  std::string out = "# fish completion for offprint\ncomplete -c offprint -f\n";
  append_parts(out, program, "");
  return out;
}

}  // namespace offprint
