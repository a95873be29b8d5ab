"""The rules are only worth something if a violation fails: each is broken here once."""
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MARKER = "TO" "DO"


def run(*command, **options):
    return subprocess.run([str(part) for part in command], text=True, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)


class InFolder(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)

    def write(self, file, text):
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path


class Purity(InFolder):
    def purity(self, source, *options, compile_options=("-O1",)):
        archive = self.folder / "engine.a"
        self.write("part.c", source)
        for command in (["cc", *compile_options, "-c", "part.c", "-o", "part.o"],
                        ["ar", "rcs", "engine.a", "part.o"]):
            done = run(*command, cwd=self.folder)
            self.assertEqual(done.returncode, 0, done.stdout)
        return run(sys.executable, ROOT / "tools/purity.py", *options, archive)

    def rejects(self, source, sentence, **options):
        done = self.purity(source, **options)
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn(sentence, done.stdout)

    def test_accepts_pure_code_with_tables_of_addresses(self):
        done = self.purity("""
            #include <math.h>
            #include <string.h>
            static int helper(int x) { return x + 1; }
            static int (*const table[])(int) = {helper};
            const char *const dw_names[] = {"one", "two"};
            const int dw_limits[] = {3, 5};
            int dw_call(int i) { return table[i](i); }
            double dw_root(double x) { return pow(x, 0.617) + dw_call((int)strlen(dw_names[0])); }
            """)
        self.assertEqual((done.returncode, done.stdout), (0, ""))

    def test_accepts_a_call_between_two_members(self):
        self.write("other.c", "int dw_other(void) { return 3; }")
        done = run("cc", "-c", "other.c", "-o", "other.o", cwd=self.folder)
        self.assertEqual(done.returncode, 0, done.stdout)
        self.purity("int dw_other(void); int dw_one(void) { return dw_other(); }")
        run("ar", "rcs", "engine.a", "other.o", cwd=self.folder)
        done = run(sys.executable, ROOT / "tools/purity.py", self.folder / "engine.a")
        self.assertEqual((done.returncode, done.stdout), (0, ""))

    def test_rejects_printing(self):
        self.rejects('#include <stdio.h>\nvoid dw_say(int i) { printf("%d\\n", i); }',
                     "calls 'printf'")

    def test_rejects_hidden_randomness(self):
        self.rejects("#include <stdlib.h>\nint dw_roll(void) { return rand(); }", "calls 'rand'")

    def test_rejects_allocation(self):
        self.rejects("#include <stdlib.h>\nvoid *dw_take(void) { return malloc(7); }",
                     "calls 'malloc'")

    def test_rejects_an_export_without_prefix(self):
        self.rejects("int helper(int x) { return x + 1; }", "exports 'helper'")

    def test_rejects_exported_data_without_prefix(self):
        self.rejects("const int answer = 42;", "exports 'answer'")

    def test_rejects_a_static_counter(self):
        self.rejects("int dw_next(void) { static int counter; return ++counter; }",
                     "writable static data in .bss: counter")

    def test_rejects_a_static_start_value(self):
        self.rejects("static int state = 7; int dw_next(void) { return ++state; }",
                     "writable static data in .data: state")

    def test_rejects_a_counter_per_thread(self):
        self.rejects("static _Thread_local int count; int dw_next(void) { return ++count; }",
                     "writable static data in .tbss: count")

    def test_rejects_a_counter_in_a_section_of_its_own(self):
        self.rejects("int dw_next(void) { static int counter; return ++counter; }",
                     "writable static data in .bss.", compile_options=("-O1", "-fdata-sections"))

    def test_rejects_a_common_symbol(self):
        self.rejects("int dw_shared;", "writable static data in COMMON: dw_shared",
                     compile_options=("-fcommon",))

    def test_allows_a_failed_assertion_only_when_told(self):
        source = "#include <assert.h>\nint dw_half(int x) { assert(x > 0); return x / 2; }"
        self.rejects(source, "calls '__assert_fail'")
        done = self.purity(source, "--allow", "__assert_fail")
        self.assertEqual((done.returncode, done.stdout), (0, ""))

    def test_fails_on_what_is_no_archive(self):
        done = run(sys.executable, ROOT / "tools/purity.py", self.write("engine.a", "text\n"))
        self.assertNotEqual(done.returncode, 0)


class Tidy(InFolder):
    def setUp(self):
        super().setUp()
        self.write("LICENSE", "a licence\n")

    def tidy(self, *options):
        return run(sys.executable, ROOT / "tools/tidy.py", *options, self.folder)

    def list_sources(self):
        names = [path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.c")]
        self.write("meson.build", "".join(f"'{name}'\n" for name in names))

    def accepts(self, files):
        for file, text in files.items():
            self.write(file, text)
        self.list_sources()
        done = self.tidy()
        self.assertEqual((done.returncode, done.stdout), (0, ""))

    def rejects(self, file, text, sentence, others=()):
        for other in others:
            self.write(other, "/* empty */\n")
        self.write(file, text)
        self.list_sources()
        done = self.tidy()
        self.assertEqual(done.returncode, 1, f"accepted {text!r}")
        self.assertIn(f"{file}:", done.stdout)
        self.assertIn(sentence, done.stdout)

    def test_accepts_a_clean_tree(self):
        self.accepts({
            "include/dealwright/base.h": "#include <stddef.h>\n",
            "engine/base/arena.h": '#include "dealwright/base.h"\n',
            "engine/base/arena.c": '#include "arena.h"\n#include <string.h>\n/* no printf() */\n',
            "engine/plan/plan.c": '#include "../base/arena.h"\nint x = arena->free(3);\n',
            "app/text/read.h": "#include <yaml.h>\n#include <glib.h>\n",
            "app/desk/plan.h": '#include "text/read.h"\n',
            "app/cli/main.c": '#include "../desk/plan.h"\nint y = printf("hello");\n',
            "app/store/deal.c": 'const char *q = "SELECT x FROM deal";\n',
            "app/text/write.c": "int z = fprintf(file, text);\n",
        })

    def test_rejects_what_the_engine_may_not_include(self):
        self.rejects("engine/base/a.c", "#include <stdio.h>\n", "may not include <stdio.h>")
        self.rejects("engine/base/a.c", "#include <glib.h>\n", "may not include <glib.h>")
        self.rejects("engine/base/a.c", '#include "../../app/text/t.h"\n', "no header of the engine",
                     others=["app/text/t.h"])
        self.rejects("engine/base/a.c", '#include "b.c"\n', "includes the source")

    def test_rejects_an_engine_layer_that_looks_up(self):
        self.rejects("engine/base/a.c", '#include "../plan/p.h"\n',
                     "engine/base stands below engine/plan", others=["engine/plan/p.h"])
        self.rejects("engine/playbook/a.c", '#include "../deal/d.h"\n',
                     "engine/playbook stands below engine/deal", others=["engine/deal/d.h"])
        self.rejects("engine/extra/a.c", '#include "e.h"\n', "no place in the order",
                     others=["engine/extra/e.h"])

    def test_rejects_what_a_public_header_may_not_include(self):
        self.rejects("include/dealwright/a.h", "#include <stdio.h>\n", "may not include stdio.h")
        self.rejects("include/dealwright/a.h", '#include "arena.h"\n', "may not include arena.h")

    def test_rejects_a_shell_layer_that_looks_up_or_sideways(self):
        self.rejects("app/text/a.c", '#include "desk/d.h"\n', "does not stand above app/desk",
                     others=["app/desk/d.h"])
        self.rejects("app/cli/a.c", '#include "../server/s.h"\n', "does not stand above app/server",
                     others=["app/server/s.h"])
        self.rejects("app/cli/a.c", '#include "../../engine/base/b.h"\n', "private to the engine",
                     others=["engine/base/b.h"])
        self.rejects("app/cli/a.c", '#include "../../test/t.h"\n', "may not include test/t.h",
                     others=["test/t.h"])

    def test_rejects_a_third_party_header_out_of_its_home(self):
        self.rejects("app/desk/a.c", "#include <yaml.h>\n", "belongs in app/text")
        self.rejects("app/cli/a.c", "#include <jansson.h>\n", "belongs in app/brief and app/store and app/text")
        self.rejects("app/text/a.c", "#include <sqlite3.h>\n", "belongs in app/store")

    def test_rejects_banned_functions(self):
        for call in ("strcpy(a, b)", "strcat(a, b)", "sprintf(a, b)", "vsprintf(a, b, c)",
                     "gets(a)", "strtok(a, b)", "atoi(a)", "atof(a)", "system(a)", "rand()",
                     "srand(3)", "localtime(a)", "printf(a)", "g_print(a)", "fputs(a, stderr)"):
            with self.subTest(call):
                self.rejects("app/text/a.c", f"int x = f({call});\n",
                             f"calls {call.partition('(')[0]}()")
        for call in ("time(a)", "clock()", "malloc(3)", "free(a)", "printf(a)", "fputs(a, b)"):
            with self.subTest(call):
                self.rejects("engine/base/a.c", f"int x = {call};\n",
                             f"calls {call.partition('(')[0]}()")

    def test_looks_neither_at_comments_nor_at_longer_names(self):
        self.accepts({"app/text/a.c": '// system(a)\n/* rand() */ char *s = "gets(a)";\n'
                                      "int x = my_strcpy(a) + g_strdup_printf(b) + p->time(c);\n"})

    def test_rejects_sql_outside_the_store(self):
        for text in ("SELECT id FROM deal", "INSERT INTO deal VALUES (1)", "DELETE FROM deal",
                     "UPDATE deal SET a = 1", "CREATE TABLE deal (id)"):
            with self.subTest(text):
                self.rejects("app/desk/a.c", f'const char *q = "{text}";\n', "SQL text")

    def test_rejects_words_in_the_files_that_make_pages(self):
        for text in ("The facts recommend", "Strategy", "%s away until %s", "no\\n", "\\xc2\\xa0days"):
            with self.subTest(text):
                self.rejects("app/brief/compose_a.c", f'const char *t = "{text}";\n',
                             "words of a page are phrases of the playbook")

    def test_accepts_marks_and_formats_in_them_and_words_in_json(self):
        self.accepts({"app/brief/compose.h": "// Words for a page.\n",
                      "app/brief/compose_a.c": '#include "brief/compose.h"\n'
                                               'const char *t[] = {"%s: %zu", "\\xc2\\xa0(%.*s)\\n", '
                                               '"\\033[%sm", "fact:"};\n',
                      "app/brief/json_a.c": 'const char *t = "their_limit";\n',
                      "app/desk/a.c": 'const char *t = "Settings";\n'})

    def test_markup_is_no_word_where_it_belongs(self):
        self.accepts({"app/brief/svg.c": 'const char *t[] = {"stroke-width", "&amp;", "url(#%s)", '
                                         '") rotate(-90)", "<?xml version=\\"1.0\\" a=\\"b\\"?>"};\n',
                      "app/brief/picture.c": 'const char *t[] = {"#1d2939", "```text\\n"};\n',
                      "app/brief/picture_json.c": 'const char *t = "sides";\n'})
        for file, text in (("svg.c", "outcomes drawn"), ("svg.c", "a frontier "),
                           ("picture.c", "stroke"), ("picture.c", "&amp;"),
                           ("picture.c", "#1d2939 text"), ("picture.c", "#1D2939ab")):
            with self.subTest(text):
                self.rejects(f"app/brief/{file}", f'const char *t = "{text}";\n',
                             "words of a page are phrases of the playbook")

    def test_rejects_unfinished_text(self):
        self.rejects("app/text/a.c", f"/* {MARKER} later */\n", f"has the marker {MARKER}")
        self.rejects("tools/a.sh", "# HA" "CK\n", "has the marker")

    def test_rejects_untidy_text(self):
        self.rejects("app/text/a.c", "int x; \n", "blanks at its end")
        self.rejects("app/text/a.c", "\tint x;\n", "has a tab")
        self.rejects("app/text/a.c", f"// {'x' * 120}\n", "columns, over 110")
        self.rejects("app/text/a.c", "int x;", "does not end in a newline")
        self.rejects("docs/a.md", "two blanks  \n", "blanks at its end")

    def test_counts_columns_not_bytes(self):
        self.accepts({"app/text/a.c": f"// {'é' * 100}\n"})

    def test_rejects_a_package_registry(self):
        self.rejects("docs/a.md", "see https://py" "pi.org/simple\n", "names the package registry")

    def test_rejects_a_source_that_no_build_lists(self):
        self.write("engine/base/a.c", "int x;\n")
        self.write("meson.build", "\n")
        done = self.tidy()
        self.assertEqual(done.returncode, 1)
        self.assertIn("engine/base/a.c:1: stands in no meson.build", done.stdout)

    def test_rejects_two_engine_files_of_one_name(self):
        self.write("engine/base/a.c", "int x;\n")
        self.rejects("engine/plan/a.c", "int y;\n", "has the name of engine/base/a.c")

    def test_rejects_a_tree_without_licence(self):
        (self.folder / "LICENSE").unlink()
        done = self.tidy()
        self.assertEqual(done.returncode, 1)
        self.assertIn("LICENSE:1: is missing", done.stdout)

    def test_reports_the_longest_functions_and_files(self):
        body = "".join(f"    x += {i};\n" for i in range(520))
        self.write("app/text/a.c", "int near(int x) {\n    return x;\n}\n\n"
                                   f"static int far_away(int x,\n        int y) {{\n{body}}}\n")
        done = self.tidy("--report")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn("  523  far_away  app/text/a.c:5\n    3  near  app/text/a.c:1\n", done.stdout)
        self.assertIn("  527  app/text/a.c\n", done.stdout)


class Embed(InFolder):
    def test_embeds_the_bytes_of_several_files(self):
        first = self.write("first.yaml", 'a: "é"\n')
        second = self.write("second.txt", "")
        done = run(sys.executable, ROOT / "tools/embed.py", self.folder / "e.S", self.folder / "e.h",
                   f"first={first}", f"second={second}")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.write("main.c", """
            #include "e.h"
            #include <stdio.h>
            int main(void) {
                fwrite(dw_embedded_first, 1, dw_embedded_first_size, stdout);
                return dw_embedded_second_size == 0 && dw_embedded_second[0] == 0 ? 0 : 1;
            }
            """)
        done = run("cc", "main.c", "e.S", "-o", "main", cwd=self.folder)
        self.assertEqual((done.returncode, done.stdout), (0, ""))
        done = run(self.folder / "main")
        self.assertEqual((done.returncode, done.stdout), (0, 'a: "é"\n'))
        stack = [line for line in run("readelf", "-lW", self.folder / "main").stdout.splitlines()
                 if "GNU_STACK" in line]
        self.assertNotIn("RWE", stack[0])

    def test_refuses_a_name_that_is_no_identifier(self):
        done = run(sys.executable, ROOT / "tools/embed.py", "e.S", "e.h", "no-name=x",
                   cwd=self.folder)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("is not NAME=PATH", done.stdout)


class Tally(InFolder):
    def tally(self, file, text):
        done = subprocess.run([sys.executable, ROOT / "tools/tally.py", self.write(file, text)],
                              text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.strip(), done.stderr

    def test_counts_tap_lines(self):
        text = "1..4\nok 1 - a\nnot ok 2 - b\n# why\nok 3 - c # SKIP no net\nok 4 - d\n"
        counts, told = self.tally("a.txt", text)
        self.assertEqual(counts, "2 1 1")
        self.assertIn("not ok 2 - b\n    # why", told)

    def test_counts_a_program_without_tap_as_one(self):
        log = '{"name": "a", "result": "OK", "stdout": "fine"}\n' \
              '{"name": "b", "result": "FAIL", "stderr": "broken"}\n' \
              '{"name": "c", "result": "SKIP"}\n'
        counts, told = self.tally("a.json", log)
        self.assertEqual(counts, "1 1 1")
        self.assertIn("failed: b", told)

    def test_counts_a_program_that_stopped_as_failed(self):
        log = '{"name": "a", "result": "ERROR", "stdout": "1..3\\nok 1 - x\\nok 2 - y\\n"}\n'
        self.assertEqual(self.tally("a.json", log)[0], "2 1 0")


class TapRunner(InFolder):
    def test_reports_each_test_and_each_kind_of_failure(self):
        path = self.write("test_x.py", """
import unittest
class A(unittest.TestCase):
    def test_a(self): pass
    def test_b(self): self.assertEqual(1, 2)
    def test_c(self): raise ValueError("odd")
    @unittest.skip("not here")
    def test_d(self): pass
    def test_e(self):
        for i in range(3):
            with self.subTest(i): self.assertNotEqual(i, 1)
""")
        done = run(sys.executable, ROOT / "tools/tap.py", path)
        self.assertEqual(done.returncode, 1)
        lines = [line for line in done.stdout.splitlines() if not line.startswith("#")]
        self.assertEqual(lines, ["ok 1 - A.test_a", "not ok 2 - A.test_b", "not ok 3 - A.test_c",
                                 "ok 4 - A.test_d # SKIP not here", "not ok 5 - A.test_e", "1..5"])

    def test_fails_on_a_module_without_tests(self):
        done = run(sys.executable, ROOT / "tools/tap.py", self.write("test_y.py", "x = 1\n"))
        self.assertNotEqual(done.returncode, 0)


class Scripts(InFolder):
    """The shell scripts, in a tree of their own."""

    def copy(self, *tools):
        for tool in tools:
            path = self.write(f"tools/{tool}", (ROOT / "tools" / tool).read_text(encoding="utf-8"))
            path.chmod(0o755)

    def test_headers_must_compile_alone(self):
        self.copy("headers.sh")
        good = '#include <stddef.h>\n#ifdef __cplusplus\nextern "C" {\n#endif\n' \
               "size_t dw_count(void);\n#ifdef __cplusplus\n}\n#endif\n"
        for text, sentence in [
                (good, ""),
                (good.replace("#include <stddef.h>\n", ""), "does not compile alone with cc"),
                (good.replace("count", "new(int *restrict x); int *dw_count"), "with clang++"),
                ("int dw_count(void);\n", 'without extern "C"')]:
            with self.subTest(sentence):
                self.write("include/dealwright/a.h", text)
                done = run("sh", self.folder / "tools/headers.sh")
                self.assertEqual(done.returncode, 1 if sentence else 0, done.stdout)
                self.assertIn(sentence, done.stdout)

    def test_the_engine_must_build_with_a_plain_compiler(self):
        self.copy("plain-cc.sh")
        self.write("include/dealwright/a.h", "int dw_a(void);\n")
        self.write("engine/base/a.c", "#include <dealwright/a.h>\nint dw_a(void) { return 0; }\n")
        self.write("examples/e.c", "#include <dealwright/a.h>\nint main(void) { return dw_a(); }\n")
        done = run("sh", self.folder / "tools/plain-cc.sh")
        self.assertEqual((done.returncode, done.stdout), (0, ""))
        self.write("engine/base/b.c", "#include <glib-2.0/glib.h>\nGString *dw_b;\n")
        self.assertNotEqual(run("sh", self.folder / "tools/plain-cc.sh").returncode, 0)

    def test_unformatted_code_is_found(self):
        self.copy("format.sh")
        self.write(".clang-format", (ROOT / ".clang-format").read_text(encoding="utf-8"))
        for folder in ("include", "app", "test", "bench", "examples"):
            (self.folder / folder).mkdir()
        self.write("engine/base/a.c", "int dw_a(void)\n{ return 0; }\n")
        self.assertNotEqual(run("sh", self.folder / "tools/format.sh", "--check").returncode, 0)
        self.assertEqual(run("sh", self.folder / "tools/format.sh").returncode, 0)
        self.assertEqual(run("sh", self.folder / "tools/format.sh", "--check").returncode, 0)

    def test_two_binaries_that_differ_are_found(self):
        self.copy("determinism.sh")
        self.write("examples/a.yaml", "a: 1\n")
        same = "#!/bin/sh\necho $1 $2 $4\n"
        one, two = self.write("one", same), self.write("two", same)
        other = self.write("other", same.replace("echo", "echo 7"))
        broken = self.write("broken", "#!/bin/sh\nexit 3\n")
        for binary in (one, two, other, broken):
            os.chmod(binary, 0o755)
        script = self.folder / "tools/determinism.sh"
        done = run("sh", script, one, two)
        self.assertEqual((done.returncode, done.stdout), (0, "ok 1 - a.yaml\n1..1\n"))
        self.assertIn("differ", run("sh", script, one, other).stdout)
        done = run("sh", script, broken, broken)
        self.assertEqual(done.returncode, 1)
        self.assertIn("fails", done.stdout)

    def test_setup_is_silent_when_nothing_is_missing_and_names_what_is(self):
        self.copy("setup.sh")
        self.write("tools/packages.txt", "# group\nfirst\nsecond # why\n")
        bin_folder = self.folder / "bin"
        query = self.write("bin/dpkg-query", "#!/bin/sh\necho installed\n")
        apt = self.write("bin/apt-get", "#!/bin/sh\necho \"$@\" >>$0.log; exit ${APT:-0}\n")
        sudo = self.write("bin/sudo", '#!/bin/sh\nexec "$@"\n')
        for tool in (query, apt, sudo):
            tool.chmod(0o755)
        environment = {**os.environ, "PATH": f"{bin_folder}:{os.environ['PATH']}"}
        script = self.folder / "tools/setup.sh"
        done = run("sh", script, env=environment)
        self.assertEqual((done.returncode, done.stdout), (0, ""))
        self.assertFalse((bin_folder / "apt-get.log").exists())

        query.write_text('#!/bin/sh\n[ "$3" = first ] && echo installed\n', encoding="utf-8")
        done = run("sh", script, env=environment)
        self.assertEqual((done.returncode, done.stdout), (0, "setup: installing second\n"))
        calls = (bin_folder / "apt-get.log").read_text(encoding="utf-8").splitlines()
        self.assertEqual(calls[0], "-q update")
        self.assertTrue(calls[1].endswith("install second"))

        done = run("sh", script, env={**environment, "APT": "1"})
        self.assertEqual(done.returncode, 1)
        self.assertIn("please install these packages: second", done.stdout)


if __name__ == "__main__":
    unittest.main()
