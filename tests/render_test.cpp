// Pages: what templates get, which template makes which page, where a site's own files come in. The
// templates are a few lines each, written into a folder of their own, and pages are compared whole.
#include "render/render.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <string>

#include "jinja/error.hpp"
#include "render/theme.hpp"
#include "sample_site.hpp"
#include "temp_folder.hpp"

using namespace offprint;

namespace {

void write_file(const std::filesystem::path& path, std::string_view text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path) << text;
}

/// The page at a path of the sample site, made with one template of ours.
std::string rendered(const Content& content, std::string_view path, std::string_view name,
                     std::string_view text) {
  const TempFolder folder;
  write_file(folder.path() / name, text);
  const SampleSite sample(content);
  const Renderer renderer(sample.config(), sample.words(), sample.catalog(), sample.plan(),
                          folder.path());
  std::string out = "what stood there before";
  renderer.render(sample.page(path), out);
  return out;
}

std::string rendered(std::string_view path, std::string_view name, std::string_view text) {
  return rendered(sample_content(), path, name, text);
}

}  // namespace

TEST_CASE("a publication answers what the contract promises") {
  CHECK(rendered("publications/byron2022.html", "publication.html", R"({% set p = publication -%}
{{ p.id }} {{ p.address }} {{ p.type }} {{ p.type_name }}
{{ p.title }} | {{ p.title_text }}
{% for a in p.authors %}{{ a.name }}/{{ a.family }}/{{ a.address }}/{{ a.is_owner }} {% endfor %}
{{ p.year }} {{ p.date.iso }} {{ p.date.text }} [{{ p.status }}]
{{ p.container }} | {{ p.venue.key }} | {{ p.edition.name }}
{{ p.venue_line }} | {{ p.venue_short }}
{{ p.pages }} {{ p.publisher }} {{ p.awards[0].text }}
{% for l in p.links %}{{ l.label }}={{ l.url }}{{ l.address }} {% endfor %}
{{ p.doi }} {{ p.doi_url }} [{{ p.arxiv_url }}]
{{ p.abstract }} {{ p.abstract_text }}
{% for t in p.topics %}{{ t.label }}:{{ t.address }}:{{ t.works }} {% endfor %}
{{ p.image is none }} {{ p.listing_index }} {{ p.listing_address }}
{% for k in p.picks %}{{ k.digest.date.text }} {{ k.rank }} {% endfor %}
{% for e in p.exports %}{{ e.label }}:{{ e.type }}:{{ e.address }} {% endfor %}
{{ p.bibtex.split("\n")[0] }}
{{ p.ris.split("\n")[0] }} {{ p.csl_json[:18] }}
{{ p.references.numbered[:40] }} {{ p.references.author_date[:30] }}
{{ p.links | map(attribute="kind") | join(" ") }}
)") == R"(byron2022 publications/byron2022.html paper-conference Conference paper
BERT on Looms: Weaving with U-Nets | BERT on Looms: Weaving with U-Nets
Ada Byron/Byron/people/ada-byron.html/True Anton van den Hengel/Hengel/people/anton-van-den-hengel.html/False 
2022 2022-06-19 19 June 2022 []
2022 Conference on Computer Vision and Pattern Recognition | cvpr | CVPR 2022
Conference on Computer Vision and Pattern Recognition, CVPR 2022 | CVPR 2022
10–19 Loom &amp; Press Oral Presentation, 2.7%
DOI=https://doi.org/10.1000/a%3Cb%3E_c code=https://example.org/code slides= BibTeX=publications/byron2022.html#bibtex 
10.1000/a&lt;b&gt;_c https://doi.org/10.1000/a%3Cb%3E_c []
<p>We weave <span class="math">x&lt;y</span> by hand.</p> We weave x&lt;y by hand.
looms:topics/looms.html:1 engines:topics/engines.html:2 
True 1000 venues/cvpr/2022/index.html#r-byron2022
14 March 2024 2 
BibTeX:application/x-bibtex:publications/byron2022.bib RIS:application/x-research-info-systems:publications/byron2022.ris CSL-JSON:application/vnd.citationstyles.csl+json:publications/byron2022.json 
@inproceedings{byron2022,
TY  - CPAPER {&#34;id&#34;:&#34;byron2022&#34;,
A. Byron and A. van den Hengel, “BERT on Byron, A., &amp; van den Henge
doi code slides bibtex)");
}

TEST_CASE("keys of a record that are not ours reach templates by their own names") {
  Content content = sample_content();
  Node number;
  number.kind = Node::Kind::kInteger;
  number.text = "7";
  Node list = Node::list();
  list.items = {Node::string("a<b"), number};
  Node extra = Node::map();
  extra.members = {{.key = "my-key", .value = list}, {.key = "title", .value = number}};
  content.records[0].extra = extra;
  CHECK(rendered(content, "publications/byron2022.html", "publication.html",
                 "{{ publication['my-key'][0] }} {{ publication['my-key'][1] + 1 }} "
                 "{{ publication.extra['my-key'] | length }} {{ publication.title_text[:4] }} "
                 "{{ publication.nothing is defined }}") == "a&lt;b 8 2 BERT False");
}

TEST_CASE("a publication's page knows its neighbours in the edition and related works") {
  CHECK(rendered("publications/byron2022.html", "publication.html",
                 "{{ previous is none }} {{ next.id }}: {{ related | map(attribute='id') | "
                 "join(' ') }}") == "True byron2022second: byron2022second byron2024 byronphd");
}

TEST_CASE("a person answers what the contract promises") {
  CHECK(rendered("people/ada-byron.html", "person.html", R"({% set p = person -%}
{{ p.id }} {{ p.address }} {{ p.name }} {{ p.role }}, {{ p.affiliation }}
{% for i in p.identifiers %}{{ i.label }} {{ i.value }} {{ i.url }} {{ i.verified }}{% endfor %}
{% for s in p.positions %}{{ s.title }} {{ s.years }}{% endfor %}
{{ p.registered }} {{ p.verified }} {{ p.works }} {{ p.publications[0].id }}
{% for y in p.years %}{{ y.label }}:{{ y.address }}:{{ y.works }} {% endfor %}
{% for t in p.topics %}{{ t.thing.name }} {{ t.works }} {% endfor %}
{% for v in p.venues %}{{ v.thing.short_name }} {{ v.works }} {% endfor %}
{% for c in p.collaborators %}{{ c.person.name }} {{ c.works }} {% endfor %}{{ p.close_collaborators }}
{{ p.feed_address }}
)") == R"(ada-byron people/ada-byron.html Ada Byron Professor, Marylebone Institute
ORCID 0000-0002-1825-0097 https://orcid.org/0000-0002-1825-0097 True
Professor 2020–
True False 4 byron2024
2024:years/2024.html:1 2022:years/2022.html:2 No date:years/undated.html:1 
engines 2 looms 1 
CVPR 2 
Anton van den Hengel 2 []
people/ada-byron.atom)");
}

TEST_CASE("a CV has the owner's sections in their order and their works by type or year") {
  Content content = sample_content();
  Cv& cv = content.cv.emplace();
  cv.sections = {{.name = "talks",
                  .title = "",
                  .entries = {{.title = "On looms",
                               .place = "Royal Institution",
                               .note = "A *long* [evening](teaching.html).",
                               .date = {2024, 5, 17},
                               .url = "teaching.html"}}},
                 {.name = "outreach",
                  .title = "For schools",
                  .entries = {{.title = "Looms", .years = {.from = 2020, .current = true}}}}};
  constexpr std::string_view kTemplate = R"({{ sections | join(" ") }}
{% for name, s in catalog.cv.sections | items %}{{ name }} [{{ s.title }}]{% for e in s.entries %}
{{ e.title }}, {{ e.place }}, {{ e.years }}, {{ e.date }}, {{ e.url }}, {{ e.address }}: {{ e.note }}{% endfor %}
{% endfor %}{{ works }}{% for g in groups %} {{ g.label }} {{ g.publications | map(attribute="id") | join(",") }}{% endfor %}
{{ page.title }} {{ page.breadcrumbs | map(attribute="label") | join("/") }} {{ person.name }})";
  CHECK(
      rendered(content, "cv.html", "cv.html", kTemplate) ==
      R"(interests positions education awards publications grants talks teaching supervision projects software service memberships media skills languages references outreach
talks []
On looms, Royal Institution, 17 May 2024, 2024-05-17, , teaching.html: <p>A <em>long</em> <a href="teaching.html">evening</a>.</p>

outreach [For schools]
Looms, , 2020–, , , : 
4 Conference papers byron2022,byron2022second Preprints byron2024 Theses byronphd
Curriculum vitae Home/Curriculum vitae Ada Byron)");
  cv.order = {{"outreach", {}}, {"publications", {}}};
  cv.by_year = cv.selected_only = true;
  content.records[0].selected = true;
  CHECK(rendered(content, "cv.html", "cv.html", kTemplate).starts_with("outreach publications\n"));
  CHECK(rendered(content, "cv.html", "cv.html", kTemplate).find("1 2022 byron2022\n") !=
        std::string::npos);
}

TEST_CASE(
    "a home section that no template has is taken from cv.yaml, and without it leaves no trace") {
  Content content = sample_content();
  content.site.home_sections = {{"talks", {}}};
  const std::string without = rendered(content, "index.html", "partials/masthead.html", "");
  CHECK(without.find("<section") == std::string::npos);
  content.cv.emplace().sections = {
      {.name = "talks", .title = "", .entries = {{.title = "On looms"}}}};
  CHECK(rendered(content, "index.html", "partials/masthead.html", "")
            .find("<h2>Talks</h2>\n<ul class=\"stations\">\n<li><div><strong>On looms</strong>") !=
        std::string::npos);
}

TEST_CASE("a mail address stands in no page as it is") {
  Content content = sample_content();
  content.people[0].email = "ada@example.org";
  const SampleSite sample(content);
  const Renderer renderer(sample.config(), sample.words(), sample.catalog(), sample.plan(),
                          "no-such-folder");
  std::string out, told;
  for (const Page& page : sample.plan().pages) {
    renderer.render(page, out);
    if (out.find("ada@example.org") != std::string::npos) told += page.path + "\n";
  }
  CHECK(told == "");
  renderer.render(sample.page("index.html"), out);
  CHECK(out.find("ada&#64;<span hidden>nospam.</span>example.org") != std::string::npos);
}

TEST_CASE("a profile is claimed outside the site or on a page of it") {
  const std::string_view claim = "[{{ person.claim_url }}] [{{ person.claim_address }}]";
  Content content = sample_content();
  content.site.claim_url = "mailto:a@example.org?subject={name}";
  CHECK(rendered(content, "people/ada-byron.html", "person.html", claim) ==
        "[mailto:a@example.org?subject=Ada%20Byron] []");
  content.site.claim_url = "about.html#{id}";
  CHECK(rendered(content, "people/ada-byron.html", "person.html", claim) ==
        "[] [about.html#ada-byron]");
}

TEST_CASE("site, page and catalog are there on every page") {
  Content content = sample_content();
  content.site.navigation = {{.label = "Teaching", .target = "teaching"},
                             {.label = "Venues", .target = "venues/"},
                             {.label = "Out", .target = "https://example.org/"}};
  CHECK(rendered(content, "teaching.html", "document.html",
                 R"([{{ root }}] {{ site.title }} {{ site.owner.name }}
{% for n in site.navigation %}{{ n.label }}:{{ n.address }}{{ n.url }}:{{ n.current }} {% endfor %}
{{ page.kind }} {{ page.address }} {{ page.title }} {{ page.canonical }} {{ page.parts }}
{% for b in page.breadcrumbs %}/{{ b.label }}{% endfor %} {{ page.feeds + page.exports }}
{{ catalog.publications | length }} {{ catalog.people | length }} {{ catalog.publications_address }}
{{ document.title }} {{ document.html }})") == R"([] Ada Byron Ada Byron
Teaching:teaching.html:True Venues:venues/index.html:False Out:https://example.org/:False 
document teaching.html Teaching https://example.org/lab/teaching.html 1
/Home/Teaching []
4 2 publications/index.html
Teaching <p>I teach <em>weaving</em>.</p>
)");
}

TEST_CASE("an edition's list is cut into parts that know each other") {
  Content content = sample_content();
  content.site.page_size = 1;
  CHECK(rendered(content, "venues/cvpr/2022/page-2.html", "edition.html",
                 R"({{ root }} {{ page.title }}
{{ venue.short_name }} {{ edition.works }} {{ first_index }} {{ publications[0].id }}
{% for p in page.pager %}{{ p.number }}:{{ p.address }}:{{ p.current }} {% endfor %}
{{ page.previous.address }} {{ page.next is none }} {{ publications[0].listing_address }})") ==
        R"(../../../ CVPR 2022, page 2
CVPR 2 2 byron2022second
1:venues/cvpr/2022/index.html:False 2:venues/cvpr/2022/page-2.html:True 
venues/cvpr/2022/index.html True venues/cvpr/2022/page-2.html#r-byron2022second)");
}

TEST_CASE("every long list is cut into parts, below the address of the first") {
  Content content = sample_content();
  content.site.page_size = 1;
  const std::string_view list =
      "{{ root }} {{ page.title }}: {{ publications | map(attribute='id') | join(',') }}, "
      "{{ first_index }} of {{ total }}; {{ page.previous.address }} {{ page.next is none }}";
  CHECK(rendered(content, "years/2022/page-2.html", "slice.html", list) ==
        "../../ Publications of 2022, page 2: byron2022second, 2 of 2; years/2022.html True");
  CHECK(rendered(content, "years/2022.html", "slice.html", list) ==
        "../ Publications of 2022: byron2022, 1 of 2;  False");
  CHECK(rendered(content, "people/ada-byron/page-3.html", "person.html",
                 "{{ page.title }}: {{ years[0].label }} {{ years[0].publications[0].id }} "
                 "{{ first_index }} {{ person.works }} {{ page.next.address }}") ==
        "Ada Byron, page 3: 2022 byron2022second 3 4 people/ada-byron/page-4.html");
}

TEST_CASE("the home page shows the owner, sections and news") {
  CHECK(rendered("index.html", "home.html", R"({{ person.name }} {{ publications | length }}
{% for y in years %}{{ y.name }}:{{ y.publications | map(attribute="id") | join(",") }} {% endfor %}
{% for n in news %}{{ n.date.text }} {{ n.title }}{% endfor %}
{% for f in page.feeds %}{{ f.label }}:{{ f.address }} {% endfor %})") == R"(Ada Byron 4
2024:byron2024 2022:byron2022,byron2022second :byronphd 
1 May 2024 We have moved
Atom feed:feed.atom JSON feed:feed.json )");
}

TEST_CASE("people stand under letters and groups") {
  Content content = sample_content();
  content.people[0].group = "Staff";
  CHECK(rendered(content, "people/index.html", "people.html",
                 "{% for l in letters %}{{ l.letter }}: {{ l.people | map(attribute='name') | "
                 "join(', ') }}; {% endfor %}{% for g in groups %}{{ g.name }}: {{ "
                 "g.people[0].id }}{% endfor %}") ==
        "B: Ada Byron; V: Anton van den Hengel; Staff: ada-byron");
}

TEST_CASE("digests have months and neighbours, older before newer") {
  Content content = sample_content();
  Digest april = content.digests[0];
  april.date = {2024, 4, 1};
  april.title = "April";
  content.digests.push_back(april);
  CHECK(rendered(content, "digests/index.html", "digests.html",
                 "{% for m in months %}{{ m.label }} {{ m.address }} {{ m.digests | length }}; "
                 "{% endfor %}") ==
        "April 2024 digests/2024-04.html 1; March 2024 digests/2024-03.html 1; ");
  CHECK(rendered(content, "digests/2024-03-14.html", "digest.html",
                 "{{ digest.date.text }} {{ previous is none }} {{ next.title }} {{ "
                 "publications | map(attribute='id') | join(',') }} {{ digest.month_address }}") ==
        "14 March 2024 True April byron2024,byron2022 digests/2024-03.html");
}

TEST_CASE("the page for errors refers to everything by full path, whatever its own depth") {
  Content content = sample_content();
  CHECK(rendered(content, "404.html", "404.html", "{{ root }}|{{ page.canonical }}") == "/lab/|");
  content.site.url = "https://example.org/";
  CHECK(rendered(content, "404.html", "404.html", "{{ root }}") == "/");
  content.site.url.clear();
  CHECK(rendered(content, "404.html", "404.html", "{{ root }}") == "/");
}

TEST_CASE("an id that lost in a merge leads to the publication's page") {
  Content content = sample_content();
  content.records.push_back(content.records[0]);
  content.records.back().id = "oldname";
  CHECK(rendered(content, "publications/oldname.html", "redirect.html",
                 "{{ root }}{{ target }} {{ page.canonical }}") ==
        "../publications/byron2022.html https://example.org/lab/publications/byron2022.html");
}

TEST_CASE("files of the theme are the site's own, else the built-in ones") {
  const TempFolder folder;
  write_file(folder.path() / "assets/style.css", "body { color: red }\n");
  const SampleSite sample(sample_content());
  const Page& page = sample.page("assets/style.css");
  std::string out;
  Renderer(sample.config(), sample.words(), sample.catalog(), sample.plan(), folder.path())
      .render(page, out);
  CHECK(out == "body { color: red }\n");
  Renderer(sample.config(), sample.words(), sample.catalog(), sample.plan(), "no-such-folder")
      .render(page, out);
  CHECK(out == find_builtin("assets/style.css").value());
}

TEST_CASE("an error of a template names the page's template and place") {
  try {
    rendered("teaching.html", "document.html", "ok\n{{ document.title | nosuchfilter }}\n");
    FAIL("no error");
  } catch (const jinja::TemplateError& error) {
    CHECK(error.report().place.name == "document.html");
    CHECK(error.report().place.line == 2);
  }
}

TEST_CASE("the default theme makes every page of a site") {
  const SampleSite sample(sample_content());
  const Renderer renderer(sample.config(), sample.words(), sample.catalog(), sample.plan(),
                          "no-such-folder");
  std::string out, unfinished;
  for (const Page& page : sample.plan().pages) {
    if (page.format != Format::kHtml) continue;
    renderer.render(page, out);
    if (!out.starts_with("<!doctype html>") || !out.ends_with("</html>"))
      unfinished += page.path + "\n";
  }
  CHECK(unfinished == "");
}

TEST_CASE("a canary in every text of a record adds no element and no attribute") {
  const std::string canary = "\"'><x y=z>";
  Content content = sample_content();
  Record& record = content.records[0];
  for (std::string* text :
       {&record.title, &record.abstract, &record.container_title, &record.container_title_short,
        &record.publisher, &record.volume, &record.issue, &record.number, &record.page,
        &record.genre, &record.doi, &record.arxiv, &record.note, &record.summary, &record.track,
        &record.issued_literal, &record.language, &record.event_title})
    *text += canary;
  record.authors[1].family += canary;
  record.authors[1].marks = canary;
  record.topics[0] += canary;
  record.links[0].label += canary;
  record.awards[0].name += canary;
  record.image = {.src = canary, .alt = canary, .hover = canary};
  content.people[0].role = content.people[0].affiliation = canary;
  content.people[0].status = {canary};
  content.people[0].biography = content.people[0].email = content.people[0].phone = canary;
  content.people[0].office = content.people[0].address = content.people[0].group = canary;
  const Station station{.title = canary,
                        .place = canary,
                        .note = canary,
                        .url = "",
                        .links = {{.label = canary, .url = ""}},
                        .image = {.src = canary, .alt = canary, .hover = canary}};
  content.people[0].positions = {station};
  content.cv.emplace().sections = {{.name = "projects", .title = canary, .entries = {station}},
                                   {.name = "own", .title = canary, .entries = {station}}};
  content.site.home_sections.push_back({"own", {}});
  content.site.title = content.site.description = canary;
  const SampleSite sample(content);
  const Renderer renderer(sample.config(), sample.words(), sample.catalog(), sample.plan(),
                          "no-such-folder");
  std::string out, broken;
  for (const Page& page : sample.plan().pages) {
    if (page.kind == PageKind::kThemeAsset) continue;
    renderer.render(page, out);
    if (page.format == Format::kHtml || page.format == Format::kAtom)
      if (out.find("<x") != std::string::npos) broken += page.path + "\n";
  }
  CHECK(broken == "");
}

TEST_CASE("links of Markdown count from the top of the site, wherever the text is shown") {
  Content content = sample_content();
  content.people[0].biography = "[t](teaching.html) [#](#x) [o](https://example.org)";
  content.site.footer = "[t](teaching.html)";
  content.news[0].body = "[t](teaching.html)";
  CHECK(rendered(content, "index.html", "home.html", "{{ person.biography }}{{ site.footer }}") ==
        "<p><a href=\"teaching.html\">t</a> <a href=\"#x\">#</a> <a "
        "href=\"https://example.org\">o</a></p>\n<p><a href=\"teaching.html\">t</a></p>\n");
  CHECK(rendered(content, "people/ada-byron.html", "person.html",
                 "{{ person.biography }}{{ site.footer }}") ==
        "<p><a href=\"../teaching.html\">t</a> <a href=\"#x\">#</a> <a "
        "href=\"https://example.org\">o</a></p>\n<p><a href=\"../teaching.html\">t</a></p>\n");
  CHECK(rendered(content, "news/moved.html", "news-item.html", "{{ document.html }}") ==
        "<p><a href=\"../teaching.html\">t</a></p>\n");
  CHECK(rendered(content, "404.html", "404.html", "{{ site.footer }}") ==
        "<p><a href=\"/lab/teaching.html\">t</a></p>\n");
}
