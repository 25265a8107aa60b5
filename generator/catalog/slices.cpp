#include "catalog/slices.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <unordered_map>

#include "text/slug.hpp"

namespace offprint {
namespace {

/// One slice a value, by value.
std::vector<Slice> slice_by(const std::vector<Publication>& publications,
                            const std::function<std::string(const Publication&)>& value_of) {
  std::map<std::string, std::vector<PublicationIndex>> slices;
  for (PublicationIndex i = 0; i < publications.size(); ++i)
    slices[value_of(publications[i])].push_back(i);
  std::vector<Slice> result;
  for (auto& [value, indexes] : slices)
    result.push_back({value, value.empty() ? "undated" : make_slug(value), std::move(indexes)});
  return result;
}

/// For each spelling of a topic the position of its slug among all slugs.
std::unordered_map<std::string_view, TopicIndex> number_topics(
    const std::vector<Publication>& publications) {
  std::unordered_map<std::string_view, TopicIndex> positions;
  for (const Publication& publication : publications)
    for (const std::string& topic : publication.topics) positions.try_emplace(topic, 0);
  std::map<std::string, std::vector<TopicIndex*>> by_slug;
  for (auto& [topic, position] : positions) by_slug[make_slug(topic)].push_back(&position);
  TopicIndex next = 0;
  for (auto& [slug, spellings] : by_slug) {
    for (TopicIndex* position : spellings) *position = next;
    ++next;
  }
  return positions;
}

}  // namespace

std::vector<Slice> slice_by_year(const std::vector<Publication>& publications) {
  std::vector<Slice> slices = slice_by(publications, [](const Publication& p) {
    return p.issued ? std::to_string(p.issued.year) : std::string();
  });
  const auto year = [](const Slice& slice) {
    return slice.name.empty() ? 0 : std::stoi(slice.name);
  };
  std::stable_sort(slices.begin(), slices.end(),
                   [&](auto& a, auto& b) { return year(a) > year(b); });
  return slices;
}

std::vector<Slice> slice_by_type(const std::vector<Publication>& publications) {
  std::vector<Slice> slices = slice_by(publications, [](const Publication& p) { return p.type; });
  std::stable_sort(slices.begin(), slices.end(),
                   [](auto& a, auto& b) { return a.publications.size() > b.publications.size(); });
  return slices;
}

std::vector<Slice> slice_by_topic(std::vector<Publication>& publications) {
  std::unordered_map<std::string_view, TopicIndex> positions = number_topics(publications);
  std::vector<Slice> slices;
  for (PublicationIndex i = 0; i < publications.size(); ++i) {
    for (const std::string& topic : publications[i].topics) {
      const TopicIndex position = positions.at(topic);
      if (position >= slices.size()) slices.resize(position + 1);
      Slice& slice = slices[position];
      if (slice.name.empty()) slice.name = topic, slice.slug = make_slug(topic);
      if (slice.publications.empty() || slice.publications.back() != i)
        slice.publications.push_back(i);
      publications[i].topic_indexes.push_back(position);
    }
  }
  return slices;
}

std::vector<PublicationIndex> list_awarded(const std::vector<Publication>& publications) {
  std::vector<PublicationIndex> awarded;
  for (PublicationIndex i = 0; i < publications.size(); ++i) {
    if (!publications[i].awards.empty()) awarded.push_back(i);
  }
  return awarded;
}

}  // namespace offprint
