#include "jinja/integer.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>

#include "jinja/error.hpp"

namespace jinja {
namespace {

constexpr std::size_t kMostDigits = 4300;

unsigned digit_value(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  return static_cast<unsigned>((c | 32) - 'a') + 10;
}

}  // namespace

BigInteger::BigInteger(std::int64_t value) : negative_(value < 0) {
  std::uint64_t rest =
      negative_ ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  for (; rest != 0; rest >>= 32) limbs_.push_back(static_cast<std::uint32_t>(rest));
}

BigInteger::BigInteger(double value) : negative_(value < 0) {
  int exponent = 0;
  double fraction = std::frexp(std::trunc(std::fabs(value)), &exponent);
  if (exponent <= 0) return;
  limbs_.resize(static_cast<std::size_t>(exponent + 31) / 32);
  fraction = std::ldexp(fraction, (exponent - 1) % 32 + 1);
  for (std::size_t i = limbs_.size(); i-- > 0; fraction = std::ldexp(fraction, 32)) {
    limbs_[i] = static_cast<std::uint32_t>(fraction);
    fraction -= limbs_[i];
  }
  normalize();
}

BigInteger& BigInteger::operator=(BigInteger other) noexcept {
  negative_ = other.negative_;
  limbs_.swap(other.limbs_);
  return *this;
}

void BigInteger::normalize() {
  while (!limbs_.empty() && limbs_.back() == 0) limbs_.pop_back();
  if (limbs_.empty()) negative_ = false;
}

std::optional<std::int64_t> BigInteger::small() const {
  if (limbs_.size() > 2) return std::nullopt;
  std::uint64_t magnitude = 0;
  for (std::size_t i = limbs_.size(); i-- > 0;) magnitude = magnitude << 32 | limbs_[i];
  constexpr std::uint64_t kLowest = 1ull << 63;
  if (magnitude > kLowest || (magnitude == kLowest && !negative_)) return std::nullopt;
  return static_cast<std::int64_t>(negative_ ? 0 - magnitude : magnitude);
}

double BigInteger::to_double() const {
  std::uint64_t top = 0;
  bool rest = false;
  const std::size_t count = limbs_.size();
  for (std::size_t i = count; i-- > 0;) {
    if (count - i <= 2)
      top = top << 32 | limbs_[i];
    else
      rest = rest || limbs_[i] != 0;
  }
  int exponent = count > 2 ? static_cast<int>(std::min<std::size_t>(count - 2, 64)) * 32 : 0;
  const int spare = top == 0 ? 0 : std::countl_zero(top);
  if (exponent > 0 && spare > 0) {
    top = top << spare | limbs_[count - 3] >> (32 - std::min(spare, 32));
    exponent -= spare;
  }
  const double magnitude = std::ldexp(static_cast<double>(top | (rest ? 1 : 0)), exponent);
  return negative_ ? -magnitude : magnitude;
}

std::string BigInteger::to_string(unsigned base) const {
  if (limbs_.empty()) return "0";
  std::string out;
  for (Limbs rest = limbs_; !rest.empty();) {
    std::uint32_t digits = divide_small(rest, base == 10 ? 1'000'000'000 : base);
    for (int i = 0; i < (base == 10 ? 9 : 1); ++i, digits /= base)
      out += "0123456789abcdef"[digits % base];
  }
  out.resize(out.find_last_not_of('0') + 1);
  if (negative_) out += '-';
  std::reverse(out.begin(), out.end());
  return out;
}

std::uint64_t BigInteger::hash() const {
  std::uint32_t result = negative_;
  for (const std::uint32_t limb : limbs_) result = result * 0x9E3779B1u + limb;
  return result;
}

int BigInteger::compare_limbs(const Limbs& a, const Limbs& b) {
  if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  for (std::size_t i = a.size(); i-- > 0;) {
    if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
  }
  return 0;
}

BigInteger::Limbs BigInteger::add_limbs(const Limbs& a, const Limbs& b) {
  Limbs sum;
  std::uint64_t carry = 0;
  for (std::size_t i = 0; i < std::max(a.size(), b.size()) || carry != 0; ++i) {
    carry += (i < a.size() ? a[i] : 0ull) + (i < b.size() ? b[i] : 0ull);
    sum.push_back(static_cast<std::uint32_t>(carry));
    carry >>= 32;
  }
  return sum;
}

/// `a` is not less than `b`.
BigInteger::Limbs BigInteger::subtract_limbs(const Limbs& a, const Limbs& b) {
  Limbs difference(a);
  std::int64_t borrow = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    borrow += static_cast<std::int64_t>(a[i]) - (i < b.size() ? b[i] : 0);
    difference[i] = static_cast<std::uint32_t>(borrow);
    borrow >>= 32;
  }
  return difference;
}

std::uint32_t BigInteger::divide_small(Limbs& limbs, std::uint32_t divisor) {
  std::uint64_t rest = 0;
  for (std::size_t i = limbs.size(); i-- > 0;) {
    rest = rest << 32 | limbs[i];
    limbs[i] = static_cast<std::uint32_t>(rest / divisor);
    rest %= divisor;
  }
  while (!limbs.empty() && limbs.back() == 0) limbs.pop_back();
  return static_cast<std::uint32_t>(rest);
}

/// Bit by bit: numbers here are short, and rarely divided.
void BigInteger::divide_limbs(const Limbs& a, const Limbs& b, Limbs& quotient, Limbs& remainder) {
  if (b.size() == 1) {
    quotient = a;
    const std::uint32_t rest = divide_small(quotient, b[0]);
    remainder = rest == 0 ? Limbs{} : Limbs{rest};
    return;
  }
  BigInteger rest;
  quotient.assign(a.size(), 0);
  for (std::size_t bit = a.size() * 32; bit-- > 0;) {
    rest.multiply_add(2, a[bit / 32] >> (bit % 32) & 1);
    if (compare_limbs(rest.limbs_, b) < 0) continue;
    rest.limbs_ = subtract_limbs(rest.limbs_, b);
    rest.normalize();
    quotient[bit / 32] |= 1u << (bit % 32);
  }
  remainder = std::move(rest.limbs_);
}

void BigInteger::multiply_add(std::uint32_t factor, std::uint32_t term) {
  std::uint64_t carry = term;
  for (std::uint32_t& limb : limbs_) {
    carry += static_cast<std::uint64_t>(limb) * factor;
    limb = static_cast<std::uint32_t>(carry);
    carry >>= 32;
  }
  if (carry != 0) limbs_.push_back(static_cast<std::uint32_t>(carry));
}

BigInteger operator-(BigInteger a) {
  a.negative_ = !a.negative_ && !a.is_zero();
  return a;
}

BigInteger operator+(const BigInteger& a, const BigInteger& b) {
  BigInteger sum;
  if (a.negative_ == b.negative_) {
    sum.limbs_ = BigInteger::add_limbs(a.limbs_, b.limbs_);
    sum.negative_ = a.negative_;
  } else {
    const bool larger = BigInteger::compare_limbs(a.limbs_, b.limbs_) >= 0;
    const BigInteger &more = larger ? a : b, &less = larger ? b : a;
    sum.limbs_ = BigInteger::subtract_limbs(more.limbs_, less.limbs_);
    sum.negative_ = more.negative_;
  }
  sum.normalize();
  return sum;
}

BigInteger operator-(const BigInteger& a, const BigInteger& b) { return a + -BigInteger(b); }

BigInteger operator*(const BigInteger& a, const BigInteger& b) {
  BigInteger product;
  product.limbs_.assign(a.limbs_.size() + b.limbs_.size(), 0);
  for (std::size_t i = 0; i < a.limbs_.size(); ++i) {
    std::uint64_t carry = 0;
    for (std::size_t j = 0; j < b.limbs_.size() || carry != 0; ++j) {
      const std::uint64_t factor = j < b.limbs_.size() ? b.limbs_[j] : 0;
      carry += product.limbs_[i + j] + a.limbs_[i] * factor;
      product.limbs_[i + j] = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
  }
  product.negative_ = a.negative_ != b.negative_;
  product.normalize();
  return product;
}

int compare(const BigInteger& a, const BigInteger& b) {
  if (a.negative_ != b.negative_) return a.negative_ ? -1 : 1;
  const int order = BigInteger::compare_limbs(a.limbs_, b.limbs_);
  return a.negative_ ? -order : order;
}

void BigInteger::divide(const BigInteger& a, const BigInteger& b, BigInteger& quotient,
                        BigInteger& remainder) {
  divide_limbs(a.limbs_, b.limbs_, quotient.limbs_, remainder.limbs_);
  quotient.negative_ = a.negative_ != b.negative_;
  remainder.negative_ = a.negative_;
  quotient.normalize();
  remainder.normalize();
  if (!remainder.is_zero() && remainder.negative_ != b.negative_) {
    quotient = quotient - BigInteger(std::int64_t{1});
    remainder = remainder + b;
  }
}

Value make_integer(BigInteger number) {
  if (const auto small = number.small()) return Value::integer(*small);
  return Value::owning(new BigInteger(std::move(number)));
}

BigInteger parse_digits(std::string_view digits, unsigned base) {
  if (digits.size() > kMostDigits && std::popcount(base) != 1) {
    throw TemplateError(ErrorKind::kValueError, "an integer of more than 4300 digits");
  }
  BigInteger number;
  for (const char c : digits) number.multiply_add(base, digit_value(c));
  return number;
}

Value parse_integer(std::string_view digits) {
  std::int64_t small = 0;
  const char* const end = digits.data() + digits.size();
  const char* const begin = digits.data() + (digits.starts_with('+') ? 1 : 0);
  const auto [rest, error] = std::from_chars(begin, end, small);
  if (error == std::errc::invalid_argument || rest != end) return Value();
  if (error == std::errc()) return Value::integer(small);
  const bool negative = *begin == '-';
  BigInteger number = parse_digits({begin + (negative ? 1 : 0), end}, 10);
  return make_integer(negative ? -std::move(number) : std::move(number));
}

BigInteger to_big(const Value& value) {
  return value.is_big() ? value.as_big() : BigInteger(value.as_integer());
}

}  // namespace jinja
