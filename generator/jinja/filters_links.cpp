// urlize: addresses in a text become links. What counts as one:
//
//     address = ("http://" | "https://" | "www.") { label "." } top-level-domain [ port ] [ path ]
//             | label "." { label "." } ("com" | "net" | "int" | "edu" | "gov" | "org" | "info" |
//             "mil") [ port ] [ path ] | ("http://" | "https://") IPv4 or IPv6 [ port ] [ path ] |
//             [ "mailto:" ] name "@" domain
//
// Brackets and punctuation around it stay outside, unless the brackets match.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/escape.hpp"
#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "jinja/error.hpp"
#include "jinja/filters.hpp"
#include "jinja/python_text.hpp"

namespace jinja {
namespace {

bool is_label_character(char32_t c) { return is_word_character(c) || c == '%' || c == '-'; }
bool is_domain_character(char32_t c) { return is_word_character(c) || c == '.' || c == '-'; }
bool is_scheme_character(char32_t c) {
  return is_word_character(c) || c == '.' || c == '+' || c == '-';
}
bool is_ascii_letter(char32_t c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }
bool is_ascii_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_address_digit(char32_t c) {
  return is_ascii_digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'f') || c == ':';
}

bool starts_without_case(std::string_view text, std::string_view prefix) {
  return lower_text(text.substr(0, prefix.size())) == prefix;
}

bool is_port(std::string_view text) {
  return text.empty() ||
         (text[0] == ':' && text.size() <= 6 && all_of(text.substr(1), is_ascii_digit));
}

bool is_top_level(std::string_view label) {
  const std::size_t size = width_of(label);
  if (size >= 2 && size <= 63 && all_of(label, is_ascii_letter)) return true;
  const auto in_idna = [](char32_t c) { return is_word_character(c) || c == '%'; };
  return starts_without_case(label, "xn--") && size >= 6 && size <= 63 &&
         all_of(label.substr(4), in_idna);
}

/// Labels with dots between them; the last one is left to the caller.
bool are_labels(std::vector<std::string_view>& labels, std::size_t shortest, std::size_t longest) {
  for (std::size_t i = 0; i + 1 < labels.size(); ++i) {
    const std::size_t size = width_of(labels[i]);
    if (size < shortest || size > longest || !all_of(labels[i], is_label_character)) return false;
  }
  return true;
}

bool is_host(std::string_view host) {
  std::vector<std::string_view> labels = split_at(host, ".");
  return are_labels(labels, 1, host.size()) && is_top_level(labels.back());
}

bool is_bare_domain(std::string_view host) {
  static constexpr std::array<std::string_view, 8> kDomains = {"com", "net", "int",  "edu",
                                                               "gov", "org", "info", "mil"};
  std::vector<std::string_view> labels = split_at(host, ".");
  if (labels.size() < 2 || !are_labels(labels, 2, 63)) return false;
  return std::find(kDomains.begin(), kDomains.end(), lower_text(labels.back())) != kDomains.end();
}

bool is_ip_address(std::string_view host) {
  if (host.starts_with('[') && host.ends_with(']')) {
    const std::string_view inner = host.substr(1, host.size() - 2);
    return inner.size() <= 39 && std::count(inner.begin(), inner.end(), ':') >= 2 &&
           all_of(inner, is_address_digit);
  }
  const std::vector<std::string_view> parts = split_at(host, ".");
  return parts.size() == 4 && std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
           return part.size() <= 3 && all_of(part, is_ascii_digit);
         });
}

bool is_web_address(std::string_view text) {
  const bool scheme = starts_without_case(text, "http://") || starts_without_case(text, "https://");
  const bool www = starts_without_case(text, "www.");
  if (scheme)
    text.remove_prefix(text.find("//") + 2);
  else if (www && is_web_address("http://" + std::string(text.substr(4))))
    return true;
  const std::string_view authority = text.substr(0, text.find_first_of("/?#"));
  const std::size_t bracket = std::min(authority.find(']'), authority.size());
  const std::size_t colon = authority.find(':', authority.starts_with('[') ? bracket : 0);
  const std::string_view host = authority.substr(0, colon);
  if (colon != authority.npos && !is_port(authority.substr(colon))) return false;
  if (colon != authority.npos && authority.size() == colon + 1) return false;
  return scheme ? is_host(host) || is_ip_address(host) : is_bare_domain(host);
}

bool is_mail_address(std::string_view text) {
  const std::size_t at = text.rfind('@');
  if (at == text.npos || at == 0) return false;
  const std::string_view domain = text.substr(at + 1);
  const std::size_t dot = domain.rfind('.');
  if (dot == domain.npos || dot == 0 || !all_of(domain, is_domain_character)) return false;
  std::size_t first = 0;
  return is_word_character(offprint::decode_utf8(domain, first)) &&
         all_of(domain.substr(dot + 1), is_word_character);
}

struct LinkStyle {
  std::int64_t limit = -1;  ///< characters of the address that are shown
  std::string attributes;
  std::vector<std::string> schemes;
};

/// A word in its parts: what stands before the address, it, and what stands behind.
struct Word {
  std::string head;
  std::string middle;
  std::string tail;
};

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != text.npos; at += part.size()) ++count;
  return count;
}

std::size_t head_size(std::string_view word) {
  std::size_t size = 0;
  for (;;) {
    if (word.substr(size).starts_with("&lt;"))
      size += 4;
    else if (size < word.size() && (word[size] == '(' || word[size] == '<'))
      ++size;
    else
      return size;
  }
}

std::size_t tail_size(std::string_view word) {
  std::size_t begin = word.size();
  for (;;) {
    const std::string_view rest = word.substr(0, begin);
    if (rest.ends_with("&gt;"))
      begin -= 4;
    else if (!rest.empty() &&
             std::string_view(")>.,\n").find(rest.back()) != std::string_view::npos)
      --begin;
    else
      return word.size() - begin;
  }
}

/// Brackets that the address opens are closed in it, too.
void balance(Word& word) {
  constexpr std::pair<std::string_view, std::string_view> kBrackets[] = {
      {"(", ")"}, {"<", ">"}, {"&lt;", "&gt;"}};
  for (const auto& [open, close] : kBrackets) {
    const std::size_t opened = count_of(word.middle, open);
    if (opened <= count_of(word.middle, close)) continue;
    for (std::size_t left = std::min(opened, count_of(word.tail, close)); left > 0; --left) {
      const std::size_t end = word.tail.find(close) + close.size();
      word.middle += word.tail.substr(0, end);
      word.tail.erase(0, end);
    }
  }
}

Word take_apart(std::string_view text) {
  Word word;
  const std::size_t head = head_size(text);
  word.head = text.substr(0, head);
  text.remove_prefix(head);
  const std::size_t tail = tail_size(text);
  word.tail = text.substr(text.size() - tail);
  word.middle = text.substr(0, text.size() - tail);
  balance(word);
  return word;
}

std::string shortened(std::string_view address, std::int64_t limit) {
  if (limit < 0 || static_cast<std::int64_t>(width_of(address)) <= limit)
    return std::string(address);
  return std::string(offprint::slice_code_points(address, 0, static_cast<std::size_t>(limit))) +
         "...";
}

std::string linked(const std::string& text, const LinkStyle& style) {
  if (is_web_address(text)) {
    const bool whole = text.starts_with("https://") || text.starts_with("http://");
    return fmt::format("<a href=\"{}{}\"{}>{}</a>", whole ? "" : "https://", text, style.attributes,
                       shortened(text, style.limit));
  }
  if (text.starts_with("mailto:") && is_mail_address(std::string_view(text).substr(7))) {
    return fmt::format("<a href=\"{}\">{}</a>", text, text.substr(7));
  }
  const bool mail = !text.starts_with("www.") && !text.starts_with('@') &&
                    text.find(':') == text.npos && is_mail_address(text);
  if (mail) return fmt::format("<a href=\"mailto:{}\">{}</a>", text, text);
  for (const std::string& scheme : style.schemes) {
    if (text != scheme && text.starts_with(scheme))
      return fmt::format("<a href=\"{}\"{}>{}</a>", text, style.attributes, text);
  }
  return text;
}

std::string with_links(std::string_view html, const LinkStyle& style) {
  std::string out;
  for (std::size_t at = 0; at < html.size();) {
    std::size_t end = at;
    bool space = false;
    for (std::size_t next = at; next < html.size(); end = next) {
      const bool is_space = is_python_space(offprint::decode_utf8(html, next));
      if (end == at)
        space = is_space;
      else if (is_space != space)
        break;
    }
    const std::string_view piece = html.substr(at, end - at);
    if (space) {
      out += piece;
    } else {
      const Word word = take_apart(piece);
      out += word.head + linked(word.middle, style) + word.tail;
    }
    at = end;
  }
  return out;
}

std::string link_attributes(Arguments& arguments) {
  const Options& options = arguments.environment().options();
  std::set<std::string, std::less<>> relations;
  const auto add = [&relations](std::string_view words) {
    for (const std::string_view word : split_words(words)) relations.emplace(word);
  };
  if (!arguments[4].is_none()) add(to_text(arguments[4]));
  if (arguments.truth(2)) relations.emplace("nofollow");
  add(options.urlize_rel);
  std::string rel;
  for (const std::string& relation : relations) rel += (rel.empty() ? "" : " ") + relation;
  const std::string target = arguments[3].is_none() ? options.urlize_target : to_text(arguments[3]);
  std::string attributes;
  if (!rel.empty()) attributes += fmt::format(" rel=\"{}\"", offprint::html_escaped(rel));
  if (!target.empty()) attributes += fmt::format(" target=\"{}\"", offprint::html_escaped(target));
  return attributes;
}

bool is_scheme(std::string_view text) {
  const std::size_t colon = text.find(':');
  const std::string_view slashes = colon == text.npos ? "" : text.substr(colon + 1);
  return colon != text.npos && width_of(text.substr(0, colon)) >= 2 &&
         all_of(text.substr(0, colon), is_scheme_character) &&
         (slashes.empty() || slashes == "/" || slashes == "//");
}

std::vector<std::string> extra_schemes(Arguments& arguments) {
  std::vector<std::string> schemes = arguments.environment().options().urlize_extra_schemes;
  if (!arguments[5].is_none()) {
    schemes.clear();
    for (const Value& scheme : elements_of(arguments[5])) schemes.push_back(to_text(scheme));
  }
  for (const std::string& scheme : schemes) {
    if (!is_scheme(scheme))
      throw TemplateError(ErrorKind::kFilterArgumentError,
                          fmt::format("`{}` is no scheme of addresses", scheme));
  }
  return schemes;
}

Value urlize(Arguments& arguments) {
  LinkStyle style;
  if (!arguments[1].is_none()) style.limit = std::max<std::int64_t>(0, arguments.integer(1));
  style.attributes = link_attributes(arguments);
  style.schemes = extra_schemes(arguments);
  const std::string html = with_links(escaped(arguments[0]).as_string(), style);
  return arguments.autoescape() ? Value::safe(html) : Value::text(html);
}

}  // namespace

void add_link_filters(Environment& environment) {
  environment.add_filter(
      "urlize",
      "value, trim_url_limit=none, nofollow=false, target=none, rel=none, extra_schemes=none",
      urlize);
}

}  // namespace jinja
