// What a site answers to a request, from what it is at that moment.
//
// As GitHub Pages does it (route.hpp says which page is meant), with three differences: a page is
// made when it is asked for, every page follows the site, and where the site or the page is broken
// there stands what is wrong, with status 500. Files beside the pages (style sheets, images,
// exports) then stay those of the last good site.
//
// Refused: hosts that are neither an address in numbers nor `localhost` nor `host` (a stranger's
// page may give its own name the address 127.0.0.1 and would so read the site: DNS rebinding), and
// methods other than GET and HEAD.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "serve/problem.hpp"
#include "serve/snapshot.hpp"
#include "serve/web.hpp"

namespace offprint {

/// A site at one moment. Nobody changes it; the next moment has another one.
struct Moment {
  std::string version;                   ///< another one for each moment
  std::shared_ptr<const Snapshot> good;  ///< the last that could be made; may be none
  std::vector<Problem> problems;         ///< why there is no newer one
  std::string host;                      ///< the name that the user gave the server; may be empty
};

/// A page that fails is told in its place, and in `complaint`.
WebResponse answer(const Moment& moment, const WebRequest& request);

}  // namespace offprint
