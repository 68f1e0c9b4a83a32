"""A server of files that speaks S3 (moto), in this process, with a bucket of its own for whoever asks."""

from __future__ import annotations

import itertools

import boto3
from moto.server import ThreadedMotoServer

KEYS = {"AWS_ACCESS_KEY_ID": "shili", "AWS_SECRET_ACCESS_KEY": "shili-shili"}


class FileServer:
    """Started and stopped at will; while it runs it keeps what was put there."""

    def __init__(self) -> None:
        self._server: ThreadedMotoServer | None = None
        self.port = 0
        self._numbers = itertools.count(1)

    @property
    def endpoint(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> FileServer:
        """Start it; again on the same port."""
        self._server = ThreadedMotoServer("127.0.0.1", self.port, verbose=False)
        self._server.start()
        self.port = self._server.get_host_and_port()[1]
        return self

    def stop(self) -> None:
        """Stop it; what is kept stays for the next start."""
        if self._server is not None:
            self._server.stop()
        self._server = None

    def client(self):
        """A client of another make, to look at what is kept."""
        about = {"region_name": "us-east-1", "endpoint_url": self.endpoint}
        return boto3.client("s3", aws_access_key_id="shili", aws_secret_access_key="shili-shili", **about)

    def bucket(self) -> tuple[str, str]:
        """A new bucket, and the setting that puts files below a prefix in it."""
        name = f"shili-{next(self._numbers)}"
        self.client().create_bucket(Bucket=name)
        return name, f"s3://{name}/formgen/files?endpoint={self.endpoint}"
