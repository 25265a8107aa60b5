// Template source → tokens.
//
// In comes the source with LF line ends (see `normalized_source`), out come data and, between
// delimiters, the tokens of expressions; comments are gone, raw blocks are data, whitespace control
// is done. Refused, as a TemplateSyntaxError with its place: characters that no token has, brackets
// that do not match, comments and raw blocks that do not end.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jinja/environment.hpp"
#include "jinja/token.hpp"

namespace jinja {

/// The source with every line end as LF, and without its last one unless the syntax keeps it.
std::string normalized_source(std::string source, const Syntax& syntax);

/// The tokens, kEnd last; views into `source`. What the lexer refuses ends them, and is the error.
struct Tokens {
  std::vector<Token> tokens;
  std::optional<TemplateError> error;
};
Tokens tokenize(std::string_view source, std::string_view template_name, const Syntax& syntax);

/// Where a span stands, with its line.
TemplatePlace make_place(std::string_view template_name, std::string_view source, Span span);

[[noreturn]] void throw_syntax_error(const TemplatePlace& place, std::string message,
                                     std::string hint = {});

}  // namespace jinja
