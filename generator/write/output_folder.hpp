// One folder of the disk, and nothing outside of it: files are looked at, made, replaced and
// removed by addresses relative to it.
//
// Everything is opened relative to directory handles and no symbolic link is ever followed, so that
// a link that somebody puts into the folder leads nowhere. A file appears or changes as a whole:
// who reads it at any moment, or after the program was killed, finds the old bytes or the new ones.
// A new folder at the top is filled elsewhere, in the workshop, and appears as a whole when
// `show_folders` is called: that is much quicker than making its files appear one by one.
// Modes are 0644 and 0755 whatever the umask, since web servers and GitHub Pages read as strangers.
// After construction any number of threads may use it, on different addresses.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/descriptor.hpp"
#include "write/manifest.hpp"

namespace offprint {

/// Whether an address is relative, has no `..` or empty part, no control character, no backslash,
/// and no part longer than 255 bytes.
bool is_safe_address(std::string_view address);

/// Whether anybody may be looking at a folder while it is filled.
enum class Sight : std::uint8_t { kOpen, kHidden };

/// What stands at an address.
struct Found {
  enum class Kind : std::uint8_t { kNothing, kFile, kOther };
  Kind kind = Kind::kNothing;
  Stamp stamp;
  bool readable = false;  ///< has mode 0644
};

class OutputFolder {
 public:
  /// Opens the folder, makes it and those above it where they are missing, and sweeps away what a
  /// killed build left.
  ///
  /// `workshop` is a folder for new folders, of this object alone: whatever stands there is removed
  /// now and in the end. Without one, or where it lies on another file system, new folders are
  /// filled in their place. New files of a hidden folder need not appear as a whole, which is
  /// quicker.
  explicit OutputFolder(const std::filesystem::path& out,
                        const std::filesystem::path& workshop = {}, Sight sight = Sight::kOpen);
  ~OutputFolder();
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  /// Makes a folder whose parent is there. True if it was not there before. Not thread-safe.
  bool make_folder(const std::string& address);

  /// Keeps a handle of the folder at the top in which an address lies, for quick looks at many;
  /// where there is none, nothing happens. Not thread-safe.
  void open_top(std::string_view address);

  /// Gives the new folders at the top their names. Refuses where something stands there by now.
  void show_folders();

  Found look(const std::string& address) const;

  /// Whether a file holds exactly these bytes. Its mode is mended.
  bool holds(const std::string& address, std::string_view bytes) const;

  /// Makes a file where none is; refuses where one is.
  Stamp create(const std::string& address, std::string_view bytes);

  /// Puts the file in the place of the one that stands there, or of nothing.
  Stamp replace(const std::string& address, std::string_view bytes);

  /// Removes a file. False if no regular file stands there.
  bool remove(const std::string& address);

  /// Removes a folder if it is empty. False if it is not.
  bool remove_folder(const std::string& address);

  /// The path of an address, for messages.
  std::string name(const std::string& address) const { return (out_ / address).string(); }

 private:
  /// A folder's handle, and the last part of an address in it.
  struct Spot {
    Descriptor own;  ///< set where the handle is not one of those kept
    int folder = -1;
    const char* name = nullptr;  ///< points into the address
    bool hidden = false;         ///< nobody sees it yet
  };
  /// A folder at the top.
  struct Top {
    Descriptor handle;
    bool hidden = false;
  };
  std::optional<Spot> find_spot(const std::string& address) const;
  Spot spot(const std::string& address) const;
  Stamp create_hidden(const Spot& to, const std::string& address, std::string_view bytes) const;
  Stamp create_whole(const Spot& to, const std::string& address, std::string_view bytes);
  void open_workshop();
  void show(const std::string& address) const;
  void sweep();

  std::filesystem::path out_, workshop_path_;
  bool hidden_;
  Descriptor root_, workshop_;
  /// Handles of the folders at the top, where nearly all files are. Deeper ones are opened for each
  /// use: there may be more of them than a process may have open.
  std::map<std::string, Top, std::less<>> tops_;
  std::atomic<std::uint64_t> temporaries_ = 0;
};

}  // namespace offprint
