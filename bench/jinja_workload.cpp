#include "jinja_workload.hpp"

#include <fmt/format.h>

#include <charconv>
#include <memory>

#include "base/escape.hpp"
#include "build.hpp"
#include "jinja/cases.hpp"
#include "load/load.hpp"
#include "load/words.hpp"
#include "render/render.hpp"
#include "render/theme.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace jinja_bench {
namespace {

struct Author {
  std::string name;
  std::string slug;
};

struct Paper {
  std::string id;
  std::string title;
  std::string venue;
  std::string abstract;
  long year = 0;
  std::vector<Author> authors;
};

std::string words(std::size_t seed, std::size_t count) {
  constexpr std::string_view kWords[] = {"graphs", "of",        "sparse", "models",   "A & B",
                                         "under",  "\"noise\"", "x < y",  "learning", "it's"};
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) text += ' ';
    text += kWords[(seed * 7 + i * (3 + seed % 5)) % std::size(kWords)];
  }
  return text;
}

std::vector<Paper> make_papers(std::size_t count) {
  std::vector<Paper> papers;
  for (std::size_t i = 0; i < count; ++i) {
    Paper paper{fmt::format("p{}", i),
                words(i, 8),
                i % 3 == 0 ? "Proceedings & Notes" : "Journal",
                words(i, 120),
                1990 + static_cast<long>(i % 35),
                {}};
    for (std::size_t j = 0; j <= i % 4; ++j)
      paper.authors.push_back({words(i + j, 2), fmt::format("a{}", i + j)});
    papers.push_back(std::move(paper));
  }
  return papers;
}

jinja::Value value_of(const Paper& paper) {
  std::vector<jinja::Value> authors;
  for (const Author& author : paper.authors) {
    authors.push_back(jinja::Value::dict(
        {{"name", jinja::Value::text(author.name)}, {"slug", jinja::Value::text(author.slug)}}));
  }
  return jinja::Value::dict({{"id", jinja::Value::text(paper.id)},
                             {"title", jinja::Value::text(paper.title)},
                             {"venue", jinja::Value::text(paper.venue)},
                             {"abstract", jinja::Value::text(paper.abstract)},
                             {"year", jinja::Value::integer(paper.year)},
                             {"authors", jinja::Value::list(std::move(authors))}});
}

const char* find_special(const char* p, const char* end) {
#if defined(__SSE2__)
  for (; end - p >= 16; p += 16) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
    __m128i hit = _mm_cmpeq_epi8(block, _mm_set1_epi8('&'));
    for (const char c : {'<', '>', '"', '\''})
      hit = _mm_or_si128(hit, _mm_cmpeq_epi8(block, _mm_set1_epi8(c)));
    if (const int hits = _mm_movemask_epi8(hit)) return p + __builtin_ctz(hits);
  }
#endif
  while (p != end && *p != '&' && *p != '<' && *p != '>' && *p != '"' && *p != '\'') ++p;
  return p;
}

/// What one would write by hand: appends to a string, and looks for what must be escaped 16 bytes
/// at a time.
class Hand {
 public:
  explicit Hand(std::string& out) : out_(out) {}
  Hand& operator<<(std::string_view text) { return out_ += text, *this; }
  Hand& operator<<(long number) {
    char digits[24];
    out_.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
    return *this;
  }
  Hand& escaped(std::string_view text) {
    const char* run = text.data();
    const char* const end = run + text.size();
    for (const char* p; (p = find_special(run, end)) != end; run = p + 1) {
      out_.append(run, p);
      out_ += offprint::html_entity(*p);
    }
    out_.append(run, end);
    return *this;
  }

 private:
  std::string& out_;
};

void write_by_hand(std::string& text, const std::vector<Paper>& papers, std::string_view title) {
  Hand out(text);
  out << "<!doctype html>\n<title>";
  out.escaped(title) << " | Papers</title>\n<main>\n";
  for (const Paper& paper : papers) {
    out << "<article id=\"";
    out.escaped(paper.id) << "\"><h2>";
    out.escaped(paper.title) << "</h2>\n<p>";
    for (std::size_t i = 0; i < paper.authors.size(); ++i) {
      out << "<a href=\"people/";
      out.escaped(paper.authors[i].slug) << ".html\">";
      out.escaped(paper.authors[i].name) << "</a>";
      if (i + 1 < paper.authors.size()) out << ", ";
    }
    out << "</p>\n";
    if (!paper.abstract.empty()) {
      out << "<p class=\"abstract\">";
      out.escaped(paper.abstract) << "</p>";
    }
    out << "\n<p class=\"venue\">";
    out.escaped(paper.venue) << " " << paper.year << "</p></article>\n";
  }
  out << "\n</main>";
}

Templates paper_templates() {
  return {{"base",
           "<!doctype html>\n<title>{% block title %}Papers{% endblock %}</title>\n<main>\n{% "
           "block body %}{% endblock %}\n</main>"},
          {"main",
           "{% extends 'base' %}{% from 'macros' import authors %}{% block title %}{{ heading }} | "
           "{{ super() }}{% endblock %}"
           "{% block body %}{% for paper in papers %}<article id=\"{{ paper.id }}\"><h2>{{ "
           "paper.title }}</h2>\n{{ authors(paper.authors) }}\n"
           "{% if paper.abstract %}<p class=\"abstract\">{{ paper.abstract }}</p>{% endif %}\n{% "
           "include 'venue' %}</article>\n"
           "{% endfor %}{% endblock %}"},
          {"macros",
           "{% macro authors(list) %}<p>{% for a in list %}<a href=\"people/{{ a.slug }}.html\">{{ "
           "a.name }}</a>{% if not loop.last %}, {% endif %}"
           "{% endfor %}</p>{% endmacro %}"},
          {"venue", "<p class=\"venue\">{{ paper.venue }} {{ paper.year }}</p>"}};
}

/// A workload that renders the template `main`.
Workload make_workload(std::string name, Templates templates, jinja::Value context, Task loop) {
  const auto environment = std::shared_ptr<const jinja::Environment>(
      new jinja::Environment(make_environment(templates)));
  const jinja::Template entry = environment->get_template("main");
  Task engine = [environment, entry, context = std::move(context)](std::string& out) {
    entry.render(context, out);
  };
  return {std::move(name), std::move(engine), std::move(loop), "", std::move(templates)};
}

/// A site that was read, with its renderer.
struct LoadedSite {
  offprint::BuildReport read;
  std::unique_ptr<offprint::Renderer> renderer;
};

std::shared_ptr<const LoadedSite> load_site(const std::filesystem::path& folder) {
  const std::filesystem::path theme = folder / "templates";
  auto site = std::make_shared<LoadedSite>();
  offprint::BuildReport& read = site->read;
  offprint::Content content = offprint::load_content(folder, read.sources, read.diagnostics);
  read.site = content.site;
  read.words = offprint::load_words(read.site, {folder, offprint::find_builtin}, read.sources,
                                    read.diagnostics);
  read.catalog = offprint::make_catalog(std::move(content), read.diagnostics);
  read.plan =
      offprint::make_plan(read.site, read.catalog, offprint::theme_assets(theme), read.diagnostics);
  site->renderer =
      std::make_unique<offprint::Renderer>(read.site, read.words, read.catalog, read.plan, theme);
  return site;
}

Workload page_workload(const std::shared_ptr<const LoadedSite>& site, const offprint::Page& page) {
  Task engine = [site, &page](std::string& out) { site->renderer->render(page, out); };
  std::string expected;
  engine(expected);
  return {page.path, std::move(engine), {}, std::move(expected), {}};
}

}  // namespace

jinja::Environment make_environment(const Templates& templates) {
  jinja::Options options;
  options.autoescape = true;
  return jinja::Environment(options,
                            [templates](std::string_view name) -> std::optional<std::string> {
                              const auto found = templates.find(std::string(name));
                              if (found == templates.end()) return std::nullopt;
                              return found->second;
                            });
}

Workload paper_workload(std::string name, std::size_t count) {
  const auto papers = std::make_shared<std::vector<Paper>>(make_papers(count));
  std::vector<jinja::Value> values;
  for (const Paper& paper : *papers) values.push_back(value_of(paper));
  const jinja::Value context =
      jinja::Value::dict({{"heading", jinja::Value::text("Notes & Queries")},
                          {"papers", jinja::Value::list(std::move(values))}});
  return make_workload(std::move(name), paper_templates(), context, [papers](std::string& out) {
    write_by_hand(out, *papers, "Notes & Queries");
  });
}

Workload table_workload() {
  auto rows = std::make_shared<std::vector<std::vector<std::string>>>();
  std::vector<jinja::Value> values;
  for (std::size_t i = 0; i < 1000; ++i) {
    std::vector<jinja::Value> cells;
    rows->emplace_back();
    for (std::size_t j = 0; j < 8; ++j) {
      rows->back().push_back(words(i + j, 1 + j % 3));
      cells.push_back(jinja::Value::text(rows->back().back()));
    }
    values.push_back(jinja::Value::list(std::move(cells)));
  }
  const auto loop = [rows](std::string& text) {
    Hand out(text);
    for (const auto& row : *rows) {
      out << "<tr>";
      for (const std::string& cell : row) out << "<td>", out.escaped(cell) << "</td>";
      out << "</tr>\n";
    }
  };
  return make_workload(
      "table",
      {{"main",
        "{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>\n"
        "{% endfor %}"}},
      jinja::Value::dict({{"rows", jinja::Value::list(std::move(values))}}), loop);
}

Workload file_workload(const std::filesystem::path& path) {
  const jinja_cases::Json json = jinja_cases::Json::parse(jinja_cases::load_text(path));
  Templates templates;
  for (const auto& [name, source] : json.at("templates").items())
    templates[name] = source.get<std::string>();
  Workload workload =
      make_workload(path.filename().string(), std::move(templates),
                    jinja_cases::make_value(json.at("context"), jinja::Change::kFrozen), {});
  workload.expected = json.at("expect").at("output").get<std::string>();
  return workload;
}

std::vector<Workload> site_workloads(const std::filesystem::path& folder) {
  using offprint::PageKind;
  const auto site = load_site(folder);
  std::vector<Workload> workloads;
  for (const PageKind kind : {PageKind::kPublications, PageKind::kPublication, PageKind::kPerson}) {
    if (const offprint::Page* page = site->read.plan.find(kind))
      workloads.push_back(page_workload(site, *page));
  }
  return workloads;
}

}  // namespace jinja_bench
