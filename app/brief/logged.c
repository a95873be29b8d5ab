#include "brief/logged.h"

#include "brief/compose.h"
#include "brief/difference_parts.h"
#include "brief/event_line.h"

const dw_event *brief_logged_version(const brief_logged *logged)
{
    const dw_event *const last = &logged->event[logged->n_events - 1];
    return logged->n_events > 1 && last->kind == DW_EVENT_PLAN ? last : NULL;
}

bool brief_logged_stands(const brief_logged *logged)
{
    return logged->n_events == 1 && logged->event->kind == DW_EVENT_PIVOT &&
           logged->event->by == DW_SIDE_US;
}

static void say(brief_composer *composer, brief_block_kind kind, dw_phrase phrase,
                const dw_event *event)
{
    g_autofree char *number = g_strdup_printf("%zu", event->number);
    const dw_event shown = brief_event_shown(event, composer->style);
    g_autofree char *line = brief_event_line(composer->plan, &shown);
    brief_block *block = brief_add_take(composer->document, kind, NULL,
                                        brief_fill(composer->book, phrase, number, line, NULL));
    block->tone = kind == BRIEF_PARAGRAPH ? BRIEF_STRONG : BRIEF_PLAIN;
}

static void say_corrected(brief_composer *composer, const dw_event *event)
{
    if (event->corrects > 0)
        say(composer, BRIEF_BULLET,
            event->kind == DW_EVENT_CORRECTION ? DW_PHRASE_LOGGED_WITHDRAWS
                                               : DW_PHRASE_LOGGED_REPLACES,
            &composer->plan->deal->logged->event[event->corrects - 1]);
}

/* Who leads in the version, and where it differs from the one that the team had. */
static char *leads_words(const brief_composer *composer, const dw_difference *d)
{
    const dw_archetype *const archetype = composer->book->archetype;
    const brief_pair pair = brief_pair_of(composer, d);
    g_autofree char *sections = brief_changed_sections(&pair, d);
    return brief_fill(composer->book, DW_PHRASE_LOGGED_LEADS,
                      archetype[d->after->assessment.lead].label,
                      archetype[d->before->assessment.lead].label, sections, NULL);
}

static void say_version(brief_composer *composer, const dw_event *version)
{
    const dw_difference *const d = &composer->coaching->published;
    const size_t lead = d->after->assessment.lead;
    g_autofree char *number = g_strdup_printf("%zu", version->number);
    g_autofree char *count = g_strdup_printf("%d", version->version);
    g_autofree char *leads = leads_words(composer, d);
    char *words =
        lead != d->before->assessment.lead
            ? brief_fill(composer->book, DW_PHRASE_LOGGED_VERSION, number, count, leads, NULL)
            : brief_fill(composer->book, DW_PHRASE_LOGGED_STILL_LEADS, number, count,
                         composer->book->archetype[lead].label, NULL);
    brief_add_take(composer->document, BRIEF_BULLET, NULL, words);
}

static void say_stands(brief_composer *composer)
{
    g_autofree char *version = g_strdup_printf("%d", composer->plan->version.number);
    brief_add_take(composer->document, BRIEF_BULLET, NULL,
                   brief_fill(composer->book, DW_PHRASE_LOGGED_STANDS, version, NULL));
}

static brief_document *document_of(const dw_coaching *coaching, const brief_logged *logged,
                                   const brief_style *style)
{
    brief_composer composer = brief_compose_begin(coaching->now, style);
    composer.coaching = coaching;
    const dw_event *const version = brief_logged_version(logged);
    say(&composer, BRIEF_PARAGRAPH,
        logged->dry_run ? DW_PHRASE_LOGGED_DRY_RUN : DW_PHRASE_LOGGED_AS, logged->event);
    for (size_t e = 0; e < logged->n_events; e++)
        say_corrected(&composer, &logged->event[e]);
    if (version && coaching->published.before)
        say_version(&composer, version);
    else if (brief_logged_stands(logged))
        say_stands(&composer);
    brief_compose_advice(&composer, coaching);
    return brief_compose_finish(&composer);
}

char *brief_logged_text(const dw_coaching *coaching, const brief_logged *logged,
                        const brief_style *style)
{
    g_autoptr(brief_document) document = document_of(coaching, logged, style);
    return brief_document_text(document, brief_page_width(style), style->colour);
}

char *brief_logged_markdown(const dw_coaching *coaching, const brief_logged *logged,
                            const brief_style *style)
{
    g_autoptr(brief_document) document = document_of(coaching, logged, style);
    return brief_document_markdown(document);
}
