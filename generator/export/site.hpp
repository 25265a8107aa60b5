// The finished values of which every page of a site is made, together: what functions that make
// pages and exports take in. References only; all of them outlive it.
#pragma once

#include "catalog/catalog.hpp"
#include "export/publication_texts.hpp"
#include "model.hpp"
#include "plan/plan.hpp"
#include "text/words.hpp"

namespace offprint {

struct Site {
  const SiteConfig& config;
  const Words& words;
  const Catalog& catalog;
  const Plan& plan;
  const PublicationTexts& texts;
};

}  // namespace offprint
