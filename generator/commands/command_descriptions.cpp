#include "commands/command_descriptions.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <string>
#include <system_error>

#include "base/version.hpp"
#include "commands/base_url.hpp"
#include "commands/guide_commands.hpp"
#include "starter/kind.hpp"

namespace offprint {
namespace {

/// A whole number; 0 for what is none.
unsigned number_of(const std::string& text) {
  unsigned number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && stop == end ? number : 0;
}

std::string jobs_fault(const std::string& text) {
  const unsigned jobs = number_of(text);
  return jobs >= 1 && jobs <= 1024 ? "" : "must be a number from 1 to 1024";
}

/// "2/7".
Shard shard_of(const std::string& text) {
  const std::size_t slash = std::min(text.find('/'), text.size() - 1);
  return {number_of(text.substr(0, slash)), number_of(text.substr(slash + 1))};
}

std::string shard_fault(const std::string& text) {
  const Shard shard = text.empty() ? Shard{0, 0} : shard_of(text);
  const bool fine = shard.index >= 1 && shard.index <= shard.count && shard.count <= 4096;
  return fine ? "" : "must be K/N, such as 2/7 for the second of seven parts";
}

void describe_init(CLI::App& app, Arguments& arguments) {
  CLI::App& init = *app.add_subcommand(
      "init", "Begin a site: a few small files, from the records that you have");
  init.group("Commands");
  InitOptions& options = arguments.init;
  init.add_option("DIR", options.folder, "Its folder: a new one, or one that is still empty")
      ->type_name("")
      ->group("Arguments")
      ->required();
  init.add_option("--kind", options.kind, "What the site is for [told by the records]")
      ->type_name(fmt::format("{}", fmt::join(kSiteKinds, "|")));
  init.add_option("--name", options.name,
                  "Of the person, venue, lab or digest [told by the records]")
      ->type_name("NAME");
  init.add_option("--from", options.records, "Your publications: BibTeX, or what `import` reads")
      ->type_name("FILE");
  init.footer("At a terminal, what is not given is asked for. Nothing is ever written over.");
}

void describe_build(CLI::App& app, Arguments& arguments) {
  CLI::App& build = *app.add_subcommand(
      "build", "Make the site: read content/, write site/ (only files that changed)");
  build.group("Commands");
  BuildOptions& options = arguments.build;
  build.add_option("--source", options.site, "The site's folder, which holds content/ [.]")
      ->type_name("DIR");
  build.add_option("--out", options.out, "Where the site is written [site/ in the site's folder]")
      ->type_name("DIR");
  build
      .add_option("--base-url", options.base_url,
                  "Where the site will stand on the web, before `url` of site.yaml")
      ->type_name("URL")
      ->check([](const std::string& url) { return base_url_fault(url); });
  build.add_option("--jobs", options.jobs, "Threads to use [one a processor]")
      ->type_name("N")
      ->check(jobs_fault);
  build
      .add_option_function<std::string>(
          "--shard", [&](const std::string& text) { options.shard = shard_of(text); },
          "Write the K-th of N parts of the site, into an empty folder")
      ->type_name("K/N")
      ->check(shard_fault);
  build.add_flag("--fresh", options.fresh,
                 "Make the site in a new folder, which takes the place of the former at once");
  build.parse_complete_callback([&] {
    if (options.fresh && !options.shard.is_whole())
      throw CLI::ValidationError("--fresh", "makes a whole site, --shard a part of one");
  });
  build.add_flag("--strict", options.strict, "Make nothing if there are warnings");
  build.add_flag("--timings", arguments.talk.timings, "Tell how long each stage took");
  build.add_flag("--verbose", arguments.talk.verbose,
                 "Tell of every record that was merged or rejected");
  build.footer(
      "The exit status is 0 when the site was made, 1 when content or templates have errors\n"
      "(then site/ is left as it was), 2 for wrong arguments, 3 when the machine fails.");
}

void describe_check(CLI::App& app, Arguments& arguments) {
  CLI::App& check = *app.add_subcommand(
      "check", "Tell what is wrong with the content, and what became of every record");
  check.group("Commands");
  CheckOptions& options = arguments.check;
  check.add_option("SITE", options.site, "The site's folder, which holds content/ [.]")
      ->type_name("")
      ->group("Arguments");
  check.add_option("--report", options.report, "Write a report for programs, as JSON")
      ->type_name("FILE");
  check
      .add_option("--fix-file", options.fix_file,
                  "Write the proposed corrections, to be read through and then kept as "
                  "content/overrides.yaml")
      ->type_name("FILE");
  check.add_flag("--strict", options.strict, "Take warnings for errors");
  check.add_flag("--verbose", options.verbose, "Tell of every finding and every record");
  check.footer(
      "The exit status is 0 when nothing is wrong, 1 when the content has errors (with --strict,\n"
      "warnings too), 2 for wrong arguments, 3 when the machine fails.");
}

std::string port_fault(const std::string& text) {
  const unsigned port = number_of(text);
  return port >= 1 && port <= 65535 ? "" : "must be a number from 1 to 65535";
}

void describe_serve(CLI::App& app, Arguments& arguments) {
  CLI::App& serve = *app.add_subcommand(
      "serve", "Show the site in a browser, and follow every change of its files");
  serve.group("Commands");
  ServeOptions& options = arguments.serve;
  serve.add_option("--source", options.site, "The site's folder, which holds content/ [.]")
      ->type_name("DIR");
  serve.add_option("--port", options.port, "Where to listen [4000, or the next free one]")
      ->type_name("N")
      ->check(port_fault);
  serve
      .add_option("--host", options.host,
                  "At which address of this machine; others may then read the site [127.0.0.1]")
      ->type_name("ADDRESS");
  serve
      .add_option("--base-url", options.base_url,
                  "Where the site will stand on the web, before `url` of site.yaml")
      ->type_name("URL")
      ->check([](const std::string& url) { return base_url_fault(url); });
  serve.add_flag("--open", options.open, "Open the site in the browser at once");
  serve.footer(
      "Nothing is written: a page is made when a browser asks for it. Ctrl-C ends, with exit\n"
      "status 0; it is 2 for wrong arguments, 3 when the port cannot be had or the machine fails.");
}

void describe_render(CLI::App& app, Arguments& arguments) {
  CLI::App& render =
      *app.add_subcommand("render", "Print one template, rendered with values from a JSON file");
  render.group("Commands");
  RenderOptions& options = arguments.render;
  render.add_option("TEMPLATE", options.file, "The template")
      ->type_name("")
      ->group("Arguments")
      ->required();
  render.add_option("CONTEXT.json", options.context, "Its variables: a map")
      ->type_name("")
      ->group("Arguments")
      ->required();
  render
      .add_option("--source", options.site,
                  "The site's folder, whose templates/ it may include and extend [.]")
      ->type_name("DIR");
  render.footer(
      "What the template includes is looked for beside it, then in the site's templates/, then\n"
      "among the built-in ones. Text is escaped in .html, .xml and .atom.");
}

void describe_import(CLI::App& app, Arguments& arguments) {
  CLI::App& command = *app.add_subcommand(
      "import", "Turn BibTeX and other bibliographies into records of ours, losing nothing");
  command.group("Commands");
  ImportOptions& options = arguments.importing;
  command.add_option("FILE", options.files, "The files to read")
      ->type_name("")
      ->group("Arguments")
      ->required();
  command.add_option("--format", options.format, "Their format, where it cannot be told")
      ->type_name(import_format_names("|"));
  command.add_option("--out", options.out, "Where the records go [standard output]")
      ->type_name("PATH");
  command.footer(
      "An entry that cannot be read is told with its line, and all others are written. The\n"
      "exit status is then 1; it is 0 when all were read, 2 for wrong arguments, 3 when the\n"
      "machine fails.");
}

void describe_import_site(CLI::App& app, Arguments& arguments) {
  CLI::App& command = *app.add_subcommand(
      "import-site", "Make a site of ours from one of al-folio, academicpages or HugoBlox");
  command.group("Commands");
  ImportSiteOptions& options = arguments.importing_site;
  command.add_option("DIR", options.from, "The folder of its sources")
      ->type_name("")
      ->group("Arguments")
      ->required();
  command.add_option("--to", options.to, "The folder of the new site [site-of-offprint]")
      ->type_name("NEW");
  command.footer("What was carried over is listed, and what was not. The old site stays as it is.");
}

CLI::App& describe_theme_part(CLI::App& theme, ThemeOptions& options, const char* name,
                              const char* purpose) {
  CLI::App& part = *theme.add_subcommand(name, purpose);
  part.group("Commands");
  part.add_option("--source", options.site, "The site's folder, which holds templates/ [.]")
      ->type_name("DIR");
  return part;
}

void describe_theme(CLI::App& app, Arguments& arguments) {
  CLI::App& theme = *app.add_subcommand(
      "theme", "Tell what templates there are to override, and what yours change");
  theme.group("Commands");
  theme.require_subcommand(1);
  theme.footer("A file of the same path in the site's templates/ goes before the built-in one.");
  ThemeOptions& options = arguments.theme;
  describe_theme_part(theme, options, "list",
                      "List the built-in files, and which the site overrides");
  CLI::App& show = describe_theme_part(theme, options, "show", "Print a built-in file, or copy it");
  show.add_option("FILE", options.file, "Its path below templates/, as `list` tells it")
      ->type_name("")
      ->group("Arguments")
      ->required();
  show.add_flag("--copy", options.copy,
                "Write it to the site's templates/, to be changed there; nothing is replaced");
  CLI::App& diff =
      describe_theme_part(theme, options, "diff", "Show what the site's own templates change");
  diff.footer(
      "The exit status is 1 when a built-in file has changed since it was copied (copies made\n"
      "with `theme show --copy` remember from what), or when nothing uses a file.");
}

CLI::App& describe_permalinks_part(CLI::App& permalinks, PermalinksOptions& options,
                                   const char* name, const char* purpose) {
  CLI::App& part = *permalinks.add_subcommand(name, purpose);
  part.group("Commands");
  part.add_option("--source", options.site, "The site's folder, which holds content/ [.]")
      ->type_name("DIR");
  return part;
}

void describe_permalinks(CLI::App& app, Arguments& arguments) {
  CLI::App& permalinks = *app.add_subcommand(
      "permalinks", "Keep content/permalinks.txt: the addresses that must not get lost");
  permalinks.group("Commands");
  permalinks.require_subcommand(1);
  permalinks.footer("Where the file exists, a build that would lose an address in it fails.");
  PermalinksOptions& options = arguments.permalinks;
  describe_permalinks_part(permalinks, options, "update", "Add the pages that are new");
  describe_permalinks_part(permalinks, options, "check",
                           "Tell what would get lost; the exit status is then 1");
  CLI::App& move = describe_permalinks_part(permalinks, options, "move",
                                            "Lead visitors of an old address on to a page");
  move.add_option("ADDRESS", options.from,
                  "As in the file: people/ada.html; or a folder: venues/cvpr/")
      ->type_name("")
      ->group("Arguments")
      ->required();
  move.add_option("NEW-ADDRESS", options.to, "Where the page, or the folder, stands now")
      ->type_name("")
      ->group("Arguments")
      ->required();
  CLI::App& remove =
      describe_permalinks_part(permalinks, options, "remove", "Give addresses up for good");
  remove.add_option("ADDRESS", options.addresses, "As in the file: people/ada.html")
      ->type_name("")
      ->group("Arguments")
      ->required();
  remove.add_flag("--without-trace", options.without_trace,
                  "Keep a hash of each, so that no page stands there unnoticed again");
}

void describe_diff(CLI::App& app, Arguments& arguments) {
  CLI::App& diff = *app.add_subcommand("diff", "Tell what changed from one build to another");
  diff.group("Commands");
  DiffOptions& options = arguments.diff;
  diff.add_option("OLD", options.before, "The output folder of a build, or its manifest")
      ->type_name("")
      ->group("Arguments")
      ->required();
  diff.add_option("NEW", options.after, "The same of a later build")
      ->type_name("")
      ->group("Arguments")
      ->required();
  diff.add_option("--source", options.site,
                  "The site's folder; addresses that its content/permalinks.txt gives up are not "
                  "named [.]")
      ->type_name("DIR");
  diff.add_option("--format", options.format, "For people, for a page, or for programs [text]")
      ->type_name("text|html|json")
      ->check(CLI::IsMember({"text", "html", "json"}).description(""));
  diff.add_flag("--all", options.all, "List every page; without it, 50 of a kind");
  diff.footer(
      "A build leaves its manifest in .offprint/ of the site's folder; a copy of it is all that\n"
      "need be kept of a former build. The exit status is 0 when nothing changed, 1 when "
      "something\n"
      "did, 2 when one of the two cannot be read.");
}

}  // namespace

void describe(CLI::App& app, Arguments& arguments) {
  app.name("offprint");
  app.description("offprint makes web sites from publication records.");
  app.footer(
      "In a folder with content/site.yaml and content/publications/:\n"
      "  offprint build            makes the site in site/; open site/index.html\n"
      "  offprint COMMAND --help   says more about a command");
  app.set_help_flag("--help,-h", "Print this and end");
  app.set_version_flag("--version", "offprint " + std::string(version()),
                       "Print the version and end");
  app.require_subcommand(1);
  app.get_formatter()->column_width(26);
  app.get_formatter()->label("SUBCOMMAND", "COMMAND");
  app.get_formatter()->label("REQUIRED", "");
  describe_init(app, arguments);
  describe_build(app, arguments);
  describe_serve(app, arguments);
  describe_check(app, arguments);
  describe_render(app, arguments);
  describe_import(app, arguments);
  describe_import_site(app, arguments);
  describe_theme(app, arguments);
  describe_guides(app);
  describe_permalinks(app, arguments);
  describe_diff(app, arguments);
}

}  // namespace offprint
