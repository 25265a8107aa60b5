// Pages to bytes: templates with the values of the catalog.
//
// A page is a pure function of site, catalog, plan, theme and the page itself; any number of
// threads may render at once. `context.hpp` is the only bridge from the model to template values.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "catalog/catalog.hpp"
#include "model.hpp"
#include "plan/plan.hpp"
#include "text/words.hpp"

namespace offprint {

/// Renders pages of one site. Holds references to what it was made from, and the compiled theme.
class Renderer {
 public:
  /// `templates` is the site's own templates folder, whose files come before the built-in ones; it
  /// need not exist.
  Renderer(const SiteConfig& site, const Words& words, const Catalog& catalog, const Plan& plan,
           const std::filesystem::path& templates);
  ~Renderer();

  /// Replaces `out` by the bytes of the page; its capacity is reused. Safe to call from many
  /// threads at once. Throws jinja::TemplateError where a template fails.
  void render(const Page& page, std::string& out) const;

 private:
  struct State;
  std::unique_ptr<const State> state_;
};

}  // namespace offprint
