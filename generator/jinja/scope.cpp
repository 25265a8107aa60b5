#include "jinja/scope.hpp"

#include "jinja/error.hpp"

namespace jinja {
namespace {

/// Names of one function; a slot's number has 16 bits.
constexpr std::uint16_t kMostSlots = 50'000;

void note_if(const Tree& tree, Scope& scope) {
  note_names(*tree.parts[0], scope);
  std::vector<Scope> branches(3, scope.make_branch());
  note_names(tree.body, branches[0]);
  note_names(tree.branches, branches[1]);
  note_names(tree.otherwise, branches[2]);
  scope.merge_branches(branches);
}

void note_name(const Tree& tree, Scope& scope) {
  switch (tree.use) {
    case Use::kLoad:
      return scope.load(tree.name);
    case Use::kStore:
      return scope.store(tree.name);
    case Use::kParameter:
      scope.declare_parameter(tree.name);
      return;
  }
}

void note_imports(const Tree& tree, Scope& scope) {
  note_names(tree.parts, scope);
  for (const auto& [name, alias] : tree.imports) scope.store(alias);
}

void note_with(const Tree& tree, Scope& scope) {
  for (std::size_t i = 1; i < tree.parts.size(); i += 2) note_names(*tree.parts[i], scope);
}

/// Looks for names that are read before they are set.
class UndeclaredFinder {
 public:
  explicit UndeclaredFinder(std::set<std::string_view> names) : names_(std::move(names)) {}

  void visit(const Tree& tree) {
    if (tree.kind == Kind::kBlock) return;
    if (tree.kind == Kind::kName) visit_name(tree);
    each_child(tree, [this](const Tree& child) { visit(child); });
  }
  std::set<std::string_view> found() { return std::move(found_); }

 private:
  void visit_name(const Tree& tree) {
    if (tree.use == Use::kLoad && names_.contains(tree.name)) {
      found_.insert(tree.name);
    } else if (tree.use != Use::kLoad) {
      names_.erase(tree.name);
    }
  }

  std::set<std::string_view> names_;
  std::set<std::string_view> found_;
};

}  // namespace

std::optional<Reference> Scope::find(std::string_view name) const {
  return knows(name) ? Reference{function_, slots_->at(name)} : find_outer(name);
}

std::optional<Reference> Scope::find_outer(std::string_view name) const {
  return parent_ == nullptr ? std::nullopt : parent_->find(name);
}

Scope Scope::make_branch() const {
  Scope branch(*function_, parent_);
  branch.trunk_ = this;
  branch.slots_ = slots_;
  return branch;
}

bool Scope::knows(std::string_view name) const {
  return entries_.contains(name) || (trunk_ != nullptr && trunk_->knows(name));
}

bool Scope::stores(std::string_view name) const {
  return stores_.contains(name) || (trunk_ != nullptr && trunk_->stores(name));
}

std::uint16_t Scope::define(std::string_view name, Load::Action action, Reference outer) {
  const auto [slot, fresh] = slots_->try_emplace(name, function_->slots);
  if (fresh && ++function_->slots >= kMostSlots)
    throw TemplateError(ErrorKind::kLimitError, "the template has too many names");
  entries_[name] = {action, outer};
  return slot->second;
}

void Scope::load(std::string_view name) {
  if (!find(name)) define(name, Load::Action::kResolve);
}

void Scope::store(std::string_view name) {
  stores_.insert(name);
  if (knows(name)) return;
  if (const auto outer = find_outer(name))
    define(name, Load::Action::kAlias, *outer);
  else
    define(name, Load::Action::kClear);
}

std::uint16_t Scope::declare_parameter(std::string_view name) {
  stores_.insert(name);
  return define(name, Load::Action::kParameter);
}

void Scope::merge_branches(const std::vector<Scope>& branches) {
  std::set<std::string_view> set_in_branches;
  for (const Scope& branch : branches) {
    for (const std::string_view name : branch.stores_) {
      if (!stores(name)) set_in_branches.insert(name);
    }
  }
  for (const Scope& branch : branches) {
    for (const auto& [name, entry] : branch.entries_) define(name, entry.action, entry.outer);
    stores_.insert(branch.stores_.begin(), branch.stores_.end());
  }
  for (const std::string_view name : set_in_branches) redefine(name);
}

/// A name that only some branches set begins with what it was before.
void Scope::redefine(std::string_view name) {
  if (const auto outer = find_outer(name))
    define(name, Load::Action::kAlias, *outer);
  else
    define(name, Load::Action::kResolve);
}

LocalNames Scope::local_names(FunctionBuilder& user) const {
  LocalNames names;
  std::set<std::string_view> seen;
  for (const Scope* scope = this; scope != nullptr; scope = scope->parent_) {
    for (const std::string_view name : scope->stores_) {
      if (seen.insert(name).second) names.add({Name(name), reach(user, *find(name))});
    }
  }
  return names;
}

Loads Scope::loads(FunctionBuilder& user) const {
  Loads loads;
  for (const auto& [name, entry] : entries_) {
    const SlotReference outer =
        entry.action == Load::Action::kAlias ? reach(user, entry.outer) : SlotReference{};
    loads.push_back({entry.action, slots_->at(name), outer, Name(name)});
  }
  return loads;
}

SlotReference reach(FunctionBuilder& user, Reference variable) {
  SlotReference reference{0, variable.slot};
  for (FunctionBuilder* function = &user; function != variable.function;
       function = function->outer) {
    ++reference.hops;
    function->outer->captured = true;
  }
  return reference;
}

void note_names(const Trees& trees, Scope& scope) {
  for (const TreePointer& tree : trees) {
    if (tree) note_names(*tree, scope);
  }
}

void note_names(const Tree& tree, Scope& scope) {
  switch (tree.kind) {
    case Kind::kName:
      return note_name(tree, scope);
    case Kind::kNamespaceRef:
      return scope.load(tree.name);
    case Kind::kIf:
      return note_if(tree, scope);
    case Kind::kMacro:
      return scope.store(tree.name);
    case Kind::kImport:
      note_names(tree.parts, scope);
      return scope.store(tree.name);
    case Kind::kFromImport:
      return note_imports(tree, scope);
    case Kind::kSet:
      note_names(*tree.parts[1], scope);
      return note_names(*tree.parts[0], scope);
    case Kind::kFor:
      return note_names(*tree.parts[1], scope);
    case Kind::kCallBlock:
    case Kind::kSetBlock:
    case Kind::kFilterBlock:
      return note_names(*tree.parts[0], scope);
    case Kind::kWith:
      return note_with(tree, scope);
    case Kind::kAutoescape:
    case Kind::kBlock:
      return;
    default:
      each_child(tree, [&scope](const Tree& child) { note_names(child, scope); });
  }
}

std::set<std::string_view> find_undeclared(const Trees& trees, std::set<std::string_view> names) {
  UndeclaredFinder finder(std::move(names));
  for (const TreePointer& tree : trees) finder.visit(*tree);
  return finder.found();
}

}  // namespace jinja
