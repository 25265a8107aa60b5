// jinja_bench [FILE…]: what the template engine costs, beside a hand-written loop that makes the
// same text in the same run. Three workloads of our own: a listing (inheritance, macro, partial,
// escaping), a table of short cells, a small page. With files (templates, context and expected
// output as JSON) those are measured, too, without the loop.
//
// Printed: µs a render of engine and loop and their ratio (best of several rounds, taken in turns),
// µs to compile the templates, and how many allocations one render makes.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/escape.hpp"
#include "jinja/cases.hpp"
#include "jinja/environment.hpp"

/// How often memory was asked for so far: count_allocations.cpp.
extern std::size_t allocations;

namespace {

using Clock = std::chrono::steady_clock;
using Templates = std::map<std::string, std::string>;
using Task = std::function<void(std::string&)>;

/// µs a call, of about 30 ms of calls.
double time_of(const Task& task, std::string& buffer) {
  std::size_t count = 0;
  const auto begin = Clock::now();
  std::chrono::duration<double, std::micro> passed{};
  do {
    buffer.clear();
    task(buffer);
    ++count;
    passed = Clock::now() - begin;
  } while (passed.count() < 30'000);
  return passed.count() / static_cast<double>(count);
}

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

double compile_time(const Templates& templates) {
  double best = 1e9;
  for (int round = 0; round < 20; ++round) {
    const jinja::Environment environment = make_environment(templates);
    const auto begin = Clock::now();
    for (const auto& [name, source] : templates) environment.get_template(name);
    best = std::min(best, std::chrono::duration<double, std::micro>(Clock::now() - begin).count());
  }
  return best / static_cast<double>(templates.size());
}

struct Workload {
  std::string name;
  Templates templates;
  jinja::Value context;
  Task loop;             ///< writes the same text by hand; empty where there is none
  std::string expected;  ///< where there is no loop
};

void measure(const Workload& workload) {
  const jinja::Environment environment = make_environment(workload.templates);
  const jinja::Template entry = environment.get_template("main");
  const Task engine = [&](std::string& out) { entry.render(workload.context, out); };
  std::string buffer, expected = workload.expected;
  if (workload.loop) workload.loop(expected);
  engine(buffer);
  if (buffer != expected) fmt::print("{}: the texts differ\n", workload.name);
  buffer.clear();
  const std::size_t before = allocations;
  engine(buffer);
  const std::size_t made = allocations - before;
  double best_engine = 1e9, best_loop = 1e9;
  for (int round = 0; round < 15; ++round) {
    best_engine = std::min(best_engine, time_of(engine, buffer));
    if (workload.loop) best_loop = std::min(best_loop, time_of(workload.loop, buffer));
  }
  fmt::print("{:<10}{:>10.2f} µs", workload.name, best_engine);
  if (workload.loop)
    fmt::print("{:>10.2f} µs{:>7.2f}", best_loop, best_engine / best_loop);
  else
    fmt::print("{:>20}", "");
  fmt::print("{:>10.1f} µs{:>6}\n", compile_time(workload.templates), made);
}

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

class Hand {
 public:
  explicit Hand(std::string& out) : out_(out) {}
  Hand& operator<<(std::string_view text) { return out_ += text, *this; }
  Hand& operator<<(long number) {
    char digits[24];
    out_.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
    return *this;
  }
  Hand& escaped(std::string_view text) { return offprint::append_html_escaped(out_, text), *this; }

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

Workload paper_workload(std::string name, std::size_t count) {
  const auto papers = std::make_shared<std::vector<Paper>>(make_papers(count));
  std::vector<jinja::Value> values;
  for (const Paper& paper : *papers) values.push_back(value_of(paper));
  const jinja::Value context =
      jinja::Value::dict({{"heading", jinja::Value::text("Notes & Queries")},
                          {"papers", jinja::Value::list(std::move(values))}});
  return {std::move(name), paper_templates(), context,
          [papers](std::string& out) { write_by_hand(out, *papers, "Notes & Queries"); }, ""};
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
  return {"table",
          {{"main",
            "{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor "
            "%}</tr>\n{% endfor %}"}},
          jinja::Value::dict({{"rows", jinja::Value::list(std::move(values))}}),
          loop,
          ""};
}

Workload file_workload(const std::string& path) {
  const jinja_cases::Json json = jinja_cases::Json::parse(jinja_cases::load_text(path));
  Workload workload;
  workload.name = path.substr(path.rfind('/') + 1);
  for (const auto& [name, source] : json.at("templates").items())
    workload.templates[name] = source.get<std::string>();
  workload.context = jinja_cases::make_value(json.at("context"), jinja::Change::kFrozen);
  workload.expected = json.at("expect").at("output").get<std::string>();
  return workload;
}

}  // namespace

int main(int argc, char** argv) {
  fmt::print("{:<10}{:>13}{:>13}{:>7}{:>13}{:>6}\n", "workload", "engine", "loop", "ratio",
             "compile", "new");
  measure(paper_workload("listing", 200));
  measure(table_workload());
  measure(paper_workload("page", 1));
  for (int i = 1; i < argc; ++i) measure(file_workload(argv[i]));
}
