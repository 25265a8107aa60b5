#include "export/dates.hpp"

#include <fmt/compile.h>

#include <algorithm>

namespace offprint {

std::string iso_date(const Date& date) {
  if (!date) return {};
  if (date.month == 0) return fmt::format(FMT_COMPILE("{:04}"), date.year);
  if (date.day == 0) return fmt::format(FMT_COMPILE("{:04}-{:02}"), date.year, date.month);
  return fmt::format(FMT_COMPILE("{:04}-{:02}-{:02}"), date.year, date.month, date.day);
}

std::string rfc3339_date(const Date& date) {
  if (!date) return "1970-01-01T00:00:00Z";
  return fmt::format(FMT_COMPILE("{:04}-{:02}-{:02}T00:00:00Z"), date.year,
                     std::max<int>(date.month, 1), std::max<int>(date.day, 1));
}

std::string long_date(const Words& words, const Date& date) {
  if (!date) return {};
  if (date.month == 0) return words.say("written.year", {date.year});
  const std::string_view month = words.text(fmt::format(FMT_COMPILE("month.{}"), date.month));
  if (date.day == 0) return words.say("written.month", {month, date.year});
  return words.say("written.day", {date.day, month, date.year});
}

}  // namespace offprint
