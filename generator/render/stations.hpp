// Stations of a life and sections of a CV as templates see them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/context.hpp"
#include "render/thing.hpp"

namespace offprint {

/// "2016–2018", "2020–" for what goes on, "2016"; empty where nothing is known.
std::string years_text(const Years& years);

/// Each with `title`, `place`, `note`, `years`, …; `root` leads to the top of the site from the
/// page on which they stand.
jinja::Value station_values(const Context& context, const std::vector<Station>& stations,
                            std::string_view root);

/// What cv.yaml tells. All that it has stands at the top of the site, so its links lead on from
/// there.
class CvObject final : public Thing<CvObject> {
 public:
  CvObject(const Context& context, const Cv& cv) : context_(context), cv_(cv) {}

  std::string_view type_name() const override { return "cv"; }
  static std::span<const Attribute<CvObject>> attributes();

 private:
  using Value = jinja::Value;
  Value address() const;
  Value pdf_url() const;
  Value pdf_address() const;
  Value sections() const;

  const Context& context_;
  const Cv& cv_;
};

/// The sections that the page of a CV shows: those of `order`, or all that there can be in the
/// usual order, with the owner's own at the end.
std::vector<std::string_view> cv_order(const Cv& cv);

}  // namespace offprint
