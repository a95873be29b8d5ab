/* Outcomes packed into bits. */
#include "front.h"

enum { WORD_BITS = 64 };

static unsigned bits_for(size_t n_choices)
{
    unsigned bits = 0;
    while ((n_choices - 1) >> bits)
        bits++;
    return bits;
}

void dw_code_layout_init(dw_code_layout *layout, const dw_space *space)
{
    *layout = (dw_code_layout){.n_clusters = space->n_clusters};
    size_t word = 0;
    unsigned left = WORD_BITS;
    for (size_t c = 0; c < space->n_clusters; c++) {
        const unsigned bits = bits_for(space->cluster[c].n_choices);
        if (bits > left) {
            word++;
            left = WORD_BITS;
        }
        left -= bits;
        layout->word[c] = (uint8_t)word;
        layout->bits[c] = (uint8_t)bits;
        layout->shift[c] = (uint8_t)(bits ? left : 0);
    }
    layout->n_words = word + 1;
}

void dw_code_write(const dw_code_layout *layout, size_t cluster, size_t choice, uint64_t *code)
{
    code[layout->word[cluster]] |= (uint64_t)choice << layout->shift[cluster];
}

void dw_code_read(const dw_code_layout *layout, const uint64_t *code, size_t *choice)
{
    for (size_t c = 0; c < layout->n_clusters; c++)
        choice[c] = dw_code_choice(layout, code, c);
}
