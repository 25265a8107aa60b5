// A site made from values, for tests of what is made from a whole site.
#pragma once

#include <memory>

#include "export/site.hpp"

/// Owns everything that a Site refers to. `content` is turned into catalog and plan; a diagnostic
/// fails the test.
class SampleSite {
 public:
  explicit SampleSite(offprint::Content content);

  offprint::Site site() const { return {config_, words_, catalog_, plan_, texts_}; }
  const offprint::Catalog& catalog() const { return catalog_; }
  const offprint::Plan& plan() const { return plan_; }
  const offprint::SiteConfig& config() const { return config_; }
  const offprint::Words& words() const { return words_; }

  /// The planned page at a path; fails the test where there is none.
  const offprint::Page& page(std::string_view path) const;

 private:
  offprint::SiteConfig config_;
  offprint::Words words_;
  offprint::Catalog catalog_;
  offprint::Plan plan_;
  offprint::PublicationTexts texts_;
};

/// A small site with everything on it once: two papers of CVPR 2022, a preprint, a thesis without a
/// date, a registered owner, a digest, a piece of news, a page, a merged id.
offprint::Content sample_content();

/// One conference paper with most fields filled.
offprint::Record sample_record();
