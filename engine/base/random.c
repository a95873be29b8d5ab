/* xoshiro256** seeded by splitmix64 (Blackman & Vigna 2021). */
#include "dealwright/base.h"

static uint64_t splitmix(uint64_t *state)
{
    *state += 0x9e3779b97f4a7c15u;
    uint64_t z = *state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static uint64_t rotate_left(uint64_t x, int by)
{
    return (x << by) | (x >> (64 - by));
}

void dw_random_init(dw_random *random, uint64_t seed, uint64_t stream)
{
    uint64_t state = seed ^ rotate_left(stream * 0xd1342543de82ef95u, 17);
    for (int i = 0; i < 4; i++)
        random->state[i] = splitmix(&state);
}

uint64_t dw_random_next(dw_random *random)
{
    uint64_t *const s = random->state;
    const uint64_t result = rotate_left(s[1] * 5, 7) * 9;
    const uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate_left(s[3], 45);
    return result;
}

double dw_random_unit(dw_random *random)
{
    return (double)(dw_random_next(random) >> 11) * 0x1p-53;
}

uint32_t dw_random_below(dw_random *random, uint32_t bound)
{
    /* Lemire 2019: multiply, and draw again in the few cases that would bias the result. */
    for (;;) {
        const uint64_t product = (dw_random_next(random) >> 32) * bound;
        if ((uint32_t)product >= (uint32_t)-bound % bound)
            return (uint32_t)(product >> 32);
    }
}
