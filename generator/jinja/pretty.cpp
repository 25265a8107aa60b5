#include "jinja/pretty.hpp"

#include <algorithm>
#include <vector>

#include "jinja/error.hpp"
#include "jinja/print.hpp"
#include "jinja/python_text.hpp"

namespace jinja {
namespace {

constexpr std::size_t kWidth = 80;

bool key_less(const Dict::Entry* a, const Dict::Entry* b) {
  try {
    return less(a->key, b->key);
  } catch (const TemplateError&) {
    return std::string(type_name(a->key)) < std::string(type_name(b->key));
  }
}

std::vector<const Dict::Entry*> sorted_entries(const Dict& dict) {
  std::vector<const Dict::Entry*> entries;
  for (const Dict::Entry& entry : dict.entries()) entries.push_back(&entry);
  std::stable_sort(entries.begin(), entries.end(), key_less);
  return entries;
}

/// The repr with sorted dicts.
std::string one_line(const Value& value, unsigned depth) {
  check_depth(depth);
  std::string out;
  if (value.is_dict()) {
    for (const Dict::Entry* entry : sorted_entries(value.as_dict())) {
      out += (out.empty() ? "" : ", ") + one_line(entry->key, depth + 1) + ": " +
             one_line(entry->value, depth + 1);
    }
    return "{" + out + "}";
  }
  if (!value.is_sequence()) {
    append_repr(out, value, depth);
    return out;
  }
  for (const Value& item : value.items())
    out += (out.empty() ? "" : ", ") + one_line(item, depth + 1);
  if (value.is_list()) return "[" + out + "]";
  return "(" + out + (value.items().size() == 1 ? ",)" : ")");
}

class Printer {
 public:
  std::string run(const Value& value) {
    print(value, 0, 0, 0);
    return std::move(out_);
  }

 private:
  void print(const Value& value, std::size_t indent, std::size_t allowance, unsigned depth) {
    const std::string line = one_line(value, depth);
    const bool fits = width_of(line) + indent + allowance <= kWidth;
    if (!fits && value.is_dict() && value.as_dict().size() > 0)
      return print_dict(value.as_dict(), indent, allowance, depth);
    if (!fits && value.is_sequence()) return print_items(value, indent, allowance, depth);
    if (!fits && value.is_string() && !value.is_safe())
      return print_string(value.as_string(), indent, allowance, depth);
    out_ += line;
  }

  void print_dict(const Dict& dict, std::size_t indent, std::size_t allowance, unsigned depth) {
    out_ += '{';
    const auto entries = sorted_entries(dict);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (i > 0) new_line(indent + 1);
      const std::string key = one_line(entries[i]->key, depth + 1);
      out_ += key + ": ";
      print(entries[i]->value, indent + width_of(key) + 3,
            i + 1 == entries.size() ? allowance + 1 : 1, depth + 1);
    }
    out_ += '}';
  }

  void print_items(const Value& value, std::size_t indent, std::size_t allowance, unsigned depth) {
    out_ += value.is_list() ? '[' : '(';
    const auto items = value.items();
    const std::string_view end = value.is_list() ? "]" : items.size() == 1 ? ",)" : ")";
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) new_line(indent + 1);
      print(items[i], indent + 1, i + 1 == items.size() ? allowance + end.size() : 1, depth + 1);
    }
    out_ += end;
  }

  /// A long string as several, one a line: at line ends, then between words.
  void print_string(std::string_view text, std::size_t indent, std::size_t allowance,
                    unsigned depth) {
    if (depth == 0) ++indent, ++allowance;
    std::vector<std::string> parts;
    const auto lines = split_lines(text, true);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const bool last = i + 1 == lines.size();
      add_parts(parts, lines[i], kWidth - std::min(kWidth, indent), last ? allowance : 0);
    }
    if (parts.size() == 1) {
      out_ += parts[0];
      return;
    }
    if (depth == 0) out_ += '(';
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) out_.append("\n").append(indent, ' ');
      out_ += parts[i];
    }
    if (depth == 0) out_ += ')';
  }

  static std::string quoted(std::string_view text) {
    std::string out;
    append_quoted(out, text);
    return out;
  }

  static void add_parts(std::vector<std::string>& parts, std::string_view line, std::size_t width,
                        std::size_t allowance) {
    if (width_of(quoted(line)) + allowance <= width) {
      parts.push_back(quoted(line));
      return;
    }
    std::string current;
    for (const std::string_view word : words_with_space(line)) {
      const bool last = word.data() + word.size() == line.data() + line.size();
      if (width_of(quoted(current + std::string(word))) + (last ? allowance : 0) > width) {
        if (!current.empty()) parts.push_back(quoted(current));
        current = word;
      } else {
        current += word;
      }
    }
    if (!current.empty()) parts.push_back(quoted(current));
  }

  /// Words, each with the white space behind it.
  static std::vector<std::string_view> words_with_space(std::string_view line) {
    std::vector<std::string_view> words;
    for (std::size_t i = 0; i < line.size();) {
      std::size_t end = i;
      while (end < line.size() && !is_python_space(static_cast<unsigned char>(line[end]))) ++end;
      while (end < line.size() && is_python_space(static_cast<unsigned char>(line[end]))) ++end;
      words.push_back(line.substr(i, end - i));
      i = end;
    }
    return words;
  }

  void new_line(std::size_t indent) { out_.append(",\n").append(indent, ' '); }

  std::string out_;
};

}  // namespace

std::string pretty(const Value& value) { return Printer().run(value); }

}  // namespace jinja
