#include <fmt/format.h>

#include <algorithm>

#include "commands/completion.hpp"

namespace offprint {
namespace {

/// Within single quotes, with a backslash before each of the characters that end a part of a
/// specification.
std::string quoted(std::string_view text, std::string_view specials) {
  std::string out;
  for (const char character : text) {
    if (character == '\'') {
      out += "'\\''";
      continue;
    }
    if (character == '\\' || specials.find(character) != specials.npos) out += '\\';
    out += character;
  }
  return out;
}

std::string action_for(const OptionGuide& option) {
  switch (option.kind) {
    case ValueKind::kFolder:
      return "_files -/";
    case ValueKind::kFile:
      return "_files";
    case ValueKind::kChoice:
      return fmt::format("({})", option.choices);
    default:
      return " ";
  }
}

/// "_offprint_theme_list".
std::string function_for(const CommandGuide& command) {
  std::string name = "_" + command.name;
  std::replace_if(
      name.begin(), name.end(), [](char character) { return character == ' ' || character == '-'; },
      '_');
  return name;
}

std::string specification(const OptionGuide& option) {
  std::string out = quoted(option.purpose, "[]:");
  out = option.name + "[" + out + "]";
  if (option.kind != ValueKind::kNothing)
    out += fmt::format(":{}:{}", quoted(option.value, ":"), action_for(option));
  return out;
}

void append_options(std::string& out, const CommandGuide& command) {
  for (const OptionGuide& option : command.options) {
    out += fmt::format(" \\\n    '{}'", specification(option));
    if (option.short_name.empty()) continue;
    OptionGuide again = option;
    again.name = option.short_name;
    out += fmt::format(" \\\n    '{}'", specification(again));
  }
}

void append_arguments(std::string& out, const CommandGuide& command) {
  for (const OptionGuide& argument : command.arguments)
    out += fmt::format(" \\\n    '{}:{}:{}'", argument.is_repeatable ? "*" : "",
                       quoted(argument.name, ":"), action_for(argument));
}

/// What chooses among the parts of a command; the function of the chosen one takes over.
void append_choice(std::string& out, const CommandGuide& command) {
  out += " \\\n    '1:command:->command' '*::argument:->rest'\n";
  out += "  case $state in\n    command)\n      commands=(";
  for (const CommandGuide& part : command.commands)
    out += fmt::format("\n        '{}:{}'", part.word(), quoted(part.purpose, ":"));
  out += ")\n      _describe command commands ;;\n    rest)\n      case $words[1] in\n";
  for (const CommandGuide& part : command.commands)
    out += fmt::format("        {}) {} ;;\n", part.word(), function_for(part));
  out += "      esac ;;\n  esac\n";
}

void append_function(std::string& out, const CommandGuide& command) {
  for (const CommandGuide& part : command.commands) append_function(out, part);
  const bool has_parts = !command.commands.empty();
  out += fmt::format("{}() {{\n", function_for(command));
  if (has_parts)
    out +=
        "  local curcontext=$curcontext state line\n  local -a commands\n"
        "  typeset -A opt_args\n";
  out += has_parts ? "  _arguments -C" : "  _arguments";
  append_options(out, command);
  append_arguments(out, command);
  if (has_parts)
    append_choice(out, command);
  else
    out += "\n";
  out += "}\n\n";
}

}  // namespace

std::string render_zsh_completion(const CommandGuide& program) {
  std::string out = "#compdef offprint\n# zsh completion for offprint\n\n";
  append_function(out, program);
  return out + "_offprint \"$@\"\n";
}

}  // namespace offprint
