// A template as the compiler leaves it. Const from then on, shared by all threads.
#pragma once

#include <atomic>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "jinja/environment.hpp"
#include "jinja/node.hpp"

namespace jinja {

struct BlockCode {
  std::string_view name;
  Span span;
  Function function;
  int self_slot = -1;  ///< where the block wants `self`, `super`; -1: nowhere
  int super_slot = -1;
};

struct CompiledTemplate {
  CompiledTemplate(const Environment& owner, std::string_view template_name, std::string text)
      : environment(owner), name(template_name), source(std::move(text)) {}

  const Environment& environment;
  std::string name;
  std::string source;  ///< with LF line ends; spans and names refer to it
  bool autoescape = false;
  Function root;
  int self_slot = -1;
  std::vector<BlockCode> blocks;
  std::map<std::string_view, std::size_t> block_numbers;  ///< by name
  std::vector<std::string_view> assigned_names;           ///< for suggestions
  mutable std::atomic<std::size_t> expected_size{
      1024};  ///< room for the text, from the last render

  const BlockCode* find_block(std::string_view block) const {
    const auto found = block_numbers.find(block);
    return found == block_numbers.end() ? nullptr : &blocks[found->second];
  }
};

/// Source → compiled template. Throws the template's errors.
std::shared_ptr<const CompiledTemplate> compile(const Environment& environment,
                                                std::string_view name, std::string source);

}  // namespace jinja
