// A move under way: the old site, what there is of the new one, and the account of both. The
// readers of the three generators fill it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/node.hpp"
#include "migrate/ledger.hpp"
#include "migrate/old_site.hpp"
#include "starter/starter.hpp"

namespace offprint {

struct Migration {
  explicit Migration(std::filesystem::path root) : old(std::move(root)) {}

  OldSite old;
  Ledger ledger;

  Node site = Node::map();     ///< of site.yaml
  Node owner = Node::map();    ///< of people.yaml
  Node people = Node::list();  ///< the others in it
  Node venues = Node::list();
  Node cv = Node::map();
  std::vector<SiteFile> files;                ///< records, pages, news
  std::vector<Record> records;                ///< what these files hold
  std::map<std::string, std::string> copies;  ///< path below content/ → path below the old site
  std::map<std::string, std::string> addresses;  ///< of old pages, without slashes → new ones
  std::string old_url;                           ///< "https://example.org/~ada/", or empty

  void carry(const std::string& from, std::string to) {
    ledger.carried.push_back({from, std::move(to)});
  }
  void leave(const std::string& from, std::string why) {
    ledger.left.push_back({from, std::move(why)});
  }

  /// Where a link of a text in `folder` leads now. A file of the old site is marked to be copied.
  std::string moved(const std::string& address, const std::string& folder);

  /// An address of the old site without the beginning that all of them have.
  std::string without_base(const std::string& address) const;

  /// The new address of a file of the old site, which is marked to be copied; empty where there is
  /// none at that address, seen from `folder`.
  std::string moved_file(const std::string& address, const std::string& folder);

  /// A text in our Markdown. What a program filled in is put into the ledger.
  std::string markdown(const OldText& text);

  /// Writes a page or a piece of news.
  void add_document(const std::string& path, const Node& front, const std::string& body,
                    const std::string& from);

  /// The name of the owner, in all that was read; may be empty.
  std::string owner_name() const { return text_of(owner, "name"); }
};

/// An entry of a CV's list: with a title, perhaps with more.
void add_entry(Node& map, std::string_view section, Node entry);

Node number_node(int number);

}  // namespace offprint
