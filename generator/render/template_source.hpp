// Where templates come from, and by which rules all templates of a site are compiled.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jinja/environment.hpp"

namespace offprint {

/// The bytes of a file of the theme: from the first of `folders` that holds it, else the built-in
/// one. A folder need not exist; a link that leads out of it is not followed.
std::optional<std::string> find_theme_file(const std::vector<std::filesystem::path>& folders,
                                           std::string_view path);

/// Finds templates as `find_theme_file` does, and throws a TemplateError for a file that is not
/// UTF-8.
jinja::Loader make_template_loader(std::vector<std::filesystem::path> folders);

/// Text is escaped in `.html`, `.xml` and `.atom`; whatever is unknown prints nothing.
jinja::Options make_template_options();

}  // namespace offprint
