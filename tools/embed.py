#!/usr/bin/env python3
"""Writes an assembler file that holds whole files, and the header that declares them.

    embed.py OUT.S OUT.h NAME=PATH...

The bytes of PATH become `dw_embedded_NAME`, followed by a zero byte that
`dw_embedded_NAME_size` does not count.
"""
import hashlib
import re
import sys
from pathlib import Path

BLOCK = """
/* sha256 {digest} */
    .globl dw_embedded_{name}
    .type dw_embedded_{name}, %object
    .balign 16
dw_embedded_{name}:
    .incbin "{path}"
.L{name}_end:
    .byte 0
    .size dw_embedded_{name}, . - dw_embedded_{name}
    .globl dw_embedded_{name}_size
    .type dw_embedded_{name}_size, %object
    .size dw_embedded_{name}_size, SIZE_BYTES
    .balign SIZE_BYTES
dw_embedded_{name}_size:
    SIZE_WORD .L{name}_end - dw_embedded_{name}
"""

START = """/* Written by tools/embed.py. */
#ifdef __LP64__
#define SIZE_WORD .quad
#define SIZE_BYTES 8
#else
#define SIZE_WORD .long
#define SIZE_BYTES 4
#endif
    .section .rodata
"""

# Without this section the linker would make the stack executable.
END = '\n    .section .note.GNU-stack,"",%progbits\n'

DECLARATION = """
extern const unsigned char dw_embedded_{name}[];
extern const size_t dw_embedded_{name}_size;
"""


def main(arguments):
    if len(arguments) < 3:
        sys.exit(__doc__)
    assembler, header = arguments[:2]
    blocks, declarations = [], []
    for pair in arguments[2:]:
        name, _, path = pair.partition("=")
        if not re.fullmatch(r"[a-z][a-z0-9_]*", name) or not path:
            sys.exit(f"embed.py: '{pair}' is not NAME=PATH")
        path = Path(path).resolve()
        # The digest makes the text change with the bytes, for tools that compare texts.
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        quoted = str(path).replace("\\", "\\\\").replace('"', '\\"')
        blocks.append(BLOCK.format(name=name, path=quoted, digest=digest))
        declarations.append(DECLARATION.format(name=name))
    Path(assembler).write_text(START + "".join(blocks) + END)
    Path(header).write_text(
        "/* Written by tools/embed.py: files that travel inside the binary. */\n"
        "#ifndef DEALWRIGHT_EMBEDDED_H\n#define DEALWRIGHT_EMBEDDED_H\n\n#include <stddef.h>\n"
        + "".join(declarations) + "\n#endif\n")


if __name__ == "__main__":
    main(sys.argv[1:])
