#include "commands/theme_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <system_error>
#include <vector>

#include "base/files.hpp"
#include "base/suggestion.hpp"
#include "commands/exit_status.hpp"
#include "commands/line_diff.hpp"
#include "commands/theme_file.hpp"
#include "render/theme.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

/// A file of the site's own templates.
struct Override {
  std::string path;  ///< below templates/
  std::string text;
};

std::vector<Override> overrides_of(const fs::path& site) {
  const fs::path folder = site / "templates";
  std::vector<Override> overrides;
  for (const fs::path& path : list_files(folder, folder).files)
    overrides.push_back({path.lexically_relative(folder).generic_string(), read_file(path)});
  return overrides;
}

std::string similar_builtin(std::string_view path) {
  std::vector<std::string_view> paths;
  for (const BuiltinFile& file : builtin_files()) paths.push_back(file.path);
  return did_you_mean(path, paths);
}

std::string with_hint(std::string message, const std::string& hint) {
  return hint.empty() ? message : message + "; " + hint;
}

/// Is it found without its name standing in a template? Sections are named by site.yaml, words by
/// the language, assets by pages of every kind.
bool is_found_by_folder(std::string_view path) {
  return path.starts_with("assets/") || path.starts_with("sections/") || path.starts_with("words/");
}

/// Does one of the site's templates, other than itself, name that file?
bool is_named(const std::vector<Override>& overrides, const std::string& path) {
  return std::ranges::any_of(overrides, [&](const Override& other) {
    return other.path != path && (other.text.find('"' + path + '"') != std::string::npos ||
                                  other.text.find('\'' + path + '\'') != std::string::npos);
  });
}

/// What `diff` found out about a file, and what it says.
struct Verdict {
  bool fine = true;
  std::string text;
};

Verdict judge_own(const std::vector<Override>& overrides, const Override& file) {
  if (is_found_by_folder(file.path) || is_named(overrides, file.path))
    return {true, fmt::format("{}: your own, no built-in file has that name\n", file.path)};
  return {false, with_hint(fmt::format("{}: no built-in file has that name, and no template of "
                                       "yours includes it",
                                       file.path),
                           similar_builtin(file.path)) +
                     "\n"};
}

Verdict judge_override(const Override& file, std::string_view builtin) {
  const MarkedText own = parse_marked(file.text);
  if (own.text == builtin)
    return {true, fmt::format("{}: the same as the built-in file\n", file.path)};
  const bool known = own.fingerprint.has_value();
  const bool current = known && *own.fingerprint == fingerprint_of(builtin);
  const char* age = !known    ? "copied from a version that is not known"
                    : current ? "copied from the built-in file as it is now"
                              : "the built-in file has changed since it was copied";
  std::string text = fmt::format("{}: {}\n", file.path, age);
  const bool partial = file.path.starts_with("words/");
  if (!partial)
    text += line_diff({"built-in/" + file.path, builtin}, {"templates/" + file.path, own.text});
  return {!known || current, std::move(text)};
}

Verdict judge(const std::vector<Override>& overrides, const Override& file) {
  const auto builtin = find_builtin(file.path);
  return builtin ? judge_override(file, *builtin) : judge_own(overrides, file);
}

/// Writes a file that is not there yet; false where it is.
bool write_new(const fs::path& path, std::string_view text) {
  if (fs::exists(fs::symlink_status(path))) return false;
  fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file)
    throw fs::filesystem_error("cannot write", path, std::make_error_code(std::errc::io_error));
  return true;
}

int copy_builtin(const ThemeOptions& options, std::string_view text, const Console& console) {
  const fs::path path = options.site / "templates" / options.file;
  if (!write_new(path, marked_copy(options.file, text))) {
    console.print_error(
        fmt::format("offprint: error: {} is there already\n", path.generic_string()));
    return kMachineError;
  }
  console.print(fmt::format("{}\n", path.generic_string()));
  return kSuccess;
}

}  // namespace

int run_theme_list(const ThemeOptions& options, const Console& console) {
  const std::vector<Override> overrides = overrides_of(options.site);
  std::string out;
  for (const BuiltinFile& file : builtin_files()) {
    const bool own = std::ranges::find(overrides, file.path, &Override::path) != overrides.end();
    const std::string line =
        fmt::format("{} {:<34} {}", own ? '*' : ' ', file.path, purpose_of(file.bytes()));
    out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  console.print(out + "\n* stands in templates/ of this site and is taken from there\n");
  return kSuccess;
}

int run_theme_show(const ThemeOptions& options, const Console& console) {
  const auto text = find_builtin(options.file);
  if (!text) {
    console.print_error(
        with_hint(fmt::format("offprint: error: no built-in file is called `{}`", options.file),
                  similar_builtin(options.file)) +
        "\n`offprint theme list` tells what there is\n");
    return kUsageError;
  }
  if (options.copy) return copy_builtin(options, *text, console);
  console.print(*text);
  return kSuccess;
}

int run_theme_diff(const ThemeOptions& options, const Console& console) {
  const std::vector<Override> overrides = overrides_of(options.site);
  if (overrides.empty()) console.print("this site has no templates of its own\n");
  bool fine = true;
  for (const Override& file : overrides) {
    const Verdict verdict = judge(overrides, file);
    console.print(verdict.text);
    fine = fine && verdict.fine;
  }
  return fine ? kSuccess : kContentError;
}

}  // namespace offprint
