#include "export/dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace offprint {

std::string iso_date(const Date& date) {
  if (!date) return {};
  if (date.month == 0) return fmt::format("{:04}", date.year);
  if (date.day == 0) return fmt::format("{:04}-{:02}", date.year, date.month);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string rfc3339_date(const Date& date) {
  if (!date) return "1970-01-01T00:00:00Z";
  return fmt::format("{:04}-{:02}-{:02}T00:00:00Z", date.year, std::max<int>(date.month, 1),
                     std::max<int>(date.day, 1));
}

std::string long_date(const Date& date) {
  if (!date) return {};
  if (date.month == 0) return fmt::format("{}", date.year);
  if (date.day == 0) return fmt::format("{} {}", month_name(date.month), date.year);
  return fmt::format("{} {} {}", date.day, month_name(date.month), date.year);
}

std::string_view month_name(int month) {
  constexpr std::array<std::string_view, 12> kNames = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  return month < 1 || month > 12 ? std::string_view() : kNames[static_cast<std::size_t>(month - 1)];
}

}  // namespace offprint
