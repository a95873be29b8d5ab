#!/usr/bin/env python3
"""Checks the rules about the sources that a compiler does not know.

    tidy.py [--report] [FOLDER]

Prints `file:line: sentence` for each violation and fails when there is one. With --report it
prints instead what to look at in the next redesign: the longest functions, the longest files.
"""
import os
import re
import sys
from pathlib import Path

# A folder of the engine may include private headers from itself and from those before it.
ENGINE_ORDER = ["base", "belief", "playbook", "deal", "strategy", "trade", "record", "plan", "coach",
                "portfolio", "lab"]

# The same for the shell; folders of one line do not include each other. "" is app/ itself.
APP_ORDER = [{""}, {"text"}, {"brief", "store"}, {"desk"}, {"cli", "server", "mcp"}]
FACES = APP_ORDER[-1]

ENGINE_STANDARD = {name + ".h" for name in
                   "assert float limits math stdalign stdbool stddef stdint stdnoreturn string"
                   .split()}

# Each third-party header has one home: the rest of the shell does not know that it is used.
THIRD_PARTY = [
    (r"yaml\.h|libxml/.*", {"text"}),
    (r"jansson\.h", {"text", "brief", "store"}),
    (r"sqlite3\.h|libpq-fe\.h", {"store"}),
    (r"pango/.*|cairo.*|xlsxwriter.*", {"brief"}),
    (r"microhttpd.*|sodium.*|cjose/.*|curl/.*", {"server"}),
]

# function: (where it is banned, why)
C_FOLDERS = ("engine/", "app/", "test/", "bench/", "examples/", "include/")
LIBRARY = ("engine/", "app/")
BANNED = {
    "strcpy|strcat|sprintf|vsprintf|gets": (C_FOLDERS, "it knows no length"),
    "strtok": (C_FOLDERS, "it keeps state"),
    "atoi|atol|atoll|atof": (C_FOLDERS, "it cannot fail"),
    "system|popen": (C_FOLDERS, "it starts a shell"),
    "rand|srand|random|srandom|drand48": (C_FOLDERS, "randomness is an argument"),
    "localtime|gmtime|ctime|asctime": (C_FOLDERS, "it keeps state"),
    "time|clock|clock_gettime|gettimeofday": (("engine/",), "time is an argument"),
    "setlocale": (LIBRARY, "numbers are read and written the same way everywhere"),
    "printf|vprintf|fprintf|puts|fputs|putchar|perror|g_print|g_printerr|g_message|g_warning":
        (LIBRARY, "only a face prints"),
    "malloc|calloc|realloc|free": (("engine/",), "memory comes from the caller's arena"),
}
# A function writes to a stream that it is given; only the standard streams make it print.
PRINTS_TO_STREAM = {"fprintf", "fputs"}

SQL = re.compile(r"\b(SELECT\s.+\sFROM|INSERT\s+(OR \w+ )?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM"
                 r"|(CREATE|ALTER|DROP)\s+(TABLE|INDEX|VIEW|TRIGGER))\b")
# Written in pieces so that this file keeps the rules it checks.
MARKER = re.compile(r"\b(" + "|".join(["TO" "DO", "FIX" "ME", "XX" "X", "HA" "CK"]) + r")\b")
REGISTRY = re.compile("|".join(
    re.escape(name + "." + domain) for name, domain in [
        ("registry.npmjs", "org"), ("registry.yarnpkg", "com"), ("pypi", "org"),
        ("pythonhosted", "org"), ("crates", "io"), ("proxy.golang", "org"), ("rubygems", "org"),
        ("deb.debian", "org"), ("security.debian", "org"), ("docker", "io"), ("ghcr", "io"),
        ("quay", "io"), ("repo.maven.apache", "org")]))

COLUMNS = 110  # clang-format breaks at 100; the rest is for what it cannot break
SKIPPED_FOLDERS = {"build", "node_modules", "__pycache__", "corpus", "golden", "dist"}
SKIPPED_ENDINGS = {".out", ".expected"}
TEXT_ENDINGS = {".c", ".h", ".py", ".sh", ".build", ".yaml", ".yml", ".json", ".md", ".txt", ".S",
                ".ts", ".tsx", ".css", ".html", ".bash", ".1", ".sql", ".in", ""}
MARKER_FREE_ENDINGS = TEXT_ENDINGS - {".md", ".json"}

# What a page says comes from the playbook: the files that make pages hold no words. JSON has machine
# words; "fact:" belongs to the playbook's language, "text" says what a fence of Markdown holds.
PAGE_FILES = re.compile(r"app/brief/(?!(?:\w+_)?json)\w+\.[ch]")
PAGE_WORDS = {"fact:", "```text\\n"}
# A colour is no word anywhere. Markup stands in one file, which is given its words: a string there is
# a declaration or has no blank between letters, as elements, attributes and entities have none.
COLOUR = re.compile(r"#[0-9a-f]{6}")
MARKUP_FILE = "app/brief/svg.c"
MARKUP = re.compile(r"<\?xml .*|(?!.*[A-Za-z] +[A-Za-z]).*")
NO_WORD = re.compile(r"\\x[0-9a-fA-F]{2}|\\[0-7]{1,3}|\\.|%[-+ #0-9.*]*[hlzj]*[a-zA-Z%]")

# A name stands for what is kept; all else in a match is blanked, newlines excepted.
TOKEN = re.compile(r"""(?P<comment>/\*.*?\*/|//[^\n]*)
                      |"(?P<string>(?:\\.|[^"\\\n])*)"
                      |'(?:\\.|[^'\\\n])*'""", re.DOTALL | re.VERBOSE)
FUNCTION = re.compile(r"^[A-Za-z_][^;{}=()]*?(\w+)\([^;{}]*\)\s*\{", re.MULTILINE)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


def blank(text):
    return re.sub(r"[^\n]", " ", text)


def split_code(text):
    """The code without comments and strings, and the (line, text) of each string."""
    strings = []

    def keep(match):
        if match["string"] is not None:
            strings.append((text.count("\n", 0, match.start()) + 1, match["string"]))
            return '"' + blank(match["string"]) + '"'
        return blank(match[0])

    return TOKEN.sub(keep, text), strings


def line_of(text, position):
    return text.count("\n", 0, position) + 1


class Tree:
    def __init__(self, root):
        self.root = root
        self.found = []
        self.files = sorted(self.walk())

    def walk(self):
        for folder, names, files in os.walk(self.root):
            names[:] = [name for name in names if name not in SKIPPED_FOLDERS
                        and (not name.startswith(".") or name == ".ci")]
            for name in files:
                path = Path(folder, name)
                if path.suffix in TEXT_ENDINGS and not path.is_symlink():
                    yield path.relative_to(self.root).as_posix()

    def read(self, file):
        return (self.root / file).read_text(encoding="utf-8", errors="replace")

    def report(self, file, line, sentence):
        self.found.append((file, line, sentence))

    def check(self):
        self.check_tree()
        for file in self.files:
            raw = (self.root / file).read_bytes()
            if b"\0" in raw:
                continue
            text = raw.decode(encoding="utf-8", errors="replace")
            self.check_text(file, text)
            if file.endswith((".c", ".h")):
                self.check_c(file, text)
        return sorted(set(self.found))

    # -- the tree

    def check_tree(self):
        if not (self.root / "LICENSE").is_file():
            self.report("LICENSE", 1, "is missing")
        for file in self.files:
            if file.endswith(".c") and file.startswith(C_FOLDERS) and not self.is_listed(file):
                self.report(file, 1, "stands in no meson.build, so it is neither built nor tested")
        names = {}
        for file in self.files:
            if re.fullmatch(r"engine/\w+/\w+\.c", file):
                other = names.setdefault(Path(file).name, file)
                if other != file:
                    # cc -c engine/*/*.c writes all objects into one folder.
                    self.report(file, 1, f"has the name of {other}")

    def is_listed(self, file):
        for folder in Path(file).parents:
            build = self.root / folder / "meson.build"
            if build.is_file():
                name = Path(file).relative_to(folder).as_posix()
                if f"'{name}'" in build.read_text(encoding="utf-8"):
                    return True
        return False

    # -- any text

    def check_text(self, file, text):
        ending = Path(file).suffix
        if ending in SKIPPED_ENDINGS or not text:
            return
        if not text.endswith("\n"):
            self.report(file, text.count("\n") + 1, "does not end in a newline")
        is_c = file.endswith((".c", ".h"))
        for number, line in enumerate(text.split("\n"), 1):
            if line != line.rstrip():
                self.report(file, number, "has blanks at its end")
            if is_c and "\t" in line:
                self.report(file, number, "has a tab")
            if is_c and len(line) > COLUMNS:
                self.report(file, number, f"has {len(line)} columns, over {COLUMNS}")
            if ending in MARKER_FREE_ENDINGS and (match := MARKER.search(line)):
                self.report(file, number, f"has the marker {match[0]}: finish it, or open an issue")
            if match := REGISTRY.search(line):
                self.report(file, number, f"names the package registry {match[0]}")

    # -- C

    def check_c(self, file, text):
        code, strings = split_code(text)
        # A comment may quote an include, but blanking also empties the path of a quoted one.
        for match in INCLUDE.finditer(text):
            if code[match.start():match.end()].strip():
                self.check_include(file, line_of(text, match.start()), match[1], match[2])
        self.check_calls(file, code)
        if PAGE_FILES.fullmatch(file):
            self.check_page_words(file, text, strings)
        if file.startswith(LIBRARY) and not file.startswith("app/store/"):
            for number, string in strings:
                if SQL.search(string):
                    self.report(file, number, "has SQL text, which belongs in app/store")

    def check_page_words(self, file, text, strings):
        includes = {line_of(text, match.start()) for match in INCLUDE.finditer(text)}
        for number, string in strings:
            if (number in includes or string in PAGE_WORDS or COLOUR.fullmatch(string)
                    or (file == MARKUP_FILE and MARKUP.fullmatch(string))):
                continue
            if re.search(r"[A-Za-z]{2}", NO_WORD.sub(" ", string)):
                self.report(file, number, f'says "{string}": words of a page are phrases of the '
                                          "playbook")

    def check_calls(self, file, code):
        is_face = file.startswith(tuple(f"app/{face}/" for face in FACES))
        for names, (folders, why) in BANNED.items():
            prints = "printf" in names.split("|")
            if not file.startswith(folders) or (prints and is_face):
                continue
            # A member of a struct may have such a name: `arena->free(…)` is the caller's.
            for match in re.finditer(rf"(?<![\w.>])({names})\s*\((?=([^;]*))", code):
                to_file = match[1] in PRINTS_TO_STREAM and not re.search(r"\bstd(out|err)\b",
                                                                         match[2])
                if not (to_file and file.startswith("app/")):
                    self.report(file, line_of(code, match.start()),
                                f"calls {match[1]}(): {why}")

    def resolve(self, file, name):
        """The file of the tree that `#include "name"` means, or nothing."""
        folders = [Path(file).parent, Path(file.split("/")[0]), Path("include"), Path(".")]
        for folder in folders:
            path = os.path.normpath(folder / name)
            if (self.root / path).is_file():
                return Path(path).as_posix()
        return None

    def check_include(self, file, line, mark, name):
        if name.endswith(".c"):
            self.report(file, line, f"includes the source {name}")
        public = name.startswith("dealwright/")
        target = f"include/{name}" if public else \
            self.resolve(file, name) if mark == '"' else None

        if file.startswith("include/"):
            if not public and name not in ENGINE_STANDARD:
                self.report(file, line, f"a public header may not include {name}")
        elif file.startswith("engine/"):
            self.check_engine_include(file, line, name, public, mark, target)
        elif file.startswith("app/"):
            self.check_app_include(file, line, name, mark, target)
        elif file.startswith("examples/") and mark == '"':
            self.report(file, line, "an example uses only <dealwright/...>")

    def check_engine_include(self, file, line, name, public, mark, target):
        if public:
            return
        if mark == "<":
            if name not in ENGINE_STANDARD:
                self.report(file, line, f"the engine may not include <{name}>")
            return
        if target is None or not target.startswith("engine/"):
            self.report(file, line, f'"{name}" is no header of the engine')
            return
        own, other = file.split("/")[1], target.split("/")[1]
        if own not in ENGINE_ORDER:
            self.report(file, line, f"engine/{own} has no place in the order of tools/tidy.py")
        elif other not in ENGINE_ORDER[:ENGINE_ORDER.index(own) + 1]:
            self.report(file, line, f"engine/{own} stands below engine/{other}: {name}")

    def check_app_include(self, file, line, name, mark, target):
        own = file.split("/")[1] if file.count("/") > 1 else ""
        for pattern, homes in THIRD_PARTY:
            if mark == "<" and re.fullmatch(pattern, name) and own not in homes:
                self.report(file, line, f"<{name}> belongs in app/{' and app/'.join(sorted(homes))}")
        if target is None or target.startswith("include/"):
            return
        if target.startswith("engine/"):
            self.report(file, line, f"{name} is private to the engine")
        elif not target.startswith("app/"):
            self.report(file, line, f"the shell may not include {target}")
        else:
            other = target.split("/")[1] if target.count("/") > 1 else ""
            rank = {folder: i for i, folders in enumerate(APP_ORDER) for folder in folders}
            if own not in rank or other not in rank:
                self.report(file, line, f"app/{own if own not in rank else other} has no place in "
                                        "the order of tools/tidy.py")
            elif own != other and rank[other] >= rank[own]:
                self.report(file, line, f"app/{own} does not stand above app/{other}: {name}")

    # -- the report

    def functions(self):
        """(lines, file, line, name) of each function, by the layout that clang-format gives."""
        for file in self.files:
            if file.endswith(".c"):
                code = split_code(self.read(file))[0]
                for match in FUNCTION.finditer(code):
                    end = code.find("\n}", match.end() - 1)
                    lines = code.count("\n", match.start(), end) + 2
                    yield lines, file, line_of(code, match.start()), match[1]

    def print_report(self):
        print("longest functions")
        for lines, file, line, name in sorted(self.functions(), reverse=True)[:10]:
            print(f"{lines:5}  {name}  {file}:{line}")
        lengths = [(self.read(file).count("\n"), file) for file in self.files
                   if file.endswith((".c", ".h"))]
        for title, ending, limit in [(".c files over 500 lines", ".c", 500),
                                     (".h files over 300 lines", ".h", 300)]:
            print(title)
            for lines, file in sorted(lengths, reverse=True):
                if file.endswith(ending) and lines > limit:
                    print(f"{lines:5}  {file}")


def main(arguments):
    wants_report = "--report" in arguments
    folders = [argument for argument in arguments if argument != "--report"]
    if len(folders) > 1 or any(folder.startswith("-") for folder in folders):
        sys.exit(__doc__)
    root = Path(folders[0]) if folders else Path(__file__).resolve().parent.parent
    if not root.is_dir():
        sys.exit(f"{root}: no such folder")
    tree = Tree(root)
    if wants_report:
        tree.print_report()
        return
    found = tree.check()
    for file, line, sentence in found:
        print(f"{file}:{line}: {sentence}")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
