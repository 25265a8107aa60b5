// What keeps a page from being shown, and the page that says so.
#pragma once

#include <string>
#include <system_error>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "jinja/error.hpp"

namespace offprint {

struct Problem {
  std::string place;    ///< "content/site.yaml:3:1"; may be empty
  std::string message;  ///< "unknown key `titel`"
  std::string hint;     ///< "did you mean `title`?"; may be empty
  std::string excerpt;  ///< the source line with a caret below it, and what else there is to tell
};

/// The errors among the diagnostics, sorted.
std::vector<Problem> problems_of(const Diagnostics& diagnostics, const Sources& sources);

Problem problem_of(const jinja::ErrorReport& report);
Problem problem_of(const std::system_error& error);

/// An HTML page of its own, which needs no file of the site; everything in it is escaped. It comes
/// back to life by the same script as the pages of the site (browser_side.hpp). `version` is that
/// of the site.
std::string make_problem_page(const std::vector<Problem>& problems, const std::string& version);

}  // namespace offprint
