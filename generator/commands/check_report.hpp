// The report of a check as JSON, for programs that watch over a site.
//
//     {
//       "version": 1,
//       "status": "fine" | "failed",            what the exit status says
//       "records": {"read": 357, "rendered": 343, "merged": 14, "rejected": 0},
//       "errors": 0, "warnings": 3, "notes": 12,
//       "files": [{"path": "content/publications/sun.json", "read": 54, "rendered": 54,
//                  "merged": 0, "rejected": 0, "unread": "why"}],
//       "expected": [{"edition": "CVPR 2022", "expected": 2072, "found": 2072}],
//       "fates": [{"id": "a", "path": "…", "line": 3, "column": 5, "fate": "merged",
//                  "publication": "b", "reason": "same DOI `10.1/x`"}],
//       "diagnostics": [{"severity": "warning", "code": "lost-dots", "path": "…", "line": 3,
//                        "column": 5, "message": "…", "hint": "…"}],
//       "proposals": [{"id": "a", "omit": true, "corrections": {"title": "…"}}],
//       "rules": [{"code": "lost-dots", "about": "…"}]
//     }
//
// `fates` has every record: first those that could be read, in the order of the files, then those
// that could not. Members that would be empty are left out of the objects in lists; `path`, `line`
// and `column` where a place is not known. A later version adds members or, where it changes the
// meaning of one, counts `version` up.
#pragma once

#include <string>

#include "commands/account.hpp"
#include "commands/check.hpp"

namespace offprint {

inline constexpr int kCheckReportVersion = 1;

/// The whole file, ended by a line feed.
std::string make_check_report(const CheckResult& result, const Account& account, bool failed);

}  // namespace offprint
