// The authors and editors of one publication as templates see them: names as printed, with the
// people behind them.
#pragma once

#include <string>

#include "render/context.hpp"
#include "render/thing.hpp"

namespace offprint {

class AuthorObject final : public Thing<AuthorObject> {
 public:
  AuthorObject(const Context& context, const PrintedName& name, PersonIndex person, bool gap_after);

  std::string_view type_name() const override { return "author"; }
  static std::span<const Attribute<AuthorObject>> attributes();

 private:
  using Value = jinja::Value;
  Value name() const;
  Value given() const;
  Value family() const;
  Value marks() const;
  Value mark_note() const;
  Value person() const;
  Value address() const;
  Value is_owner() const;
  Value gap_after() const;

  const Context& context_;
  const PrintedName& printed_;
  std::string name_;
  PersonIndex person_;
  bool gap_after_;
};

/// Lists of authors; owning.
jinja::Value author_values(const Context& context, const Publication& publication);
jinja::Value editor_values(const Context& context, const Publication& publication);

}  // namespace offprint
