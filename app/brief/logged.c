#include "brief/logged.h"

#include "brief/compose.h"
#include "brief/event_line.h"

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

static brief_document *document_of(const dw_coaching *coaching, const brief_logged *logged,
                                   const brief_style *style)
{
    brief_composer composer = brief_compose_begin(coaching->now, style);
    say(&composer, BRIEF_PARAGRAPH,
        logged->dry_run ? DW_PHRASE_LOGGED_DRY_RUN : DW_PHRASE_LOGGED_AS, logged->event);
    if (logged->corrected != NULL)
        say(&composer, BRIEF_BULLET,
            logged->event->kind == DW_EVENT_CORRECTION ? DW_PHRASE_LOGGED_WITHDRAWS
                                                       : DW_PHRASE_LOGGED_REPLACES,
            logged->corrected);
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
