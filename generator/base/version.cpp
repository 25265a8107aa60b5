#include "base/version.hpp"

#include <elf.h>
#include <link.h>

#include <string>

#include "base/hash.hpp"

namespace offprint {
namespace {

using namespace std::string_view_literals;

/// The build id among the notes of a segment, or nothing. A note is a header, a name and its
/// content, each filled up to four bytes (elf(5)).
std::string_view find_build_id(std::string_view notes) {
  const auto filled = [](std::size_t size) { return (size + 3) & ~std::size_t{3}; };
  constexpr std::size_t kHead = sizeof(ElfW(Nhdr));
  while (notes.size() >= kHead) {
    const auto& head = *reinterpret_cast<const ElfW(Nhdr)*>(notes.data());
    const std::size_t content = kHead + filled(head.n_namesz);
    const std::size_t end = content + filled(head.n_descsz);
    if (end > notes.size()) break;
    if (head.n_type == NT_GNU_BUILD_ID && notes.substr(kHead, head.n_namesz) == "GNU\0"sv)
      return notes.substr(content, head.n_descsz);
    notes.remove_prefix(end);
  }
  return {};
}

struct Identity {
  std::string ids;
  bool complete = true;
};

int add_object(dl_phdr_info* object, std::size_t, void* into) {
  auto& identity = *static_cast<Identity*>(into);
  std::string_view id;
  for (int i = 0; i < object->dlpi_phnum && id.empty(); ++i) {
    const ElfW(Phdr)& segment = object->dlpi_phdr[i];
    if (segment.p_type == PT_NOTE)
      id = find_build_id(
          {reinterpret_cast<const char*>(object->dlpi_addr + segment.p_vaddr), segment.p_memsz});
  }
  identity.complete &= !id.empty();
  identity.ids += id;
  return 0;
}

}  // namespace

std::string_view version() { return OFFPRINT_VERSION; }

std::optional<std::uint64_t> program_identity() {
  Identity identity;
  ::dl_iterate_phdr(add_object, &identity);
  return identity.complete ? std::optional(hash64(identity.ids)) : std::nullopt;
}

}  // namespace offprint
