#!/usr/bin/env python3
"""Reads the built engine archive and fails on anything a pure library does not contain.

    purity.py [--allow SYMBOL]... ARCHIVE

1. It calls only the functions listed here.
2. Every name it exports begins with dw_.
3. It has no writable static data.
"""
import re
import subprocess
import sys

ALLOWED = set("""
    memcpy memmove memset memcmp memchr strlen strcmp strncmp strchr qsort
    floor ceil round trunc fabs sqrt erfc exp expm1 log log1p pow fmin fmax llround
""".split())

# What the compiler puts in by itself: bcmp for memcmp, checks, tables of addresses.
BY_COMPILER = re.compile(
    r"bcmp|__stack_chk_fail|__(memcpy|memmove|memset)_chk|_GLOBAL_OFFSET_TABLE_|__tls_get_addr"
    r"|__(mul|div|mod|udiv|umod)ti[34]")

# Constant once the loader has filled in the addresses.
RELOCATED_CONSTANT = re.compile(r"\.data\.rel\.ro(\..*)?")
WRITABLE = re.compile(r"\.(data|bss|tdata|tbss|sdata|sbss)(\..*)?|COMMON")

SECTION = re.compile(r"\s*\d+ (\S+)\s+([0-9a-f]{8,})\s")
SYMBOL = re.compile(r"[0-9a-f]+ (.{7}) (\S+)\t([0-9a-f]+) (?:\.(?:hidden|internal|protected) )?(.*)")
MEMBER = re.compile(r"(\S+):\s+file format ")


def violations(listing, allowed):
    """The sentences about what `objdump -h -t` lists."""
    member, defined, called, found = "", set(), {}, []
    writable_sizes, writable_names = {}, {}
    for line in listing.splitlines():
        if match := MEMBER.match(line):
            member = match[1]
        elif match := SECTION.match(line):
            size = int(match[2], 16)
            if size and WRITABLE.fullmatch(match[1]) and not RELOCATED_CONSTANT.fullmatch(match[1]):
                writable_sizes[member, match[1]] = size
        elif match := SYMBOL.match(line):
            flags, section, _, name = match.groups()
            if section == "*UND*":
                called.setdefault(name, member)
                continue
            if flags[0] in "gu!" or flags[1] == "w" or section == "*COM*":
                defined.add(name)
                if not name.startswith("dw_"):
                    found.append(f"{member}: exports '{name}', which does not begin with dw_")
            if section == "*COM*":
                writable_sizes[member, "COMMON"] = 1
                writable_names.setdefault((member, "COMMON"), []).append(name)
            elif "d" not in flags and "f" not in flags:
                writable_names.setdefault((member, section), []).append(name)
    for name, caller in sorted(called.items()):
        if name not in defined and name not in allowed and not BY_COMPILER.fullmatch(name):
            found.append(f"{caller}: calls '{name}', which is not in the list of tools/purity.py")
    for place in sorted(writable_sizes):
        names = ", ".join(writable_names.get(place, [])) or "without a name"
        found.append(f"{place[0]}: has writable static data in {place[1]}: {names}")
    return found


def main(arguments):
    allowed = set(ALLOWED)
    while len(arguments) > 2 and arguments[0] == "--allow":
        allowed.add(arguments[1])
        arguments = arguments[2:]
    if len(arguments) != 1:
        sys.exit(__doc__)
    listing = subprocess.run(["objdump", "-h", "-t", arguments[0]], check=True, text=True,
                             stdout=subprocess.PIPE).stdout
    if not MEMBER.search(listing):
        sys.exit(f"{arguments[0]}: no object file in it")
    found = violations(listing, allowed)
    for sentence in found:
        print(sentence)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
