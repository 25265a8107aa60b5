#include "commands/table.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <string_view>

namespace offprint {
namespace {

constexpr std::size_t kLabelWidth = 9;

/// Appends `text`, broken at spaces, with all lines but the first indented to the text's column.
void append_broken(std::string& out, std::string_view text, std::size_t columns) {
  const std::size_t width = columns > kLabelWidth + 20 ? columns - kLabelWidth : text.size();
  while (text.size() > width) {
    std::size_t cut = text.rfind(' ', width);
    if (cut == std::string_view::npos || cut == 0) cut = text.find(' ', width);
    if (cut == std::string_view::npos) break;
    out.append(text.substr(0, cut)).append("\n").append(kLabelWidth, ' ');
    text.remove_prefix(cut + 1);
  }
  out.append(text).append("\n");
}

}  // namespace

std::string format(const std::vector<Row>& rows, const TableStyle& style) {
  std::string out;
  for (const Row& row : rows) {
    const std::string label = fmt::format("{:<{}}", row.label, kLabelWidth);
    out += style.color ? "\x1b[1m" + label + "\x1b[0m" : label;
    append_broken(out, row.text, style.columns);
  }
  return out;
}

std::size_t output_columns() {
  if (::isatty(STDOUT_FILENO) != 1) return 0;
  winsize size{};
  const bool known = ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : 80;
}

}  // namespace offprint
