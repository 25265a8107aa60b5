#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "jinja/error.hpp"
#include "jinja/integer.hpp"
#include "jinja/object.hpp"
#include "jinja/value.hpp"

namespace jinja {
namespace {

/// Up to so many entries a dict is searched from the front: their hashes fill a few cache lines.
constexpr std::size_t kFew = 8;
constexpr std::size_t kAbsent = static_cast<std::size_t>(-1);

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

/// Different words become different words.
std::uint64_t scramble(std::uint64_t word) {
  word = (word ^ word >> 32) * 0xD6E8FEB86659FD93ull;
  word = (word ^ word >> 32) * 0xD6E8FEB86659FD93ull;
  return word ^ word >> 32;
}

std::uint64_t hash_integer(std::int64_t value) {
  return scramble(static_cast<std::uint64_t>(value) ^ 0x9E3779B97F4A7C15ull);
}

std::uint64_t hash_float(double value) {
  constexpr double kEdge = 9223372036854775808.0;
  if (value != std::floor(value) || std::isinf(value))
    return hash_integer(std::bit_cast<std::int64_t>(value));
  if (value >= -kEdge && value < kEdge) return hash_integer(static_cast<std::int64_t>(value));
  return BigInteger(value).hash();
}

std::uint64_t hash_tuple(const Value& tuple, unsigned depth) {
  check_depth(depth);
  std::uint64_t hash = 0x51ED270B;
  for (const Value& item : tuple.items())
    hash = mix(hash ^ hash_of(item, depth + 1), 0x9E3779B97F4A7C15ull);
  return hash;
}

std::uint64_t hash_undefined(const Value& key) {
  is_true(key);
  return 1;
}

}  // namespace

std::uint64_t hash_of(std::string_view text) noexcept {
  std::uint64_t hash = text.size() <= kShortText ? 0 : text.size();
  std::uint64_t word = 0;
  const char* p = text.data();
  std::size_t left = text.size();
  for (; left > kShortText; p += kShortText, left -= kShortText) {
    std::memcpy(&word, p, kShortText);
    hash = mix(hash ^ word, 0xE7037ED1A0B428DBull);
  }
  word = 0;
  if (left > 0) std::memcpy(&word, p, left);
  return scramble(hash ^ word);
}

std::uint64_t hash_of(const Value& key, unsigned depth) {
  switch (key.type()) {
    case Type::kUndefined:
      return hash_undefined(key);
    case Type::kNone:
      return 2;
    case Type::kBoolean:
    case Type::kInteger:
      return hash_integer(key.as_integer());
    case Type::kFloat:
      return hash_float(key.as_float());
    case Type::kBigInteger:
      return key.as_big().hash();
    case Type::kString:
      return hash_of(key.as_string());
    case Type::kTuple:
      return hash_tuple(key, depth);
    case Type::kObject:
      return hash_integer(
          static_cast<std::int64_t>(reinterpret_cast<std::uintptr_t>(&key.as_object())));
    default:
      break;
  }
  throw TemplateError(ErrorKind::kTypeError,
                      "unhashable type: `" + std::string(type_name(key)) + "`");
}

Dict::Dict(Dict&& other) noexcept
    : entries_(std::move(other.entries_)), table_(std::move(other.table_)) {}
Dict::Dict(const Dict& other) : Counted(), entries_(other.entries_), table_(other.table_) {}

Dict& Dict::operator=(Dict other) noexcept {
  entries_.swap(other.entries_);
  table_.swap(other.table_);
  return *this;
}

template <class Equal>
std::size_t Dict::probe(std::uint64_t hash, Equal equal) const {
  if (table_.empty()) {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (entries_[i].hash == hash && equal(entries_[i])) return i;
    }
    return kAbsent;
  }
  const std::size_t mask = table_.size() - 1;
  for (std::size_t at = hash & mask; table_[at] != 0; at = (at + 1) & mask) {
    const std::size_t i = table_[at] - 1;
    if (entries_[i].hash == hash && equal(entries_[i])) return i;
  }
  return kAbsent;
}

std::size_t Dict::position(const Name& name) const {
  return probe(name.hash, [&name](const Entry& entry) { return entry.has(name); });
}

std::size_t Dict::position(const Value& key, std::uint64_t hash) const {
  if (key.is_string()) return position(Name(key.as_string(), hash));
  return probe(hash, [&key](const Entry& entry) { return equal(entry.key, key); });
}

const Value* Dict::find(const Value& key) const {
  const std::size_t at = position(key, hash_of(key));
  return at == kAbsent ? nullptr : &entries_[at].value;
}

const Value* Dict::find(const Name& name) const {
  const std::size_t at = position(name);
  return at == kAbsent ? nullptr : &entries_[at].value;
}

const Value* Dict::search(const Name& name, std::atomic<std::uint32_t>& hint) const {
  const std::size_t at = position(name);
  if (at == kAbsent) return nullptr;
  hint.store(static_cast<std::uint32_t>(at), std::memory_order_relaxed);
  return &entries_[at].value;
}

void Dict::set(Value key, Value value) {
  const std::uint64_t hash = hash_of(key);
  const std::size_t at = position(key, hash);
  if (at != kAbsent) {
    entries_[at].value = std::move(value);
    return;
  }
  entries_.push_back({std::move(key), std::move(value), hash});
  if (entries_.size() > kFew) index_last();
}

bool Dict::erase(const Value& key) {
  const std::size_t at = position(key, hash_of(key));
  if (at == kAbsent) return false;
  entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(at));
  index_all();
  return true;
}

void Dict::clear() {
  entries_.clear();
  table_.clear();
}

void Dict::index_all() {
  table_.clear();
  if (entries_.size() <= kFew) return;
  table_.resize(std::bit_ceil(entries_.size() * 2));
  const std::size_t mask = table_.size() - 1;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    std::size_t at = entries_[i].hash & mask;
    while (table_[at] != 0) at = (at + 1) & mask;
    table_[at] = static_cast<std::uint32_t>(i + 1);
  }
}

void Dict::index_last() {
  if (entries_.size() * 2 > table_.size()) return index_all();
  const std::size_t mask = table_.size() - 1;
  std::size_t at = entries_.back().hash & mask;
  while (table_[at] != 0) at = (at + 1) & mask;
  table_[at] = static_cast<std::uint32_t>(entries_.size());
}

}  // namespace jinja
