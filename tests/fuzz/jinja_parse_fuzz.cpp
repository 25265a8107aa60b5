// Any text is a template or gives an error: nothing crashes or hangs, whatever the delimiters.
#include <cstddef>
#include <cstdint>
#include <string>

#include "jinja/environment.hpp"

namespace {

jinja::Options options_for(std::uint8_t choice) {
  jinja::Options options;
  options.do_statement = options.loop_controls = options.debug_statement = true;
  options.syntax.trim_blocks = (choice & 1) != 0;
  options.syntax.lstrip_blocks = (choice & 2) != 0;
  if ((choice & 4) != 0) options.syntax.line_statement_prefix = "%";
  if ((choice & 8) != 0) options.syntax.line_comment_prefix = "##";
  if ((choice & 16) != 0) {
    options.syntax.block_start = "<%", options.syntax.block_end = "%>";
    options.syntax.variable_start = "${", options.syntax.variable_end = "}";
  }
  return options;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const jinja::Environment environment(options_for(data[0]));
  try {
    environment.make_template("fuzz",
                              std::string(reinterpret_cast<const char*>(data + 1), size - 1));
  } catch (const jinja::TemplateError& error) {
    jinja::format(error.report());
  }
  return 0;
}
