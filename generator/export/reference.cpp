#include "export/reference.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/escape.hpp"
#include "export/reference_names.hpp"
#include "text/scholarly.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

/// How a work stands to what it appeared in.
enum class Form : std::uint8_t {
  kArticle,  ///< of a periodical
  kPart,     ///< of a book or of proceedings
  kPaper,    ///< on its own, its title quoted: theses, reports, preprints
  kWhole     ///< on its own, its title set off: books, software, data
};

Form form_of(const Citation& citation) {
  const std::string& type = citation.publication.type;
  const bool within = !citation.text.container.empty();
  if (within && type.starts_with("article-")) return Form::kArticle;
  if (within && (type == "paper-conference" || type == "chapter" || type.starts_with("entry")))
    return Form::kPart;
  const bool whole = type == "book" || type == "software" || type == "dataset";
  return whole ? Form::kWhole : Form::kPaper;
}

/// A reference as it grows: text with parts set off.
class Line {
 public:
  Line& add(std::string_view text) {
    append_html_escaped(html_, text);
    if (!text.empty()) last_ = text.back();
    return *this;
  }

  Line& set_off(std::string_view text) {
    if (text.empty()) return *this;
    html_ += "<em>";
    add(text);
    html_ += "</em>";
    return *this;
  }

  /// Ends a sentence; what asks or calls out has ended already.
  Line& stop() { return html_.empty() || ends_sentence() ? *this : add("."); }

  /// Begins another sentence, or the first.
  Line& space() { return html_.empty() ? *this : add(" "); }

  bool ends_sentence() const { return last_ == '.' || last_ == '?' || last_ == '!'; }
  std::string html() && { return std::move(html_); }

 private:
  std::string html_;
  char last_ = '\0';
};

/// "10–19"; what is no range stays as it is.
std::string pages_of(const Citation& citation) {
  const auto [first, last] = page_range(citation.publication.page);
  return last.empty() ? std::string(first) : fmt::format("{}–{}", first, last);
}

/// "pp. 10–19", "p. 7".
std::string marked_pages(const Citation& citation) {
  const std::string pages = pages_of(citation);
  if (pages.empty()) return {};
  const bool several =
      pages.find_first_of(",;") != std::string::npos || pages.find("–") != std::string::npos;
  return (several ? "pp. " : "p. ") + pages;
}

using Parts = std::vector<std::string>;

void add(Parts& parts, std::string_view prefix, std::string_view text) {
  if (!text.empty()) parts.push_back(fmt::format("{}{}", prefix, text));
}

std::string joined(const Parts& parts) { return fmt::format("{}", fmt::join(parts, ", ")); }

/// The archive where a work has no publisher.
std::string source_of(const Citation& citation) {
  if (!citation.text.publisher.empty()) return std::string(citation.text.publisher);
  if (form_of(citation) == Form::kPaper && !citation.text.container.empty())
    return std::string(citation.text.container);
  return citation.publication.arxiv.empty() ? std::string() : "arXiv";
}

/// What kind of thesis: "PhD thesis".
std::string thesis_of(const Citation& citation) {
  const std::string genre = scholarly_to_plain(citation.publication.genre);
  return genre.empty() ? "Thesis" : genre;
}

std::string year_of(const Publication& publication) {
  const std::string status(status_text(publication.status));
  if (publication.issued && status.empty()) return fmt::format("{}", publication.issued.year);
  if (publication.issued) return fmt::format("{}, {}", publication.issued.year, status);
  return status.empty() ? scholarly_to_plain(publication.issued_literal) : status;
}

/// What stands behind a title: its number, what it is, and that it was taken back.
std::string remark_of(const Citation& citation) {
  const Publication& publication = citation.publication;
  std::string remark;
  if (publication.type == "thesis") {
    Parts parts{thesis_of(citation)};
    add(parts, "", citation.text.publisher);
    remark = fmt::format(" [{}]", joined(parts));
  } else if (publication.type == "report" && !publication.number.empty()) {
    remark = fmt::format(" (Report No. {})", scholarly_to_plain(publication.number));
  } else if (publication.type == "software") {
    remark = " [Computer software]";
  } else if (publication.type == "dataset") {
    remark = " [Data set]";
  } else if (form_of(citation) == Form::kPaper && !publication.arxiv.empty()) {
    remark = fmt::format(" (arXiv:{})", publication.arxiv);
  }
  return publication.retracted ? remark + " [Retracted]" : remark;
}

/// "In A. Editor (Ed.), ".
std::string editors_in_front(const Citation& citation) {
  const std::vector<PrintedName>& editors = citation.publication.editors;
  if (editors.empty()) return {};
  return fmt::format("{} ({}), ", engineer_row(editors, false),
                     editors.size() == 1 ? "Ed." : "Eds.");
}

/// " Journal, 3(2), 10–19"
void add_periodical(Line& line, const Citation& citation) {
  const Publication& publication = citation.publication;
  line.space().set_off(citation.text.container);
  if (!publication.volume.empty()) line.add(", ").set_off(publication.volume);
  if (!publication.issue.empty()) line.add(fmt::format("({})", publication.issue));
  if (const std::string pages = pages_of(citation); !pages.empty()) line.add(", " + pages);
  line.stop();
}

/// " In Book (Vol. 3, pp. 10–19)"
void add_book(Line& line, const Citation& citation) {
  Parts parts;
  add(parts, "Vol. ", citation.publication.volume);
  add(parts, "", marked_pages(citation));
  line.add(" In ").add(editors_in_front(citation)).set_off(citation.text.container);
  if (!parts.empty()) line.add(fmt::format(" ({})", joined(parts)));
  line.stop();
}

void add_names_and_year(Line& line, const Citation& citation) {
  const Publication& publication = citation.publication;
  const std::string year = year_of(publication);
  line.add(author_row(publication.authors, publication.authors_incomplete));
  line.space().add(fmt::format("({}).", year.empty() ? "n.d." : year));
}

void add_source(Line& line, const Citation& citation) {
  const bool said = citation.publication.type == "thesis" || form_of(citation) == Form::kArticle;
  const std::string source = said ? std::string() : source_of(citation);
  if (!source.empty()) line.space().add(source).stop();
}

std::string lasting_url(const Citation& citation) {
  const Publication& publication = citation.publication;
  return publication.doi.empty() ? url_of(citation) : doi_url(publication.doi);
}

constexpr std::array<std::string_view, 13> kMonths{"",     "Jan.", "Feb.", "Mar.", "Apr.",
                                                   "May",  "Jun.", "Jul.", "Aug.", "Sep.",
                                                   "Oct.", "Nov.", "Dec."};

/// "Mar. 2022" for what appears every few weeks, else the year.
std::string dated(const Citation& citation) {
  const Publication& publication = citation.publication;
  const bool by_month = form_of(citation) == Form::kArticle && publication.issued &&
                        publication.issued.month > 0 && publication.status == Status::kPublished;
  const std::string year = year_of(publication);
  return by_month ? fmt::format("{} {}",
                                kMonths[static_cast<std::size_t>(publication.issued.month)], year)
                  : year;
}

/// What follows the container, or the title of what stands alone.
Parts details_of(const Citation& citation) {
  const Publication& publication = citation.publication;
  const Form form = form_of(citation);
  Parts parts;
  if (publication.type == "thesis") parts.push_back(thesis_of(citation));
  if (form != Form::kArticle && publication.arxiv.empty()) add(parts, "", source_of(citation));
  if (publication.type == "report") add(parts, "Rep. ", publication.number);
  add(parts, "vol. ", publication.volume);
  add(parts, "no. ", publication.issue);
  if (form == Form::kPart) add(parts, "", dated(citation));
  add(parts, "", marked_pages(citation));
  if (form != Form::kPart) add(parts, "", dated(citation));
  add(parts, "arXiv:", form == Form::kPaper ? publication.arxiv : std::string());
  add(parts, "doi: ", publication.doi);
  return parts;
}

/// “Title,” as quoted; the comma stands inside, where the title does not end by itself.
void add_quoted(Line& line, const Citation& citation) {
  line.add("“").add(citation.text.title);
  const bool ended = line.ends_sentence();
  line.add(ended ? "”" : ",”");
  if (citation.publication.retracted) line.add(" [Retracted]");
}

void add_title(Line& line, const Citation& citation) {
  const Form form = form_of(citation);
  if (form != Form::kWhole) add_quoted(line, citation);
  if (form == Form::kPart) line.add(" in ").set_off(citation.text.container);
  if (form == Form::kArticle) line.space().set_off(citation.text.container);
  if (form == Form::kWhole) line.set_off(citation.text.title).add(remark_of(citation)).stop();
}

}  // namespace

std::string author_date_reference(const Citation& citation) {
  const Form form = form_of(citation);
  Line line;
  add_names_and_year(line, citation);
  line.space();
  const bool part = form == Form::kArticle || form == Form::kPart;
  part ? line.add(citation.text.title) : line.set_off(citation.text.title);
  line.add(remark_of(citation)).stop();
  if (form == Form::kArticle) add_periodical(line, citation);
  if (form == Form::kPart) add_book(line, citation);
  add_source(line, citation);
  if (const std::string url = lasting_url(citation); !url.empty()) line.space().add(url);
  return std::move(line).html();
}

std::string numbered_reference(const Citation& citation) {
  const Publication& publication = citation.publication;
  const Form form = form_of(citation);
  Line line;
  const std::string names = engineer_row(publication.authors, publication.authors_incomplete);
  if (!names.empty()) line.add(names).add(", ");
  add_title(line, citation);
  const bool within = form == Form::kArticle || form == Form::kPart;
  if (const Parts details = details_of(citation); !details.empty())
    line.add(within ? ", " : " ").add(joined(details));
  line.stop();
  if (const std::string url = url_of(citation); publication.doi.empty() && !url.empty())
    line.add(" [Online]. Available: ").add(url);
  return std::move(line).html();
}

}  // namespace offprint
