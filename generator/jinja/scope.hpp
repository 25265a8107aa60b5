// Which names a scope knows, and how it comes by their values when it is entered. The rules are
// Jinja2's: a name that is only read is looked up once, where the scope begins; one that is set
// belongs to the scope, and begins with the value of the scope around it, if that has the name.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "jinja/node.hpp"
#include "jinja/tree.hpp"

namespace jinja {

/// A function while it is compiled: how many variables, in which other.
struct FunctionBuilder {
  FunctionBuilder* outer = nullptr;
  std::uint16_t slots = 0;
  bool captured = false;
};

/// A variable: the function that has it, and its slot there.
struct Reference {
  FunctionBuilder* function;
  std::uint16_t slot;
};

class Scope {
 public:
  Scope(FunctionBuilder& function, const Scope* parent) : function_(&function), parent_(parent) {}

  void load(std::string_view name);
  void store(std::string_view name);
  std::uint16_t declare_parameter(std::string_view name);
  std::optional<Reference> find(std::string_view name) const;
  bool stores(std::string_view name) const;

  /// What a branch of an `if` adds to this scope, which must outlive it.
  Scope make_branch() const;
  /// Takes over what the branches of an `if` know.
  void merge_branches(const std::vector<Scope>& branches);

  /// The names that were set here and in the scopes around, as seen from `user`.
  LocalNames local_names(FunctionBuilder& user) const;
  Loads loads(FunctionBuilder& user) const;

  FunctionBuilder& function() const { return *function_; }

 private:
  struct Entry {
    Load::Action action;
    Reference outer;  ///< for kAlias
  };
  std::uint16_t define(std::string_view name, Load::Action action, Reference outer = {});
  bool knows(std::string_view name) const;
  std::optional<Reference> find_outer(std::string_view name) const;
  void redefine(std::string_view name);

  FunctionBuilder* function_;
  const Scope* parent_;
  const Scope* trunk_ = nullptr;  ///< of a branch: the scope that it adds to
  /// Shared with the branches: a name has one slot in all of them.
  std::shared_ptr<std::map<std::string_view, std::uint16_t>> slots_ =
      std::make_shared<std::map<std::string_view, std::uint16_t>>();
  std::map<std::string_view, Entry> entries_;
  std::set<std::string_view> stores_;
};

/// How code of `user` reaches a variable; marks the functions whose frames must then outlive their
/// calls.
SlotReference reach(FunctionBuilder& user, Reference variable);

/// Notes the names that a tree reads and sets in a scope. Bodies with scopes of their own are left
/// out.
void note_names(const Tree& tree, Scope& scope);
void note_names(const Trees& trees, Scope& scope);

/// Those of `names` that are read in the trees before they are set there; blocks are left out.
std::set<std::string_view> find_undeclared(const Trees& trees, std::set<std::string_view> names);

}  // namespace jinja
