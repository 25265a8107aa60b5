#include "html_facts.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "base/files.hpp"
#include "jinja/entities.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;
using Anchors = std::map<std::string, std::set<std::string>>;

/// Reads attributes up to the `>` that ends the tag.
class TagReader {
 public:
  explicit TagReader(std::string_view html) : html_(html) {}

  bool find_tag() {
    const std::size_t begin = html_.find('<');
    if (begin == std::string_view::npos) return false;
    html_.remove_prefix(begin + 1);
    return !html_.empty();
  }

  HtmlTag read_tag() {
    HtmlTag tag{.name = std::string(take_until(" \t\r\n>")), .attributes = {}};
    while (skip_space()) tag.attributes.push_back(read_attribute());
    if (tag.name == "script") html_.remove_prefix(std::min(html_.find("</script"), html_.size()));
    return tag;
  }

 private:
  std::string_view take_until(std::string_view ends) {
    const std::size_t size = std::min(html_.find_first_of(ends), html_.size());
    const std::string_view taken = html_.substr(0, size);
    html_.remove_prefix(size);
    return taken;
  }

  /// Whether another attribute follows.
  bool skip_space() {
    html_.remove_prefix(std::min(html_.find_first_not_of(" \t\r\n/"), html_.size()));
    return !html_.empty() && html_.front() != '>';
  }

  HtmlAttribute read_attribute() {
    HtmlAttribute attribute{.name = std::string(take_until("= \t\r\n>")), .value = {}};
    if (!html_.starts_with('=')) return attribute;
    html_.remove_prefix(1);
    const bool quoted = html_.starts_with('"') || html_.starts_with('\'');
    const std::string_view end = quoted ? html_.substr(0, 1) : " \t\r\n>";
    if (quoted) html_.remove_prefix(1);
    attribute.value = jinja::unescaped_html(take_until(end));
    if (quoted && !html_.empty()) html_.remove_prefix(1);
    return attribute;
  }

  std::string_view html_;
};

bool is_page(std::string_view path) { return path.ends_with(".html"); }

/// Path and fragment of what `address` means on the page at `path`; nothing where it leads away.
std::optional<std::pair<std::string, std::string>> resolve(const std::string& path,
                                                           const std::string& address) {
  if (address.find_first_of(":/?#") != std::string::npos &&
      address[address.find_first_of(":/?#")] == ':')
    return std::nullopt;
  const std::size_t hash = std::min(address.find('#'), address.size());
  std::string target = decoded_path(address);
  const std::string fragment = hash < address.size() ? address.substr(hash + 1) : "";
  if (target.empty()) return std::pair(path, decoded_path(fragment));
  target = target.starts_with('/')
               ? target.substr(1)
               : (fs::path(path).parent_path() / target).lexically_normal().generic_string();
  if (target == "." || target == "./" || target.empty()) target = "index.html";
  if (target.ends_with('/')) target += "index.html";
  return std::pair(target, decoded_path(fragment));
}

bool leads_somewhere(const std::string& name) {
  return name == "href" || name == "src" || name == "poster";
}

/// `{{B}}` is a title in BibTeX, so a blank follows what a template is known by.
void check_words(const std::string& path, const std::string& html, Lines& faults) {
  for (const char* part : {"{{ ", "{% ", "undefined", ">None<", "=\"None\"", "None ", ">null<"})
    if (html.find(part) != std::string::npos) faults.push_back(path + ": has `" + part + "`");
}

void check_links(const std::string& path, const std::vector<HtmlTag>& tags, const SiteFiles& files,
                 const Anchors& anchors, Lines& faults) {
  for (const HtmlTag& tag : tags) {
    for (const HtmlAttribute& attribute : tag.attributes) {
      if (!leads_somewhere(attribute.name)) continue;
      const auto target = resolve(path, attribute.value);
      if (!target) continue;
      const auto& [file, fragment] = *target;
      const bool found = files.contains(file) && (fragment.empty() || !anchors.contains(file) ||
                                                  anchors.at(file).contains(fragment));
      if (!found) faults.push_back(path + ": leads nowhere by `" + attribute.value + "`");
    }
  }
}

std::set<std::string> collect_ids(const std::string& path, const std::vector<HtmlTag>& tags,
                                  Lines& faults) {
  std::set<std::string> ids;
  for (const HtmlTag& tag : tags) {
    for (const HtmlAttribute& attribute : tag.attributes) {
      if (attribute.name == "id" && !ids.insert(attribute.value).second)
        faults.push_back(path + ": has the id `" + attribute.value + "` twice");
    }
  }
  return ids;
}

}  // namespace

SiteFiles site_files(const fs::path& folder) {
  SiteFiles files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file())
      files[entry.path().lexically_relative(folder).generic_string()] = read_file(entry.path());
  return files;
}

std::vector<HtmlTag> parse_tags(std::string_view html) {
  std::vector<HtmlTag> tags;
  TagReader reader(html);
  while (reader.find_tag()) tags.push_back(reader.read_tag());
  return tags;
}

Lines find_faults(const SiteFiles& files) {
  Lines faults;
  std::map<std::string, std::vector<HtmlTag>> pages;
  Anchors anchors;
  for (const auto& [path, bytes] : files) {
    if (!is_page(path)) continue;
    check_words(path, bytes, faults);
    const std::vector<HtmlTag>& tags = pages[path] = parse_tags(bytes);
    anchors[path] = collect_ids(path, tags, faults);
    const auto headings = std::ranges::count(tags, "h1", &HtmlTag::name);
    if (headings != 1)
      faults.push_back(path + ": has " + std::to_string(headings) + " `h1` instead of one");
  }
  for (const auto& [path, tags] : pages) check_links(path, tags, files, anchors, faults);
  return faults;
}

Lines page_paths(const SiteFiles& files) {
  Lines paths;
  for (const auto& [path, bytes] : files)
    if (is_page(path)) paths.push_back(path);
  return paths;
}

}  // namespace offprint
