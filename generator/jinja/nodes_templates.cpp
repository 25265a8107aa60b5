// Blocks, and statements that use other templates.
#include <fmt/format.h>

#include "jinja/error.hpp"
#include "jinja/make_nodes.hpp"
#include "jinja/module.hpp"
#include "jinja/render.hpp"
#include "jinja/undefined.hpp"
#include "jinja/walk.hpp"

namespace jinja {
namespace {

/// Finds templates by the value of an expression; one that is named by a constant is remembered.
class Source {
 public:
  explicit Source(ExpressionPointer name) : name_(std::move(name)) {}

  const Expression& node() const { return *name_; }

  const CompiledTemplate& find(Render& render) const {
    if (const CompiledTemplate* known = known_.load(std::memory_order_acquire)) return *known;
    Value scratch;
    const Value& name = name_->peek(render, scratch);
    const CompiledTemplate& found =
        located(render, *name_, [&]() -> const CompiledTemplate& { return look_up(render, name); });
    if (name_->constant() != nullptr) known_.store(&found, std::memory_order_release);
    return found;
  }

 private:
  static const CompiledTemplate& look_up(Render& render, const Value& name) {
    if (name.is_undefined()) throw_undefined(name);
    if (name.is_string()) return find_template(render.environment(), name.as_string());
    if (name.is_sequence()) return select(render, name);
    if (name.is_none())
      throw TemplateError(ErrorKind::kTemplateNotFound, "`none` is the name of no template");
    throw TemplateError(ErrorKind::kTypeError,
                        fmt::format("a template is named by a string or a list of them, not `{}`",
                                    type_name(name)));
  }

  static const CompiledTemplate& select(Render& render, const Value& names) {
    std::string tried;
    for (const Value& name : names.items()) {
      try {
        return look_up(render, name);
      } catch (const TemplateError& error) {
        const bool missing = error.kind() == ErrorKind::kTemplateNotFound ||
                             error.kind() == ErrorKind::kUndefinedError;
        if (!missing) throw;
        tried += fmt::format("{}`{}`", tried.empty() ? "" : ", ", to_text(name));
      }
    }
    throw TemplateError(ErrorKind::kTemplatesNotFound,
                        tried.empty() ? "the list of templates is empty"
                                      : fmt::format("none of the templates {} exists", tried));
  }

  ExpressionPointer name_;
  mutable std::atomic<const CompiledTemplate*> known_{nullptr};
};

bool is_set(Render& render, const std::optional<SlotReference>& guard) {
  return guard && slot_of(render.frame, *guard).is_boolean();
}

class Block final : public Statement {
 public:
  Block(Span span, std::string_view name, bool scoped, bool required, LocalNames locals,
        std::optional<SlotReference> guard)
      : span_(span),
        name_(name),
        scoped_(scoped),
        required_(required),
        locals_(std::move(locals)),
        guard_(guard) {}

  Flow execute(Render& render) const override {
    if (is_set(render, guard_)) return Flow::kNext;
    Context& context = scoped_ ? derive(render) : render.context();
    const std::uint32_t level = find_level(context, name_, 0);
    if (required_ && find_level(context, name_, level + 1) == context.chain_size) fail(render);
    const bool escape = context.autoescape;
    write_block(render, context, name_, level);
    context.autoescape = escape;
    return Flow::kNext;
  }

 private:
  /// The context as the block is to see it: with the variables around it.
  Context& derive(Render& render) const {
    Context& before = render.context();
    Context& context = *render.arena.make<Context>(before);
    context.variables = nullptr;
    context.filter = {};
    context.parent = &before;
    context.locals = &locals_;
    context.locals_frame = render.frame;
    return context;
  }

  [[noreturn]] void fail(Render& render) const {
    TemplateError error(ErrorKind::kTemplateRuntimeError,
                        fmt::format("the required block `{}` is not filled", name_));
    locate(render, span_, error);
    throw error;
  }

  Span span_;
  std::string_view name_;
  bool scoped_;
  bool required_;
  LocalNames locals_;
  std::optional<SlotReference> guard_;
};

class Extends final : public Statement {
 public:
  Extends(Span span, ExpressionPointer parent, std::optional<SlotReference> guard)
      : span_(span), parent_(std::move(parent)), guard_(guard) {}

  Flow execute(Render& render) const override {
    try {
      if (is_set(render, guard_))
        throw TemplateError(ErrorKind::kTemplateRuntimeError,
                            "a template can extend only one other");
      render.extend(render.context(), parent_.find(render));
    } catch (TemplateError& error) {
      if (error.report().place.line != 0) add_step(render, span_, "extended here", error);
      locate(render, span_, error);
      throw;
    }
    if (guard_) slot_of(render.frame, *guard_) = Value::boolean(true);
    return Flow::kNext;
  }

 private:
  Span span_;
  Source parent_;
  std::optional<SlotReference> guard_;
};

class Include final : public Statement {
 public:
  Include(Span span, ExpressionPointer source, bool with_context, bool ignore_missing,
          LocalNames locals)
      : span_(span),
        source_(std::move(source)),
        with_context_(with_context),
        ignore_missing_(ignore_missing),
        locals_(std::move(locals)) {}

  Flow execute(Render& render) const override {
    if (const CompiledTemplate* found = find(render)) run(render, *found);
    return Flow::kNext;
  }

 private:
  const CompiledTemplate* find(Render& render) const {
    try {
      return &source_.find(render);
    } catch (TemplateError& error) {
      const bool missing = error.kind() == ErrorKind::kTemplateNotFound ||
                           error.kind() == ErrorKind::kTemplatesNotFound;
      if (missing && ignore_missing_) return nullptr;
      if (!missing) add_step(render, span_, "included here", error);
      throw;
    }
  }

  void run(Render& render, const CompiledTemplate& found) const {
    Context& before = render.context();
    Context& context = with_context_ ? render.make_context(found, before.root, &before, &locals_)
                                     : render.make_context(found, nullptr, nullptr, nullptr);
    with_step(render, span_, "included here", {}, [&] { render.run(found, context); });
  }

  Span span_;
  Source source_;
  bool with_context_;
  bool ignore_missing_;
  LocalNames locals_;
};

/// What imports share: running a template for its variables.
class Importing : public Statement {
 public:
  Importing(Span span, ExpressionPointer source, bool with_context, LocalNames locals)
      : span_(span),
        source_(std::move(source)),
        with_context_(with_context),
        locals_(std::move(locals)) {}

 protected:
  Value load(Render& render) const {
    return with_step(render, span_, "imported here", {}, [&] {
      const CompiledTemplate& code = source_.find(render);
      if (with_context_) return make_module(render, code, &render.context(), &locals_);
      if (const Value* known = render.find_module(code)) return *known;
      const Value module = make_module(render, code, nullptr, nullptr);
      render.keep_module(code, module);
      return module;
    });
  }

  Span span_;

 private:
  Source source_;
  bool with_context_;
  LocalNames locals_;
};

class Import final : public Importing {
 public:
  Import(Span span, ExpressionPointer source, bool with_context, LocalNames locals,
         TargetPointer target)
      : Importing(span, std::move(source), with_context, std::move(locals)),
        target_(std::move(target)) {}
  Flow execute(Render& render) const override {
    target_->assign(render, load(render));
    return Flow::kNext;
  }

 private:
  TargetPointer target_;
};

class FromImport final : public Importing {
 public:
  using Names = std::vector<std::pair<Name, TargetPointer>>;
  FromImport(Span span, ExpressionPointer source, bool with_context, LocalNames locals, Names names)
      : Importing(span, std::move(source), with_context, std::move(locals)),
        names_(std::move(names)) {}

  Flow execute(Render& render) const override {
    const Value loaded = load(render);
    for (const auto& [name, target] : names_) {
      Value value = static_cast<const Module&>(loaded.as_object()).find_attribute(name);
      if (value.is_nameless()) value = render.undefined(name.text, Cause::kNotExported);
      target->assign(render, std::move(value));
    }
    return Flow::kNext;
  }

 private:
  Names names_;
};

}  // namespace

StatementPointer make_block(Span span, std::string_view name, bool scoped, bool required,
                            LocalNames locals, std::optional<SlotReference> guard) {
  return std::make_unique<Block>(span, name, scoped, required, std::move(locals), guard);
}

StatementPointer make_extends(Span span, ExpressionPointer parent,
                              std::optional<SlotReference> guard) {
  return std::make_unique<Extends>(span, std::move(parent), guard);
}

StatementPointer make_include(Span span, ExpressionPointer source, bool with_context,
                              bool ignore_missing, LocalNames locals) {
  return std::make_unique<Include>(span, std::move(source), with_context, ignore_missing,
                                   std::move(locals));
}

StatementPointer make_import(Span span, ExpressionPointer source, bool with_context,
                             LocalNames locals, TargetPointer target) {
  return std::make_unique<Import>(span, std::move(source), with_context, std::move(locals),
                                  std::move(target));
}

StatementPointer make_from_import(Span span, ExpressionPointer source, bool with_context,
                                  LocalNames locals, FromImport::Names names) {
  return std::make_unique<FromImport>(span, std::move(source), with_context, std::move(locals),
                                      std::move(names));
}

}  // namespace jinja
