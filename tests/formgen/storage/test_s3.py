"""Stores that speak S3 and do not answer as Amazon's does."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from formgen.storage.s3 import S3Store
from formgen.storage.stores import FileLost

GONE = b"<Error><Code>NoSuchKey</Code><Message>not there</Message></Error>"


class Strict(BaseHTTPRequestHandler):
    """Says of whatever is asked for or taken away that it is not there."""

    def do_GET(self):
        self.send_response(404)
        self.send_header("Content-Type", "application/xml")
        self.send_header("Content-Length", str(len(GONE)))
        self.end_headers()
        self.wfile.write(GONE)

    def do_DELETE(self):
        self.do_GET()

    def log_message(self, *_words):
        pass


@pytest.fixture
def store(monkeypatch):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "shili")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "shili-shili")
    with HTTPServer(("127.0.0.1", 0), Strict) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield S3Store(f"s3://shili/files?endpoint=http://127.0.0.1:{server.server_port}")
        server.shutdown()


def test_what_is_not_there_any_more_is_taken_away_again_without_a_fault(store):
    store.delete("a" * 64)
    with pytest.raises(FileLost):
        store.get("a" * 64)
