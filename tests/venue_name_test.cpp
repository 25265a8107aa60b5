#include "catalog/venue_name.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using offprint::matches_pattern;
using offprint::parse_venue_name;

TEST_CASE("a container title is taken apart into series and year") {
  struct Case {
    std::string title, key, name;
    int year;
    std::string acronym = "";
  };
  const std::vector<Case> cases = {
      {"cvpr 2022", "cvpr", "cvpr", 2022},
      {"CVPR '24", "cvpr", "CVPR", 2024},
      {"ICCV’25", "iccv", "ICCV", 2025},
      {"2022 IEEE/CVF Conference on Computer Vision and Pattern Recognition",
       "computer vision pattern recognition",
       "IEEE/CVF Conference on Computer Vision and Pattern Recognition", 2022},
      {"The IEEE/CVF Conference on Computer Vision and Pattern Recognition 2025",
       "computer vision pattern recognition",
       "The IEEE/CVF Conference on Computer Vision and Pattern Recognition", 2025},
      {"Forty-second International Conference on Machine Learning", "machine learning",
       "International Conference on Machine Learning", 0},
      {"Proceedings of the 38th International Conference on Machine Learning", "machine learning",
       "Proceedings of the International Conference on Machine Learning", 0},
      {"Advances in Neural Information Processing Systems", "neural information processing systems",
       "Advances in Neural Information Processing Systems", 0},
      {"European Conference on Computer Vision (ECCV), 2020", "european computer vision",
       "European Conference on Computer Vision", 2020, "ECCV"},
      {"2019 Conference on Mining (MINE 2019)", "mining", "Conference on Mining", 2019, "MINE"},
      {"Proceedings of the 2nd Conference on Mining, MINE 2020, Bonn, Germany, May 3-5, 2021",
       "mining", "Proceedings of the Conference on Mining", 2020, "MINE"},
      {"Conference on Mines (MINE '24)", "mines", "Conference on Mines", 2024, "MINE"},
      {"Data, MINE Conference 2020, Bonn", "data", "Data", 2020, "MINE"},
      {"Workshop on Mines (MINE 2020)", "workshop mines", "Workshop on Mines", 2020},
      {"Mines (USA)", "mines usa", "Mines USA", 0},
      {"Mines (Virtual), Bonn, Germany", "mines virtual bonn germany", "Mines Virtual Bonn Germany",
       0},
      {"(MINE)", "mine", "MINE", 0},
      {"Mines (MI", "mines mi", "Mines MI", 0},
      {"Annual Meeting", "annual meeting", "Annual Meeting", 0},
      {"Naturforschende Blätter", "naturforschende blatter", "Naturforschende Blätter", 0},
      {"", "", "", 0},
      {"'99", "", "", 1999},
  };
  for (const Case& c : cases) {
    const auto venue = parse_venue_name(c.title);
    CHECK_MESSAGE(venue.key == c.key, c.title);
    CHECK_MESSAGE(venue.name == c.name, c.title);
    CHECK_MESSAGE(venue.year == c.year, c.title);
    CHECK_MESSAGE(venue.acronym == c.acronym, c.title);
  }
}

TEST_CASE("a star in a pattern stands for any text") {
  CHECK(matches_pattern("workshop on graphs 2021", "workshop on *"));
  CHECK(matches_pattern("abc", "*b*"));
  CHECK(matches_pattern("", "*"));
  CHECK(!matches_pattern("abc", "b*"));
  CHECK(!matches_pattern("abc", ""));
  CHECK(!matches_pattern(std::string(20'000, 'a'), "*a*a*a*a*b"));
}
