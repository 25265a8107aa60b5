#include "render/context.hpp"

#include <algorithm>
#include <deque>
#include <iterator>
#include <map>
#include <optional>

#include "base/once.hpp"
#include "export/page_words.hpp"
#include "render/dated_objects.hpp"
#include "render/markdown_html.hpp"
#include "render/person_object.hpp"
#include "render/publication_object.hpp"
#include "render/site_objects.hpp"
#include "render/slice_object.hpp"
#include "render/stations.hpp"
#include "render/values.hpp"
#include "render/venue_objects.hpp"

namespace offprint {

using jinja::Value;

/// One object a thing. Deques, since objects stay where they are.
struct Context::Things {
  explicit Things(const Context& context)
      : catalog(context),
        publications(each<PublicationObject>(context, context.catalog().publications.size())),
        people(each<PersonObject>(context, context.catalog().people.size())),
        venues(each<VenueObject>(context, context.catalog().venues.size())),
        editions(each<EditionObject>(context, context.catalog().editions.size())),
        digests(each<DigestObject>(context, context.catalog().digests.size())),
        years(slices(context, PageKind::kYear, context.catalog().years, year_label)),
        types(slices(context, PageKind::kType, context.catalog().types, type_label)),
        topics(slices(context, PageKind::kTopic, context.catalog().topics, topic_label)),
        documents(dated(context, PageKind::kDocument, context.catalog().pages)),
        news(dated(context, PageKind::kNewsItem, context.catalog().news)),
        footers(footers_of(context)) {
    if (context.catalog().cv) cv.emplace(context, *context.catalog().cv);
  }

  template <class Object>
  static std::deque<Object> each(const Context& context, std::size_t count) {
    std::deque<Object> objects;
    for (std::uint32_t i = 0; i < count; ++i) objects.emplace_back(context, i);
    return objects;
  }

  static std::string type_label(const Words& words, const Slice& slice) {
    return std::string(type_name_plural(words, slice.name));
  }
  static std::string topic_label(const Words&, const Slice& slice) { return slice.name; }

  static std::deque<SliceObject> slices(const Context& context, PageKind kind,
                                        const std::vector<Slice>& all,
                                        std::string (*label)(const Words&, const Slice&)) {
    std::deque<SliceObject> objects;
    for (std::uint32_t i = 0; i < all.size(); ++i)
      objects.emplace_back(context, all[i], label(context.words(), all[i]),
                           context.address(kind, i));
    return objects;
  }

  static std::deque<DocumentObject> dated(const Context& context, PageKind kind,
                                          const std::vector<Document>& all) {
    std::deque<DocumentObject> objects;
    for (std::uint32_t i = 0; i < all.size(); ++i)
      objects.emplace_back(context, all[i], context.address(kind, i));
    return objects;
  }

  /// By the way to the top, from every depth at which pages stand.
  static std::map<std::string, Value, std::less<>> footers_of(const Context& context) {
    std::map<std::string, Value, std::less<>> made;
    for (const char* root : {"", "../", "../../", "../../../"})
      made.emplace(root, markdown_html(context, context.site().config.footer, root));
    return made;
  }

  CatalogObject catalog;
  std::deque<PublicationObject> publications;
  std::deque<PersonObject> people;
  std::deque<VenueObject> venues;
  std::deque<EditionObject> editions;
  std::deque<DigestObject> digests;
  std::deque<SliceObject> years, types, topics;
  std::deque<DocumentObject> documents, news;
  std::optional<CvObject> cv;
  std::map<std::string, Value, std::less<>> footers;
};

namespace {

/// A list of publications that is made when somebody looks.
class LatePublications final : public jinja::Object {
 public:
  LatePublications(const Context& context, Context::MakeList make)
      : context_(context), make_(std::move(make)) {}

  std::string_view type_name() const override { return "list"; }
  Kind kind() const override { return Kind::kSequence; }
  std::size_t length() const override { return list().size(); }
  Value element(std::size_t index) const override { return context_.publication(list()[index]); }

 private:
  const std::vector<PublicationIndex>& list() const {
    once_.call([this] { list_ = make_(); });
    return list_;
  }

  const Context& context_;
  Context::MakeList make_;
  mutable Once once_;
  mutable std::vector<PublicationIndex> list_;
};

template <class Objects>
Value borrowed(const Objects& objects, std::uint32_t index) {
  return index == kAbsent ? Value::none() : Value::borrow(objects[index]);
}

}  // namespace

Context::Context(const Site& site)
    : site_(site),
      lookup_(make_lookup(site)),
      pictures_(site.catalog.assets),
      things_(std::make_unique<const Things>(*this)) {}

Context::~Context() = default;

Value Context::publication(PublicationIndex index) const {
  return borrowed(things_->publications, index);
}

Value Context::person(PersonIndex index) const { return borrowed(things_->people, index); }
Value Context::venue(VenueIndex index) const { return borrowed(things_->venues, index); }
Value Context::edition(EditionIndex index) const { return borrowed(things_->editions, index); }
Value Context::year(std::uint32_t index) const { return borrowed(things_->years, index); }
Value Context::type(std::uint32_t index) const { return borrowed(things_->types, index); }
Value Context::topic(TopicIndex index) const { return borrowed(things_->topics, index); }
Value Context::digest(DigestIndex index) const { return borrowed(things_->digests, index); }
Value Context::document(std::uint32_t index) const { return borrowed(things_->documents, index); }
Value Context::news(std::uint32_t index) const { return borrowed(things_->news, index); }

Value Context::cv() const { return things_->cv ? Value::borrow(*things_->cv) : Value::none(); }

Value Context::catalog_value() const { return Value::borrow(things_->catalog); }

Value Context::footer(std::string_view root) const {
  const auto found = things_->footers.find(root);
  return found == things_->footers.end() ? markdown_html(*this, site_.config.footer, root)
                                         : found->second.borrowed();
}

Value Context::publications(const std::vector<PublicationIndex>& list) const {
  return make_sequence(list.size(), [this, &list](std::size_t i) { return publication(list[i]); });
}

Value Context::own_publications(std::vector<PublicationIndex> list) const {
  const std::size_t size = list.size();
  return make_sequence(
      size, [this, own = std::move(list)](std::size_t i) { return publication(own[i]); });
}

Value Context::publications_when_asked(MakeList make) const {
  return jinja::make_object<LatePublications>(*this, std::move(make));
}

Value Context::people(std::vector<PersonIndex> list) const {
  const std::size_t size = list.size();
  return make_sequence(size,
                       [this, own = std::move(list)](std::size_t i) { return person(own[i]); });
}

Value Context::all(ThingOf thing, std::size_t count) const {
  return make_sequence(count, [this, thing](std::size_t i) {
    return (this->*thing)(static_cast<std::uint32_t>(i));
  });
}

Value Context::part_of(const Slice& slice, std::string label, PageKind kind, std::uint32_t index,
                       std::vector<PublicationIndex> works) const {
  const auto count = static_cast<std::int64_t>(works.size());
  return Value::dict({{"name", Value::view(slice.name)},
                      {"label", Value::text(std::move(label))},
                      {"address", Value::view(address(kind, index))},
                      {"works", Value::integer(count)},
                      {"publications", own_publications(std::move(works))}});
}

Value Context::years_of(const std::vector<PublicationIndex>& list) const {
  std::map<std::uint32_t, std::vector<PublicationIndex>> by_year;
  for (const PublicationIndex index : list) by_year[lookup_.year_of[index]].push_back(index);
  std::vector<Value> years;
  for (auto& [year, works] : by_year) {
    const Slice& slice = catalog().years[year];
    years.push_back(
        part_of(slice, year_label(words(), slice), PageKind::kYear, year, std::move(works)));
  }
  return Value::list(std::move(years));
}

Value Context::types_of(const std::vector<PublicationIndex>& list) const {
  std::vector<Value> types;
  for (std::uint32_t type = 0; type < catalog().types.size(); ++type) {
    const Slice& slice = catalog().types[type];
    std::vector<PublicationIndex> works;
    std::ranges::copy_if(list, std::back_inserter(works), [&](PublicationIndex index) {
      return catalog().publications[index].type == slice.name;
    });
    if (works.empty()) continue;
    types.push_back(part_of(slice, std::string(type_name_plural(words(), slice.name)),
                            PageKind::kType, type, std::move(works)));
  }
  return Value::list(std::move(types));
}

std::string_view Context::address(PageKind kind, std::uint32_t subject) const {
  const auto& addresses = lookup_.addresses[static_cast<std::size_t>(kind)];
  return subject < addresses.size() ? addresses[subject] : std::string_view("");
}

}  // namespace offprint
