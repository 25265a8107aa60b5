// Whom a site of HugoBlox tells of: `content/authors/`, and the blocks of its home page that tell
// of a life.
#pragma once

#include "migrate/migration.hpp"

namespace offprint {

/// The owner and the others, with accounts, portraits, positions.
void read_authors(Migration& move);

/// Positions and awards of the owner, where the home page tells them.
void read_home_blocks(Migration& move);

/// The same of a widget of old versions, `content/home/experience.md`; false where it tells
/// nothing.
bool move_home_widget(const OldText& widget, Migration& move);

}  // namespace offprint
