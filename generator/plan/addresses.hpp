// The parts that addresses are made of.
#pragma once

#include <string>
#include <string_view>

#include "plan/plan.hpp"

namespace offprint {

/// A sitemap file names at most so many pages (sitemaps.org allows 50,000); more make an index and
/// several files.
inline constexpr std::size_t kSitemapUrls = 45000;

/// The list of people shows so many names on a page.
inline constexpr int kPeopleOnPage = 1000;

/// Whether search engines are told of a page: HTML that is content.
bool is_in_sitemap(const Page& page);

/// The address of a list's part, from 0: that of the first part, and then
/// "venues/cvpr/2022/index.html" → "venues/cvpr/2022/page-2.html", "topics/vision.html" →
/// "topics/vision/page-2.html".
std::string part_path(std::string_view first, std::uint32_t part);

std::string month_of(const Date& date);  ///< "2025-03"
std::string day_of(const Date& date);    ///< "2025-03-14"
std::string slug_of_track(std::string_view track);

}  // namespace offprint
