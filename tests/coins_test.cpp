// COinS: what Zotero gets of a work in a list.
#include "export/coins.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "sample_site.hpp"
#include "text/name.hpp"

using namespace offprint;

namespace {

/// A pair of key and value a line.
std::string coins(Record record) {
  Content content = sample_content();
  content.digests.clear();
  content.records = {std::move(record)};
  const SampleSite sample(std::move(content));
  std::string out = make_coins(make_citation(sample.site(), 0));
  std::ranges::replace(out, '&', '\n');
  return out;
}

}  // namespace

TEST_CASE("a conference paper is one of proceedings, with authors in order and its DOI") {
  CHECK(coins(sample_record()) ==
        "ctx_ver=Z39.88-2004\n"
        "rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Abook\n"
        "rft.genre=proceeding\n"
        "rft.atitle=BERT%20on%20Looms%3A%20Weaving%20with%20U-Nets\n"
        "rft.btitle=2022%20Conference%20on%20Computer%20Vision%20and%20Pattern%20Recognition\n"
        "rft.au=Byron%2C%20Ada\n"
        "rft.au=van%20den%20Hengel%2C%20Anton\n"
        "rft.date=2022-06-19\n"
        "rft.pages=10%E2%80%9319\n"
        "rft.pub=Loom%20%26%20Press\n"
        "rft_id=info%3Adoi%2F10.1000%2Fa%3Cb%3E_c");
}

TEST_CASE("journal article, thesis and preprint are told apart, a group is one author") {
  Record record;
  record.id = "x";
  record.title = "Knots & = ties #1";
  record.issued = {.year = 2021};
  record.authors = {parse_name("{Loom Group}")};
  record.container_title = "Journal of Knots";
  record.volume = "3";
  const auto of_type = [&record](std::string type) {
    record.type = std::move(type);
    return coins(record);
  };
  CHECK(of_type("article-journal") ==
        "ctx_ver=Z39.88-2004\n"
        "rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal\n"
        "rft.genre=article\n"
        "rft.atitle=Knots%20%26%20%3D%20ties%20%231\n"
        "rft.jtitle=Journal%20of%20Knots\n"
        "rft.aucorp=Loom%20Group\n"
        "rft.date=2021\n"
        "rft.volume=3\n"
        "rft_id=https%3A%2F%2Fexample.org%2Flab%2Fpublications%2Fx.html");
  CHECK(of_type("thesis") ==
        "ctx_ver=Z39.88-2004\n"
        "rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adissertation\n"
        "rft.genre=dissertation\n"
        "rft.title=Knots%20%26%20%3D%20ties%20%231\n"
        "rft.aucorp=Loom%20Group\n"
        "rft.date=2021\n"
        "rft.volume=3\n"
        "rft_id=https%3A%2F%2Fexample.org%2Flab%2Fpublications%2Fx.html");
  CHECK(of_type("article") ==
        "ctx_ver=Z39.88-2004\n"
        "rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc\n"
        "rft.type=preprint\n"
        "rft.title=Knots%20%26%20%3D%20ties%20%231\n"
        "rft.source=Journal%20of%20Knots\n"
        "rft.aucorp=Loom%20Group\n"
        "rft.date=2021\n"
        "rft.volume=3\n"
        "rft_id=https%3A%2F%2Fexample.org%2Flab%2Fpublications%2Fx.html");
}
