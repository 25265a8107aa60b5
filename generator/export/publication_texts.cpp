#include "export/publication_texts.hpp"

#include <utility>

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

void fill_abstract(PublicationText& text, const Publication& publication, Keeper& keeper) {
  if (publication.abstract.empty()) return;
  const RichText abstract = parse_scholarly_text(publication.abstract);
  text.abstract = keeper.keep(to_plain(abstract), publication.abstract);
  text.abstract_html = keeper.keep(to_html(abstract, {.paragraphs = true}));
}

void fill_appearance(PublicationText& text, const Appearance& appearance, Keeper& keeper) {
  const Publication& publication = appearance.publication;
  text.container = keeper.keep(container_of(appearance), publication.container_title);
  text.venue_line =
      keeper.keep(venue_line(appearance, text.container), publication.container_title);
  text.venue_short = keeper.keep(venue_short(appearance), publication.container_title_short);
  text.publisher = keeper.keep(scholarly_to_plain(publication.publisher), publication.publisher);
}

}  // namespace

PublicationTexts::PublicationTexts(const Catalog& catalog)
    : catalog_(catalog), entries_(std::make_unique<Entry[]>(catalog.publications.size())) {}

const PublicationText& PublicationTexts::of(PublicationIndex publication) const {
  Entry& entry = entries_[publication];
  std::call_once(entry.once, [&] { fill(entry, catalog_.publications[publication]); });
  return entry.text;
}

void PublicationTexts::fill(Entry& entry, const Publication& publication) const {
  Keeper keeper(entry.made);
  fill_title(entry.text, publication, keeper);
  fill_abstract(entry.text, publication, keeper);
  fill_appearance(entry.text, appearance_of(catalog_, publication), keeper);
}

}  // namespace offprint
