// The nouns of the house (DESIGN.md, section 2) as plain values: what the loaders hand on and the
// catalog is made of. No I/O, no HTML, no behaviour. Texts are UTF-8 and stand as they stood in the
// file; what they mean as titles and names is the business of text/.
#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/node.hpp"
#include "base/source.hpp"
#include "text/name.hpp"

namespace offprint {

/// A date as far as it is known: year alone, year and month, or the full day. 0 stands for unknown.
struct Date {
  std::int16_t year = 0;
  std::int8_t month = 0;
  std::int8_t day = 0;

  explicit operator bool() const { return year != 0; }
  friend auto operator<=>(const Date&, const Date&) = default;
};

/// A labelled link of a publication or person. Without a `url` the label is shown as plain text
/// (and counted).
struct Link {
  std::string label;
  std::string url;  ///< http, https, mailto or a path inside the site; checked by the loader
  Place place;
};

struct Award {
  std::string name;    ///< "Oral Presentation"
  std::string detail;  ///< what follows it, "2.7%"; may be empty
  int year = 0;        ///< 0: that of the publication
};

/// A picture below content/, with the words for those who do not see it.
struct Image {
  std::string src;  ///< path relative to content/, or empty: no picture
  std::string alt;
  std::string hover;  ///< a second picture or video, shown on hover or focus; may be empty
  Place place;
};

/// "This work stood in the digest of that day": the same as standing in the digest's own file.
struct DigestMark {
  Date date;
  int rank = 0;  ///< from 1; 0: after all ranked ones
};

/// Why a publication has no plain date: it sorts above the dated ones.
enum class Status : std::uint8_t { kPublished, kToAppear, kInPress, kUnderReview };

/// What is known of one work: the variables of CSL 1.0.2 that the program uses, and our own keys. A
/// record has one as it stood in its file, a publication has the one that its records add up to.
struct Description {
  std::string type;  ///< a CSL type: "paper-conference", "article-journal", "article" (preprint),
                     ///< "thesis", …
  std::string title;
  std::vector<PrintedName> authors;
  std::vector<PrintedName> editors;
  Date issued;
  std::string issued_literal;  ///< what stood there when it was no date: "Spring 2024"
  Status status = Status::kPublished;

  std::string container_title;
  std::string container_title_short;
  std::string event_title;
  std::string collection_title;
  std::string publisher;
  std::string publisher_place;
  std::string volume, issue, number, page;
  std::string genre;
  std::string doi;    ///< bare: "10.1000/x"
  std::string arxiv;  ///< bare, without version: "2311.17486"
  std::string isbn, issn;
  std::string url;
  std::string abstract;
  std::string note;
  std::string language;  ///< BCP 47, or empty: the site's

  std::string venue;    ///< key of a venue; empty: found by container title
  std::string edition;  ///< that venue's edition, "2022"; empty: the year
  std::string track;
  std::vector<std::string> topics;
  std::vector<Link> links;
  std::vector<Award> awards;
  std::vector<DigestMark> digests;
  Image image;
  std::string summary;  ///< a sentence shown where there is no abstract
  std::optional<int> listing_index;
  bool selected = false;
  bool retracted = false;
  bool authors_incomplete = false;
  std::vector<int> author_gaps;  ///< an author seems to be missing behind the n-th

  Node extra;  ///< a map: every key that is not ours, for templates
};

/// What stood in an input file.
struct Record : Description {
  std::string id;
  Place place;
  bool from_digest =
      false;  ///< inline in a digest's file: its id yields to that of a record in publications/
};

/// A record that was read and does not become part of the site.
struct Rejection {
  std::string id;  ///< may be empty
  Place place;
  std::string reason;  ///< "key `title` is missing"
};

/// An identifier of a person at a registry, and whether somebody checked that it is theirs.
struct Identifier {
  std::string scheme;  ///< "orcid", "scholar", "dblp", "github", …
  std::string value;   ///< as the scheme writes it, never a URL
  std::string url;     ///< made from scheme and value; may be empty for unknown schemes
  bool verified = false;
};

/// From when to when something went on.
struct Years {
  int from = 0;  ///< 0: unknown
  int to = 0;    ///< 0: unknown or still going on
  bool current = false;
};

/// One line of a life: a position, a degree, an award, a course, a talk.
struct Station {
  std::string title;  ///< "Research fellow", "Ph.D.", "Introduction to Statistics"
  std::string place;  ///< "National University of Singapore"
  std::string note;   ///< Markdown, inline: "with Hong Liu; human action recognition in videos"
  Years years;
  Date date;        ///< of what happened on a day; shown in place of the years
  std::string url;  ///< where the title leads; may be empty
  std::vector<Link> links;
  Image image;
};

/// Who stands behind printed names: an entry of people.yaml, or inferred (then only `id` and `name`
/// are set).
struct Person {
  std::string id;  ///< the slug of the page
  PrintedName name;
  std::string native_name;  ///< in another script
  std::vector<std::string> aliases;
  std::vector<std::string> former_names;  ///< on papers; the present name is shown in their place
  std::vector<std::string> records;  ///< ids of records; if any, no other is theirs by name alone
  std::string affiliation;
  std::string role;
  std::string email;
  std::string phone;
  std::string office;
  std::string address;              ///< where letters go, on one or several lines
  std::vector<std::string> status;  ///< lines such as "open to collaborate"
  std::vector<Identifier> identifiers;
  std::vector<Link> links;
  Image photo;
  std::vector<std::string> topics;
  std::string biography;        ///< Markdown
  std::vector<Image> pictures;  ///< that the biography shows
  std::vector<Station> positions;
  std::vector<Station> education;
  std::vector<Station> awards;
  std::string group;  ///< "students", "alumni", …: where the person stands in a group list
  Years years;        ///< in which they belong to it
  bool verified = false;
  Place place;
  Node extra;
};

/// One run of a venue, as venues.yaml describes it.
struct Edition {
  std::string key;   ///< "2022", "25", "2022-workshops"
  std::string name;  ///< empty: made from venue and key
  int year = 0;
  Date begins, ends;
  std::string location;
  std::string url;
  std::optional<int> expected;  ///< number of records that must be there
  Place place;
};

/// A series: an entry of venues.yaml, or inferred from container titles.
struct Venue {
  std::string key;  ///< "cvpr": the folder of its pages
  std::string name;
  std::string short_name;
  std::vector<std::string>
      aliases;  ///< other names, compared folded and without years and ordinals
  std::vector<std::string>
      patterns;      ///< `*` stands for any text; matched against folded container titles
  std::string type;  ///< "conference", "journal", "repository"
  std::string url;
  std::vector<Edition> editions;
  Place place;
};

/// A line of a digest: the id of a record, or the index in Content::records of one written inline.
struct DigestItem {
  std::string id;
  std::optional<std::size_t> record;
  Place place;
};

/// A dated, ranked pick, as content/digests/*.yaml has it.
struct Digest {
  Date date;
  std::string title;
  std::string curator;
  std::string note;  ///< Markdown
  std::vector<DigestItem> items;
  Place place;
};

/// A Markdown file: a page of the site or a piece of news.
struct Document {
  std::string slug;
  std::string title;
  std::string description;
  Date date;                    ///< news: required
  std::string body;             ///< Markdown, without front matter
  Place place;                  ///< of the file
  Place body_place;             ///< of the body's first line
  std::vector<Image> pictures;  ///< that the body shows
  Node extra;                   ///< other keys of the front matter
};

/// The sections of a CV that the theme has words for, in the order in which a CV has them.
inline constexpr std::array<std::string_view, 12> kCvSections{
    "grants",  "talks",       "teaching", "supervision", "projects",  "software",
    "service", "memberships", "media",    "skills",      "languages", "references"};

/// A part of a CV: its talks, its teaching, or what its owner adds under a title of their own.
struct CvSection {
  std::string name;   ///< "talks": as `order` and the home page call it
  std::string title;  ///< empty: the theme's word for that name
  std::vector<Station> entries;
};

/// A name in a list of names, such as that of the home page's sections.
struct SectionName {
  std::string name;
  Place place;
};

/// content/cv.yaml: what a CV tells besides the publications and what people.yaml knows.
struct Cv {
  std::vector<SectionName> order;  ///< what the page shows; empty: everything, in the usual order
  std::vector<CvSection> sections;
  std::string pdf;             ///< the same for download: path relative to content/; may be empty
  bool selected_only = false;  ///< lists the selected publications instead of all
  bool by_year = false;        ///< lists them by year instead of by type
  Place place;                 ///< of the file
};

/// A file that is copied as it is.
struct Asset {
  std::string path;    ///< below the output folder: "assets/portrait.jpg"
  std::string source;  ///< where to read it
};

struct NavigationItem {
  std::string label;
  std::string target;  ///< address inside the site ("publications/index.html", "teaching") or a URL
  Place place;
};

/// Which files for reference managers stand beside a page.
struct ExportChoice {
  bool bibtex = true;
  bool ris = true;
  bool csl_json = true;

  friend bool operator==(const ExportChoice&, const ExportChoice&) = default;
};

/// Which feeds stand beside each list.
struct FeedChoice {
  bool atom = true;
  bool json = true;

  friend bool operator==(const FeedChoice&, const FeedChoice&) = default;
};

/// In which formats pictures are sent to screens that show fewer pixels than they have.
struct CopyChoice {
  bool avif = true;
  bool webp = true;

  friend bool operator==(const CopyChoice&, const CopyChoice&) = default;
};

/// A colour on a light and on a dark page: `#rrggbb`.
struct ThemeColour {
  std::string light;
  std::string dark;

  friend bool operator==(const ThemeColour&, const ThemeColour&) = default;
};

/// How pages look: what templates/assets/style.css starts with, until site.yaml says otherwise.
struct ThemeConfig {
  ThemeColour accent{"#0b5d47", "#86d5b5"};
  ThemeColour paper{"#ffffff", "#121614"};
  ThemeColour ink{"#18211d", "#e3e9e5"};
  ThemeColour soft{"#55635c", "#a3b1aa"};   ///< what is less important
  ThemeColour rule{"#d7dfda", "#303a35"};   ///< lines
  ThemeColour tint{"#f3f7f4", "#1a201d"};   ///< behind code and what is marked
  ThemeColour stock{"#dcebe3", "#1f342b"};  ///< covers and tiles
  std::string serif, sans, mono;            ///< families as CSS has them; empty: the theme's
  int size = 100;                           ///< of the text, in per cent of the reader's
  int width = 43;                           ///< of the text column, in rem
  int spacing = 100;                        ///< between the entries of a list, in per cent
};

/// How the publications of a list are shown: with cover and links, as citations, a line each.
enum class ListLook : std::uint8_t { kCards, kPlain, kCompact };

/// What site.yaml says of a list, or of all of them.
struct ListStyle {
  std::optional<ListLook> look;
  std::optional<bool> numbered;
};

/// The lists of publications whose style can be chosen one by one.
inline constexpr std::array<std::string_view, 8> kStyledLists{
    "home", "selected", "publications", "person", "year", "type", "topic", "awards"};

/// content/site.yaml, with every default filled in.
struct SiteConfig {
  std::string title;
  std::string description;
  std::string id;               ///< authority and path of `tag:` URIs; outlives a change of url
  std::string url;              ///< absolute, ends in `/`; empty: no absolute addresses are written
  std::string language = "en";  ///< BCP 47
  Place language_place;
  std::string owner;   ///< id of a person; may be empty
  std::string footer;  ///< Markdown
  std::string image;   ///< shown where others link to the site: address inside it, or a URL
  std::vector<NavigationItem> navigation;

  /// What the home page shows, in this order; what is empty leaves no trace.
  std::vector<SectionName> home_sections{{"biography", {}},   {"news", {}},      {"selected", {}},
                                         {"positions", {}},   {"education", {}}, {"awards", {}},
                                         {"projects", {}},    {"teaching", {}},  {"talks", {}},
                                         {"service", {}},     {"group", {}},     {"contents", {}},
                                         {"publications", {}}};
  int home_news = 5;

  /// Sections that the configuration switches off by name: "people", "venues", "digests", …
  std::vector<std::string> switched_off;
  bool has_section(std::string_view name) const {
    return std::find(switched_off.begin(), switched_off.end(), name) == switched_off.end();
  }

  int page_size = 200;       ///< works on one page of a list
  int person_threshold = 1;  ///< works from which on a person who is not in people.yaml gets a page
  int close_collaborator = 3;  ///< joint works that make a co-author a close collaborator
  int feed_entries = 50;
  FeedChoice list_feeds;  ///< beside lists too, not only for the site, its news and its digests
  /// What marks behind authors' names mean, in the order of the legend: "*" → "equal contribution".
  std::vector<std::pair<std::string, std::string>> marks;
  ThemeConfig theme;
  ListStyle list_style;
  std::map<std::string, ListStyle, std::less<>> list_styles;  ///< by name, of kStyledLists
  ExportChoice publication_exports;
  ExportChoice list_exports;
  bool abstracts_in_lists = true;
  bool abstracts_open = false;  ///< in lists, without a click
  bool coins_in_lists = false;  ///< what Zotero reads in lists
  CopyChoice picture_copies;
  std::string
      claim_url;  ///< where a profile is claimed or corrected; `{id}` and `{name}` are filled in
  Node extra;     ///< the map `extra`: values for a site's own templates
};

/// Everything that was read, complete.
struct Content {
  SiteConfig site;
  std::vector<Record>
      records;  ///< those inline in digests included; in the order of files and lines
  std::vector<Rejection> rejections;  ///< of publications/, in the same order
  std::vector<Person> people;
  std::vector<Venue> venues;
  std::vector<Digest> digests;  ///< by date
  std::vector<Document> pages;
  std::vector<Document> news;
  std::optional<Cv> cv;
  std::vector<Asset> assets;
  std::vector<Asset> papers;  ///< files that links of records name by a path below content/, once
                              ///< each; `path` is as the links have it
};

}  // namespace offprint
