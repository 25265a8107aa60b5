// The words of the interface from `words/<language>.yaml`, built into the program and below a
// site's own `templates/`.
//
// A file is a map from keys to texts. A text that counts is a map from plural categories to texts;
// a map or a list of texts is a group, whose keys are `group.key` (`month.3`):
//
//     abstract: Abstract
//     works: {one: "{n} work", other: "{n} works"}
//     month: [January, February, …]
//
// For "de-AT" are taken, each over the next: the site's `de-AT.yaml`, the built-in one, those of
// "de", and at last English, which says what keys there are and what values each takes. What is
// missing in all but English speaks English.
//
// Reported: keys that English does not have (a warning); places for values that the message is not
// given, and missing plural forms (errors); a language without any file (a warning).
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string_view>

#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "model.hpp"
#include "text/words.hpp"

namespace offprint {

/// Where files of words come from.
struct WordFiles {
  std::filesystem::path site;  ///< the folder that holds `templates/`, which need not exist
  /// The bytes of a built-in file by its path: "words/en.yaml". Those of English are there.
  std::function<std::optional<std::string_view>(std::string_view path)> builtin;
};

/// The words for the language of a site. Throws std::system_error where the machine fails.
Words load_words(const SiteConfig& site, const WordFiles& files, Sources& sources,
                 Diagnostics& diagnostics);

}  // namespace offprint
