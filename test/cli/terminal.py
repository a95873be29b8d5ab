"""A terminal that a test types into."""
import codecs
import fcntl
import os
import pty
import re
import select
import struct
import termios
import time

from support import ENVIRONMENT, PROGRAM, ROOT


class Terminal:
    """Runs the program with a terminal as all three streams."""

    def __init__(self, *arguments, columns=90, cwd=ROOT, env=None):
        self.text = ""
        self.seen = 0
        self.code = None
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.process, self.file = pty.fork()
        if self.process == 0:
            os.chdir(cwd)
            # The size must be there before the program asks for it.
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
            environment = {**ENVIRONMENT, "TERM": "xterm", **(env or {})}
            os.execve(PROGRAM, ["dealwright", *map(str, arguments)], environment)

    def read(self, seconds):
        if not select.select([self.file], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.file, 65536)
        except OSError:  # the program has ended
            return False
        # Any read may end inside a character or a line's end.
        self.text = (self.text + self.decoder.decode(data)).replace("\r\n", "\n")
        return bool(data)

    def wait_for(self, pattern, seconds=20):
        """Reads until the pattern shows behind what was waited for before; gives the match."""
        end = time.monotonic() + seconds
        while True:
            match = re.compile(pattern).search(self.text, self.seen)
            if match:
                self.seen = match.end()
                return match
            if not self.read(max(0, end - time.monotonic())):
                raise AssertionError(f"no {pattern!r} in:\n{self.text}")

    def type(self, text):
        os.write(self.file, text.encode())

    def finish(self):
        while self.read(20):
            pass
        _, status = os.waitpid(self.process, 0)
        os.close(self.file)
        self.code = os.waitstatus_to_exitcode(status)
        return self.code
