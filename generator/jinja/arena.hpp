// Memory that lives as long as one render: frames that macros refer to, macros, contexts, loop
// objects. What is made here is borrowed by values and never freed before the end, so nothing can
// point to what is gone.
#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace jinja {

class Arena {
 public:
  Arena() : cursor_(first_), end_(first_ + sizeof first_) {}
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  ~Arena() {
    for (; last_ != nullptr; last_ = last_->before) last_->destroy(last_->object);
  }

  void* allocate(std::size_t size) {
    size = (size + kAlign - 1) / kAlign * kAlign;
    if (size > static_cast<std::size_t>(end_ - cursor_)) grow(size);
    return std::exchange(cursor_, cursor_ + size);
  }

  template <class T, class... Parameters>
  T* make(Parameters&&... parameters) {
    T* object = new (allocate(sizeof(T))) T(std::forward<Parameters>(parameters)...);
    if constexpr (!std::is_trivially_destructible_v<T>) remember(object);
    return object;
  }

  /// `count` default-constructed objects.
  template <class T>
  T* make_array(std::size_t count) {
    struct Array {
      explicit Array(std::size_t n) : items(n) {}
      std::vector<T> items;
    };
    return make<Array>(count)->items.data();
  }

  /// A copy of a text.
  std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    char* copy = static_cast<char*>(allocate(text.size()));
    text.copy(copy, text.size());
    return {copy, text.size()};
  }

 private:
  static constexpr std::size_t kAlign = alignof(std::max_align_t);
  static constexpr std::size_t kChunk = 16384;

  /// What is to be destroyed, latest first.
  struct Obligation {
    Obligation* before;
    void* object;
    void (*destroy)(void*);
  };

  template <class T>
  void remember(T* object) {
    last_ = new (allocate(sizeof(Obligation)))
        Obligation{last_, object, [](void* target) { static_cast<T*>(target)->~T(); }};
  }

  void grow(std::size_t size) {
    const std::size_t chunk = size > kChunk ? size : kChunk;
    chunks_.push_back(std::make_unique_for_overwrite<std::byte[]>(chunk));
    cursor_ = chunks_.back().get();
    end_ = cursor_ + chunk;
  }

  alignas(kAlign) std::byte first_[2048];
  std::byte* cursor_;
  std::byte* end_;
  Obligation* last_ = nullptr;
  std::vector<std::unique_ptr<std::byte[]>> chunks_;
};

}  // namespace jinja
