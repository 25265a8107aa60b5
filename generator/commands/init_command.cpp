#include "commands/init_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <map>
#include <optional>
#include <vector>

#include "base/suggestion.hpp"
#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "base/yaml_text.hpp"
#include "commands/exit_status.hpp"
#include "commands/given_records.hpp"
#include "commands/shell_word.hpp"
#include "commands/site_findings.hpp"
#include "starter/folder.hpp"
#include "starter/named_files.hpp"
#include "starter/starter.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

/// `SOURCE_DATE_EPOCH`, or the clock.
std::time_t seconds_now() {
  const char* const epoch = std::getenv("SOURCE_DATE_EPOCH");
  return epoch == nullptr ? std::time(nullptr) : std::atoll(epoch);
}

/// A path as a person types it, whom no shell helps.
fs::path typed_path(const std::string& text) {
  const char* const home = std::getenv("HOME");
  return text.starts_with("~/") && home != nullptr ? fs::path(home) / text.substr(2)
                                                   : fs::path(text);
}

std::string kind_fault(const std::string& kind) {
  if (find_site_kind(kind)) return {};
  const std::string hint = did_you_mean(kind, kSiteKinds);
  return fmt::format(
      "unknown kind `{}`; {}", kind,
      hint.empty() ? fmt::format("there are {}", fmt::join(kSiteKinds, ", ")) : hint);
}

/// Settles what the site is to be, one thing after the other. Each step returns whether the next
/// may follow; where not, `status` says why.
class Beginning {
 public:
  Beginning(const InitOptions& options, const Ask& ask, const Console& console)
      : options_(options), ask_(ask), console_(console) {}

  int run() {
    if (!check_options() || !settle_records() || !settle_kind() || !settle_name()) return status_;
    survey_theirs();
    write();
    report();
    return kSuccess;
  }

 private:
  bool refuse(const std::string& fault) {
    console_.print_error("offprint: error: " + fault + "\n");
    status_ = kUsageError;
    return false;
  }

  bool end() {
    console_.print_error("nothing was written\n");
    status_ = kUsageError;
    return false;
  }

  bool check_options() {
    if (!options_.kind.empty())
      if (const std::string fault = kind_fault(options_.kind); !fault.empty()) return refuse(fault);
    if (find_invalid_utf8(options_.name)) return refuse("the name is not UTF-8");
    const std::string fault = find_folder_fault(options_.folder, options_.records);
    return fault.empty() || refuse(fault);
  }

  bool settle_records() {
    if (!options_.records.empty()) return read(options_.records);
    while (ask_) {
      const auto answer =
          ask_("A file with your publications (.bib, .json, .ris, ...), or Enter for none: ");
      if (!answer) return end();
      if (answer->empty() || read(typed_path(*answer))) break;
    }
    status_ = kSuccess;
    return true;
  }

  bool read(const fs::path& path) {
    Sources sources;
    Diagnostics diagnostics;
    given_ = read_given_records(path, sources, diagnostics);
    console_.print_error(format(diagnostics, sources, {.color = console_.color_error}));
    if (!given_) return status_ = kContentError, false;
    all_ = survey_records(given_->records);
    copies_ = find_named_files(given_->records, path);
    return true;
  }

  bool settle_kind() {
    const KindProposal proposal = propose_kind(all_);
    starter_.kind = proposal.kind;
    std::string answer = options_.kind;
    if (answer.empty() && ask_) {
      if (!ask_kind(proposal, answer)) return end();
    } else if (answer.empty() && !proposal.reason.empty()) {
      console_.print(fmt::format("{}: a {} (--kind says otherwise)\n", proposal.reason,
                                 name_of(proposal.kind)));
    }
    if (!answer.empty()) starter_.kind = *find_site_kind(answer);
    return true;
  }

  bool ask_kind(const KindProposal& proposal, std::string& answer) {
    const std::string reason = proposal.reason.empty() ? "" : ": " + proposal.reason;
    const std::string question =
        fmt::format("What kind of site, {}? [{}{}] ", fmt::join(kSiteKinds, ", "),
                    name_of(proposal.kind), reason);
    for (;;) {
      const auto given = ask_(question);
      if (!given) return false;
      answer = to_lower(*given);
      if (answer.empty() || find_site_kind(answer)) return true;
      console_.print_error(kind_fault(answer) + "\n");
    }
  }

  /// The name that the records tell, for a site of that kind; empty where they tell none.
  std::string proposed_name() const {
    if (starter_.kind == SiteKind::kHomepage) return all_.author.name;
    const bool venue = starter_.kind == SiteKind::kVenue && !all_.venues.empty();
    return venue ? all_.venues.front().shown() : "";
  }

  bool settle_name() {
    const std::string proposed = proposed_name();
    std::string name = options_.name;
    while (name.empty() && ask_) {
      const auto answer =
          ask_(proposed.empty() ? "Its name: " : fmt::format("Its name: [{}] ", proposed));
      if (!answer) return end();
      if (find_invalid_utf8(*answer)) continue;
      name = answer->empty() ? proposed : *answer;
    }
    starter_.name = collapse_spaces(name.empty() ? proposed : name);
    return !starter_.name.empty() ||
           refuse("nothing tells the name of the site; give it with --name");
  }

  void survey_theirs() {
    const bool homepage = starter_.kind == SiteKind::kHomepage;
    if (homepage) starter_.name = person_name(starter_.name);
    starter_.now = seconds_now();
    if (!given_) return;
    starter_.records_file = given_->file;
    starter_.survey = homepage ? survey_records_of(given_->records, starter_.name) : all_;
    for (const Record& record : given_->records) starter_.picks.push_back(record.id);
  }

  void write() {
    files_ = make_site_files(starter_);
    if (given_)
      files_.push_back({"content/publications/" + given_->file, given_->text,
                        counted(given_->records.size(), "record")});
    write_site_files(options_.folder, files_);
    copy_site_files(options_.folder, copies_);
  }

  void report() const {
    std::string text = "made in " + options_.folder.string() + ":\n";
    for (const SiteFile& file : files_)
      text += fmt::format("  {:<40} {}\n", file.path, file.purpose);
    for (const auto& [copied, count] : copies_by_folder())
      text += fmt::format("  {:<40} {} that the records name\n", copied, counted(count, "file"));
    console_.print(text);
    report_warnings(plan_site(options_.folder, Ledgers::kFollowed), console_);
    if (starter_.survey.works == 0 && !all_.author.name.empty()) console_.print(stranger_note());
    console_.print(next_steps());
  }

  /// Said where the owner of a homepage is on no work.
  std::string stranger_note() const {
    return fmt::format(
        "`{}` is on none of the {} works; is that {}? Then add to the entry in "
        "content/people.yaml:\n"
        "  aliases: [{}]\n",
        starter_.name, all_.works, all_.author.name, yaml_scalar(all_.author.name));
  }

  std::map<std::string, std::size_t> copies_by_folder() const {
    std::map<std::string, std::size_t> counts;
    for (const FileCopy& copy : copies_) ++counts[copy.to.substr(0, copy.to.rfind('/') + 1)];
    return counts;
  }

  std::string next_steps() const {
    const bool here = fs::equivalent(options_.folder, ".");
    const std::string source = here ? "" : " --source " + shell_word(options_.folder.string());
    const std::string where = here ? "" : options_.folder.string() + "/";
    const std::string open_step = find_open_step(files_);
    return fmt::format(
        "next:\n"
        "  1. offprint serve{}    shows the site in your browser\n"
        "  2. edit the files in {}content/, each says how; the browser follows\n"
        "  3. push the folder to GitHub; there choose Settings, Pages, Source: GitHub Actions\n"
        "{}",
        source, where, open_step.empty() ? "" : "     before that, " + open_step + "\n");
  }

  const InitOptions& options_;
  const Ask& ask_;
  const Console& console_;
  std::optional<GivenRecords> given_;
  Survey all_;
  Starter starter_;
  std::vector<SiteFile> files_;
  std::vector<FileCopy> copies_;
  int status_ = kSuccess;
};

}  // namespace

int run_init(const InitOptions& options, const Ask& ask, const Console& console) {
  return Beginning(options, ask, console).run();
}

}  // namespace offprint
