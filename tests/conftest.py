"""What tests of several rooms need: a mail server that answers, and a spreadsheet of papers filled in."""

from __future__ import annotations

import socketserver
import threading
from io import BytesIO

import pytest
from openpyxl import load_workbook

EXAMPLE = 3
"""The row of a batch's template that shows how a paper is filled in; papers begin below it."""


class Postman(socketserver.StreamRequestHandler):
    """Takes mail as a server does, and keeps it."""

    def handle(self):
        self.say("220 here")
        for line in self.rfile:
            word = line.split()[0].upper() if line.split() else b""
            if word == b"DATA":
                self.say("354 go on")
                self.server.mails.append(b"".join(iter(self.rfile.readline, b".\r\n")))
            self.say("221 bye" if word == b"QUIT" else "250 yes")
            if word == b"QUIT":
                return

    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")


@pytest.fixture
def post():
    """A mail server; what it took is in its *mails*, where it listens in its *url*."""
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Postman)
    server.daemon_threads, server.mails = True, []
    server.url = f"smtp://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def sheet_of():
    """A batch's template with so many papers like its example, no two the same; in the rows *bad* a day is none."""

    def filled(template, count, bad=()):
        book = load_workbook(BytesIO(template))
        sheet = book.worksheets[0]
        example = list(sheet[EXAMPLE])
        days = next(cell.column for cell in example if cell.is_date)
        named = next(cell.column for cell in example[1:] if "示例" in str(cell.value))
        for number in range(EXAMPLE + 1, EXAMPLE + 1 + count):
            for cell in example:
                sheet.cell(number, cell.column, cell.value)
            sheet.cell(number, 1, str(number))
            sheet.cell(number, named, f"示例单位{number}")
            if number in bad:
                sheet.cell(number, days, "后天")
        kept = BytesIO()
        book.save(kept)
        return kept.getvalue()

    return filled
