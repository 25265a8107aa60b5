// What the program tells the shell (DESIGN.md, section 5).
#pragma once

namespace offprint {

enum ExitStatus : int {
  kSuccess = 0,
  kContentError = 1,  ///< the user's content or templates have errors
  kUsageError = 2,    ///< arguments that make no sense
  kMachineError = 3,  ///< the disk, or a refusal to touch something on it
};

}  // namespace offprint
