// A move under way: the old site, what there is of the new one, and the account of both. The
// readers of the three generators fill it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/node.hpp"
#include "migrate/ledger.hpp"
#include "migrate/old_site.hpp"
#include "migrate/redirects.hpp"
#include "starter/starter.hpp"

namespace offprint {

struct Migration {
  explicit Migration(std::filesystem::path root) : old(std::move(root)) {}

  OldSite old;
  Ledger ledger;

  Node settings = Node::map();  ///< of the old site

  Node site = Node::map();     ///< of site.yaml
  Node owner = Node::map();    ///< of people.yaml
  Node people = Node::list();  ///< the others in it
  Node venues = Node::list();
  Node cv = Node::map();
  std::vector<SiteFile> files;                ///< records, pages, news
  std::vector<Record> records;                ///< what these files hold
  std::map<std::string, std::string> copies;  ///< path below content/ → path below the old site
  OldAddresses addresses;
  std::string old_url;  ///< "https://example.org/~ada/", or empty

  void carry(const std::string& from, std::string to) {
    ledger.carried.push_back({from, std::move(to)});
  }
  void leave(const std::string& from, std::string why) {
    ledger.left.push_back({from, std::move(why)});
  }

  /// Sets the language of the site, unless it is English or no tag of a language.
  void put_language(const std::string& tag);

  /// Tells of something that was carried over, if its title is that of a theme's sample.
  void tell_sample(const std::string& from, const std::string& title);

  /// The texts of a folder as the old site has them, without drafts.
  std::vector<OldText> texts(const std::string& folder, OldSite::Wanted wanted = nullptr);

  /// Notes what the old site showed at some addresses: something of `from`, which is now at one of
  /// the new addresses, the likeliest first. Before texts that link there are read.
  void publish(const std::vector<std::string>& old_addresses, const std::string& from,
               const std::vector<std::string>& now);

  /// A path for what becomes of a part of the old site; `wish`, or that with a number where it is
  /// taken. The same whenever it is asked.
  const std::string& new_path(const std::string& from, const std::string& wish);

  /// Where a link of a text in `folder` leads now. A file of the old site is marked to be copied.
  std::string moved(const std::string& address, const std::string& folder);

  /// An address of the old site without the beginning that all of them have.
  std::string without_base(const std::string& address) const;

  /// The new address of a file of the old site, which is marked to be copied; empty where there is
  /// none at that address, seen from `folder`.
  std::string moved_file(const std::string& address, const std::string& folder);

  /// Marks all PDFs that the old site showed to be copied, even if nothing names them, since others
  /// link to them. `file_of` tells where it showed a file; empty: nowhere.
  void keep_papers(std::string (*file_of)(const std::string& path));

  /// "[Lovelace & Menabrea, 1843](publications/notes.html)" for the key of a work that was read.
  std::string citation(const std::string& key) const;

  /// A text in our Markdown. What a program filled in is put into the ledger.
  std::string markdown(const OldText& text);

  /// Writes a page or a piece of news.
  void add_document(const std::string& path, const Node& front, const std::string& body,
                    const std::string& from);

  /// The name of the owner, in all that was read; may be empty.
  std::string owner_name() const { return text_of(owner, "name"); }

 private:
  std::map<std::string, std::string> paths_;  ///< by what they are for
  std::set<std::string> taken_;
};

/// An entry of a CV's list: with a title, perhaps with more.
void add_entry(Node& map, std::string_view section, Node entry);

/// "Academy, Turin"; without the sign where one of the two is empty.
std::string joined(const std::string& first, const char* sign, const std::string& second);

Node number_node(int number);

/// A picture below content/, for the keys `image` and `photo`.
Node image_node(const std::string& source, const std::string& alt);

}  // namespace offprint
