// What the linter says: a finding, and the correction that would make it vanish.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/node.hpp"

namespace offprint {

/// A correction in the words of content/overrides.yaml: the record's key and what is to stand
/// there; null takes the key away.
struct Mend {
  std::string key;
  Node value;

  friend bool operator==(const Mend&, const Mend&) = default;
};

/// Something that is probably wrong. A warning is wrong nearly always, a note is worth a look.
struct Finding {
  Severity severity = Severity::kWarning;
  std::string_view code;  ///< of the rule: "lost-dots"
  Place place;            ///< of the record or person
  std::string record;     ///< its id
  std::string key;        ///< where in the record: "title"; empty: the record as a whole
  std::string message;    ///< worded as a Diagnostic's
  std::string hint;
  std::vector<Mend> mends;  ///< empty: only a human can tell what is right
};

/// Takes findings in on behalf of one rule and one record. Codes and ids must outlive the call.
class Findings {
 public:
  /// What follows is said by the rule `code`, …
  void begin(std::string_view code) { code_ = code; }
  /// … about the record or person `id` at `place`.
  void about(std::string_view id, const Place& place) { id_ = id, place_ = place; }

  void warning(std::string key, std::string message, std::string hint = {},
               std::vector<Mend> mends = {}) {
    add(Severity::kWarning, std::move(key), std::move(message), std::move(hint), std::move(mends));
  }
  void note(std::string key, std::string message, std::string hint = {},
            std::vector<Mend> mends = {}) {
    add(Severity::kNote, std::move(key), std::move(message), std::move(hint), std::move(mends));
  }

  std::vector<Finding> take() && { return std::move(all_); }

 private:
  void add(Severity severity, std::string key, std::string message, std::string hint,
           std::vector<Mend> mends) {
    all_.push_back({severity, code_, place_, std::string(id_), std::move(key), std::move(message),
                    std::move(hint), std::move(mends)});
  }

  std::string_view code_, id_;
  Place place_;
  std::vector<Finding> all_;
};

}  // namespace offprint
