#include "priced.h"

#include "check.h"

dw_worth_model model;
const dw_stake *stake;

void make_model(void)
{
    dw_worth_model_init(&model, &deal.deal, &book.playbook);
}

void make_stakes(void)
{
    make_model();
    check(dw_stakes(&model, &arena, &stake, NULL) == DW_OK);
}
