// Digests and documents (Markdown pages, pieces of news) as templates see them.
#pragma once

#include <string_view>

#include "render/context.hpp"
#include "render/thing.hpp"

namespace offprint {

class DigestObject final : public Thing<DigestObject> {
 public:
  DigestObject(const Context& context, DigestIndex index) : context_(context), index_(index) {}

  std::string_view type_name() const override { return "digest"; }
  static std::span<const Attribute<DigestObject>> attributes();

 private:
  using Value = jinja::Value;
  const DigestEntry& digest() const { return context_.catalog().digests[index_]; }

  Value address() const;
  Value date() const;
  Value title() const;
  Value curator() const;
  Value note() const;
  Value publications() const;
  Value works() const;
  Value month_address() const;

  const Context& context_;
  DigestIndex index_;
};

class DocumentObject final : public Thing<DocumentObject> {
 public:
  DocumentObject(const Context& context, const Document& document, std::string_view address)
      : context_(context), document_(document), address_(address) {}

  std::string_view type_name() const override { return "document"; }
  static std::span<const Attribute<DocumentObject>> attributes();

 private:
  using Value = jinja::Value;
  Value slug() const;
  Value address() const;
  Value title() const;
  Value description() const;
  Value date() const;
  Value html() const;
  Value extra() const;

  const Context& context_;
  const Document& document_;
  std::string_view address_;
};

}  // namespace offprint
