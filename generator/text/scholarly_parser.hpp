// The reader behind parse_scholarly_text, which is its only user; the text's grammar stands in
// scholarly_parser.cpp. In: valid UTF-8 without invisible controls. Its members read one construct
// each, from the place where the reader is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/rich_text.hpp"

namespace offprint {

/// `{1,...,t}` is a set and shows its braces, `{predict attributes}` and `{T}` are TeX's groups.
/// `text` begins behind the opening brace.
bool is_set(std::string_view text);

/// Whether this names an element that gives text a style: "sub", "jats:italic".
bool is_markup_tag(std::string_view name);

/// A URL as HTML holds it, with its ampersands back: "?a=1&amp;b=2" → "?a=1&b=2".
std::string url_from_html(std::string_view text);

class ScholarlyParser {
 public:
  explicit ScholarlyParser(std::string_view text) : in_(text) {}

  RichText parse();

 private:
  /// What ends a group: a closing brace, the end of the group around (for "\em"), or the closing
  /// tag of that name.
  enum class Closer : std::uint8_t { kBrace, kWithGroup, kTag };

  struct Group {
    Closer closer;
    std::string_view tag;  ///< of kTag
    bool styled;           ///< a style of the builder belongs to it
    std::string_view end =
        {};  ///< written when the group closes: the brace of a set, a quotation mark
    bool drops_next = false;  ///< the argument behind it is not shown
  };

  using Command = void (ScholarlyParser::*)(std::string_view name);

  struct NamedCommand {
    std::string_view name;
    Command command;
  };
  static const NamedCommand kCommands[];

  // scholarly_parser.cpp: characters, groups, dollars
  void read_one();
  void read_run();
  void read_blank();
  void read_brace();
  void read_closing_brace();
  void read_dollar();
  void read_tie();
  void read_bare_script();
  void read_hyphens();
  void read_backquote();
  void read_apostrophe();
  void read_entity();
  void literal(std::size_t bytes);
  void open_group(Closer closer, std::optional<Style> style, std::string_view source = {},
                  std::string_view tag = {});
  void close_innermost();
  void math(std::string_view tex);
  std::size_t next_closing_dollar(std::size_t from);
  std::size_t next_dollar(std::size_t from) const;
  bool starts(std::string_view text) const { return in_.substr(at_).starts_with(text); }
  char next(std::size_t ahead) const { return at_ + ahead < in_.size() ? in_[at_ + ahead] : '\0'; }

  // scholarly_commands.cpp: what begins with a backslash
  void read_command();
  void read_named(std::string_view name);
  void read_symbol_command(std::string_view name);
  void read_accent(char32_t mark);
  void read_styled(std::string_view name);
  void read_declaration(std::string_view name);
  void read_unstyled(std::string_view name);
  void read_setting(std::string_view name);
  void read_choice(std::string_view name);
  void read_url(std::string_view name);
  void read_href(std::string_view name);
  void read_quoted(std::string_view name);
  void read_citation(std::string_view name);
  void read_dropped(std::string_view name);
  void read_paragraph(std::string_view name);
  void read_ensured_math(std::string_view name);
  void read_unknown(std::string_view name);
  void read_bracketed_math();
  static Command find_command(std::string_view name);
  std::string accent_base(int depth);
  std::string_view command_name();
  std::string_view raw_argument();
  void skip_options();
  void skip_command_end();

  // scholarly_markup.cpp: tags
  void read_tag();
  void read_style_tag(std::string_view name, Style style, std::size_t size);
  void read_closing_tag(std::string_view name, std::size_t size);
  void read_break_tag(std::string_view name, bool closing, std::size_t size);
  void read_anchor_tag(std::string_view name, std::string_view attributes, std::size_t size);
  void read_formula_tag(std::string_view written, std::size_t size);
  bool is_behind_formula() const;
  bool has_closing_tag(std::string_view name);
  std::size_t find_closing_tag(std::string_view name, std::size_t from);

  // scholarly_links.cpp: bare addresses
  void read_bare_url();
  void link(std::string_view url, std::string_view text);

  std::string_view in_;
  std::size_t at_ = 0;
  RichTextBuilder out_;
  std::vector<Group> groups_;
  std::size_t too_deep_ = 0;  ///< braces opened beyond the cap, which their closings must match
  std::size_t closing_dollar_ = 0;  ///< no dollar before this place can close a formula
  std::size_t formula_end_ = 0;     ///< behind the last formula in tags; 0: there was none
  bool formula_was_mathml_ = false;
  bool no_closing_bracket_ = false;  ///< a "\\(" or "\\[" was met that nothing closes
  bool quote_is_open_ = false;       ///< a single backquote awaits its apostrophe
  std::vector<std::pair<std::string_view, std::size_t>> last_closing_tags_;
};

}  // namespace offprint
