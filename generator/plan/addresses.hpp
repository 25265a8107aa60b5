// The parts that addresses are made of.
#pragma once

#include <string>
#include <string_view>

#include "plan/plan.hpp"

namespace offprint {

/// A sitemap file names at most so many pages (sitemaps.org allows 50,000); more make an index and
/// several files.
inline constexpr std::size_t kSitemapUrls = 45000;

/// Whether search engines are told of a page: HTML that is content.
bool is_in_sitemap(const Page& page);

std::string month_of(const Date& date);  ///< "2025-03"
std::string day_of(const Date& date);    ///< "2025-03-14"
std::string slug_of_track(std::string_view track);

}  // namespace offprint
