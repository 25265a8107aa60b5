// Presentation MathML as publishers leave it in titles and abstracts, as TeX.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

/// The formula between `<math>` and `</math>` in TeX, with its characters as they are. Any text is
/// one: elements that are not known show what is in them, missing tags end somewhere. Time is
/// linear in `content`, nesting capped. Source: MathML 3, chapter 3.
///
///     <mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup> → x^{2}
///     <mfrac><mi>α</mi><mrow><mn>2</mn><mi>n</mi></mrow></mfrac> → \frac{α}{2n}
std::string mathml_to_tex(std::string_view content);

}  // namespace offprint
