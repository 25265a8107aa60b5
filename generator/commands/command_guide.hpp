// What can be typed at the command line, as values: the commands, their arguments and options, and
// the sentences on them. In goes the description that `--help` prints; out come the texts that are
// made of the same (manual.hpp, completion.hpp), so that none of them goes stale. What `--help`
// hides is left out.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace offprint {

/// What stands after an option or as an argument, as far as a shell can propose something.
enum class ValueKind { kNothing, kFolder, kFile, kChoice, kOther };

struct OptionGuide {
  std::string name;        ///< "--out"; of an argument "DIR"
  std::string short_name;  ///< "-h", mostly empty
  std::string value;       ///< "DIR", "text|html"; empty for a switch and for an argument
  std::string purpose;     ///< "Where the site is written [site/ in the site's folder]"
  ValueKind kind = ValueKind::kNothing;
  std::string choices;  ///< of kChoice: "text html"
  bool is_required = false;
  bool is_repeatable = false;
};

struct CommandGuide {
  std::string name;     ///< as it is typed: "offprint theme list"
  std::string purpose;  ///< a sentence without full stop
  std::string remarks;  ///< sentences; lines that begin with blanks are to be left as they are
  std::vector<OptionGuide> arguments;
  std::vector<OptionGuide> options;
  std::vector<CommandGuide> commands;

  /// "list": the last word of `name`.
  std::string word() const { return name.substr(name.rfind(' ') + 1); }
};

CommandGuide make_command_guide(const CLI::App& app);

}  // namespace offprint
