// `offprint init`: from nothing, or from a file of records, to a small site that builds at once.
#pragma once

#include <filesystem>
#include <string>

#include "commands/console.hpp"
#include "commands/questions.hpp"

namespace offprint {

struct InitOptions {
  std::filesystem::path folder;
  std::string kind;               ///< "homepage"; empty: asked, or told by the records
  std::string name;               ///< whose site it is; empty: the same
  std::filesystem::path records;  ///< empty: asked, or none
};

/// Writes the site and prints what it holds and what to do next. What the options do not say is
/// asked of the person at the terminal; where there is none, the records tell it, or it is an
/// error. Returns 0, 1 where the file of records gives none, 2 where the options cannot be followed
/// (the folder is not empty, nobody says a name) or the person ended the questions: then nothing
/// was written.
int run_init(const InitOptions& options, const Ask& ask, const Console& console);

}  // namespace offprint
