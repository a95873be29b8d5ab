/* Playbooks: YAML to dw_playbook, ready for the engine. */
#ifndef TEXT_PLAYBOOK_H
#define TEXT_PLAYBOOK_H

#include "text/arena.h"
#include "text/problem.h"

#include "dealwright/playbook.h"

/* Reads the playbook at a path, or the one that travels inside the program for NULL.
 *
 * `extends` is resolved: "default" is the embedded playbook, anything else a path relative to the
 * file's folder. Mappings merge by key; lists whose elements have ids merge by id; a setting, which
 * is a value with its source, is replaced as one. All names are resolved, all texts are compiled,
 * and dw_playbook_compile has passed.
 *
 * Everything is in the arena, texts included. NULL exactly when an error was added to the problems;
 * the arena may have grown then. O(size * log size). */
const dw_playbook *text_playbook_load(const char *path, dw_arena *arena, text_problems *problems);

/* The same for a text in memory, which may extend "default" only; `label` stands for the path in
 * messages. */
const dw_playbook *text_playbook_parse(const char *data, size_t size, const char *label,
                                       dw_arena *arena, text_problems *problems);

#endif
