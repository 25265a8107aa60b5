// Old texts as Markdown files of ours: pages, and news for whatever has a date.
//
// In go a text and the move; out come a file below content/pages/ or content/news/, and before any
// text is moved the address that it will have, so that others can link there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/node.hpp"
#include "migrate/migration.hpp"

namespace offprint {

/// Whether a text says enough to have a page.
bool fills_page(std::string_view body);

/// The lists of ours that stand in for an old page that only lists something, by its name: "posts"
/// → "news/index.html". The likeliest first.
std::vector<std::string> lists_named(std::string_view name);

/// The address of a text as a page of ours: `wish` is that without its ending.
std::string page_address(const OldText& text, const std::string& wish, Migration& move);
/// The address as a piece of news.
std::string news_address(const OldText& text, Migration& move);

/// Writes it as a page, whose body is Markdown of ours.
void move_page(const OldText& text, const std::string& wish, const std::string& title,
               const std::string& body, Migration& move);

/// Writes it as a piece of news; without a title it gets the beginning of its text. Left out where
/// it has no date.
void move_news(const OldText& text, Migration& move);

}  // namespace offprint
