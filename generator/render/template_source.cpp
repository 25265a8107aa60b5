#include "render/template_source.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/files.hpp"
#include "base/utf8.hpp"
#include "render/theme.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

bool is_below(const fs::path& path, const fs::path& folder) {
  return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first ==
         folder.end();
}

std::optional<std::string> find_in(const fs::path& folder, std::string_view name) {
  std::error_code error;
  const fs::path path = fs::canonical(folder / name, error);
  if (error || !is_below(path, fs::canonical(folder)) || !fs::is_regular_file(path))
    return std::nullopt;
  return read_file(path);
}

void require_utf8(std::string_view name, std::string_view text) {
  if (find_invalid_utf8(text))
    throw jinja::TemplateError(jinja::ErrorKind::kTemplateSyntaxError,
                               "template `" + std::string(name) + "` is not UTF-8");
}

bool is_markup(std::string_view name) {
  constexpr std::array<std::string_view, 4> kEndings = {".html", ".htm", ".xml", ".atom"};
  return std::ranges::any_of(kEndings,
                             [&](std::string_view ending) { return name.ends_with(ending); });
}

}  // namespace

std::optional<std::string> find_theme_file(const std::vector<fs::path>& folders,
                                           std::string_view path) {
  for (const fs::path& folder : folders)
    if (auto bytes = find_in(folder, path)) return bytes;
  const std::optional<std::string_view> builtin = find_builtin(path);
  return builtin ? std::optional<std::string>(*builtin) : std::nullopt;
}

jinja::Loader make_template_loader(std::vector<fs::path> folders) {
  return [folders = std::move(folders)](std::string_view name) {
    std::optional<std::string> text = find_theme_file(folders, name);
    if (text) require_utf8(name, *text);
    return text;
  };
}

jinja::Options make_template_options() {
  jinja::Options options;
  options.autoescape_by_name = is_markup;
  return options;
}

}  // namespace offprint
