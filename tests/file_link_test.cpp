#include "text/file_link.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>

#include "case_file.hpp"

using namespace offprint;

namespace {

std::string addresses_of(const std::string& input) {
  std::string out;
  std::istringstream lines(input);
  for (std::string folder, target; lines >> folder && std::getline(lines >> std::ws, target);) {
    if (folder == "-") folder.clear();
    out += address_of_file(target, folder).value_or("nothing") + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("links to files of the content have the addresses of their pages") {
  for (const TextCase& one : read_text_cases("markdown/links.txt"))
    CHECK_MESSAGE(addresses_of(one.input) == one.expected + "\n", one.name);
}
