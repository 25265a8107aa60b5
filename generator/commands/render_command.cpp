#include "commands/render_command.hpp"

#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "commands/exit_status.hpp"
#include "load/json.hpp"
#include "load/source_text.hpp"
#include "load/words.hpp"
#include "render/node_value.hpp"
#include "render/template_source.hpp"
#include "render/theme.hpp"
#include "render/words_object.hpp"
#include "text/language.hpp"

namespace offprint {
namespace {

/// The map in a JSON file, or nothing, and reported.
std::optional<Node> read_context(const std::filesystem::path& path, Sources& sources,
                                 Diagnostics& diagnostics) {
  const std::optional<SourceId> source =
      read_source(path, path.string(), kMostJson, sources, diagnostics);
  if (!source) return std::nullopt;
  std::optional<Node> node = parse_json(*source, sources, diagnostics);
  if (node && !node->is_map()) {
    diagnostics.error(node->place,
                      "a map of variables is wanted here, not " + std::string(node->noun()));
    return std::nullopt;
  }
  return node;
}

/// In the language that `site.language` of the variables names, as on a page of a site.
SiteConfig configured(const Node& context) {
  SiteConfig config;
  const Node* site = context.find("site");
  const Node* language = site == nullptr ? nullptr : site->find("language");
  if (language == nullptr || !is_language_tag(language->text)) return config;
  config.language = language->text;
  config.language_place = language->place;
  return config;
}

std::string rendered(const RenderOptions& options, const Words& words, const Node& context) {
  const std::filesystem::path folder = options.file.parent_path();
  const WordsObject spoken(words);
  jinja::Environment environment(
      make_template_options(),
      make_template_loader({folder.empty() ? "." : folder, options.site / "templates"}));
  environment.add_global("words", jinja::Value::borrow(spoken));
  return environment.get_template(options.file.filename().string()).render(to_value(context));
}

}  // namespace

int run_render(const RenderOptions& options, const Console& console) {
  Sources sources;
  Diagnostics diagnostics;
  const std::optional<Node> context = read_context(options.context, sources, diagnostics);
  const Words words = load_words(configured(context ? *context : Node()),
                                 {options.site, find_builtin}, sources, diagnostics);
  console.print_error(format(diagnostics, sources, {.color = console.color_error}));
  if (!context || diagnostics.has_errors()) return kContentError;
  try {
    console.print(rendered(options, words, *context));
  } catch (const jinja::TemplateError& error) {
    console.print_error(jinja::format(error.report()));
    return kContentError;
  }
  return kSuccess;
}

}  // namespace offprint
