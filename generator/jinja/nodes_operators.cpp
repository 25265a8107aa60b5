// Arithmetic, logic, comparison. What can be computed when compiling is: an error then is left for
// the render, in case the expression is never reached.
#include <fmt/format.h>

#include "base/escape.hpp"
#include "jinja/environment.hpp"
#include "jinja/error.hpp"
#include "jinja/make_nodes.hpp"
#include "jinja/operations.hpp"
#include "jinja/render.hpp"

namespace jinja {
namespace {

class Unary : public Expression {
 public:
  Unary(Span span, ExpressionPointer operand) : Expression(span), operand_(std::move(operand)) {}
  void each_part(const Visit& visit) const override { visit(*operand_); }

 protected:
  ExpressionPointer operand_;
};

class Sign final : public Unary {
 public:
  Sign(Span span, bool negative, ExpressionPointer operand)
      : Unary(span, std::move(operand)), negative_(negative) {}
  Value evaluate(Render& render) const override {
    Value scratch;
    const Value& value = operand_->peek(render, scratch);
    return located(render, *this, [&] { return negative_ ? negate(value) : keep_sign(value); });
  }

 private:
  bool negative_;
};

class Not final : public Unary {
 public:
  using Unary::Unary;
  Value evaluate(Render& render) const override { return Value::boolean(truth(render)); }
  bool truth(Render& render) const override { return !operand_->truth(render); }
};

class Binary : public Expression {
 public:
  Binary(Span span, ExpressionPointer left, ExpressionPointer right)
      : Expression(span), left_(std::move(left)), right_(std::move(right)) {}
  void each_part(const Visit& visit) const override {
    visit(*left_);
    visit(*right_);
  }

 protected:
  ExpressionPointer left_;
  ExpressionPointer right_;
};

/// `and` and `or`: the first operand whose truth is `Decides`, else the last.
template <bool Decides>
class Logic final : public Expression {
 public:
  Logic(Span span, Expressions parts) : Expression(span), parts_(std::move(parts)) {}
  Value evaluate(Render& render) const override {
    for (std::size_t i = 0; i + 1 < parts_.size(); ++i) {
      Value value = parts_[i]->evaluate(render);
      if (located(render, *parts_[i], [&] { return is_true(value); }) == Decides) return value;
    }
    return parts_.back()->evaluate(render);
  }
  bool truth(Render& render) const override {
    for (const ExpressionPointer& part : parts_) {
      if (part->truth(render) == Decides) return Decides;
    }
    return !Decides;
  }
  void each_part(const Visit& visit) const override {
    for (const ExpressionPointer& part : parts_) visit(*part);
  }

 private:
  Expressions parts_;
};

class Arithmetic final : public Binary {
 public:
  Arithmetic(Span span, TokenKind op, ExpressionPointer left, ExpressionPointer right)
      : Binary(span, std::move(left), std::move(right)), op_(op) {}
  Value evaluate(Render& render) const override {
    Value own_left, own_right;
    const Value& left = left_->peek(render, own_left);
    const Value& right = right_->peek(render, own_right);
    return located(render, *this, [&] { return compute(op_, left, right, render.limits()); });
  }

 private:
  TokenKind op_;
};

/// `a + b - c …`, computed from the left without recursion.
class Chain final : public Expression {
 public:
  Chain(Span span, Expressions operands, std::vector<TokenKind> operators)
      : Expression(span), operands_(std::move(operands)), operators_(std::move(operators)) {}
  Value evaluate(Render& render) const override {
    Value result = operands_[0]->evaluate(render);
    for (std::size_t i = 0; i < operators_.size(); ++i) {
      Value own;
      const Value& right = operands_[i + 1]->peek(render, own);
      result = located(render, *this,
                       [&] { return compute(operators_[i], result, right, render.limits()); });
    }
    return result;
  }
  void each_part(const Visit& visit) const override {
    for (const ExpressionPointer& operand : operands_) visit(*operand);
  }

 private:
  Expressions operands_;
  std::vector<TokenKind> operators_;
};

class Concat final : public Expression {
 public:
  Concat(Span span, Expressions parts) : Expression(span), parts_(std::move(parts)) {}

  /// Where text is escaped, what is not safe in it is escaped, once one part is safe.
  Value evaluate(Render& render) const override {
    const std::size_t begin = render.output.size();
    std::vector<Value> values;
    bool safe = false;
    for (const ExpressionPointer& part : parts_) {
      values.push_back(part->evaluate(render));
      safe = safe || values.back().is_safe();
    }
    safe = safe && render.autoescape();
    located(render, *this, [&] {
      for (const Value& value : values) write_value(render, value, safe);
    });
    return render.captured(begin, safe);
  }
  void each_part(const Visit& visit) const override {
    for (const ExpressionPointer& part : parts_) visit(*part);
  }

 private:
  Expressions parts_;
};

bool holds(Comparison comparison, const Value& left, const Value& right) {
  switch (comparison) {
    case Comparison::kEqual:
      return equal(left, right);
    case Comparison::kNotEqual:
      return !equal(left, right);
    case Comparison::kLess:
      return less(left, right);
    case Comparison::kLessEqual:
      return less_or_equal(left, right);
    case Comparison::kGreater:
      return less(right, left);
    case Comparison::kGreaterEqual:
      return less_or_equal(right, left);
    case Comparison::kIn:
      return contains(right, left);
    case Comparison::kNotIn:
      return !contains(right, left);
  }
  return false;
}

class Compare final : public Expression {
 public:
  Compare(Span span, Expressions operands, std::vector<Comparison> comparisons)
      : Expression(span), operands_(std::move(operands)), comparisons_(std::move(comparisons)) {}

  Value evaluate(Render& render) const override { return Value::boolean(truth(render)); }

  bool truth(Render& render) const override {
    if (comparisons_.size() > 1) return chained(render);
    Value own_left, own_right;
    const Value& left = operands_[0]->peek(render, own_left);
    const Value& right = operands_[1]->peek(render, own_right);
    return located(render, *this, [&] { return holds(comparisons_[0], left, right); });
  }
  void each_part(const Visit& visit) const override {
    for (const ExpressionPointer& operand : operands_) visit(*operand);
  }

 private:
  bool chained(Render& render) const {
    Value left = operands_[0]->evaluate(render);
    for (std::size_t i = 0; i < comparisons_.size(); ++i) {
      Value right = operands_[i + 1]->evaluate(render);
      if (!located(render, *this, [&] { return holds(comparisons_[i], left, right); }))
        return false;
      left = std::move(right);
    }
    return true;
  }

  Expressions operands_;
  std::vector<Comparison> comparisons_;
};

/// The constant that `compute` gives, or null where an operand is none or the result an error.
template <class Compute>
ExpressionPointer fold(Span span, std::initializer_list<const Expression*> operands,
                       Compute compute_value) {
  for (const Expression* operand : operands) {
    if (operand->constant() == nullptr) return nullptr;
  }
  try {
    return make_constant(span, compute_value());
  } catch (const TemplateError&) {
    return nullptr;
  }
}

/// Two constants computed; null where one is none, or the result an error, large or changeable.
ExpressionPointer fold_pair(Span span, TokenKind op, const Expression& left,
                            const Expression& right, const Limits& limits) {
  Limits folding = limits;
  folding.items = std::min<std::uint64_t>(limits.items, 1024);
  return fold(span, {&left, &right}, [&] {
    const Value value = compute(op, *left.constant(), *right.constant(), folding);
    if (value.is_list() || value.is_tuple())
      throw TemplateError(ErrorKind::kTypeError, "made anew each time");
    return value;
  });
}

}  // namespace

ExpressionPointer make_sign(Span span, bool negative, ExpressionPointer operand) {
  auto folded = fold(span, {operand.get()}, [&] {
    return negative ? negate(*operand->constant()) : keep_sign(*operand->constant());
  });
  return folded ? std::move(folded) : std::make_unique<Sign>(span, negative, std::move(operand));
}

ExpressionPointer make_not(Span span, ExpressionPointer operand) {
  auto folded =
      fold(span, {operand.get()}, [&] { return Value::boolean(!is_true(*operand->constant())); });
  return folded ? std::move(folded) : std::make_unique<Not>(span, std::move(operand));
}

ExpressionPointer make_and(Span span, Expressions parts) {
  return std::make_unique<Logic<false>>(span, std::move(parts));
}

ExpressionPointer make_or(Span span, Expressions parts) {
  return std::make_unique<Logic<true>>(span, std::move(parts));
}

ExpressionPointer make_arithmetic(Span span, Expressions operands,
                                  const std::vector<TokenKind>& operators, const Limits& limits) {
  std::size_t done = 0;
  while (done < operators.size()) {
    auto folded = fold_pair(span, operators[done], *operands[done], *operands[done + 1], limits);
    if (!folded) break;
    operands[++done] = std::move(folded);
  }
  if (done == operators.size()) return std::move(operands.back());
  if (done + 1 == operators.size())
    return std::make_unique<Arithmetic>(span, operators[done], std::move(operands[done]),
                                        std::move(operands[done + 1]));
  operands.erase(operands.begin(), operands.begin() + static_cast<std::ptrdiff_t>(done));
  return std::make_unique<Chain>(
      span, std::move(operands),
      std::vector<TokenKind>(operators.begin() + static_cast<std::ptrdiff_t>(done),
                             operators.end()));
}

ExpressionPointer make_concat(Span span, Expressions parts) {
  return std::make_unique<Concat>(span, std::move(parts));
}

ExpressionPointer make_compare(Span span, Expressions operands,
                               std::vector<Comparison> comparisons) {
  const bool single = operands.size() == 2;
  auto folded = !single ? nullptr : fold(span, {operands[0].get(), operands[1].get()}, [&] {
    return Value::boolean(
        holds(comparisons[0], *operands[0]->constant(), *operands[1]->constant()));
  });
  return folded ? std::move(folded)
                : std::make_unique<Compare>(span, std::move(operands), std::move(comparisons));
}

}  // namespace jinja
