#!/usr/bin/env python3
"""The same kind of frontier with NegMAS, beside what bench_frontier measured.

    make bench BENCH=frontier
    python3 bench/peer_negmas.py

Two additive parties with opposed values over 3 to 6 issues of ten options: all outcomes listed, then
NegMAS's pareto_frontier. Ours are the rows of bench/results/frontier.csv. Prints processor time, the
best of three runs up to 10^4 outcomes and one beyond. Skipped with a line when NegMAS is not
installed.
"""
import csv
import random
import time
from pathlib import Path

SEED = 20261123
OPTIONS = 10
SIZES = range(3, 7)


def weights(source, n):
    drawn = [0.05 + source.random() for _ in range(n)]
    return [weight / sum(drawn) for weight in drawn]


def parties(n):
    from negmas.outcomes import make_issue, make_os
    from negmas.preferences import LinearAdditiveUtilityFunction
    from negmas.preferences.value_fun import TableFun
    source = random.Random(SEED + n)
    space = make_os([make_issue(OPTIONS, f"issue{i}") for i in range(n)])

    def party(descending):
        values = [sorted((source.random() for _ in range(OPTIONS)), reverse=descending)
                  for _ in range(n)]
        return LinearAdditiveUtilityFunction(
            values=[TableFun(dict(enumerate(of_issue))) for of_issue in values],
            weights=weights(source, n), outcome_space=space)

    return space, [party(False), party(True)]


def measure(n):
    from negmas.preferences.ops import pareto_frontier
    space, functions = parties(n)
    start = time.process_time()
    points, _ = pareto_frontier(functions, outcomes=list(space.enumerate()))
    return time.process_time() - start, len(points)


def our_seconds():
    path = Path(__file__).parent / "results" / "frontier.csv"
    if not path.is_file():
        return {}
    with path.open(newline="") as file:
        return {int(row["clusters"]): float(row["seconds"]) for row in csv.DictReader(file)
                if (row["what"], row["family"], row["choices"]) == ("frontier", "opposed", "10")}


def main():
    try:
        import negmas
    except ImportError:
        print("peer_negmas: skipped, NegMAS is not installed")
        return
    ours = our_seconds()
    print(f"NegMAS {negmas.__version__}, seed {SEED}")
    print(f"{'outcomes':>10} {'NegMAS ms':>12} {'points':>8} {'ours ms':>10} {'ratio':>10}")
    for n in SIZES:
        seconds, points = min(measure(n) for _ in range(3 if n <= 4 else 1))
        beside = f"{ours[n] * 1e3:10.4f} {seconds / ours[n]:10.0f}" if n in ours else ""
        print(f"{'10^' + str(n):>10} {seconds * 1e3:12.1f} {points:8} {beside}")


if __name__ == "__main__":
    main()
