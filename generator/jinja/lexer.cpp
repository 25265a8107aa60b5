// The grammar of the text around tags. Delimiters are the default ones; every one can be changed.
//
//     template  = { data | "{{" sign tokens "}}" | "{%" sign tokens "%}" | comment | raw | line }
//     sign      = "-" (cut the white space before) | "+" (keep it, whatever lstrip_blocks says) |
//     nothing end       = "-%}" (cut the white space behind) | "+%}" (keep it, whatever trim_blocks
//     says) | "%}" raw       = "{%" sign "raw" end  anything  "{%" sign "endraw" end line      =
//     start of a line, blanks, prefix, tokens, end of line
//
// Of delimiters that begin alike the longest wins; inside (), [] and {} an end delimiter is none.
#include "jinja/lexer.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "jinja/scan.hpp"

namespace jinja {
namespace {

enum class Opening : std::uint8_t {
  kBlock,
  kComment,
  kVariable,
  kLineComment,
  kLineStatement,
  kRaw
};

/// One way in which a tag may begin.
struct Rule {
  Opening opening;
  std::string_view start;
};

/// The beginning of a tag as found in the source: [begin, end), the sign included.
struct Found {
  Opening opening;
  std::size_t begin;
  std::size_t end;
  char sign;  ///< '-', '+' or 0
};

/// Longest first; of equals in Jinja2's order of names: variable, line statement, line comment,
/// comment, block.
std::vector<Rule> make_rules(const Syntax& syntax) {
  std::vector<Rule> rules = {{Opening::kVariable, syntax.variable_start},
                             {Opening::kLineStatement, syntax.line_statement_prefix},
                             {Opening::kLineComment, syntax.line_comment_prefix},
                             {Opening::kComment, syntax.comment_start},
                             {Opening::kBlock, syntax.block_start}};
  std::erase_if(rules, [](const Rule& rule) { return rule.start.empty(); });
  std::stable_sort(rules.begin(), rules.end(),
                   [](const Rule& a, const Rule& b) { return a.start.size() > b.start.size(); });
  return rules;
}

class Lexer {
 public:
  Lexer(std::string_view source, std::string_view name, const Syntax& syntax)
      : source_(source), name_(name), syntax_(syntax), rules_(make_rules(syntax)) {
    for (const Rule& rule : rules_) starts_[static_cast<unsigned char>(rule.start[0])] = true;
    lines_matter_ = !syntax.line_statement_prefix.empty() || !syntax.line_comment_prefix.empty();
  }

  Tokens run() {
    Tokens result;
    try {
      while (at_ < source_.size()) step();
    } catch (const TemplateError& error) {
      result.error = error;
    }
    add(TokenKind::kEnd, at_, at_);
    result.tokens = std::move(tokens_);
    return result;
  }

 private:
  void step() {
    const std::optional<Found> found = find_opening();
    add_data(at_, found ? found->begin : source_.size(), found);
    at_ = found ? found->end : source_.size();
    if (found) enter(*found);
  }

  void enter(const Found& found) {
    switch (found.opening) {
      case Opening::kVariable:
        return lex_variable(found);
      case Opening::kBlock:
        return lex_block(found);
      case Opening::kLineStatement:
        return lex_line_statement(found);
      case Opening::kComment:
        return skip_comment(found);
      case Opening::kLineComment:
        return skip_line_comment();
      case Opening::kRaw:
        return lex_raw(found);
    }
  }

  void add(TokenKind kind, std::size_t begin, std::size_t end) {
    const Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    tokens_.push_back({kind, span, source_.substr(begin, end - begin)});
  }

  /// Data before a tag, cut as the tag's sign and lstrip_blocks say.
  void add_data(std::size_t begin, std::size_t end, const std::optional<Found>& found) {
    if (found && found->sign == '-') {
      end = rstripped(source_, begin, end);
    } else if (found && found->sign == 0 && syntax_.lstrip_blocks &&
               found->opening != Opening::kVariable) {
      end = without_indent(begin, end);
    }
    if (end > begin) add(TokenKind::kData, begin, end);
  }

  /// Where nothing but blanks stands between the last line end and the tag: the blanks' beginning.
  std::size_t without_indent(std::size_t begin, std::size_t end) const {
    const std::size_t stripped = rstripped(source_, begin, end);
    std::size_t line = end;
    while (line > begin && source_[line - 1] != '\n') --line;
    const bool starts_line = line > begin || begin == 0 || source_[begin - 1] == '\n';
    return starts_line && stripped <= line ? line : end;
  }

  std::optional<Found> find_opening() const {
    for (std::size_t p = at_; p < source_.size(); ++p) {
      if (!lines_matter_ && !starts_[static_cast<unsigned char>(source_[p])]) continue;
      if (auto found = opening_at(p)) return found;
    }
    return std::nullopt;
  }

  std::optional<Found> opening_at(std::size_t p) const {
    if (auto raw = raw_at(p)) return raw;
    for (const Rule& rule : rules_) {
      const std::size_t end = match(rule, p);
      if (end == 0) continue;
      const char sign = end < source_.size() && (source_[end] == '-' || source_[end] == '+')
                            ? source_[end]
                            : '\0';
      return Found{rule.opening, p, end + (sign != 0), sign};
    }
    return std::nullopt;
  }

  /// Where a rule that matches at `p` ends, or 0.
  std::size_t match(const Rule& rule, std::size_t p) const {
    std::size_t q = p;
    if (rule.opening == Opening::kLineStatement) {
      if (!at_line_start(p)) return 0;
      while (q < source_.size() && is_blank(source_[q])) ++q;
    } else if (rule.opening == Opening::kLineComment) {
      if (!at_line_start(p) && is_ascii_space(source_[p - 1])) return 0;
      while (q < source_.size() && source_[q] != '\n' && is_ascii_space(source_[q])) ++q;
    }
    return source_.substr(q).starts_with(rule.start) ? q + rule.start.size() : 0;
  }

  bool at_line_start(std::size_t p) const { return p == 0 || source_[p - 1] == '\n'; }
  static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\v'; }

  /// `{% raw %}`, which is no block like others: what follows is no template.
  std::optional<Found> raw_at(std::size_t p) const {
    Cursor cursor(source_, p);
    if (!cursor.skip(syntax_.block_start)) return std::nullopt;
    const char sign = cursor.skip_sign();
    cursor.skip_space();
    if (!cursor.skip("raw")) return std::nullopt;
    cursor.skip_space();
    if (cursor.skip("-" + syntax_.block_end)) {
      cursor.skip_space();
    } else if (!cursor.skip(syntax_.block_end)) {
      return std::nullopt;
    }
    return Found{Opening::kRaw, p, cursor.at(), sign};
  }

  void lex_raw(const Found& opened) {
    for (std::size_t p = at_; (p = source_.find(syntax_.block_start, p)) != source_.npos; ++p) {
      Cursor cursor(source_, p);
      cursor.skip(syntax_.block_start);
      const char sign = cursor.skip_sign();
      cursor.skip_space();
      if (!cursor.skip("endraw")) continue;
      cursor.skip_space();
      if (!skip_block_end(cursor)) continue;
      add_data(at_, p, Found{Opening::kRaw, p, cursor.at(), sign});
      at_ = cursor.at();
      return;
    }
    fail(opened, "`raw` is not closed by `endraw`");
  }

  bool skip_block_end(Cursor& cursor) const {
    if (cursor.skip("+" + syntax_.block_end)) return true;
    if (cursor.skip("-" + syntax_.block_end)) {
      cursor.skip_space();
      return true;
    }
    if (!cursor.skip(syntax_.block_end)) return false;
    if (syntax_.trim_blocks) cursor.skip("\n");
    return true;
  }

  bool skip_variable_end(Cursor& cursor) const {
    if (cursor.skip("-" + syntax_.variable_end)) {
      cursor.skip_space();
      return true;
    }
    return cursor.skip(syntax_.variable_end);
  }

  /// White space up to the last line end in it, or to the end of the source.
  bool skip_line_end(Cursor& cursor) const {
    Cursor space = cursor;
    space.skip_space();
    std::size_t end = space.at();
    while (end != source_.size() && end > cursor.at() && source_[end - 1] != '\n') --end;
    if (end != source_.size() && end == cursor.at()) return false;
    cursor = Cursor(source_, end);
    return true;
  }

  void skip_comment(const Found& opened) {
    for (std::size_t p = at_; (p = source_.find(syntax_.comment_end, p)) != source_.npos; ++p) {
      Cursor cursor(source_, p + syntax_.comment_end.size());
      const char sign = p > at_ ? source_[p - 1] : '\0';
      if (sign == '-') cursor.skip_space();
      if (sign != '-' && sign != '+' && syntax_.trim_blocks) cursor.skip("\n");
      at_ = cursor.at();
      return;
    }
    fail(opened, "the comment is not closed");
  }

  void skip_line_comment() { at_ = std::min(source_.find('\n', at_), source_.size()); }

  void lex_variable(const Found& found) {
    add(TokenKind::kVariableBegin, found.begin, found.end);
    lex_tokens(TokenKind::kVariableEnd,
               [this](Cursor& cursor) { return skip_variable_end(cursor); });
  }

  void lex_block(const Found& found) {
    add(TokenKind::kBlockBegin, found.begin, found.end);
    lex_tokens(TokenKind::kBlockEnd, [this](Cursor& cursor) { return skip_block_end(cursor); });
  }

  void lex_line_statement(const Found& found) {
    add(TokenKind::kBlockBegin, found.begin, found.end);
    lex_tokens(TokenKind::kBlockEnd, [this](Cursor& cursor) { return skip_line_end(cursor); });
    if (tokens_.back().kind != TokenKind::kBlockEnd) add(TokenKind::kBlockEnd, at_, at_);
  }

  /// Tokens up to the tag's end, or the source's.
  template <class SkipEnd>
  void lex_tokens(TokenKind end_kind, SkipEnd skip_end) {
    open_.clear();
    end_ = end_kind == TokenKind::kVariableEnd ? syntax_.variable_end : syntax_.block_end;
    while (at_ < source_.size()) {
      Cursor cursor(source_, at_);
      if (open_.empty() && skip_end(cursor)) {
        add(end_kind, at_, cursor.at());
        at_ = cursor.at();
        return;
      }
      if (cursor.skip_space()) {
        at_ = cursor.at();
      } else {
        lex_token();
      }
    }
  }

  void lex_token() {
    const Lexeme lexeme = scan_token(source_, at_);
    if (lexeme.kind == TokenKind::kEnd) fail_character();
    if (lexeme.kind == TokenKind::kName) check_identifier(lexeme.end);
    track_bracket(lexeme.kind);
    add(lexeme.kind, at_, lexeme.end);
    at_ = lexeme.end;
  }

  void check_identifier(std::size_t end) const {
    std::size_t p = at_;
    const char32_t first = offprint::decode_utf8(source_, p);
    if (first != '_' && !offprint::is_letter(first)) {
      throw_syntax_error(place(at_, end),
                         "`" + std::string(source_.substr(at_, end - at_)) + "` is no name");
    }
  }

  void track_bracket(TokenKind kind) {
    switch (kind) {
      case TokenKind::kLeftBracket:
        open_.push_back(TokenKind::kRightBracket);
        return;
      case TokenKind::kLeftParenthesis:
        open_.push_back(TokenKind::kRightParenthesis);
        return;
      case TokenKind::kLeftBrace:
        open_.push_back(TokenKind::kRightBrace);
        return;
      case TokenKind::kRightBracket:
      case TokenKind::kRightParenthesis:
      case TokenKind::kRightBrace:
        return close_bracket(kind);
      default:
        return;
    }
  }

  void close_bracket(TokenKind kind) {
    const std::string text = "unexpected `" + std::string(source_.substr(at_, 1)) + "`";
    if (open_.empty())
      throw_syntax_error(place(at_, at_ + 1), text, "this tag ends with `" + end_ + "`");
    if (open_.back() != kind)
      throw_syntax_error(place(at_, at_ + 1), text,
                         "expected " + std::string(describe(open_.back())));
    open_.pop_back();
  }

  [[noreturn]] void fail_character() const {
    std::size_t end = at_;
    offprint::decode_utf8(source_, end);
    const char c = source_[at_];
    if (c == '\'' || c == '"') throw_syntax_error(place(at_, end), "the string is not closed");
    throw_syntax_error(place(at_, end),
                       "unexpected `" + std::string(source_.substr(at_, end - at_)) + "`",
                       operator_hint(c));
  }

  std::string operator_hint(char c) const {
    const bool twice = source_.substr(at_).starts_with(std::string(2, c));
    if (c == '&') return twice ? "write `and`" : "";
    if (c == '!') return "write `not`";
    if (c == '?') return "write `a if condition else b`";
    return "";
  }

  [[noreturn]] void fail(const Found& opened, std::string message) const {
    throw_syntax_error(place(opened.begin, opened.end), std::move(message));
  }

  TemplatePlace place(std::size_t begin, std::size_t end) const {
    return make_place(name_, source_,
                      {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }

  std::string_view source_;
  std::string_view name_;
  const Syntax& syntax_;
  std::vector<Rule> rules_;
  std::array<bool, 256> starts_{};
  bool lines_matter_ = false;
  std::size_t at_ = 0;
  std::string end_;              ///< what ends the tag that is read
  std::vector<TokenKind> open_;  ///< the brackets that close what is open, innermost last
  std::vector<Token> tokens_;
};

}  // namespace

std::string normalized_source(std::string source, const Syntax& syntax) {
  if (source.find('\r') != source.npos) {
    std::string lines;
    lines.reserve(source.size());
    for (std::size_t i = 0; i < source.size(); ++i) {
      if (source[i] != '\r')
        lines += source[i];
      else if (i + 1 == source.size() || source[i + 1] != '\n')
        lines += '\n';
    }
    source = std::move(lines);
  }
  if (!syntax.keep_trailing_newline && source.ends_with('\n')) source.pop_back();
  return source;
}

Tokens tokenize(std::string_view source, std::string_view template_name, const Syntax& syntax) {
  return Lexer(source, template_name, syntax).run();
}

TemplatePlace make_place(std::string_view template_name, std::string_view source, Span span) {
  const std::size_t begin = std::min<std::size_t>(span.begin, source.size());
  const std::string_view before = source.substr(0, begin);
  const std::size_t line_begin = before.rfind('\n') + 1;
  const std::size_t line_end = std::min(source.find('\n', begin), source.size());
  const std::size_t end = std::clamp<std::size_t>(span.end, begin, line_end);
  TemplatePlace place;
  place.name = template_name;
  place.line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1);
  place.column = static_cast<std::uint32_t>(
      offprint::count_code_points(source.substr(line_begin, begin - line_begin)) + 1);
  const std::size_t width = offprint::count_code_points(source.substr(begin, end - begin));
  place.width = static_cast<std::uint32_t>(std::max<std::size_t>(width, 1));
  place.source_line = source.substr(line_begin, line_end - line_begin);
  return place;
}

void throw_syntax_error(const TemplatePlace& place, std::string message, std::string hint) {
  ErrorReport report;
  report.kind = ErrorKind::kTemplateSyntaxError;
  report.message = std::move(message);
  report.hint = std::move(hint);
  report.place = place;
  throw TemplateError(std::move(report));
}

}  // namespace jinja
