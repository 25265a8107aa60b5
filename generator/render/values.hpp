// Parts of the model that many things have, as template values. Views point into the model.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "jinja/value.hpp"
#include "model.hpp"
#include "render/pictures.hpp"
#include "text/words.hpp"

namespace offprint {

/// A record's text without its markup.
jinja::Value plain_value(const std::string& raw);

/// A record's text with its markup as inline HTML; empty for empty text.
jinja::Value inline_html(const std::string& raw);

/// `iso`, `text`; both empty for no date.
jinja::Value date_value(const Words& words, const Date& date);

/// `src`, `alt`, `width` and `height` or none, `sources`, `hover` (the same of a second picture but
/// `alt`) or `video` (the address of a film in its place); none where there is no picture. Sources
/// are a list of `type` and `copies`, these a list of `src` and `width`.
jinja::Value image_value(const Image& image, const Pictures& pictures);

/// A list of `label`, `url` (outside), `address` (inside).
jinja::Value link_values(const std::vector<Link>& links);

/// A list of texts.
jinja::Value text_values(const std::vector<std::string>& texts);

/// The number, or none for 0.
jinja::Value number_or_none(int number);

/// The key of a map as a value; undefined where it is missing.
jinja::Value member_value(const Node& map, std::string_view key);

}  // namespace offprint
