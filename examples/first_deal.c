/* A price to open with, to aim at and to stop at; what each concession costs over three years. */
#include <dealwright/dealwright.h>

#include <stdio.h>

int main(void)
{
    const dw_ladder_shape shape = {
        .steps_min = 3, .steps_max = 5, .ratio = 0.5, .ratio_min = 0.3, .ratio_max = 0.7};
    const dw_cash_model model = {.horizon_years = 3,
                                 .our_rate = 0.10,
                                 .their_rate = 0.08,
                                 .renewal_probability = 0.85,
                                 .cost_to_serve = 70000};
    dw_ladder ladder;
    dw_error err;
    if (dw_ladder_make(235000, 215000, 180000, &shape, &ladder, &err) != DW_OK) {
        fprintf(stderr, "%s is out of range: %g\n", err.what, err.value);
        return 1;
    }
    for (size_t i = 0; i <= ladder.n_steps; i++) {
        const dw_cash_terms terms = {.price = ladder.level[i], .term_years = 1, .payment_days = 30};
        printf("%zu: %.0f a year is worth %.0f to us%s\n", i, ladder.level[i],
               dw_cash_worth_to_us(&model, &terms), i == ladder.target_step ? " (target)" : "");
    }
    return 0;
}
