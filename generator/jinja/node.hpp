// What a template is compiled to: a tree of nodes, each of which knows how to do its part. A node
// has one small function a task and calls its parts; names are slots, constants are folded.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "jinja/context.hpp"
#include "jinja/token.hpp"
#include "jinja/value.hpp"

namespace jinja {

class Render;

/// Whether printed text is escaped: known when compiling, or only in the render (`autoescape x`).
enum class Escape : std::uint8_t { kNo, kYes, kAsRendered };

class Expression {
 public:
  explicit Expression(Span span) : span_(span) {}
  Expression(const Expression&) = delete;
  Expression& operator=(const Expression&) = delete;
  virtual ~Expression() = default;

  /// A value of its own: a list literal's may be changed.
  virtual Value evaluate(Render& render) const = 0;
  /// The value for reading, where it already stands, or in `scratch`. Good until either changes.
  virtual const Value& peek(Render& render, Value& scratch) const {
    return scratch = evaluate(render);
  }
  /// The value for reading, to be kept: borrowed where that is safe.
  virtual Value hold(Render& render) const { return evaluate(render); }
  virtual bool truth(Render& render) const;
  /// Appends the text of the value to the output.
  virtual void write(Render& render, Escape escape) const;

  /// The slot of the running function whose value this is, or -1.
  virtual int plain_slot() const { return -1; }
  /// The value, where it is known when compiling.
  virtual const Value* constant() const { return nullptr; }
  /// As the template spells it, of variables and their attributes; for error messages.
  virtual std::string spelling() const { return {}; }
  /// Calls `visit` with each part.
  using Visit = std::function<void(const Expression&)>;
  virtual void each_part(const Visit&) const {}

  Span span() const { return span_; }

 private:
  Span span_;
};

using ExpressionPointer = std::unique_ptr<const Expression>;

/// How a statement ended: only loops look at the latter two.
enum class Flow : std::uint8_t { kNext, kBreak, kContinue };

class Statement {
 public:
  Statement() = default;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  virtual ~Statement() = default;
  virtual Flow execute(Render& render) const = 0;
};

/// Statements one after another.
struct Body {
  std::vector<std::unique_ptr<const Statement>> statements;

  Flow run(Render& render) const {
    for (const auto& statement : statements) {
      if (const Flow flow = statement->execute(render); flow != Flow::kNext) return flow;
    }
    return Flow::kNext;
  }
};

/// What a scope does with a variable when it is entered.
struct Load {
  enum class Action : std::uint8_t {
    kParameter,  ///< nothing: whoever enters sets it
    kResolve,    ///< looks the name up in the context
    kAlias,      ///< takes the value that an outer scope has
    kClear,      ///< nothing is known yet
  };
  Action action;
  std::uint16_t slot;
  SlotReference outer;
  Name name;
};
using Loads = std::vector<Load>;

/// What has a frame of its own: a template, a block, a macro, the body of a recursive loop.
struct Function {
  Body body;
  Loads loads;
  std::uint16_t slots = 0;
  bool captured =
      false;  ///< a macro in it refers to its variables: the frame must outlive the call
};

}  // namespace jinja
