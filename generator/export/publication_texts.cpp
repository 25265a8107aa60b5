#include "export/publication_texts.hpp"

#include <utility>

#include "export/citation.hpp"
#include "export/venue_line.hpp"
#include "text/scholarly.hpp"

namespace offprint {
namespace {

/// Keeps what is not as the record has it.
class Keeper {
 public:
  explicit Keeper(std::forward_list<std::string>& kept) : kept_(kept) {}

  std::string_view keep(std::string made, const std::string& record) {
    return made == record ? std::string_view(record) : keep(std::move(made));
  }

  std::string_view keep(std::string made) {
    return made.empty() ? std::string_view("") : kept_.emplace_front(std::move(made));
  }

 private:
  std::forward_list<std::string>& kept_;
};

void fill_title(PublicationText& text, const Publication& publication, Keeper& keeper) {
  const RichText title = parse_scholarly_text(publication.title);
  text.title = keeper.keep(to_plain(title), publication.title);
  text.title_html = keeper.keep(to_html(title, {.links = false}), publication.title);
}

void fill_appearance(PublicationText& text, const Appearance& appearance, Keeper& keeper) {
  const Publication& publication = appearance.publication;
  text.container = keeper.keep(container_of(appearance), publication.container_title);
  text.venue_line =
      keeper.keep(venue_line(appearance, text.container), publication.container_title);
  text.venue_short = keeper.keep(venue_short(appearance), publication.container_title_short);
  const auto [first, last] = page_range(publication.page);
  text.pages = keeper.keep(last.empty() ? scholarly_to_plain(publication.page)
                                        : std::string(first).append("–").append(last),
                           publication.page);
  text.publisher = keeper.keep(scholarly_to_plain(publication.publisher), publication.publisher);
}

}  // namespace

PublicationTexts::PublicationTexts(const Catalog& catalog)
    : catalog_(catalog), entries_(std::make_unique<Entry[]>(catalog.publications.size())) {}

const PublicationText& PublicationTexts::of(PublicationIndex publication) const {
  Entry& entry = entries_[publication];
  entry.once.call([&] { fill(entry, catalog_.publications[publication]); });
  return entry.text;
}

std::string_view PublicationTexts::abstract_html(PublicationIndex publication) const {
  const std::string& abstract = catalog_.publications[publication].abstract;
  if (abstract.empty()) return "";
  Entry& entry = entries_[publication];
  entry.html_once.call(
      [&] { entry.abstract_html = to_html(parse_scholarly_text(abstract), {.paragraphs = true}); });
  return entry.abstract_html;
}

void PublicationTexts::fill(Entry& entry, const Publication& publication) const {
  Keeper keeper(entry.made);
  fill_title(entry.text, publication, keeper);
  entry.text.abstract = keeper.keep(scholarly_to_plain(publication.abstract), publication.abstract);
  fill_appearance(entry.text, appearance_of(catalog_, publication), keeper);
}

}  // namespace offprint
