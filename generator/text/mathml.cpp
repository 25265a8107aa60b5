// content = { element | text }
// element = "<" name attributes ">" content "</" name ">" | "<" name attributes "/>"
//
// Prefixes of names ("mml:") do not count. A closing tag closes the innermost element, whatever its
// name.
#include "text/mathml.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "text/entities.hpp"
#include "text/tex_symbols.hpp"

namespace offprint {
namespace {

constexpr int kDeepest = 31;

struct Element {
  std::string_view name;
  std::string tex;
};

using Elements = std::vector<Element>;

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

void append_tex(std::string& out, char32_t c) {
  constexpr std::u32string_view kEscaped = U"{}$%#&_";
  const bool invisible = c >= 0x2061 && c <= 0x2064;
  if (invisible) return;
  if (c == U'\\') {
    out += "\\backslash ";
  } else if (c == U'^') {
    out += "\\hat{}";
  } else {
    if (kEscaped.find(c) != std::u32string_view::npos) out += '\\';
    append_utf8(out, c == U'\u00a0' ? U' ' : c);
  }
}

/// The characters of a text with its references decoded; a blank at either end stays, for `mtext`.
std::string tex_of(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const Entity entity = find_entity(text.substr(i));
    append_tex(out, entity.size > 0 ? entity.value : decode_utf8(text, i));
    i += entity.size;
  }
  const std::string words = collapse_spaces(out);
  if (words.empty()) return words;
  const auto blank = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
  return (blank(out.front()) ? " " : "") + words + (blank(out.back()) ? " " : "");
}

std::string braced(const std::string& tex) { return "{" + tex + "}"; }

/// What a script can stand at: one character as it is, more in braces.
std::string base_of(const std::string& tex) {
  const bool command = tex.starts_with("\\math") && tex.find('}') == tex.size() - 1;
  return command || count_code_points(tex) == 1 ? tex : braced(tex);
}

/// "\sin " for "sin", "\mathrm{Re}" for "Re"; one letter is itself.
std::string identifier(std::string_view written) {
  const std::string tex(trim(written));
  if (is_function_name(tex)) return "\\" + tex + " ";
  const bool word = tex.size() > 1 && std::ranges::all_of(tex, is_ascii_letter);
  return word ? "\\mathrm" + braced(tex) : tex;
}

std::string with_variant(std::string_view written, std::string_view attributes) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kVariants{
      {{"\"double-struck\"", "\\mathbb"},
       {"\"script\"", "\\mathcal"},
       {"\"fraktur\"", "\\mathfrak"},
       {"\"bold", "\\mathbf"},
       {"\"normal\"", "\\mathrm"}}};
  const std::string tex(trim(written));
  for (const auto& [value, command] : kVariants) {
    if (attributes.find(value) != std::string_view::npos && !tex.empty() && tex[0] != '\\')
      return std::string(command) + braced(tex);
  }
  return identifier(tex);
}

std::string_view accent_command(std::string_view mark) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kMarks{
      {{"\\hat{}", "\\hat"},
       {"ˆ", "\\hat"},
       {"~", "\\tilde"},
       {"˜", "\\tilde"},
       {"∼", "\\tilde"},
       {"¯", "\\bar"},
       {"‾", "\\bar"},
       {"\\_", "\\bar"},
       {"―", "\\bar"},
       {"→", "\\vec"},
       {"⃗", "\\vec"},
       {"˙", "\\dot"},
       {"¨", "\\ddot"},
       {"ˇ", "\\check"}}};
  const auto found =
      std::ranges::find(kMarks, trim(mark), [](const auto& entry) { return entry.first; });
  return found == kMarks.end() ? std::string_view() : found->second;
}

std::string joined(const Elements& elements, std::string_view separator = "") {
  std::string out;
  for (const Element& element : elements) {
    if (!out.empty()) out += separator;
    out += element.tex;
  }
  return out;
}

std::string at(const Elements& elements, std::size_t index) {
  return index < elements.size() ? elements[index].tex : std::string();
}

std::string script(std::string_view sign, const std::string& tex) {
  return tex.empty() ? tex : std::string(sign) + braced(tex);
}

std::string over(const Elements& parts) {
  const std::string_view accent = accent_command(at(parts, 1));
  if (!accent.empty()) return std::string(accent) + braced(at(parts, 0));
  return "\\overset" + braced(at(parts, 1)) + braced(at(parts, 0));
}

/// The base, then pairs of scripts behind it, then `mprescripts`, then pairs of scripts before it.
std::string multiscripts(const Elements& parts) {
  std::string before, behind;
  std::string* side = &behind;
  for (std::size_t i = 1; i < parts.size();) {
    if (parts[i].name == "mprescripts") {
      side = &before;
      ++i;
      continue;
    }
    *side += script("_", parts[i].tex) + script("^", at(parts, i + 1));
    i += 2;
  }
  return (before.empty() ? before : "{}" + before) + base_of(at(parts, 0)) + behind;
}

class MathmlReader {
 public:
  explicit MathmlReader(std::string_view text) : in_(text) {}

  std::string read() {
    std::string out;
    while (at_ < in_.size()) out += joined(read_content(0));
    return collapse_spaces(out);
  }

 private:
  struct Tag {
    std::string_view name, attributes;
    bool closing = false, empty = false;
  };

  Elements read_content(int depth) {
    Elements content;
    while (at_ < in_.size()) {
      if (in_[at_] != '<') {
        if (std::string text = read_text(); !text.empty()) content.push_back({"", std::move(text)});
        continue;
      }
      const Tag tag = read_tag();
      if (tag.closing && too_deep_ == 0) break;
      too_deep_ -= tag.closing;
      if (!tag.closing) add_element(content, tag, depth);
    }
    return content;
  }

  void add_element(Elements& content, const Tag& tag, int depth) {
    if (depth >= kDeepest) {
      too_deep_ += !tag.empty;
      return;
    }
    const Elements parts = tag.empty ? Elements() : read_content(depth + 1);
    content.push_back({tag.name, make_tex(tag, parts)});
  }

  std::string read_text() {
    const std::size_t begin = at_;
    at_ = std::min(in_.find('<', at_), in_.size());
    return tex_of(in_.substr(begin, at_ - begin));
  }

  Tag read_tag() {
    const std::size_t begin = at_ + 1;
    const std::size_t end = std::min(in_.find('>', begin), in_.size());
    at_ = std::min(end + 1, in_.size());
    std::string_view inside = in_.substr(begin, end - begin);
    Tag tag{.closing = inside.starts_with('/'), .empty = inside.ends_with('/')};
    if (tag.closing) inside.remove_prefix(1);
    const std::size_t name_end = std::min(inside.find_first_of(" \t\r\n/"), inside.size());
    tag.name = inside.substr(0, name_end);
    tag.name.remove_prefix(tag.name.rfind(':') + 1);
    tag.attributes = inside.substr(name_end);
    return tag;
  }

  static std::string make_tex(const Tag& tag, const Elements& parts) {
    const std::string_view name = tag.name;
    if (name == "mi") return with_variant(joined(parts), tag.attributes);
    if (name == "mo") return identifier(joined(parts));
    if (name == "mtext" || name == "ms") return "\\text" + braced(joined(parts));
    if (name == "mspace") return "\\ ";
    if (name == "msup") return base_of(at(parts, 0)) + script("^", at(parts, 1));
    if (name == "msub" || name == "munder")
      return base_of(at(parts, 0)) + script("_", at(parts, 1));
    if (name == "msubsup" || name == "munderover")
      return base_of(at(parts, 0)) + script("_", at(parts, 1)) + script("^", at(parts, 2));
    if (name == "mmultiscripts") return multiscripts(parts);
    if (name == "mover") return over(parts);
    if (name == "mfrac") return "\\frac" + braced(at(parts, 0)) + braced(at(parts, 1));
    if (name == "msqrt") return "\\sqrt" + braced(joined(parts));
    if (name == "mroot") return "\\sqrt[" + at(parts, 1) + "]" + braced(at(parts, 0));
    if (name == "mfenced") return "(" + joined(parts, ", ") + ")";
    if (name == "mtr") return joined(parts, " & ");
    if (name == "mtable") return joined(parts, " \\\\ ");
    if (name == "semantics") return at(parts, 0);
    const bool hidden = name == "annotation" || name == "annotation-xml" || name == "mphantom";
    return hidden ? std::string() : joined(parts);
  }

  std::string_view in_;
  std::size_t at_ = 0;
  int too_deep_ = 0;  ///< elements opened beyond the cap, which their closings must match
};

}  // namespace

std::string mathml_to_tex(std::string_view content) { return MathmlReader(content).read(); }

}  // namespace offprint
