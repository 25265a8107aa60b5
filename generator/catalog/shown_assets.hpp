// Which of a site's files its pages show as pictures.
#pragma once

#include <vector>

#include "catalog/catalog.hpp"
#include "model.hpp"

namespace offprint {

/// The assets that photos, teasers, stations and texts show, by path, each once.
std::vector<Asset> shown_assets(const Catalog& catalog);

}  // namespace offprint
