// What themes bring along to show how they look, and people forget to delete: "Paper Title Number
// 1", "Talk 1 on Relevant Topic in Your Field", the works of Einstein.
#pragma once

#include <string_view>

#include "model.hpp"

namespace offprint {

/// Whether a title, or a word of the settings, is one of those in the samples of al-folio,
/// academicpages or HugoBlox, whatever its number.
bool is_sample_title(std::string_view title);

/// The same of a work: by its title, or because it is Einstein's and the owner is another.
bool is_sample_work(const Record& work, std::string_view owner);

}  // namespace offprint
