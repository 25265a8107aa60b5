#include "migrate/migration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "base/unicode.hpp"
#include "base/yaml_text.hpp"
#include "migrate/markup.hpp"
#include "migrate/published.hpp"
#include "migrate/samples.hpp"
#include "text/language.hpp"
#include "text/markdown.hpp"
#include "text/slug.hpp"
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
std::string asset_path(std::string_view old) {
  for (const std::string_view folder : {"assets/", "static/"})
    if (old.starts_with(folder)) old.remove_prefix(folder.size());
  return "assets/" + std::string(old);
}

/// The page at a file's address, or where servers that do not find it look next.
const OldPage* find_page(const std::string& file, const OldAddresses& addresses) {
  auto page = addresses.find(file);
  if (page == addresses.end() && file.ends_with(".html"))
    page = addresses.find(file.substr(0, file.size() - 5) + "/index.html");
  return page == addresses.end() ? nullptr : &page->second;
}

std::string family_of(const PrintedName& name) {
  if (name.family.empty()) return name.literal;
  return name.particle + (name.particle.empty() ? "" : " ") + name.family;
}

/// "Lovelace", "Lovelace & Menabrea", "Lovelace et al."; the title where nobody is named.
std::string names_of(const Record& work) {
  const std::vector<PrintedName>& authors = work.authors;
  if (authors.empty()) return work.title;
  std::string names = family_of(authors.front());
  if (authors.size() == 2) names += " & " + family_of(authors.back());
  if (authors.size() > 2) names += " et al.";
  return names;
}

std::string why_left(const LeftOut& left) {
  if (!left.picture) return fmt::format("`{}` is filled in by a program", left.what);
  const bool elsewhere = left.what.find("://") != std::string::npos;
  return fmt::format("the picture `{}`: {}", left.what,
                     elsewhere ? "it is of another site; put a copy into content/assets/"
                               : "there is no such file");
}

/// Why no page can be made of a text; empty where one can.
std::string find_refusal(std::string_view markdown) {
  for (const MarkdownProblem& problem : render_markdown(markdown).problems)
    if (problem.refused) return problem.message;
  return {};
}

}  // namespace

void Migration::put_language(const std::string& tag) {
  if (is_language_tag(tag) && !tag.starts_with("en")) put(site, "language", tag);
}

void Migration::tell_sample(const std::string& from, const std::string& title) {
  if (is_sample_title(title)) ledger.samples.push_back({from, title});
}

std::vector<OldText> Migration::texts(const std::string& folder, OldSite::Wanted wanted) {
  std::vector<OldText> texts = old.texts(folder, wanted);
  std::erase_if(texts, [&](const OldText& text) {
    const bool draft =
        text_of(text.front, "draft") == "true" || text_of(text.front, "published") == "false";
    if (draft) leave(text.path, "a draft, which the old site did not show");
    return draft;
  });
  return texts;
}

void Migration::publish(const std::vector<std::string>& old_addresses, const std::string& from,
                        const std::vector<std::string>& now) {
  for (const std::string& address : old_addresses)
    addresses.try_emplace(file_at(without_base(address)), OldPage{from, now});
}

const std::string& Migration::new_path(const std::string& from, const std::string& wish) {
  const auto [path, fresh] = paths_.try_emplace(from, wish);
  const std::size_t dot = wish.rfind('.');
  for (int number = 2; fresh && !taken_.insert(path->second).second; ++number)
    path->second = fmt::format("{}-{}{}", wish.substr(0, dot), number, wish.substr(dot));
  return path->second;
}

std::string Migration::moved_file(const std::string& address, const std::string& folder) {
  if (leads_elsewhere(address)) return {};
  const std::string path = bare(address);
  for (const std::string& place :
       {path, folder + "/" + path, "static/" + path, "assets/media/" + path}) {
    const std::string normal = std::filesystem::path(place).lexically_normal().generic_string();
    if (path.empty() || normal.starts_with("..") || !old.has(normal)) continue;
    old.mark_used(normal);
    return copies.emplace(asset_path(normal), normal).first->first;
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
  if (const OldPage* const page = find_page(file_at(inner), addresses);
      page != nullptr && !page->now.empty())
    return page->now.front();
  return old_url.empty() ? inner : old_url + bare(inner);
}

void Migration::keep_papers(std::string (*file_of)(const std::string& path)) {
  for (const std::string& path : old.files("")) {
    const std::string address = path.ends_with(".pdf") ? file_of(path) : "";
    if (!address.empty()) publish({address}, path, {moved_file("/" + path, "")});
  }
}

std::string Migration::citation(const std::string& key) const {
  const auto work = std::ranges::find(records, key, &Record::id);
  if (work == records.end()) return {};
  std::string names = names_of(*work);
  if (work->issued) names += fmt::format(", {}", work->issued.year);
  return fmt::format("[{}](publications/{}.html)", names, mend_id(work->id));
}

std::string Migration::markdown(const OldText& text) {
  const std::string folder = std::filesystem::path(text.path).parent_path().generic_string();
  const std::string body = replaced(text.body, "{{ site.email }}", text_of(owner, "email"));
  const PlainMarkdown plain = to_plain_markdown(
      body,
      [&](const std::string& address, bool picture) {
        return picture ? moved_file(without_base(address), folder) : moved(address, folder);
      },
      [&](const std::string& key) { return citation(key); });
  if (const std::string fault = find_refusal(plain.text); !fault.empty()) {
    leave(text.path, "its text: " + fault);
    return {};
  }
  for (const LeftOut& left : plain.left)
    leave(fmt::format("{}:{}", text.path, text.body_line + left.line - 1), why_left(left));
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

std::string joined(const std::string& first, const char* sign, const std::string& second) {
  return first + (first.empty() || second.empty() ? "" : sign) + second;
}

Node number_node(int number) {
  Node node = Node::string(std::to_string(number));
  node.kind = Node::Kind::kInteger;
  return node;
}

Node image_node(const std::string& source, const std::string& alt) {
  Node image = Node::map();
  put(image, "src", source);
  put(image, "alt", alt);
  return image;
}

}  // namespace offprint
