#include "text/slug.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "base/hash.hpp"

using namespace offprint;

namespace {

std::string hash_of(const std::string& text) { return "-" + to_hex(hash64(text)).substr(0, 8); }

}  // namespace

TEST_CASE("a slug is short plain ASCII, whatever the text") {
  const std::string emoji = "🙂🙂", han = "张三", mixed = "王 Wang", device = "con",
                    numbered = "COM1", reserved = "Index", part = "page 2", none = "--  --";
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"José M. Álvarez", "jose-m-alvarez"},
      {"Łukasz's C++", "lukasz-s-c"},
      {"few-shot learning", "few-shot-learning"},
      {"  A  ", "a"},
      {"Straße & Öl", "strasse-ol"},
      {emoji, "x" + hash_of(emoji)},
      {han, "x" + hash_of(han)},
      {mixed, "wang" + hash_of(mixed)},
      {device, "con" + hash_of(device)},
      {numbered, "com1" + hash_of(numbered)},
      {reserved, "index" + hash_of(reserved)},
      {part, "page-2" + hash_of(part)},
      {none, "x" + hash_of(none)},
      {"", "x" + hash_of("")},
  };
  for (const auto& [text, slug] : cases) CHECK_MESSAGE(make_slug(text) == slug, text);
}

TEST_CASE("a slug never exceeds 80 bytes, and long texts stay apart") {
  const std::string first(300, 'a'), second = first + "b";
  CHECK(make_slug(first).size() <= 80);
  CHECK(make_slug(first) != make_slug(second));
}

TEST_CASE("a safe id stays as it is, any other is mended and bears a hash") {
  const std::vector<std::string> safe = {"zhao2025", "2025.acl-long.1", "a+b_c-d", "X"};
  for (const std::string& id : safe) CHECK_MESSAGE(mend_id(id) == id, id);
  const std::vector<std::pair<std::string, std::string>> unsafe = {
      {"../../passwd", "passwd"},
      {"/etc/cron.d/x", "etc-cron-d-x"},
      {"C:\\x", "c-x"},
      {"nul.html", "nul-html"},
      {"Index", "index"},
      {"a.", "a"},
      {".a", "a"},
      {"a..b", "a-b"},
      {"", "x"},
      {"smith:2020", "smith-2020"},
      {"%2e%2e", "2e-2e"},
  };
  for (const auto& [id, stem] : unsafe) CHECK_MESSAGE(mend_id(id) == stem + hash_of(id), id);
}

TEST_CASE("what is mended is safe, and different ids stay different") {
  const std::vector<std::string> ids = {
      "a b", "a:b", "a/b", "con", "é", "e", "\x01", std::string(300, 'x'), "x-", "-x"};
  std::set<std::string> mended;
  for (const std::string& id : ids) {
    CHECK_MESSAGE(is_safe_file_stem(mend_id(id)), id);
    mended.insert(mend_id(id));
  }
  CHECK(mended.size() == ids.size());
}
