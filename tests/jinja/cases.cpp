#include "jinja/cases.hpp"

#include <fstream>
#include <iterator>

namespace jinja_cases {
namespace {

jinja::Value make_list(const Json& json, jinja::Change change) {
  std::vector<jinja::Value> items;
  for (const Json& item : json) items.push_back(make_value(item, change));
  return jinja::Value::list(std::move(items), change);
}

jinja::Value make_dict(const Json& json, jinja::Change change) {
  jinja::Dict dict;
  for (const auto& [key, value] : json.items()) dict.set(key, make_value(value, change));
  return jinja::Value::dict(std::move(dict), change);
}

jinja::UndefinedBehaviour undefined_of(const std::string& name) {
  if (name == "StrictUndefined") return jinja::UndefinedBehaviour::kStrict;
  if (name == "ChainableUndefined") return jinja::UndefinedBehaviour::kChainable;
  if (name == "DebugUndefined") return jinja::UndefinedBehaviour::kDebug;
  return jinja::UndefinedBehaviour::kDefault;
}

void set_syntax(jinja::Syntax& syntax, const Json& options) {
  const auto text = [&options](const char* name, std::string& target) {
    target = options.value(name, target);
  };
  const auto flag = [&options](const char* name, bool& target) {
    target = options.value(name, target);
  };
  text("block_start_string", syntax.block_start);
  text("block_end_string", syntax.block_end);
  text("variable_start_string", syntax.variable_start);
  text("variable_end_string", syntax.variable_end);
  text("comment_start_string", syntax.comment_start);
  text("comment_end_string", syntax.comment_end);
  text("line_statement_prefix", syntax.line_statement_prefix);
  text("line_comment_prefix", syntax.line_comment_prefix);
  text("newline_sequence", syntax.newline);
  flag("trim_blocks", syntax.trim_blocks);
  flag("lstrip_blocks", syntax.lstrip_blocks);
  flag("keep_trailing_newline", syntax.keep_trailing_newline);
}

void set_policies(jinja::Options& options, const Json& policies) {
  for (const auto& [name, value] : policies.items()) {
    if (name == "urlize.rel") options.urlize_rel = value.is_null() ? "" : value.get<std::string>();
    if (name == "urlize.target")
      options.urlize_target = value.is_null() ? "" : value.get<std::string>();
    if (name == "truncate.leeway") options.truncate_leeway = value.get<std::uint32_t>();
  }
}

std::string render(const Json& test_case) {
  const Json& templates = test_case.at("templates");
  jinja::Environment environment(make_options(test_case.value("options", Json::object())),
                                 [&templates](std::string_view name) -> std::optional<std::string> {
                                   const auto found = templates.find(std::string(name));
                                   if (found == templates.end()) return std::nullopt;
                                   return found->get<std::string>();
                                 });
  const Json globals = test_case.value("globals", Json::object());
  for (const auto& [name, value] : globals.items()) environment.add_global(name, make_value(value));
  const jinja::Value context = make_value(test_case.value("context", Json::object()));
  return environment.get_template(test_case.at("main").get<std::string>()).render(context);
}

}  // namespace

jinja::Value make_value(const Json& json, jinja::Change change) {
  switch (json.type()) {
    case Json::value_t::boolean:
      return jinja::Value::boolean(json.get<bool>());
    case Json::value_t::number_integer:
      return jinja::Value::integer(json.get<std::int64_t>());
    case Json::value_t::number_unsigned:
      return jinja::Value::integer(std::string_view(json.dump()));
    case Json::value_t::number_float:
      return jinja::Value::number(json.get<double>());
    case Json::value_t::string:
      return jinja::Value::text(json.get_ref<const std::string&>());
    case Json::value_t::array:
      return make_list(json, change);
    case Json::value_t::object:
      return make_dict(json, change);
    default:
      return jinja::Value::none();
  }
}

jinja::Options make_options(const Json& json) {
  jinja::Options options;
  set_syntax(options.syntax, json);
  options.autoescape = json.value("autoescape", false);
  options.undefined = undefined_of(json.value("undefined", ""));
  const Json extensions = json.value("extensions", Json::array());
  for (const Json& extension : extensions) {
    if (extension == "do") options.do_statement = true;
    if (extension == "loopcontrols") options.loop_controls = true;
    if (extension == "debug") options.debug_statement = true;
  }
  set_policies(options, json.value("policies", Json::object()));
  return options;
}

Outcome run(const Json& test_case) {
  Outcome outcome;
  try {
    outcome.text = render(test_case);
  } catch (const jinja::TemplateError& error) {
    outcome.text = jinja::format(error.report());
    outcome.error = jinja::name_of(error.kind());
  }
  const Json& expect = test_case.at("expect");
  if (expect.contains("error"))
    outcome.passed = outcome.error == expect["error"].get<std::string>();
  else
    outcome.passed = outcome.error.empty() && outcome.text == expect["output"].get<std::string>();
  return outcome;
}

std::string load_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<Json> load_lines(const std::filesystem::path& path) {
  std::vector<Json> cases;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (!line.empty()) cases.push_back(Json::parse(line));
  }
  return cases;
}

}  // namespace jinja_cases
