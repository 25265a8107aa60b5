#include "case_file.hpp"

#include <filesystem>
#include <stdexcept>

#include "base/files.hpp"

namespace {

/// Cuts what stands before `mark` off the front of `text`, and the mark with it.
std::string take_until(std::string& text, const std::string& mark) {
  const std::size_t end = text.find(mark);
  const std::string taken = text.substr(0, end);
  text.erase(0, end == std::string::npos ? end : end + mark.size());
  return taken;
}

TextCase make_case(std::string block) {
  TextCase made;
  made.name = take_until(block, "\n");
  const bool complete = ("\n" + block).find("\n--\n") != std::string::npos;
  if (!complete) throw std::runtime_error("case without expected text: " + made.name);
  made.input = take_until(block, block.starts_with("--\n") ? "--\n" : "\n--\n");
  while (block.ends_with('\n')) block.pop_back();
  made.expected = block;
  return made;
}

}  // namespace

std::vector<TextCase> read_text_cases(std::string_view path) {
  const std::filesystem::path file =
      std::filesystem::path(OFFPRINT_SOURCE_DIR) / "tests/cases" / path;
  std::string rest = "\n" + offprint::read_file(file);
  take_until(rest, "\n== ");
  std::vector<TextCase> cases;
  while (!rest.empty()) cases.push_back(make_case(take_until(rest, "\n== ")));
  if (cases.empty()) throw std::runtime_error("no cases in " + file.string());
  return cases;
}
