/* An arena of the engine whose memory comes from the C library. */
#ifndef TEXT_ARENA_H
#define TEXT_ARENA_H

#include "dealwright/base.h"

#include <glib.h>

/* An empty arena that takes at most `limit` bytes. Give it back with dw_arena_clear. */
void text_arena_init(dw_arena *arena, size_t limit);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(dw_arena, dw_arena_clear)

#endif
