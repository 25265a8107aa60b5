#include "migrate/migration.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <string_view>

#include "base/unicode.hpp"
#include "base/yaml_text.hpp"
#include "migrate/markup.hpp"
#include "text/markdown.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

/// "/a/b/" → "a/b".
std::string bare(std::string_view address) {
  while (address.starts_with("./")) address.remove_prefix(2);
  while (address.starts_with('/')) address.remove_prefix(1);
  address = address.substr(0, address.find_first_of("?#"));
  while (address.ends_with('/')) address.remove_suffix(1);
  return decoded_path(address);
}

bool leads_elsewhere(std::string_view address) {
  return address.empty() || address.starts_with('#') || address.starts_with("//") ||
         address.find(':') != std::string_view::npos;
}

/// Below content/assets/, whatever folder of files it was in.
std::string new_path(std::string_view old) {
  for (const std::string_view folder : {"assets/", "static/"})
    if (old.starts_with(folder)) old.remove_prefix(folder.size());
  return "assets/" + std::string(old);
}

std::string replaced(std::string text, std::string_view word, std::string_view by) {
  for (std::size_t at = 0; (at = text.find(word, at)) != std::string::npos; at += by.size())
    text.replace(at, word.size(), by);
  return text;
}

/// Why no page can be made of a text; empty where one can.
std::string find_refusal(std::string_view markdown) {
  for (const MarkdownProblem& problem : render_markdown(markdown).problems)
    if (problem.refused) return problem.message;
  return {};
}

}  // namespace

std::string Migration::moved_file(const std::string& address, const std::string& folder) {
  if (leads_elsewhere(address)) return {};
  const std::string path = bare(address);
  for (const std::string& place :
       {path, folder + "/" + path, "static/" + path, "assets/media/" + path}) {
    const std::string normal = std::filesystem::path(place).lexically_normal().generic_string();
    if (path.empty() || normal.starts_with("..") || !old.has(normal)) continue;
    old.mark_used(normal);
    return copies.emplace(new_path(normal), normal).first->first;
  }
  return {};
}

std::string Migration::without_base(const std::string& address) const {
  const bool inside = !old_url.empty() && address.starts_with(old_url);
  return inside ? address.substr(old_url.size()) : address;
}

std::string Migration::moved(const std::string& address, const std::string& folder) {
  const std::string inner = without_base(address);
  if (leads_elsewhere(inner)) return inner;
  if (std::string file = moved_file(inner, folder); !file.empty()) return file;
  std::string path = bare(inner);
  if (path.ends_with(".html")) path.resize(path.size() - 5);
  const auto page = addresses.find(path);
  if (page != addresses.end()) return page->second;
  return old_url.empty() ? inner : old_url + bare(inner);
}

std::string Migration::markdown(const OldText& text) {
  const std::string folder = std::filesystem::path(text.path).parent_path().generic_string();
  const std::string body = replaced(text.body, "{{ site.email }}", text_of(owner, "email"));
  const PlainMarkdown plain =
      to_plain_markdown(body, [&](const std::string& address, bool picture) {
        return picture ? moved_file(without_base(address), folder) : moved(address, folder);
      });
  if (const std::string fault = find_refusal(plain.text); !fault.empty()) {
    leave(text.path, "its text: " + fault);
    return {};
  }
  for (const LeftOut& left : plain.left)
    leave(fmt::format("{}:{}", text.path, text.body_line + left.line - 1),
          fmt::format("`{}` is filled in by a program, or not there", left.what));
  return plain.text;
}

void Migration::add_document(const std::string& path, const Node& front, const std::string& body,
                             const std::string& from) {
  files.push_back({path, "---\n" + yaml_block(front) + "---\n\n" + body, ""});
  carry(from, path);
}

void add_entry(Node& map, std::string_view section, Node entry) {
  if (entry.find("title") != nullptr) list_in(map, section).items.push_back(std::move(entry));
}

Node number_node(int number) {
  Node node = Node::string(std::to_string(number));
  node.kind = Node::Kind::kInteger;
  return node;
}

}  // namespace offprint
