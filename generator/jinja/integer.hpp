// Integers beyond 64 bits, so that none is ever wrapped: what `2 ** 100` computes with.
//
// Sign and magnitude in base 2^32. Only what the arithmetic of Value does not hold in 64 bits comes
// here; results that fit go back to plain integers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jinja/value.hpp"

namespace jinja {

class BigInteger : public Counted {
 public:
  BigInteger() = default;
  explicit BigInteger(std::int64_t value);
  /// The integral part of a finite number.
  explicit BigInteger(double value);
  BigInteger(BigInteger&& other) noexcept
      : negative_(other.negative_), limbs_(std::move(other.limbs_)) {}
  BigInteger(const BigInteger& other) : negative_(other.negative_), limbs_(other.limbs_) {}
  BigInteger& operator=(BigInteger other) noexcept;

  bool is_negative() const { return negative_; }
  bool is_zero() const { return limbs_.empty(); }
  bool is_odd() const { return !limbs_.empty() && (limbs_[0] & 1) != 0; }
  std::size_t bits() const { return limbs_.size() * 32; }

  /// The value, where it fits.
  std::optional<std::int64_t> small() const;
  /// The nearest double; infinite beyond its range.
  double to_double() const;
  std::string to_string(unsigned base = 10) const;
  std::uint64_t hash() const;

  friend BigInteger operator-(BigInteger a);
  friend BigInteger operator+(const BigInteger& a, const BigInteger& b);
  friend BigInteger operator-(const BigInteger& a, const BigInteger& b);
  friend BigInteger operator*(const BigInteger& a, const BigInteger& b);
  /// -1, 0, 1
  friend int compare(const BigInteger& a, const BigInteger& b);
  /// Quotient rounded towards minus infinity and the remainder with the sign of `b`, as Python
  /// divides. `b` is not zero.
  static void divide(const BigInteger& a, const BigInteger& b, BigInteger& quotient,
                     BigInteger& remainder);
  /// `this * factor + term`, of a positive number.
  void multiply_add(std::uint32_t factor, std::uint32_t term);

 private:
  using Limbs = std::vector<std::uint32_t>;
  static int compare_limbs(const Limbs& a, const Limbs& b);
  static Limbs add_limbs(const Limbs& a, const Limbs& b);
  static Limbs subtract_limbs(const Limbs& a, const Limbs& b);
  static void divide_limbs(const Limbs& a, const Limbs& b, Limbs& quotient, Limbs& remainder);
  static std::uint32_t divide_small(Limbs& limbs, std::uint32_t divisor);
  void normalize();

  bool negative_ = false;
  Limbs limbs_;  ///< least first, no zeros at the end
};

/// As a Value: a plain integer where it fits.
Value make_integer(BigInteger number);
/// Decimal digits with an optional sign, as a Value; undefined where it is none. At most 4,300
/// digits, as Python; a ValueError beyond.
Value parse_integer(std::string_view digits);
/// Digits of a base from 2 to 36, no sign, already checked.
BigInteger parse_digits(std::string_view digits, unsigned base);
/// Any integer or boolean Value.
BigInteger to_big(const Value& value);

}  // namespace jinja
