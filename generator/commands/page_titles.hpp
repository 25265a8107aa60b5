// What pages are called, so that a list of addresses tells people something.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace offprint {

/// The text of the first `<title>`, references decoded and blanks collapsed; empty where there is
/// none.
///
///     title_in("<title>Looms &amp; Cards · Lab</title>") == "Looms & Cards · Lab"
std::string title_in(std::string_view html);

/// Reads titles from output folders, each when it is asked for. A manifest knows none.
class PageTitles {
 public:
  PageTitles() = default;
  /// Where a page stands in both, its title in the later one counts.
  PageTitles(const std::filesystem::path& before, const std::filesystem::path& after);

  /// Without the name of the site at its end; empty where it is not known.
  std::string of(std::string_view address) const;

 private:
  struct Folder {
    std::filesystem::path path;
    std::string site;  ///< title of the home page
  };
  std::vector<Folder> folders_;
};

}  // namespace offprint
