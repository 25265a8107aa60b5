// Where templates come from, and by which rules all templates of a site are compiled.
#pragma once

#include <filesystem>
#include <vector>

#include "jinja/environment.hpp"

namespace offprint {

/// Finds a template by its name: in the first of `folders` that holds it, else among the built-in
/// ones. A folder need not exist; a link that leads out of it is not followed. The loader throws a
/// TemplateError for a file that is not UTF-8.
jinja::Loader make_template_loader(std::vector<std::filesystem::path> folders);

/// Text is escaped in `.html`, `.xml` and `.atom`; whatever is unknown prints nothing.
jinja::Options make_template_options();

}  // namespace offprint
