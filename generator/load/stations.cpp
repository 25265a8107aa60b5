#include "load/stations.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "base/unicode.hpp"
#include "load/date.hpp"
#include "load/markdown_text.hpp"
#include "load/values.hpp"

namespace offprint {
namespace {

bool parse_years(std::string_view text, Years& years) {
  std::vector<int> numbers;
  std::string rest;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789", i), text.size()) - i;
    if (digits == 4) {
      numbers.push_back(std::stoi(std::string(text.substr(i, 4))));
      rest += '#';
    } else {
      rest += text.substr(i, std::max<std::size_t>(digits, 1));
    }
    i += std::max<std::size_t>(digits, 1);
  }
  std::erase(rest, ' ');
  const bool range = rest == "#-#" || rest == "#–#" || rest == "#—#";
  const bool open = rest == "#-" || rest == "#–" || rest == "since#" || rest == "#-now" ||
                    rest == "#-today" || rest == "#-present";
  if (rest != "#" && !range && !open) return false;
  years.from = rest == "#" ? 0 : numbers[0];
  years.to = open ? 0 : numbers.back();
  years.current = open;
  return true;
}

void read_years(const Node& node, Station& station, Diagnostics& diagnostics) {
  read_value(node, station.years, diagnostics);
}

template <int Years::*member>
void read_year(const Node& node, Station& station, Diagnostics& diagnostics) {
  if (const auto year = read_number(node, 1, 9999, diagnostics)) station.years.*member = *year;
}

void read_since(const Node& node, Station& station, Diagnostics& diagnostics) {
  read_value(node, station.years.from, diagnostics);
  station.years.current = true;
}

void read_current(const Node& node, Station& station, Diagnostics& diagnostics) {
  read_value(node, station.years.current, diagnostics);
}

void read_address(const Node& node, Station& station, Diagnostics& diagnostics) {
  station.url = read_url(node, diagnostics);
}

const Fields<Station> kStation{
    {"title", into<&Station::title>},
    {"place", into<&Station::place>},
    {"note", markdown_into<&Station::note>},
    {"from", read_year<&Years::from>},
    {"to", read_year<&Years::to>},
    {"year", read_year<&Years::to>},
    {"years", read_years},
    {"since", read_since},
    {"current", read_current},
    {"date", into<&Station::date>},
    {"url", read_address},
    {"links", into<&Station::links>},
    {"image", into<&Station::image>},
};

}  // namespace

void read_value(const Node& node, Years& years, Diagnostics& diagnostics) {
  if (!node.is_scalar() || !parse_years(trim(node.text), years))
    report_kind(node, "years such as `2016-2018` or `since 2019`", diagnostics);
}

const Fields<Station>& station_fields() { return kStation; }

}  // namespace offprint
