// A new folder in the place of another, put there as a whole.
//
// It is filled beside the other under a name that servers do not show and with a mode that lets
// nobody else in; then the two exchange their names in one step (renameat2 with RENAME_EXCHANGE,
// Linux and most of its file systems). Who looks at any moment, and whatever kills the program,
// finds the one or the other whole. Where the system cannot exchange, the other steps aside first
// and there is none for a moment; `mend_folder` puts it back after a kill.
//
// Files in the other folder that are not ours (`.gitignore`, `CNAME`, a whole `.git`, notes of the
// user's) are kept: the new folder gets links to the very files, before the exchange. So nothing of
// a stranger's is ever copied, moved or lost, and what is left behind by a kill may always be
// removed.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace offprint {

/// Puts right what a killed process left beside `out`. Nobody may be filling a folder for it.
void mend_folder(const std::filesystem::path& out);

/// What stands in `out` and is not among `ours` (addresses of files and of folders): folders, files
/// and whatever else, by address. No link is followed. Nothing where `out` is not there.
std::vector<std::string> list_others(const std::filesystem::path& out,
                                     const std::set<std::string, std::less<>>& ours);

class FreshFolder {
 public:
  /// Makes a folder that can take the place of `out`, which need not exist. Refuses, by
  /// std::system_error, an `out` that is a file system of its own and so cannot be renamed.
  explicit FreshFolder(const std::filesystem::path& out);

  /// Removes the new folder, or, after `take_place`, the one whose place it took.
  ~FreshFolder();
  FreshFolder(const FreshFolder&) = delete;
  FreshFolder& operator=(const FreshFolder&) = delete;

  const std::filesystem::path& path() const { return fresh_; }

  /// Gives it these, of the other folder. Refuses where something of ours stands in the way.
  void keep(const std::vector<std::string>& others) const;

  /// Lets it take the place of the other, with that one's mode.
  void take_place() const;

 private:
  void keep_folder(const std::filesystem::path& address) const;

  std::filesystem::path out_, fresh_;
};

}  // namespace offprint
