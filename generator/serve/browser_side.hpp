// What the server adds to pages in the browser: a script that follows the site, and the look of the
// page of errors. Both are files of the server's own, since the pages' policy (CSP) lets no script
// or style stand in a page; no built site has them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace offprint {

inline constexpr std::string_view kScriptAddress = "/.offprint/follow.js";
inline constexpr std::string_view kProblemStyleAddress = "/.offprint/problems.css";
inline constexpr std::string_view kEventsAddress = "/.offprint/events";
inline constexpr std::string_view kProblemClass = "offprint-problems";  ///< of the body

/// The bytes of a file of the server's own.
std::optional<std::string_view> find_own_file(std::string_view path);

/// The element that has a page of that version follow the site.
std::string script_element(std::string_view version);

/// Adds that element to a page: at the end of its head, or of the page where it has no head.
void add_script(std::string& html, std::string_view version);

}  // namespace offprint
