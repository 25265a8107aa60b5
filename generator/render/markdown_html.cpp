#include "render/markdown_html.hpp"

#include <fmt/format.h>

#include "base/escape.hpp"
#include "export/addresses.hpp"
#include "render/pictures.hpp"
#include "text/markdown.hpp"

namespace offprint {
namespace {

/// "assets/resized/a.png-160.webp 160w, assets/resized/a.png-320.webp 320w", from the page.
std::string srcset_of(const PictureSource& source, std::string_view root) {
  std::string set;
  for (const PictureCopy& copy : source.copies)
    set += fmt::format("{}{}{} {}w", set.empty() ? "" : ", ", root,
                       encoded_address(std::string(copy.path)), copy.width);
  return html_escaped(set);
}

std::string attribute(std::string_view name, std::string_view value) {
  return fmt::format(" {}=\"{}\"", name, html_escaped(value));
}

std::string image_element(const MarkdownPicture& image, const Picture& picture) {
  std::string html = "<img" + attribute("src", image.url);
  if (picture.width > 0)
    html += fmt::format(" width=\"{}\" height=\"{}\"", picture.width, picture.height);
  html += attribute("alt", image.alt);
  if (!image.title.empty()) html += attribute("title", image.title);
  return html + " loading=\"lazy\" decoding=\"async\">";
}

/// As templates/partials/picture.html has it. A text is `column` rem wide at most.
std::string picture_html(const MarkdownPicture& image, const Picture& picture,
                         std::string_view root, int column) {
  std::string html;
  for (const PictureSource& source : picture.sources)
    html += fmt::format("<source type=\"{}\" srcset=\"{}\" sizes=\"min(100vw, {}rem, {}px)\">",
                        source.type, srcset_of(source, root), column, picture.width);
  html += image_element(image, picture);
  return picture.sources.empty() ? html : "<picture>" + html + "</picture>";
}

}  // namespace

jinja::Value markdown_html(const Context& context, const std::string& markdown,
                           std::string_view root, std::string_view folder) {
  if (markdown.empty()) return jinja::Value::view("");
  const auto write_picture = [&](const MarkdownPicture& image) {
    return picture_html(image, context.pictures().find(image.path), root,
                        context.site().config.theme.width);
  };
  return jinja::Value::safe(
      render_markdown(markdown,
                      {.link_root = root, .folder = folder, .write_picture = write_picture})
          .html);
}

}  // namespace offprint
