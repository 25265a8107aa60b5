// Single values out of nodes: texts, numbers, dates, lists of texts, links, pictures.
//
// In goes a node, out comes the value in its place; what is of the wrong kind is reported as
// "expected text, found a list" and leaves the value as it was. A scalar of any kind is a text
// where a text is wanted, in the spelling of the file, so that `version: 1.10` is "1.10".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/node.hpp"
#include "model.hpp"

namespace offprint {

/// "expected `wanted`, found a list" at the node's place; what was found is quoted where it is
/// short.
void report_kind(const Node& node, std::string_view wanted, Diagnostics& diagnostics);

bool expect_map(const Node& node, Diagnostics& diagnostics);
bool expect_list(const Node& node, Diagnostics& diagnostics);

void read_value(const Node& node, std::string& value, Diagnostics& diagnostics);
void read_value(const Node& node, bool& value, Diagnostics& diagnostics);
void read_value(const Node& node, int& value, Diagnostics& diagnostics);
void read_value(const Node& node, std::optional<int>& value, Diagnostics& diagnostics);

/// A list of texts; a single text is a list of one. Empty texts are left out.
void read_value(const Node& node, std::vector<std::string>& values, Diagnostics& diagnostics);

/// A list of names, each with its place; a single name is a list of one.
void read_value(const Node& node, std::vector<SectionName>& values, Diagnostics& diagnostics);

/// A list of whole numbers.
void read_value(const Node& node, std::vector<int>& values, Diagnostics& diagnostics);

/// A map, taken over as it is.
void read_value(const Node& node, Node& value, Diagnostics& diagnostics);

/// `src`, `alt` and `hover`, or a text that is the `src`.
void read_value(const Node& node, Image& value, Diagnostics& diagnostics);

/// A list of `label` and `url`, or a map from label to URL. A URL that no link may have is dropped
/// with a warning; its label stays.
void read_value(const Node& node, std::vector<Link>& values, Diagnostics& diagnostics);

/// Topics: a list of texts, or one text that `;` or `,` take apart.
void read_topics(const Node& node, std::vector<std::string>& topics, Diagnostics& diagnostics);

/// A whole number between the two, or nothing, and reported.
std::optional<int> read_number(const Node& node, int least, int most, Diagnostics& diagnostics);

/// A URL in the form in which a link may have it; empty, and a warning, where it may not.
std::string read_url(const Node& node, Diagnostics& diagnostics);

}  // namespace offprint
