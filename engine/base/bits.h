/* Bits of a word. */
#ifndef ENGINE_BASE_BITS_H
#define ENGINE_BASE_BITS_H

#include <stddef.h>
#include <stdint.h>

/* The place of the lowest bit of a word that is not zero, from the top six bits of a product that are
 * different for each of the 64 powers of two; compilers know the pattern and make one instruction of
 * it. Source: Leiserson, Prokop, Randall, Using de Bruijn sequences to index a 1 in a computer word,
 * MIT 1998. */
static inline size_t dw_lowest_bit(uint64_t word)
{
    static const uint8_t place[64] = {
        0,  1,  2,  53, 3,  7,  54, 27, 4,  38, 41, 8,  34, 55, 48, 28, 62, 5,  39, 46, 44, 42,
        22, 9,  24, 35, 59, 56, 49, 18, 29, 11, 63, 52, 6,  26, 37, 40, 33, 47, 61, 45, 43, 21,
        23, 58, 17, 10, 51, 25, 36, 32, 60, 20, 57, 16, 50, 31, 19, 15, 30, 14, 13, 12};
    return place[(word & (~word + 1)) * UINT64_C(0x022fdd63cc95386d) >> 58];
}

/* The place of the highest bit: with all bits below it set too, half of the word lacks only it. */
static inline size_t dw_highest_bit(uint64_t word)
{
    for (unsigned shift = 1; shift < 64; shift *= 2)
        word |= word >> shift;
    return dw_lowest_bit(word - (word >> 1));
}

#endif
