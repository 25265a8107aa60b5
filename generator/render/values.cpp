#include "render/values.hpp"

#include "export/addresses.hpp"
#include "export/dates.hpp"
#include "render/node_value.hpp"
#include "render/thing.hpp"
#include "text/scholarly.hpp"

namespace offprint {
namespace {

using jinja::Value;

/// Reads like plain text at a glance: nothing that markup begins with, no blanks to mend.
bool is_plain(std::string_view text) {
  return text.find_first_of("\\{}$<>&~`'\"^_-\t\r\n") == std::string_view::npos &&
         text.find("  ") == std::string_view::npos && !text.starts_with(' ') &&
         !text.ends_with(' ');
}

class LinkObject final : public Thing<LinkObject> {
 public:
  explicit LinkObject(const Link& link) : link_(link) {}
  std::string_view type_name() const override { return "link"; }

  static std::span<const Attribute<LinkObject>> attributes() {
    static constexpr Attribute<LinkObject> kAttributes[] = {
        {"label", &LinkObject::label},
        {"url", &LinkObject::url},
        {"address", &LinkObject::address},
    };
    return kAttributes;
  }

 private:
  Value label() const { return plain_value(link_.label); }
  Value url() const {
    return is_absolute_url(link_.url) ? Value::view(link_.url) : Value::view("");
  }
  Value address() const {
    return is_absolute_url(link_.url) ? Value::view("") : Value::view(link_.url);
  }

  const Link& link_;
};

/// By the ending, as a browser would take it.
bool is_video(std::string_view path) { return path.ends_with(".mp4") || path.ends_with(".webm"); }

Value copy_values(const std::vector<PictureCopy>& copies) {
  std::vector<Value> items;
  for (const PictureCopy& copy : copies)
    items.push_back(Value::dict({{"src", Value::text(encoded_address(std::string(copy.path)))},
                                 {"width", Value::integer(copy.width)}}));
  return Value::list(std::move(items));
}

/// What is to be known of a picture to show it.
jinja::Dict shown(const std::string& path, const Pictures& pictures) {
  const Picture& picture = pictures.find(path);
  std::vector<Value> sources;
  for (const PictureSource& source : picture.sources)
    sources.push_back(
        Value::dict({{"type", Value::view(source.type)}, {"copies", copy_values(source.copies)}}));
  jinja::Dict values;
  values.set("src", Value::text(encoded_address(path)));
  values.set("width", number_or_none(picture.width));
  values.set("height", number_or_none(picture.height));
  values.set("sources", Value::list(std::move(sources)));
  return values;
}

}  // namespace

Value plain_value(const std::string& raw) {
  return is_plain(raw) ? Value::view(raw) : Value::text(scholarly_to_plain(raw));
}

Value inline_html(const std::string& raw) {
  return raw.empty() ? Value::view("") : Value::safe(to_html(parse_scholarly_text(raw)));
}

Value date_value(const Words& words, const Date& date) {
  return Value::dict(
      {{"iso", Value::text(iso_date(date))}, {"text", Value::text(long_date(words, date))}});
}

Value image_value(const Image& image, const Pictures& pictures) {
  if (image.src.empty()) return Value::none();
  const bool moves = is_video(image.hover);
  jinja::Dict values = shown(image.src, pictures);
  values.set("alt", Value::view(image.alt));
  values.set("hover", image.hover.empty() || moves ? Value::none()
                                                   : Value::dict(shown(image.hover, pictures)));
  values.set("video", moves ? Value::text(encoded_address(image.hover)) : Value::view(""));
  return Value::dict(std::move(values));
}

Value link_values(const std::vector<Link>& links) {
  std::vector<Value> items;
  for (const Link& link : links) items.push_back(jinja::make_object<LinkObject>(link));
  return Value::list(std::move(items));
}

Value text_values(const std::vector<std::string>& texts) {
  std::vector<Value> items;
  for (const std::string& text : texts) items.push_back(Value::view(text));
  return Value::list(std::move(items));
}

Value number_or_none(int number) { return number == 0 ? Value::none() : Value::integer(number); }

Value member_value(const Node& map, std::string_view key) {
  const Node* member = map.find(key);
  return member == nullptr ? Value() : to_value(*member);
}

}  // namespace offprint
