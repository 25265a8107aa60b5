#include <fmt/format.h>

#include "commands/completion.hpp"

namespace offprint {
namespace {

constexpr std::string_view kFrame = R"(# bash completion for offprint
_offprint() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD - 1]}} command=offprint index
  for ((index = 1; index < COMP_CWORD; ++index)); do
    case "$command ${{COMP_WORDS[index]}}" in
      {commands}) command+=" ${{COMP_WORDS[index]}}" ;;
    esac
  done
  # In --option=value, readline takes the sign for a word of its own.
  if [[ $word == = ]]; then
    word=
  elif [[ $previous == = ]]; then
    previous=${{COMP_WORDS[COMP_CWORD - 2]}}
  fi
  local words= kind=
  case $command in
{words}  esac
  if [[ $word != -* ]]; then
    case "$command $previous" in
{values}    esac
  fi
  case $kind in
    folder) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- "$word") ;;
    file) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
    other) COMPREPLY=() ;;
    *) mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word") ;;
  esac
}}
complete -F _offprint offprint
)";

std::string_view word_for(ValueKind kind) {
  switch (kind) {
    case ValueKind::kFolder:
      return "folder";
    case ValueKind::kFile:
      return "file";
    case ValueKind::kChoice:
      return "choice";
    case ValueKind::kOther:
      return "other";
    case ValueKind::kNothing:
      break;
  }
  return "";
}

void append_names(std::string& out, const CommandGuide& command) {
  for (const CommandGuide& part : command.commands) {
    out += fmt::format("{}\"{}\"", out.empty() ? "" : " | ", part.name);
    append_names(out, part);
  }
}

/// What may come next after a command: parts of it and options, or else what its argument is.
void append_words(std::string& out, const CommandGuide& command) {
  std::string words;
  for (const CommandGuide& part : command.commands) words += part.word() + " ";
  for (const OptionGuide& option : command.options) {
    words += option.name + " ";
    if (!option.short_name.empty()) words += option.short_name + " ";
  }
  if (!words.empty()) words.pop_back();
  out += fmt::format("    \"{}\")\n      words=\"{}\"\n", command.name, words);
  if (!command.arguments.empty())
    out += fmt::format("      [[ $word == -* ]] || kind={}\n",
                       word_for(command.arguments.front().kind));
  out += "      ;;\n";
  for (const CommandGuide& part : command.commands) append_words(out, part);
}

/// What a value can be takes the place of the words that may come next.
void append_values(std::string& out, const CommandGuide& command) {
  for (const OptionGuide& option : command.options) {
    if (option.kind == ValueKind::kNothing) continue;
    const std::string words =
        option.choices.empty() ? "" : fmt::format(" words=\"{}\"", option.choices);
    out += fmt::format("      \"{} {}\") kind={}{} ;;\n", command.name, option.name,
                       word_for(option.kind), words);
  }
  for (const CommandGuide& part : command.commands) append_values(out, part);
}

}  // namespace

std::string render_bash_completion(const CommandGuide& program) {
  std::string commands, words, values;
  append_names(commands, program);
  append_words(words, program);
  append_values(values, program);
  return fmt::format(kFrame, fmt::arg("commands", commands), fmt::arg("words", words),
                     fmt::arg("values", values));
}

}  // namespace offprint
