#include "load/load.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/files.hpp"
#include "base/suggestion.hpp"
#include "load/cv.hpp"
#include "load/digests.hpp"
#include "load/documents.hpp"
#include "load/overrides.hpp"
#include "load/papers.hpp"
#include "load/people.hpp"
#include "load/picture_files.hpp"
#include "load/pictures.hpp"
#include "load/records.hpp"
#include "load/site.hpp"
#include "load/source_text.hpp"
#include "load/text_links.hpp"
#include "load/venues.hpp"
#include "load/yaml.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

/// `permalinks.txt` is read by load/permalinks.hpp.
constexpr std::array<std::string_view, 6> kConfiguration{
    "site.yaml", "people.yaml", "venues.yaml", "cv.yaml", "overrides.yaml", "permalinks.txt"};

bool is_yaml(const fs::path& path) {
  return path.extension() == ".yaml" || path.extension() == ".yml";
}

/// A file to parse: its number in the table, and what its name says.
struct Input {
  SourceId source;
  std::string stem;
};

class Loader {
 public:
  Loader(const fs::path& site, Sources& sources, Diagnostics& diagnostics)
      : site_(site), root_(site / "content"), sources_(sources), diagnostics_(diagnostics) {}

  Content load() {
    Content content;
    load_configuration(content);
    load_records(content);
    load_digests(content);
    report_unused_overrides(content);
    content.pages = load_documents("pages", DocumentKind::kPage);
    content.news = load_documents("news", DocumentKind::kNews);
    content.assets = load_assets();
    drop_missing_pictures(content, diagnostics_);
    check_picture_files(content, diagnostics_);
    links_.check(content, diagnostics_);
    content.papers = find_papers(content.records, root_, diagnostics_);
    report_unnamed_papers(content.papers);
    return content;
  }

 private:
  /// How messages name a file: from the site's folder on.
  std::string shown(const fs::path& path) const {
    return path.lexically_relative(site_).generic_string();
  }

  Place place_of(const fs::path& path) { return place_of_file(sources_.add(shown(path), {})); }

  /// The files below a folder of the content; those that cannot be read are reported.
  std::vector<fs::path> files_in(const fs::path& folder, bool recursive = true) {
    FileList list = list_files(folder, root_, recursive);
    for (const FileProblem& problem : list.refused)
      diagnostics_.error(place_of(problem.path), problem.message).code = "file";
    return std::move(list.files);
  }

  void warn_unread(const fs::path& path, std::string hint) {
    diagnostics_.warning(place_of(path), "the file is not read", std::move(hint)).code = "unread";
  }

  std::optional<Input> read(const fs::path& path, std::uint64_t most) {
    const auto source = read_source(path, shown(path), most, sources_, diagnostics_);
    if (!source) return std::nullopt;
    return Input{*source, path.stem().string()};
  }

  /// The same for records, which may come from programs older than UTF-8.
  std::optional<SourceId> read_bibliography(const fs::path& path) {
    const auto read_text =
        is_legacy_ending(path.extension().string()) ? read_legacy_source : read_source;
    return read_text(path, shown(path), is_yaml(path) ? kMostText : kMostJson, sources_,
                     diagnostics_);
  }

  /// The tree of a YAML file, given to `take` if it can be parsed.
  template <class Take>
  void with_yaml(const fs::path& path, const Take& take) {
    const auto input = read(path, kMostText);
    if (!input) return;
    const auto root = parse_yaml(input->source, sources_, diagnostics_);
    if (!root) return;
    links_.add(*root);
    take(*root, *input);
  }

  void load_configuration(Content& content) {
    const std::vector<fs::path> files = files_in(root_, false);
    const auto with_file = [&](std::string_view name, const auto& take) {
      if (std::ranges::find(files, root_ / name) != files.end()) with_yaml(root_ / name, take);
    };
    with_file("site.yaml", [&](const Node& node, const Input&) {
      content.site = read_site(node, diagnostics_);
    });
    with_file("people.yaml", [&](const Node& node, const Input&) {
      content.people = read_people(node, diagnostics_);
    });
    with_file("venues.yaml", [&](const Node& node, const Input&) {
      content.venues = read_venues(node, diagnostics_);
    });
    with_file("cv.yaml",
              [&](const Node& node, const Input&) { content.cv = read_cv(node, diagnostics_); });
    with_file("overrides.yaml", [&](const Node& node, const Input&) {
      overrides_ = read_overrides(node, diagnostics_);
    });
    check_configuration(files);
  }

  void check_configuration(const std::vector<fs::path>& files) {
    for (const fs::path& file : files) {
      const std::string name = file.filename().string();
      if (std::ranges::find(kConfiguration, name) == kConfiguration.end())
        warn_unread(file, did_you_mean(name, kConfiguration));
    }
    std::error_code error;
    if (fs::exists(fs::symlink_status(root_ / "site.yaml", error))) return;
    diagnostics_
        .error(place_of(root_ / "site.yaml"), "the file is missing",
               "create it with two lines: `version: 1` and `title: …`")
        .code = "file";
  }

  void load_records(Content& content) {
    std::vector<SourceId> inputs;
    for (const fs::path& path : files_in(root_ / "publications")) {
      if (path.extension() == ".pdf") {
        papers_beside_.push_back(path);
      } else if (!reads_records(path.extension().string())) {
        warn_unread(path, "publications are read from " + record_endings());
      } else if (const auto input = read_bibliography(path)) {
        inputs.push_back(*input);
      }
    }
    RecordList list = load_record_files(inputs, sources_, diagnostics_, overrides_);
    content.records = std::move(list.records);
    content.rejections = std::move(list.rejections);
    use_ = std::move(list.use);
  }

  void load_digests(Content& content) {
    for (const fs::path& path : files_in(root_ / "digests")) {
      if (!is_yaml(path)) {
        warn_unread(path, "digests are read from `.yaml`");
        continue;
      }
      with_yaml(path, [&](const Node& node, const Input& input) {
        add_digest(read_digest(with_corrections(node), input.stem, diagnostics_), content);
      });
    }
    std::ranges::stable_sort(content.digests, {}, &Digest::date);
  }

  /// A digest with the records inline in it as the overrides correct them.
  Node with_corrections(Node digest) {
    for (Member& member : digest.members) {
      if (member.key == "items") correct_items(member.value, overrides_, use_);
    }
    return digest;
  }

  static void add_digest(DigestFile file, Content& content) {
    for (DigestItem& item : file.digest.items) {
      if (item.record) *item.record += content.records.size();
    }
    std::ranges::move(file.records, std::back_inserter(content.records));
    content.digests.push_back(std::move(file.digest));
  }

  void report_unused_overrides(const Content& content) {
    if (overrides_.all().empty()) return;
    std::vector<std::string_view> known;
    for (const Record& record : content.records) known.push_back(record.id);
    report_unused(overrides_, use_, known, diagnostics_);
  }

  std::vector<Document> load_documents(const char* folder, DocumentKind kind) {
    std::vector<Document> documents;
    for (const fs::path& path : files_in(root_ / folder)) {
      if (path.extension() != ".md") {
        warn_unread(path, "texts are read from `.md`");
      } else if (const auto input = read(path, kMostText)) {
        documents.push_back(
            read_document(input->source, input->stem, kind, sources_, links_, diagnostics_));
      }
    }
    return documents;
  }

  std::vector<Asset> load_assets() {
    std::vector<Asset> assets;
    for (const fs::path& path : files_in(root_ / "assets"))
      assets.push_back({path.lexically_relative(root_).generic_string(), path.string()});
    return assets;
  }

  /// PDFs may lie among the records that name them.
  void report_unnamed_papers(const std::vector<Asset>& named) {
    for (const fs::path& path : papers_beside_) {
      if (std::ranges::find(named, path.string(), &Asset::source) == named.end())
        warn_unread(path, "no record has a link to it");
    }
  }

  fs::path site_, root_;
  std::vector<fs::path> papers_beside_;
  Overrides overrides_;
  OverrideUse use_;
  Sources& sources_;
  TextLinks links_{sources_};
  Diagnostics& diagnostics_;
};

}  // namespace

Content load_content(const fs::path& site, Sources& sources, Diagnostics& diagnostics) {
  return Loader(site, sources, diagnostics).load();
}

}  // namespace offprint
