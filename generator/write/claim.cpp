#include "write/claim.hpp"

#include "base/files.hpp"
#include "base/hash.hpp"
#include "write/fresh_folder.hpp"
#include "write/output_choice.hpp"
#include "write/output_folder.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

fs::path make_state_folder(const fs::path& state) {
  fs::create_directories(state);
  return to_canonical(state);
}

fs::path checked_location(const fs::path& out, const fs::path& state) {
  fs::path location = to_canonical(out);
  check_location(location, state);
  return location;
}

}  // namespace

Claim::Claim(const fs::path& out, const fs::path& state, std::chrono::milliseconds patience)
    : state_(make_state_folder(state)),
      out_(checked_location(out, state_)),
      key_(to_hex(hash64(out_.string()))),
      lock_(path("lock"), out_, patience) {
  mend_folder(out_);
}

std::string Claim::read(std::string_view name) const {
  const fs::path file = path(name);
  return fs::exists(file) ? read_file(file) : std::string();
}

void Claim::keep(std::string_view name, std::string_view bytes) const {
  OutputFolder(state_).replace(own(name), bytes);
}

void Claim::drop(std::string_view name) const { fs::remove(path(name)); }

}  // namespace offprint
