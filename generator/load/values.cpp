#include "load/values.hpp"

#include <fmt/format.h>

#include <limits>

#include "base/suggestion.hpp"
#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "load/fields.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

constexpr std::size_t kMostQuoted = 40;

bool is_inside(std::string_view path) {
  if (path.starts_with('/') || path.find_first_of("\\:") != std::string_view::npos) return false;
  const std::string framed = "/" + std::string(path) + "/";
  return framed.find("/../") == std::string::npos;
}

/// A path that stays below content/; another one is dropped with a warning.
template <auto Member>
void read_path(const Node& node, Image& image, Diagnostics& diagnostics) {
  std::string path;
  read_value(node, path, diagnostics);
  if (is_inside(path)) {
    image.*Member = std::move(path);
    return;
  }
  diagnostics
      .warning(node.place,
               fmt::format("no picture is taken from `{}`", slice_code_points(path, 0, 80)),
               "put it below content/assets/ and write its path from content/ on")
      .code = "path";
}

const Fields<Image> kImage{
    {"src", read_path<&Image::src>, Need::kRequired},
    {"alt", into<&Image::alt>},
    {"hover", read_path<&Image::hover>},
};

void read_link_url(const Node& node, Link& link, Diagnostics& diagnostics) {
  link.url = read_url(node, diagnostics);
}

const Fields<Link> kLink{
    {"label", into<&Link::label>},
    {"url", read_link_url},
};

std::string found(const Node& node) {
  if (!node.is_scalar() || node.text.empty() || node.text.size() > kMostQuoted ||
      node.text.find('\n') != std::string::npos)
    return std::string(node.noun());
  return fmt::format("`{}`", node.text);
}

void add_text(const Node& node, std::vector<std::string>& values, Diagnostics& diagnostics) {
  std::string text;
  read_value(node, text, diagnostics);
  if (!text.empty()) values.push_back(std::move(text));
}

/// A bare URL is its own label.
void add_link(const Node& node, std::vector<Link>& links, Diagnostics& diagnostics) {
  Link link;
  link.place = node.place;
  if (node.is_scalar()) {
    link.label = node.text;
    link.url = read_url(node, diagnostics);
  } else if (!read_fields(node, link, kLink, diagnostics)) {
    return;
  }
  if (link.label.empty()) link.label = link.url;
  if (!link.label.empty()) links.push_back(std::move(link));
}

void add_labelled_link(const Member& member, std::vector<Link>& links, Diagnostics& diagnostics) {
  Link link{member.key, {}, member.place};
  if (!member.value.is_null()) link.url = read_url(member.value, diagnostics);
  links.push_back(std::move(link));
}

}  // namespace

void report_kind(const Node& node, std::string_view wanted, Diagnostics& diagnostics) {
  Diagnostic& error =
      diagnostics.error(node.place, fmt::format("expected {}, found {}", wanted, found(node)));
  error.code = "wrong-kind";
  if (node.is_scalar() && node.text.size() <= kMostQuoted)
    error.width = static_cast<std::uint32_t>(count_code_points(node.text));
}

bool expect_map(const Node& node, Diagnostics& diagnostics) {
  if (!node.is_map()) report_kind(node, "a map", diagnostics);
  return node.is_map();
}

bool expect_list(const Node& node, Diagnostics& diagnostics) {
  if (!node.is_list()) report_kind(node, "a list", diagnostics);
  return node.is_list();
}

void read_value(const Node& node, std::string& value, Diagnostics& diagnostics) {
  if (node.is_scalar()) {
    value = trim(node.text);
  } else if (!node.is_null()) {
    report_kind(node, "text", diagnostics);
  }
}

void read_value(const Node& node, bool& value, Diagnostics& diagnostics) {
  if (const auto boolean = node.boolean()) {
    value = *boolean;
  } else {
    report_kind(node, "true or false", diagnostics);
  }
}

std::optional<int> read_number(const Node& node, int least, int most, Diagnostics& diagnostics) {
  const auto number = node.integer();
  if (number && *number >= least && *number <= most) return static_cast<int>(*number);
  if (most == std::numeric_limits<int>::max()) {
    report_kind(node, "a whole number", diagnostics);
  } else {
    report_kind(node, fmt::format("a whole number from {} to {}", least, most), diagnostics);
  }
  return std::nullopt;
}

void read_value(const Node& node, int& value, Diagnostics& diagnostics) {
  constexpr int kMost = std::numeric_limits<int>::max();
  if (const auto number = read_number(node, -kMost, kMost, diagnostics)) value = *number;
}

void read_value(const Node& node, std::optional<int>& value, Diagnostics& diagnostics) {
  int number = 0;
  const std::size_t before = diagnostics.errors();
  read_value(node, number, diagnostics);
  if (diagnostics.errors() == before) value = number;
}

void read_value(const Node& node, std::vector<std::string>& values, Diagnostics& diagnostics) {
  if (node.is_scalar()) return add_text(node, values, diagnostics);
  if (!node.is_list()) return report_kind(node, "a list of texts", diagnostics);
  for (const Node& item : node.items) add_text(item, values, diagnostics);
}

void read_value(const Node& node, std::vector<SectionName>& values, Diagnostics& diagnostics) {
  const std::span<const Node> names = node.is_list() ? node.items : std::span(&node, 1);
  for (const Node& item : names) {
    SectionName section{{}, item.place};
    read_value(item, section.name, diagnostics);
    if (!section.name.empty()) values.push_back(std::move(section));
  }
}

void read_value(const Node& node, std::vector<int>& values, Diagnostics& diagnostics) {
  if (!expect_list(node, diagnostics)) return;
  for (const Node& item : node.items) {
    int number = 0;
    const std::size_t before = diagnostics.errors();
    read_value(item, number, diagnostics);
    if (diagnostics.errors() == before) values.push_back(number);
  }
}

void read_value(const Node& node, Node& value, Diagnostics& diagnostics) {
  if (expect_map(node, diagnostics)) value = node;
}

void read_value(const Node& node, Image& value, Diagnostics& diagnostics) {
  value.place = node.place;
  if (node.is_scalar()) {
    read_path<&Image::src>(node, value, diagnostics);
  } else {
    read_fields(node, value, kImage, diagnostics);
  }
}

void read_value(const Node& node, std::vector<Link>& values, Diagnostics& diagnostics) {
  if (node.is_list()) {
    for (const Node& item : node.items) add_link(item, values, diagnostics);
  } else if (node.is_map()) {
    for (const Member& member : node.members) add_labelled_link(member, values, diagnostics);
  } else {
    report_kind(node, "a list of links, or a map from label to URL", diagnostics);
  }
}

void read_topics(const Node& node, std::vector<std::string>& topics, Diagnostics& diagnostics) {
  if (!node.is_scalar()) return read_value(node, topics, diagnostics);
  const char separator = node.text.find(';') == std::string::npos ? ',' : ';';
  std::string_view rest = node.text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(separator), rest.size());
    const std::string_view topic = trim(rest.substr(0, end));
    if (!topic.empty()) topics.emplace_back(topic);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

std::string read_url(const Node& node, Diagnostics& diagnostics) {
  std::string text;
  read_value(node, text, diagnostics);
  if (text.empty()) return {};
  if (auto url = safe_url(text)) return *std::move(url);
  Diagnostic& warning = diagnostics.warning(
      node.place, fmt::format("no link is made to `{}`", slice_code_points(text, 0, 80)),
      "links may be http, https, mailto, or a path inside the site");
  warning.code = "url";
  warning.width = static_cast<std::uint32_t>(count_code_points(text));
  return {};
}

std::string hyphenated(std::string_view key) {
  std::string out(key);
  std::ranges::replace(out, '_', '-');
  return out;
}

void report_unknown_key(const Member& member, std::span<const std::string_view> keys,
                        Diagnostics& diagnostics) {
  Diagnostic& error = diagnostics.error(member.place, fmt::format("unknown key `{}`", member.key),
                                        did_you_mean(member.key, keys));
  error.code = "unknown-key";
  error.width = static_cast<std::uint32_t>(count_code_points(member.key));
}

void report_missing_key(const Node& map, std::string_view key, Diagnostics& diagnostics) {
  diagnostics.error(map.place, fmt::format("key `{}` is missing", key)).code = "missing-key";
}

bool has_value(const Node& map, std::string_view key) {
  return std::ranges::any_of(map.members, [&](const Member& member) {
    return !member.value.is_null() && (member.key == key || hyphenated(member.key) == key);
  });
}

}  // namespace offprint
