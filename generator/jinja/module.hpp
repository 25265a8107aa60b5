// What `import` gives: the top-level variables and macros of a template.
#pragma once

#include "jinja/object.hpp"
#include "jinja/render.hpp"

namespace jinja {

class Module final : public Object {
 public:
  Module(const CompiledTemplate& code, const Context& context, Value text)
      : Object(Role::kModule), code_(code), context_(context), text_(std::move(text)) {}
  std::string_view type_name() const override { return "TemplateModule"; }
  Value find_attribute(const Name& name) const override;
  void append_repr(std::string& out, unsigned depth) const override;
  void append_text(std::string& out, unsigned depth) const override;
  bool is_safe() const override { return true; }

 private:
  const CompiledTemplate& code_;
  const Context& context_;
  Value text_;
};

/// Runs a template for its variables. With `parent` it sees what the importing place sees.
Value make_module(Render& render, const CompiledTemplate& code, Context* parent,
                  const LocalNames* locals);

}  // namespace jinja
