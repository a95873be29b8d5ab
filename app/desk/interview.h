/* Starting a deal: a commented file to fill in, or questions until the strategy is settled.
 *
 * An interview holds what was answered so far. After each answer the engine assesses the deal anew
 * and names the unknown fact that is worth most to know; that is the next question. The file of an
 * interview without answers is the file to fill in, so both come from the playbook alone. */
#ifndef DESK_INTERVIEW_H
#define DESK_INTERVIEW_H

#include "desk/desk.h"

typedef struct desk_interview desk_interview;

/* What is asked first, in words of the person's own. */
typedef enum desk_field {
    DESK_ACCOUNT,
    DESK_NAME,
    DESK_CURRENCY,
    DESK_VALUE,
    DESK_CLOSE_BY,
    DESK_FIELD_COUNT
} desk_field;

/* A question on one fact, with what is thought before the answer. */
typedef struct desk_question {
    const dw_factor *factor;
    size_t number;     /* from 1 */
    char *text;        /* the playbook's question about this deal */
    char **means;      /* [factor->n_levels] what a level would mean; NULL where nothing is said */
    const char *lead;  /* label of the archetype that leads now */
    double confidence; /* that it stays the lead */
    double settled;    /* confidence at which no more is asked */
} desk_question;

/* An interview with nothing answered. The playbook must outlive it. */
desk_interview *desk_interview_new(const dw_playbook *playbook, dw_day today);
void desk_interview_free(desk_interview *interview);

/* Takes a text as the value of a field; an empty one leaves it unknown. NULL when it is good, else
 * the end of the sentence "'TEXT' …". */
const char *desk_interview_set(desk_interview *interview, desk_field field, const char *text);

/* The value of a field as it was set, or NULL. */
const char *desk_interview_field(const desk_interview *interview, desk_field field);

/* The next question, or NULL when the choice is settled, nothing that matters is left, or the engine
 * failed. Valid until the next call with this interview. question->lead and ->confidence of the end
 * are what desk_interview_lead gives. */
const desk_question *desk_interview_next(desk_interview *interview);

/* Answers the question: the levels that are possible; all of them means not known. */
void desk_interview_answer(desk_interview *interview, dw_fact levels);

/* Takes the last answer back, so that it is asked again; false when there is none. */
bool desk_interview_back(desk_interview *interview);

/* Label of the archetype that leads on the answers so far, and how sure that is. NULL when the
 * engine failed. */
const char *desk_interview_lead(desk_interview *interview, double *confidence, bool *settled);

/* The deal file of the answers, every other fact in it as unknown, with questions and levels as
 * comments and examples of all other blocks; g_free it. NULL when the engine failed. */
char *desk_interview_file(desk_interview *interview);

#endif
