#include "load/authors.hpp"

#include <fmt/format.h>

#include "base/suggestion.hpp"
#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "load/values.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

void read_whole_name(const Node& node, PrintedName& name, Diagnostics& diagnostics) {
  std::string text;
  read_value(node, text, diagnostics);
  std::string orcid = std::move(name.orcid);
  name = parse_name(text);
  name.orcid = std::move(orcid);
}

/// Bare or as a URL, which is how Crossref writes it.
void read_orcid(const Node& node, PrintedName& name, Diagnostics& diagnostics) {
  std::string text;
  read_value(node, text, diagnostics);
  if (text.empty()) return;
  if (auto orcid = orcid_of(text)) {
    name.orcid = *std::move(orcid);
    return;
  }
  diagnostics
      .warning(node.place, fmt::format("`{}` is no ORCID iD", slice_code_points(text, 0, 60)),
               "it has 16 digits, of which the last checks the others")
      .code = "orcid";
}

const Fields<PrintedName> kName{
    {"given", into<&PrintedName::given>},
    {"family", into<&PrintedName::family>},
    {"suffix", into<&PrintedName::suffix>},
    {"dropping-particle", into<&PrintedName::dropping_particle>},
    {"non-dropping-particle", into<&PrintedName::particle>},
    {"literal", into<&PrintedName::literal>},
    {"name", read_whole_name},
    {"static-ordering", into<&PrintedName::family_first>},
    {"ORCID", read_orcid},
    {"orcid", read_orcid},
};

/// Names in bibliographies carry affiliations and more, which nothing here needs; only a
/// slip of one of the keys above would lose an author's name.
void warn_of_slip(const Member& member, Diagnostics& diagnostics) {
  std::string hint = did_you_mean(member.key, kName.keys());
  if (hint.empty()) return;
  diagnostics.warning(member.place, "unknown key `" + member.key + "` of a name", std::move(hint))
      .code = "unknown-key";
}

bool is_empty(const PrintedName& name) {
  return name.given.empty() && name.family.empty() && name.literal.empty();
}

bool means_others(const Node& node) {
  const std::string word = node.is_string() ? fold(trim(node.text)) : std::string();
  return word == "others" || word == "et al." || word == "et al";
}

bool read_joined_names(const Node& node, std::vector<PrintedName>& names) {
  NameList list = parse_names(node.text);
  names = std::move(list.names);
  return list.others;
}

}  // namespace

void read_value(const Node& node, PrintedName& name, Diagnostics& diagnostics) {
  if (node.is_string()) {
    name = parse_name(node.text);
  } else if (!node.is_map()) {
    report_kind(node, "a name", diagnostics);
  } else {
    read_fields(node, name, kName, diagnostics,
                [&](const Member& member) { warn_of_slip(member, diagnostics); });
    name = complete_name(std::move(name));
  }
}

bool read_names(const Node& node, std::vector<PrintedName>& names, Diagnostics& diagnostics) {
  if (node.is_string()) return read_joined_names(node, names);
  if (!node.is_list()) {
    report_kind(node, "a list of names", diagnostics);
    return false;
  }
  bool others = false;
  names.reserve(node.items.size());
  for (const Node& item : node.items) {
    if (means_others(item)) {
      others = true;
      continue;
    }
    PrintedName name;
    const std::size_t before = diagnostics.errors();
    read_value(item, name, diagnostics);
    if (!is_empty(name)) {
      names.push_back(std::move(name));
    } else if (diagnostics.errors() == before) {
      diagnostics.warning(item.place, "a name without any letters is left out").code = "name";
    }
  }
  return others;
}

const Fields<PrintedName>& name_fields() { return kName; }

}  // namespace offprint
