// The grammar of statements; each stands between block delimiters, `name` and `expression` as in
// parse_expressions.cpp:
//
//     "for" targets "in" tuple [ "if" expression ] [ "recursive" ] … [ "else" … ] "endfor"
//     "if" tuple … { "elif" tuple … } [ "else" … ] "endif"
//     "set" targets "=" tuple                     "set" target { filter } … "endset"
//     "with" [ target "=" expression { "," target "=" expression } ] … "endwith"
//     "autoescape" expression … "endautoescape"   "filter" name { filter } … "endfilter"
//     "block" name [ "scoped" ] [ "required" ] … "endblock" [ name ]
//     "extends" expression                        "include" expression [ "ignore" "missing" ] [
//     context ] "import" expression "as" name [ context ]   "from" expression "import" name [ "as"
//     name ] { "," … } [ context ] "macro" name signature … "endmacro"         "call" [ signature ]
//     expression … "endcall" "print" expression { "," expression }       "do" expression "break"
//     "continue"       "debug" signature = "(" [ name [ "=" expression ] { "," name [ "="
//     expression ] } ] ")" context   = ("with" | "without") "context"
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/suggestion.hpp"
#include "base/unicode.hpp"
#include "jinja/parser.hpp"
#include "jinja/scan.hpp"

namespace jinja {
namespace {

constexpr std::array<std::string_view, 19> kTags = {
    "for",     "if",     "set",      "with",  "autoescape", "block",  "extends",
    "include", "import", "from",     "macro", "call",       "filter", "print",
    "do",      "break",  "continue", "debug", "raw"};

/// What other languages call our tags.
constexpr std::pair<std::string_view, std::string_view> kForeignTags[] = {
    {"elseif", "elif"}, {"elsif", "elif"}, {"foreach", "for"}, {"var", "set"},  {"let", "set"},
    {"assign", "set"},  {"end", "endif"},  {"fi", "endif"},    {"def", "macro"}};

/// The statement that an end tag or a middle tag belongs to.
std::vector<std::string_view> owners_of(std::string_view tag) {
  if (tag.starts_with("end")) return {tag.substr(3)};
  if (tag == "elif") return {"if"};
  if (tag == "else") return {"if", "for"};
  return {};
}

std::string quoted_list(const std::vector<std::string_view>& names) {
  std::string out;
  for (const std::string_view name : names) {
    out += fmt::format("{}`{}`", out.empty() ? "" : name == names.back() ? " or " : ", ", name);
  }
  return out;
}

bool is_white(std::string_view text) { return rstripped(text, 0, text.size()) == 0; }

bool contains(const std::vector<std::string_view>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

void Parser::parse_into(Trees& body, const std::vector<std::string_view>& ends) {
  const unsigned depth = depth_;
  deeper();
  while (!is(TokenKind::kEnd) && !parse_piece(body, ends)) {
  }
  depth_ = depth;
}

/// One piece of text or one tag; true where an end tag stands, which is not read. What is wrong in
/// a tag is noted, and the piece behind it is next.
bool Parser::parse_piece(Trees& body, const std::vector<std::string_view>& ends) {
  if (is(TokenKind::kData)) {
    const Token data = next();
    body.push_back(make(Kind::kText, data.span));
    body.back()->name = data.text;
    return false;
  }
  const unsigned depth = depth_;
  const std::size_t open = open_.size();
  const std::size_t tag = at_;
  try {
    if (is(TokenKind::kBlockBegin)) return parse_block_tag(body, ends);
    parse_print_tag(body);
  } catch (const TemplateError& error) {
    if (!(unbalanced_ && is(TokenKind::kEnd))) note(error);
    const bool inside = tokens_[tag].kind == TokenKind::kBlockBegin && !is(TokenKind::kEnd);
    if (inside) broken_.push_back(tokens_[tag + 1].text);
    open_.resize(open);
    depth_ = depth;
    skip_tag();
  }
  return false;
}

void Parser::parse_print_tag(Trees& body) {
  const Token begin = next();
  TreePointer print = make(Kind::kPrint, begin.span);
  print->parts.push_back(parse_tuple());
  expect(TokenKind::kVariableEnd);
  close(*print);
  body.push_back(std::move(print));
}

bool Parser::parse_block_tag(Trees& body, const std::vector<std::string_view>& ends) {
  next();
  if (is(TokenKind::kName) && contains(ends, current().text)) return true;
  if (is_stray_of_broken(current().text)) {
    skip_tag();
    return false;
  }
  if (TreePointer statement = parse_statement()) body.push_back(std::move(statement));
  expect(TokenKind::kBlockEnd);
  return false;
}

/// The end of a statement whose beginning was wrong, and reported: not wrong once more.
bool Parser::is_stray_of_broken(std::string_view name) {
  if (name == "endraw") return false;
  for (const std::string_view owner : owners_of(name)) {
    const auto at = std::find(broken_.rbegin(), broken_.rend(), owner);
    if (at == broken_.rend()) continue;
    if (name.starts_with("end")) broken_.erase(std::next(at).base());
    return true;
  }
  return false;
}

TreePointer Parser::parse_statement() {
  if (!is(TokenKind::kName))
    fail(fmt::format("expected the name of a tag, got {}", describe_current()), current().span);
  const Token tag = current();
  open_.push_back({tag.text, tag.span});
  TreePointer statement = parse_known(tag.text);
  if (!statement) {
    open_.pop_back();
    fail_unknown_tag(tag);
  }
  open_.pop_back();
  return statement;
}

TreePointer Parser::parse_known(std::string_view name) {
  constexpr std::pair<std::string_view, Parse> kParsers[] = {
      {"for", &Parser::parse_for},
      {"if", &Parser::parse_if},
      {"block", &Parser::parse_block},
      {"extends", &Parser::parse_extends},
      {"print", &Parser::parse_print_statement},
      {"macro", &Parser::parse_macro},
      {"include", &Parser::parse_include},
      {"from", &Parser::parse_from},
      {"import", &Parser::parse_import},
      {"set", &Parser::parse_set},
      {"with", &Parser::parse_with},
      {"autoescape", &Parser::parse_autoescape},
      {"call", &Parser::parse_call_block},
      {"filter", &Parser::parse_filter_block}};
  for (const auto& [tag, parse] : kParsers) {
    if (tag == name) return (this->*parse)();
  }
  if (name == "do" && options_.do_statement) return parse_do();
  if (name == "break" && options_.loop_controls) return parse_word(Kind::kBreak);
  if (name == "continue" && options_.loop_controls) return parse_word(Kind::kContinue);
  if (name == "debug" && options_.debug_statement) return parse_word(Kind::kDebug);
  return nullptr;
}

void Parser::fail_unknown_tag(const Token& tag) {
  const auto line = [this](Span span) { return make_place(name_, source_, span).line; };
  const std::string innermost =
      open_.empty()
          ? ""
          : fmt::format("the `{}` of line {} is open", open_.back().name, line(open_.back().span));
  if (!owners_of(tag.text).empty() &&
      contains({kTags.begin(), kTags.end()}, owners_of(tag.text)[0])) {
    unbalanced_ = !open_.empty();
    fail(fmt::format("`{}` closes nothing", tag.text), tag.span, innermost);
  }
  std::string hint = offprint::did_you_mean(tag.text, kTags);
  for (const auto& [foreign, ours] : kForeignTags) {
    if (foreign == tag.text) hint = fmt::format("did you mean `{}`?", ours);
  }
  const bool extension =
      tag.text == "do" || tag.text == "break" || tag.text == "continue" || tag.text == "debug";
  if (extension) hint = "this statement is not switched on in this environment";
  fail(fmt::format("unknown tag `{}`", tag.text), tag.span, hint.empty() ? innermost : hint);
}

void Parser::fail_end(const std::vector<std::string_view>& ends) const {
  const OpenTag& open = open_.back();
  fail(fmt::format("the template ends, but `{}` is not closed", open.name), open.span,
       fmt::format("expected {}", quoted_list(ends)));
}

Trees Parser::parse_body(const std::vector<std::string_view>& ends, bool drop_end) {
  skip_if(TokenKind::kColon);
  expect(TokenKind::kBlockEnd);
  Trees body;
  parse_into(body, ends);
  if (is(TokenKind::kEnd)) fail_end(ends);
  if (drop_end) next();
  return body;
}

TreePointer Parser::parse_for() {
  TreePointer node = make(Kind::kFor, next().span);
  node->parts.push_back(parse_target({"in"}, true, false));
  expect_word("in");
  node->parts.push_back(parse_tuple(TupleOf::kUnconditional, {"recursive"}));
  node->parts.push_back(skip_word("if") ? parse_expression() : nullptr);
  node->flag = skip_word("recursive");
  close(*node);
  node->body = parse_body({"endfor", "else"}, false);
  if (next().text == "else") node->otherwise = parse_body({"endfor"}, true);
  return node;
}

TreePointer Parser::parse_if() {
  TreePointer root;
  for (;;) {
    TreePointer node = make(Kind::kIf, next().span);
    node->parts.push_back(parse_tuple(TupleOf::kUnconditional));
    close(*node);
    node->body = parse_body({"elif", "else", "endif"}, false);
    if (root)
      root->branches.push_back(std::move(node));
    else
      root = std::move(node);
    if (!is_word("elif")) break;
  }
  if (next().text == "else") root->otherwise = parse_body({"endif"}, true);
  return root;
}

TreePointer Parser::parse_set() {
  TreePointer node = make(Kind::kSet, next().span);
  node->parts.push_back(parse_target({}, true, true));
  if (skip_if(TokenKind::kAssign)) {
    node->parts.push_back(parse_tuple());
    close(*node);
    return node;
  }
  node->kind = Kind::kSetBlock;
  node->parts.push_back(parse_filter(nullptr, false));
  close(*node);
  node->body = parse_body({"endset"}, true);
  return node;
}

TreePointer Parser::parse_with() {
  TreePointer node = make(Kind::kWith, next().span);
  while (!is(TokenKind::kBlockEnd)) {
    if (!node->parts.empty()) expect(TokenKind::kComma);
    node->parts.push_back(parse_target({}, true, false));
    make_target(*node->parts.back(), Use::kParameter);
    expect(TokenKind::kAssign);
    node->parts.push_back(parse_expression());
  }
  close(*node);
  node->body = parse_body({"endwith"}, true);
  return node;
}

TreePointer Parser::parse_autoescape() {
  TreePointer node = make(Kind::kAutoescape, next().span);
  node->parts.push_back(parse_expression());
  close(*node);
  node->body = parse_body({"endautoescape"}, true);
  return node;
}

TreePointer Parser::parse_block() {
  TreePointer node = make(Kind::kBlock, next().span);
  node->name_span = current().span;
  node->name = expect(TokenKind::kName).text;
  node->flag = skip_word("scoped");
  node->second_flag = skip_word("required");
  if (is(TokenKind::kSub)) fail("the name of a block cannot hold `-`", current().span, "write `_`");
  close(*node);
  node->body = parse_body({"endblock"}, true);
  if (node->second_flag) check_required(*node);
  skip_word(node->name);
  return node;
}

void Parser::check_required(const Tree& block) const {
  for (const TreePointer& piece : block.body) {
    if (piece->kind == Kind::kText && is_white(piece->name)) continue;
    fail("a required block can hold nothing but comments and white space", piece->span);
  }
}

TreePointer Parser::parse_extends() {
  TreePointer node = make(Kind::kExtends, next().span);
  node->parts.push_back(parse_expression());
  close(*node);
  return node;
}

bool Parser::parse_context(Tree& tree) {
  const bool here = (is_word("with") || is_word("without")) && look().text == "context";
  if (!here) return false;
  tree.flag = next().text == "with";
  next();
  return true;
}

TreePointer Parser::parse_include() {
  TreePointer node = make(Kind::kInclude, next().span);
  node->parts.push_back(parse_expression());
  if (is_word("ignore") && look().text == "missing") {
    node->second_flag = true;
    at_ += 2;
  }
  node->flag = true;
  parse_context(*node);
  close(*node);
  return node;
}

TreePointer Parser::parse_import() {
  TreePointer node = make(Kind::kImport, next().span);
  node->parts.push_back(parse_expression());
  expect_word("as");
  node->name = parse_target_name()->name;
  parse_context(*node);
  close(*node);
  return node;
}

TreePointer Parser::parse_from() {
  TreePointer node = make(Kind::kFromImport, next().span);
  node->parts.push_back(parse_expression());
  expect_word("import");
  parse_imported_names(*node);
  close(*node);
  return node;
}

void Parser::parse_imported_names(Tree& from) {
  do {
    if (parse_context(from)) return;
    const TreePointer target = parse_target_name();
    if (target->name.starts_with('_')) {
      ErrorReport report;
      report.kind = ErrorKind::kTemplateAssertionError;
      report.message =
          fmt::format("`{}` cannot be imported: it begins with an underscore", target->name);
      report.place = make_place(name_, source_, target->span);
      throw TemplateError(std::move(report));
    }
    const std::string_view alias = skip_word("as") ? parse_target_name()->name : target->name;
    from.imports.emplace_back(target->name, alias);
    if (parse_context(from)) return;
  } while (skip_if(TokenKind::kComma));
}

void Parser::parse_signature(Tree& tree) {
  expect(TokenKind::kLeftParenthesis);
  while (!is(TokenKind::kRightParenthesis)) {
    if (!tree.parameters.empty()) expect(TokenKind::kComma);
    tree.parameters.push_back(parse_target_name());
    tree.parameters.back()->use = Use::kParameter;
    const std::size_t first = tree.kind == Kind::kCallBlock ? 1 : 0;
    if (skip_if(TokenKind::kAssign)) {
      tree.parts.push_back(parse_expression());
    } else if (tree.parts.size() > first) {
      fail("a parameter without a default behind one with a default", tree.parameters.back()->span);
    }
  }
  expect(TokenKind::kRightParenthesis);
}

TreePointer Parser::parse_macro() {
  TreePointer node = make(Kind::kMacro, next().span);
  const TreePointer target = parse_target_name();
  node->name = target->name;
  node->name_span = target->span;
  parse_signature(*node);
  close(*node);
  node->body = parse_body({"endmacro"}, true);
  return node;
}

TreePointer Parser::parse_call_block() {
  TreePointer node = make(Kind::kCallBlock, next().span);
  node->parts.push_back(nullptr);
  if (is(TokenKind::kLeftParenthesis)) parse_signature(*node);
  TreePointer call = parse_expression();
  if (call->kind != Kind::kCall) fail("expected a call", call->span, "write `{% call name() %}`");
  node->parts[0] = std::move(call);
  close(*node);
  node->body = parse_body({"endcall"}, true);
  return node;
}

TreePointer Parser::parse_filter_block() {
  TreePointer node = make(Kind::kFilterBlock, next().span);
  node->parts.push_back(parse_filter(nullptr, true));
  close(*node);
  node->body = parse_body({"endfilter"}, true);
  return node;
}

TreePointer Parser::parse_print_statement() {
  TreePointer node = make(Kind::kPrint, next().span);
  while (!is(TokenKind::kBlockEnd)) {
    if (!node->parts.empty()) expect(TokenKind::kComma);
    node->parts.push_back(parse_expression());
  }
  close(*node);
  return node;
}

TreePointer Parser::parse_do() {
  TreePointer node = make(Kind::kDo, next().span);
  node->parts.push_back(parse_tuple());
  close(*node);
  return node;
}

TreePointer Parser::parse_word(Kind kind) { return make(kind, next().span); }

}  // namespace jinja
