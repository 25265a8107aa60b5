#include "jinja/module.hpp"

#include "jinja/print.hpp"

namespace jinja {

Value Module::find_attribute(const Name& name) const {
  const Variable* variable = context_.find_variable(name);
  return variable != nullptr && variable->exported ? variable->value : Value();
}

void Module::append_repr(std::string& out, unsigned) const {
  out += "<TemplateModule ";
  append_quoted(out, code_.name);
  out += '>';
}

void Module::append_text(std::string& out, unsigned) const { out += text_.as_string(); }

Value make_module(Render& render, const CompiledTemplate& code, Context* parent,
                  const LocalNames* locals) {
  Context& context = render.make_context(code, parent ? parent->root : nullptr, parent, locals);
  context.pin(render.arena);
  const std::size_t begin = render.output.size();
  render.run(code, context);
  const Value text = render.captured(begin, true);
  return Value::borrow(*render.arena.make<Module>(code, context, text));
}

}  // namespace jinja
