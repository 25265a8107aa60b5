// How things of the model answer templates: a class derives from Thing and lists its attributes in
// a table of names and member functions, one short function an attribute.
//
//     class DigestObject final : public Thing<DigestObject> {
//      public:
//       std::string_view type_name() const override { return "digest"; }
//       static std::span<const Attribute<DigestObject>> attributes();
//      private:
//       jinja::Value title() const;
//     };
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "jinja/object.hpp"
#include "jinja/value.hpp"

namespace offprint {

template <class T>
struct Attribute {
  std::string_view name;
  jinja::Value (T::*value)() const;
};

template <class T>
class Thing : public jinja::Object {
 public:
  const jinja::Shape& shape() const final {
    static const jinja::Shape shape = make_shape();
    return shape;
  }

  jinja::Value attribute(std::size_t index) const final {
    return (static_cast<const T&>(*this).*T::attributes()[index].value)();
  }

 private:
  static jinja::Shape make_shape() {
    std::vector<std::string_view> names;
    for (const Attribute<T>& attribute : T::attributes()) names.push_back(attribute.name);
    return jinja::Shape(std::move(names));
  }
};

/// A list whose elements are made when a template asks for them.
class Sequence final : public jinja::Object {
 public:
  using Element = std::function<jinja::Value(std::size_t)>;
  Sequence(std::size_t size, Element element) : size_(size), element_(std::move(element)) {}

  std::string_view type_name() const override { return "list"; }
  Kind kind() const override { return Kind::kSequence; }
  std::size_t length() const override { return size_; }
  jinja::Value element(std::size_t index) const override { return element_(index); }

 private:
  std::size_t size_;
  Element element_;
};

inline jinja::Value make_sequence(std::size_t size, Sequence::Element element) {
  return jinja::make_object<Sequence>(size, std::move(element));
}

}  // namespace offprint
