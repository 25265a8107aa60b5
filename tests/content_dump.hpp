// What was loaded as text, for tests: one line a value that is not the default, in the order of the
// model.
#pragma once

#include <string>

#include "model.hpp"

std::string dump(const offprint::Record& record);
std::string dump(const offprint::SiteConfig& site);
std::string dump(const offprint::Person& person);
std::string dump(const offprint::Cv& cv);
std::string dump(const offprint::Venue& venue);
std::string dump(const offprint::Digest& digest);
std::string dump(const offprint::Document& document);
