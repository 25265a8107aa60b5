#include "commands/manual.hpp"

#include <fmt/format.h>

#include "base/version.hpp"

namespace offprint {
namespace {

/// Text as roff takes it: nothing in it is a command, hyphens can be copied, `code` is bold.
std::string roff(std::string_view text) {
  std::string out;
  bool is_bold = false;
  for (const char character : text) {
    switch (character) {
      case '\\':
        out += "\\e";
        break;
      case '-':
        out += "\\-";
        break;
      case '\'':
        out += "\\(aq";
        break;
      case '`':
        is_bold = !is_bold;
        out += is_bold ? "\\fB" : "\\fR";
        break;
      default:
        out += character;
    }
  }
  return out.starts_with('.') ? "\\&" + out : out;
}

std::string bold(std::string_view text) { return "\\fB" + roff(text) + "\\fR"; }

std::string italic(std::string_view text) { return "\\fI" + roff(text) + "\\fR"; }

/// Prose is filled; lines that begin with blanks stay lines.
std::string paragraphs(std::string_view text) {
  std::string out;
  bool is_filled = true;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    const bool is_prose = !line.starts_with(' ');
    if (is_prose != is_filled) out += is_prose ? ".fi\n" : ".nf\n";
    is_filled = is_prose;
    out += roff(line) + "\n";
  }
  return is_filled ? out : out + ".fi\n";
}

std::string entry(const OptionGuide& option) {
  std::string head = option.value.empty() && !option.name.starts_with("--") ? italic(option.name)
                                                                            : bold(option.name);
  if (!option.short_name.empty()) head.append(", ").append(bold(option.short_name));
  if (!option.value.empty()) head.append(" ").append(italic(option.value));
  return ".TP\n" + head + "\n" + paragraphs(option.purpose);
}

/// "offprint init [OPTION]... DIR".
std::string synopsis(const CommandGuide& command) {
  std::string line = bold(command.name);
  if (!command.commands.empty()) line.append(" ").append(italic("COMMAND"));
  if (!command.options.empty()) line += " [" + italic("OPTION") + "]...";
  for (const OptionGuide& argument : command.arguments) {
    const std::string name = italic(argument.name) + (argument.is_repeatable ? "..." : "");
    line += argument.is_required ? fmt::format(" {}", name) : fmt::format(" [{}]", name);
  }
  return line + "\n";
}

void append_command(std::string& out, const CommandGuide& command) {
  out += ".SS " + bold(command.name) + "\n" + synopsis(command) + ".PP\n";
  out += paragraphs(command.purpose + ".");
  for (const OptionGuide& argument : command.arguments) out += entry(argument);
  for (const OptionGuide& option : command.options)
    if (option.name != "--help") out += entry(option);
  if (!command.remarks.empty()) out += ".PP\n" + paragraphs(command.remarks);
  for (const CommandGuide& part : command.commands) append_command(out, part);
}

}  // namespace

std::string render_manual(const CommandGuide& program) {
  std::string out =
      fmt::format(".TH OFFPRINT 1 \"\" \"offprint {}\" \"User Commands\"\n", version());
  out += ".SH NAME\n" + roff(program.name) + " \\- static web sites from publication records\n";
  out += ".SH SYNOPSIS\n" + synopsis(program);
  out += ".SH DESCRIPTION\n" + paragraphs(program.purpose) + ".PP\n" + paragraphs(program.remarks);
  out += ".SH OPTIONS\n";
  for (const OptionGuide& option : program.options) out += entry(option);
  out += ".SH COMMANDS\n";
  for (const CommandGuide& command : program.commands) append_command(out, command);
  return out;
}

}  // namespace offprint
