// The environment: what templates are made from and may use. Templates come out of it compiled,
// text comes out of a template and a context.
//
//     jinja::Environment environment({.autoescape = true}, [](std::string_view name) { return
//     find_text(name); }); environment.add_filter("shout", "text, mark='!'", [](jinja::Arguments&
//     arguments) {
//       return jinja::Value::text(jinja::to_text(arguments[0]) + jinja::to_text(arguments[1]));
//     });
//     std::string page;
//     environment.get_template("page.html").render(jinja::Value::dict({{"title", title}}), page);
//
// An environment is set up (add_*) before its first template is asked for; after that it is used
// through const functions, which any number of threads may call at once. A template is compiled
// when first asked for and kept as long as the environment, which must outlive its templates and
// their renders; where sources change (the local server) a new environment is made.
//
// Refused: everything that a template can get wrong, as a TemplateError (error.hpp). Names of
// templates are relative, with `/`; those with `..`, `.`, empty parts, `\` or NUL are not found,
// whatever the loader would do.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jinja/error.hpp"
#include "jinja/object.hpp"
#include "jinja/value.hpp"

namespace jinja {

/// The delimiters. Line statements and comments are off while their prefix is empty.
struct Syntax {
  std::string block_start = "{%";
  std::string block_end = "%}";
  std::string variable_start = "{{";
  std::string variable_end = "}}";
  std::string comment_start = "{#";
  std::string comment_end = "#}";
  std::string line_statement_prefix;
  std::string line_comment_prefix;
  bool trim_blocks = false;    ///< the line feed after a block is dropped
  bool lstrip_blocks = false;  ///< blanks from the line's start to a block are dropped
  bool keep_trailing_newline = false;
  std::string newline = "\n";  ///< what line ends of the source become: LF, CRLF or CR
};

/// Bounds of one render. Going beyond one is a LimitError (RecursionError for depths).
struct Limits {
  std::uint32_t depth = 200;  ///< includes, extends, macros, blocks, recursive loops in one another
  std::uint64_t iterations = 50'000'000;  ///< turns of all loops, explicit or in filters
  std::uint64_t output = 1ull << 30;      ///< bytes of text
  std::uint64_t items = 10'000'000;  ///< of one list or string made by `range`, `*` and the like
};

struct Options {
  Syntax syntax;
  bool autoescape = false;
  /// Where given, decides by the template's name instead of `autoescape`.
  std::function<bool(std::string_view name)> autoescape_by_name;
  UndefinedBehaviour undefined = UndefinedBehaviour::kDefault;
  bool do_statement = false;     ///< `{% do expression %}`
  bool loop_controls = false;    ///< `{% break %}`, `{% continue %}`
  bool debug_statement = false;  ///< `{% debug %}`, which prints what is in scope
  /// For `random` and `lipsum`, which are refused without: so that pages stay the same.
  std::optional<std::uint64_t> random_seed;
  std::string urlize_rel = "noopener";
  std::string urlize_target;
  std::vector<std::string> urlize_extra_schemes;
  std::uint32_t truncate_leeway = 5;
  Limits limits;
};

class Environment;
class Render;
struct Signature;

/// What a filter, test or function was called with, in the order of its parameters.
///
///     "text, mark='!', *rest, **options"    for    {{ "a"|shout("?", 1, x=2) }}
///      [0]   [1]       rest()  named()              a      ?    1  x=2
class Arguments {
 public:
  /// `given` has a bit for each parameter that the template gave.
  Arguments(Render& render, const Signature& signature, std::span<Value> bound, std::uint32_t given,
            std::span<Value> rest, std::span<std::pair<Value, Value>> named)
      : render_(render),
        signature_(signature),
        bound_(bound),
        given_(given),
        rest_(rest),
        named_(named) {}

  /// The argument for a parameter: what the template gave, or the default; undefined where neither
  /// is.
  const Value& operator[](std::size_t parameter) const { return bound_[parameter]; }
  Value take(std::size_t parameter) { return std::move(bound_[parameter]); }
  std::size_t size() const { return bound_.size(); }
  /// Was the argument given (also as undefined)?
  bool has(std::size_t parameter) const { return (given_ >> parameter & 1) != 0; }

  /// What was given beyond the parameters, where the signature ends in `*name` or `**name`.
  std::span<Value> rest() const { return rest_; }
  std::span<std::pair<Value, Value>> named() const { return named_; }

  /// The argument as a C++ value; a TypeError that names parameter and function where it is of
  /// another type.
  std::int64_t integer(std::size_t parameter) const;
  double number(std::size_t parameter) const;
  std::string_view string(std::size_t parameter) const;
  bool truth(std::size_t parameter) const;

  /// Whether text is escaped where the call stands.
  bool autoescape() const;
  const Environment& environment() const;
  /// The running render: for the engine's own filters.
  Render& render() const { return render_; }
  const Signature& signature() const { return signature_; }

 private:
  Render& render_;
  const Signature& signature_;
  std::span<Value> bound_;
  std::uint32_t given_;
  std::span<Value> rest_;
  std::span<std::pair<Value, Value>> named_;
};

using Callable = std::function<Value(Arguments&)>;

/// The text of a template by name, or nothing. Called at most once a name; calls do not overlap.
using Loader = std::function<std::optional<std::string>(std::string_view name)>;

struct CompiledTemplate;

/// A compiled template: a handle, cheap to copy, valid as long as its environment.
class Template {
 public:
  explicit Template(std::shared_ptr<const CompiledTemplate> compiled)
      : compiled_(std::move(compiled)) {}

  std::string_view name() const;

  /// Appends the text to `out`. `context` is a dict with strings as keys, or an Object whose
  /// attributes are the variables. On a TemplateError `out` is as it was. Allocates nothing once
  /// `out` is large enough, save what filters make.
  void render(const Value& context, std::string& out) const;
  std::string render(const Value& context) const;

  const CompiledTemplate& compiled() const { return *compiled_; }

 private:
  std::shared_ptr<const CompiledTemplate> compiled_;
};

class Environment {
 public:
  explicit Environment(Options options = {}, Loader loader = {});
  ~Environment();
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

  /// `signature` names the parameters, as Python does: `"value, width=80, *rest, **options"`;
  /// defaults are constants. The first parameter of a filter or test is what stands before `|` or
  /// `is`.
  void add_filter(std::string_view name, std::string_view signature, Callable filter);
  void add_test(std::string_view name, std::string_view signature, Callable test);
  void add_function(std::string_view name, std::string_view signature, Callable function);
  /// A variable that every template sees, imported ones too.
  void add_global(std::string_view name, Value value);

  /// Throws TemplateNotFound, or the errors of its syntax.
  Template get_template(std::string_view name) const;
  /// A template from its text, not kept by the environment. It may include and extend others by
  /// name.
  Template make_template(std::string_view name, std::string source) const;

  const Options& options() const;

  /// Names in use, sorted: for documentation and suggestions.
  std::vector<std::string_view> filter_names() const;
  std::vector<std::string_view> test_names() const;
  std::vector<std::string_view> global_names() const;

  /// What the engine itself keeps here: library.hpp.
  struct Parts;
  const Parts& parts() const { return *parts_; }

 private:
  std::unique_ptr<Parts> parts_;
};

}  // namespace jinja
