// An e-mail address that people can read, copy and click, and that programs which collect addresses
// do not find.
//
// In goes an address; out comes HTML, which stands in a page as it is. Collectors look for
// `name@host` and `mailto:` in the bytes of a page, some after turning character references into
// characters or dropping tags. So the text has an element in its middle that is neither shown, nor
// copied, nor read out (`hidden`): without it the address is right, with it, it is nobody's. The
// link is written in character references and in percent-encoding, which every browser undoes.
// Neither needs a script.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

/// "ada&#64;<span hidden>nospam.</span>example.org"; a text that is no address is only escaped, as
/// "ada [at] example.org".
std::string hidden_email(std::string_view address);

/// What stands in an `href`: "&#109;&#97;…%61%64%61&#64;%65%78…"; empty for a text that is no
/// address.
std::string hidden_mailto(std::string_view address);

}  // namespace offprint
