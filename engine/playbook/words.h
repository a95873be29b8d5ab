/* Lists of names that both the vocabulary and the deal's enums use, in the order of the enums and
 * closed by NULL. */
#ifndef ENGINE_PLAYBOOK_WORDS_H
#define ENGINE_PLAYBOOK_WORDS_H

extern const char *const dw_words_role[];
extern const char *const dw_words_person_authority[];
extern const char *const dw_words_stance[];
extern const char *const dw_words_deadline_owner[];
extern const char *const dw_words_deadline_kind[];
extern const char *const dw_words_side[];
extern const char *const dw_words_action[];
extern const char *const dw_words_signal[];
extern const char *const dw_words_statement[];
extern const char *const dw_words_event_kind[];
extern const char *const dw_words_outcome[];
extern const char *const dw_words_issue_type[];
extern const char *const dw_words_frame[];
extern const char *const dw_words_anchor_state[];
extern const char *const dw_words_their_opening[];
extern const char *const dw_words_move_kind[];
extern const char *const dw_words_direction[];
extern const char *const dw_words_return[];
extern const char *const dw_words_move_pattern[];
extern const char *const dw_words_request[];
extern const char *const dw_words_answer[];
extern const char *const dw_words_clearance[];
extern const char *const dw_words_ruled[];
extern const char *const dw_words_speaker[];
extern const char *const dw_words_result[];

#endif
