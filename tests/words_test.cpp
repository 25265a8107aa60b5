// The words of the interface: plural rules, languages, messages, the files, and what pages and
// feeds make of them.
#include "text/words.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>

#include "base/files.hpp"
#include "build.hpp"
#include "export/dates.hpp"
#include "jinja/error.hpp"
#include "load/words.hpp"
#include "print_lines.hpp"
#include "render/render.hpp"
#include "render/theme.hpp"
#include "sample_site.hpp"
#include "temp_folder.hpp"
#include "text/language.hpp"

using namespace offprint;

namespace {

namespace fs = std::filesystem;

/// Words as a site with these files below templates/ has them, and what was wrong with the files.
struct Loaded {
  Words words;
  std::string diagnostics;
};

Loaded load(const std::string& language,
            std::initializer_list<std::pair<const char*, std::string>> files = {}) {
  const TempFolder folder;
  for (const auto& [name, text] : files) {
    fs::create_directories(folder / "templates/words");
    std::ofstream(folder / "templates/words" / name, std::ios::binary) << text;
  }
  Sources sources;
  Diagnostics diagnostics;
  SiteConfig site;
  site.language = language;
  site.language_place = {sources.add("content/site.yaml", "language: " + language + "\n"), 1, 11};
  Words words = load_words(site, {folder.path(), find_builtin}, sources, diagnostics);
  return {std::move(words), format(diagnostics, sources)};
}

/// The numbers of each category, from 0 to 121.
std::string plurals(std::string_view language) {
  const PluralRule rule = plural_rule(language);
  std::string text;
  for (const Plural plural : plurals_of(rule)) {
    text += (text.empty() ? "" : "; ") + std::string(name_of(plural));
    int shown = 0;
    for (std::uint64_t n = 0; n <= 121 && shown < 6; ++n)
      if (rule(n) == plural) text += ' ' + std::to_string(n), ++shown;
  }
  return text;
}

/// The keys of words with the values that each takes.
std::string outline(const Words& words) {
  std::string text;
  for (const Message& message : words.all()) {
    text += message.key();
    for (const std::string& name : message.names()) text += " {" + name + "}";
    text += '\n';
  }
  return text;
}

std::set<std::string> keys_in(const std::string& file) {
  std::set<std::string> keys;
  std::string group;
  for (std::size_t at = 0; at < file.size();) {
    const std::size_t end = std::min(file.find('\n', at), file.size());
    const std::string line = file.substr(at, end - at);
    at = end + 1;
    const std::size_t colon = line.find(':');
    if (line.empty() || line[0] == '#' || colon == std::string::npos) continue;
    const bool inside = line.starts_with("  ");
    const std::string key =
        inside ? group + '.' + line.substr(2, colon - 2) : line.substr(0, colon);
    if (!inside) group = key;
    keys.insert(key);
  }
  return keys;
}

}  // namespace

TEST_CASE("a number has the plural category that CLDR gives it in the language") {
  CHECK(plurals("en") == "one 1; other 0 2 3 4 5 6");
  CHECK(plurals("de-AT") == "one 1; other 0 2 3 4 5 6");
  CHECK(plurals("fr") == "one 0 1; other 2 3 4 5 6 7");
  CHECK(plurals("zh-Hans") == "other 0 1 2 3 4 5");
  CHECK(plurals("ja") == "other 0 1 2 3 4 5");
  CHECK(plurals("pl") == "one 1; few 2 3 4 22 23 24; many 0 5 6 7 8 9; other");
  CHECK(plurals("ru") == "one 1 21 31 41 51 61; few 2 3 4 22 23 24; many 0 5 6 7 8 9; other");
  CHECK(plurals("cs") == "one 1; few 2 3 4; other 0 5 6 7 8 9");
  CHECK(plurals("sr") == "one 1 21 31 41 51 61; few 2 3 4 22 23 24; other 0 5 6 7 8 9");
  CHECK(plurals("sl") == "one 1 101; two 2 102; few 3 4 103 104; other 0 5 6 7 8 9");
  CHECK(plurals("lt") == "one 1 21 31 41 51 61; few 2 3 4 5 6 7; other 0 10 11 12 13 14");
  CHECK(plurals("lv") == "zero 0 10 11 12 13 14; one 1 21 31 41 51 61; other 2 3 4 5 6 7");
  CHECK(plurals("ro") == "one 1; few 0 2 3 4 5 6; other 20 21 22 23 24 25");
  CHECK(plurals("ar") ==
        "zero 0; one 1; two 2; few 3 4 5 6 7 8; many 11 12 13 14 15 16; other 100 101 102");
  CHECK(plurals("he") == "one 1; two 2; other 0 3 4 5 6 7");
  CHECK(plurals("ga") == "one 1; two 2; few 3 4 5 6; many 7 8 9 10; other 0 11 12 13 14 15");
  CHECK(plurals("cy") == "zero 0; one 1; two 2; few 3; many 6; other 4 5 7 8 9 10");
  CHECK(plurals("is") == "one 1 21 31 41 51 61; other 0 2 3 4 5 6");
  CHECK(plurals("tlh") == "one 1; other 0 2 3 4 5 6");
}

TEST_CASE("a language tag says its base, its direction and its locale") {
  for (const char* tag : {"en", "de-AT", "zh-Hans-CN", "sr-Latn", "es-419", "x-y"})
    CHECK_MESSAGE(is_language_tag(tag) == (tag[0] != 'x'), tag);
  for (const char* text : {"", "-", "e", "en-", "../en", "en_US", "deutschsprachig", "d3"})
    CHECK_MESSAGE(!is_language_tag(text), text);
  CHECK(language_chain("zh-Hans-CN") == std::vector<std::string>{"zh-Hans-CN", "zh-Hans", "zh"});
  CHECK(language_chain("DE") == std::vector<std::string>{"de"});
  for (const char* tag : {"ar", "he-IL", "FA", "az-Arab", "ur"})
    CHECK_MESSAGE(is_right_to_left(tag), tag);
  for (const char* tag : {"en", "zh", "ar-Latn", "az"}) CHECK_MESSAGE(!is_right_to_left(tag), tag);
  CHECK(locale_name("de") == "de_DE");
  CHECK(locale_name("de-at") == "de_AT");
  CHECK(locale_name("zh-Hans-SG") == "zh_SG");
  CHECK(locale_name("zh-Hant") == "zh_TW");
  CHECK(locale_name("tlh") == "");
}

TEST_CASE("places are names in braces, other braces are text") {
  const Message message("m", {"n", "name"}, plural_rule("en"),
                        {{Plural::kOther, "{} {n} by {name}, {Name} {n {name}"}});
  std::string out;
  message.append(out, std::vector<Filling>{3, "{n}"});
  CHECK(out == "{} 3 by {n}, {Name} {n {n}");
  out.clear();
  message.append(out, {});
  CHECK(out == "{}  by , {Name} {n ");
}

TEST_CASE("every language that is built in says all that English says, with the same values") {
  const fs::path folder = fs::path(OFFPRINT_SOURCE_DIR) / "templates/words";
  const std::set<std::string> english = keys_in(read_file(folder / "en.yaml"));
  const std::string expected = outline(load("en").words);
  int files = 0;
  for (const fs::path& path : list_files(folder, folder).files) {
    const std::string language = path.stem().string();
    CAPTURE(language);
    CHECK(keys_in(read_file(path)) == english);
    const Loaded loaded = load(language);
    CHECK(loaded.diagnostics == "");
    CHECK(outline(loaded.words) == expected);
    CHECK(loaded.words.find("month.12") != nullptr);
    ++files;
  }
  CHECK(files >= 4);
}

TEST_CASE("dates are written as the language writes them") {
  const auto dates = [](const char* language) {
    const Words words = load(language).words;
    std::string text;
    for (const Date& date :
         {Date{2025, 3, 14}, Date{2025, 3, 1}, Date{2025, 3}, Date{2025}, Date{}})
      text += long_date(words, date) + "|";
    return text;
  };
  CHECK(dates("en") == "14 March 2025|1 March 2025|March 2025|2025||");
  CHECK(dates("de-CH") == "14. März 2025|1. März 2025|März 2025|2025||");
  CHECK(dates("fr") == "14 mars 2025|1er mars 2025|mars 2025|2025||");
  CHECK(dates("zh-Hans") == "2025年3月14日|2025年3月1日|2025年3月|2025年||");
}

TEST_CASE("what counts has the form for its number") {
  const auto works = [](const char* language) {
    const Words words = load(language).words;
    std::string text;
    for (const int n : {0, 1, 2, 1000}) text += words.say("works", {n}) + "|";
    return text;
  };
  CHECK(works("en") == "0 works|1 work|2 works|1000 works|");
  CHECK(works("de") == "0 Arbeiten|1 Arbeit|2 Arbeiten|1000 Arbeiten|");
  CHECK(works("fr") == "0 travail|1 travail|2 travaux|1000 travaux|");
  CHECK(works("zh") == "0篇论著|1篇论著|2篇论著|1000篇论著|");
}

TEST_CASE(
    "a site adds a language, and changes words of a built-in one; the rest comes from below") {
  const Loaded polish = load("pl-PL", {{"pl.yaml", R"(abstract: Streszczenie
works: {one: "{n} praca", few: "{n} prace", many: "{n} prac", other: "{n} pracy"}
type: {thesis: Rozprawa}
)"}});
  CHECK(polish.diagnostics == "");
  CHECK(polish.words.text("abstract") == "Streszczenie");
  CHECK(polish.words.say("works", {23}) == "23 prace");
  CHECK(polish.words.text("type.thesis") == "Rozprawa");
  CHECK(polish.words.say("joint", {1}) == "1 joint work");
  CHECK(polish.words.say("joint", {23}) == "23 joint works");

  const Loaded austrian = load("de-AT", {{"de-AT.yaml", "month: [Jänner]\n"},
                                         {"de.yaml", "month: [Januari]\ncite: Zitat\n"}});
  CHECK(austrian.diagnostics == "");
  CHECK(long_date(austrian.words, {2025, 1}) == "Jänner 2025");
  CHECK(long_date(austrian.words, {2025, 2}) == "Februar 2025");
  CHECK(austrian.words.text("cite") == "Zitat");

  CHECK(load("en", {{"en.yaml", "people: Group\n"}}).words.text("people") == "Group");
}

TEST_CASE("what is wrong in a file of words is said at its place") {
  const Loaded loaded = load("de", {{"de.yaml", R"(abstrac: Kurzfassung
works: {one: "{n} Arbeit"}
joint: "{number} Arbeiten"
cite: {one: Zitat, other: Zitate}
more: {one: "{n} weitere", few: "{n} weitere", other: "{n} weitere"}
pages: [Seite]
note:
)"}});
  CHECK(
      loaded.diagnostics ==
      R"(templates/words/de.yaml:1:1: warning[words]: no page has words `abstrac`; did you mean `abstract`?
      1 | abstrac: Kurzfassung
        | ^~~~~~~
templates/words/de.yaml:2:1: error[words]: `works` lacks the plural form `other`, which `de` has
      2 | works: {one: "{n} Arbeit"}
        | ^
templates/words/de.yaml:3:1: error[words]: `{number}` is no value of `joint`; it takes {n}
      3 | joint: "{number} Arbeiten"
        | ^
templates/words/de.yaml:4:1: error[words]: `cite` counts nothing, so it has no plural forms; write one text
      4 | cite: {one: Zitat, other: Zitate}
        | ^
templates/words/de.yaml:5:1: warning[words]: the plural form `few` is not used in `de`
      5 | more: {one: "{n} weitere", few: "{n} weitere", other: "{n} weitere"}
        | ^
templates/words/de.yaml:6:9: warning[words]: no page has words `pages.1`; did you mean `page`?
      6 | pages: [Seite]
        |         ^
)");
  CHECK(loaded.words.text("note") == "Anmerkung");
  CHECK(loaded.words.say("works", {1}) == "1 Arbeit");
}

TEST_CASE("a language without words speaks English, and a warning says how to add it") {
  const Loaded loaded = load("tlh");
  CHECK(loaded.words.text("abstract") == "Abstract");
  CHECK(
      loaded.diagnostics ==
      R"(content/site.yaml:1:11: warning[words]: there are no words in the language `tlh`, so pages speak English; write them to templates/words/tlh.yaml; `offprint theme show words/en.yaml` shows what there is to say
      1 | language: tlh
        |           ^
)");
}

namespace {

/// A page of the sample site in a language, made with a template of ours.
std::string spoken(const std::string& language, std::string_view path, std::string_view name,
                   std::string_view text) {
  const TempFolder folder;
  std::ofstream(folder / name) << text;
  Content content = sample_content();
  content.site.language = language;
  const SampleSite sample(std::move(content));
  std::string out;
  Renderer(sample.config(), sample.words(), sample.catalog(), sample.plan(), folder.path())
      .render(sample.page(path), out);
  return out;
}

}  // namespace

TEST_CASE(
    "templates say messages with their values, in order or by name, and look words up by key") {
  CHECK(
      spoken(
          "de", "404.html", "404.html",
          R"({{ words.abstract }}|{{ words.works(1) }}|{{ words.works(n=2) }}|{{ words["month.3"] }}
{{ words.earlier(2, last=2001, first="<1999>") }}|{{ words.filter_shown }}|{{ words.nothing }}|{{ words["type." ~ "book"] }})") ==
      R"(Zusammenfassung|1 Arbeit|2 Arbeiten|März
2 frühere, &lt;1999&gt;–2001|{shown} von {all} Arbeiten||Buch)");
}

TEST_CASE("a template that gives a message the wrong values is told which it takes") {
  const auto failure = [](const char* text) -> std::string {
    try {
      return spoken("en", "404.html", "404.html", text);
    } catch (const jinja::TemplateError& error) {
      return error.report().message;
    }
  };
  CHECK(failure("{{ words.works() }}") == "`words.works` takes `n`, but was given fewer");
  CHECK(failure("{{ words.works(1, 2) }}") == "`words.works` takes `n`, but was given more");
  CHECK(failure("{{ words.earlier(1, 2, m=3) }}") ==
        "`words.earlier` takes `n`, `first`, `last`, but was given `m`");
}

TEST_CASE("pages, titles and descriptions speak the language of the site") {
  constexpr std::string_view kPage =
      "{{ page.title }}|{{ page.description }}|{% for step in page.breadcrumbs %}{{ step.label "
      "}}/{% endfor %}|{{ site.direction }}";
  CHECK(spoken("de", "years/2022.html", "slice.html", kPage) ==
        "Publikationen aus dem Jahr 2022|Publikationen aus dem Jahr 2022: 2 Publikationen|"
        "Startseite/Publikationen/Publikationen aus dem Jahr 2022/|ltr");
  CHECK(spoken("fr", "digests/2024-03-14.html", "digest.html", kPage) ==
        "Sélection du 14 mars 2024|Sélection du 14 mars 2024\u00a0: 2 publications|"
        "Accueil/Sélections/mars 2024/Sélection du 14 mars 2024/|ltr");
  CHECK(spoken("zh", "types/paper-conference.html", "slice.html", kPage) ==
        "会议论文|会议论文：2篇论著|首页/论文与著作/会议论文/|ltr");
  CHECK(spoken("ar", "years/2022.html", "slice.html", "{{ page.title }}|{{ site.direction }}") ==
        "Publications of 2022|rtl");
}

namespace {

/// Of the mini site in a language the page for what is not found: how it begins, and its
/// breadcrumbs and main part.
std::string built_page(const std::string& language, const std::string& own_words) {
  const TempFolder folder;
  const fs::path minimal = fs::path(OFFPRINT_SOURCE_DIR) / "tests/sites/minimal";
  fs::copy(minimal / "content", folder / "content", fs::copy_options::recursive);
  std::ofstream(folder / "content/site.yaml", std::ios::app) << "language: " << language << "\n";
  if (!own_words.empty()) {
    fs::create_directories(folder / "templates/words");
    std::ofstream(folder / "templates/words" / (language + ".yaml")) << own_words;
  }
  BuildOptions options;
  options.site = folder.path();
  const BuildReport report = build(options);
  CHECK(format(report.diagnostics, report.sources).find("[words]") == std::string::npos);
  const std::string page = read_file(folder / "site/404.html");
  const std::size_t begin = page.find("<html"), crumbs = page.find("<nav class=\"crumbs\"");
  return page.substr(begin, page.find('\n', begin) - begin + 1) +
         page.substr(crumbs, page.find("</main>") - crumbs);
}

}  // namespace

TEST_CASE("a site in German is German from its breadcrumbs on") {
  CHECK(built_page("de", "") == R"(<html lang="de">
<nav class="crumbs" aria-label="Sie sind hier">
<ol>
<li><a href="/index.html">Startseite</a></li>
<li><span aria-current="page">Seite nicht gefunden</span></li>
</ol>
</nav>
<main id="main">

<h1>Diese Seite gibt es nicht</h1>
<p>Vielleicht hat sich die Adresse geändert, oder sie enthält einen Tippfehler.</p>
<section class="section">
<h2>Auf dieser Website</h2>
<ul class="ways">
<li><a href="/publications/index.html"><b>3</b> Publikationen</a></li>
<li><a href="/people/index.html"><b>6</b> Personen</a></li>
<li><a href="/venues/index.html"><b>2</b> Publikationsorte</a></li>
<li><a href="/topics/index.html"><b>2</b> Themen</a></li>
<li><a href="/awards/index.html"><b>1</b> Auszeichnung</a></li>
</ul>
</section>


)");
}

TEST_CASE("a site in Arabic runs from right to left and speaks English where it has no words") {
  CHECK(built_page("ar", R"(home: الرئيسية
back: →
onward: ←
works: {zero: لا أعمال, one: عمل واحد, two: عملان, few: "{n} أعمال", many: "{n} عملًا", other: "{n} عمل"}
comma: "، "
not_found: الصفحة غير موجودة
)") == R"(<html lang="ar" dir="rtl">
<nav class="crumbs" aria-label="You are here">
<ol>
<li><a href="/index.html">الرئيسية</a></li>
<li><span aria-current="page">الصفحة غير موجودة</span></li>
</ol>
</nav>
<main id="main">

<h1>There is no such page</h1>
<p>The address may have changed, or it was mistyped.</p>
<section class="section">
<h2>What is here</h2>
<ul class="ways">
<li><a href="/publications/index.html"><b>3</b> publications</a></li>
<li><a href="/people/index.html"><b>6</b> people</a></li>
<li><a href="/venues/index.html"><b>2</b> venues</a></li>
<li><a href="/topics/index.html"><b>2</b> topics</a></li>
<li><a href="/awards/index.html"><b>1</b> award</a></li>
</ul>
</section>


)");
}
