"""Where an installation keeps its data: read from the environment, once."""

from __future__ import annotations

import hmac
import os
import re
import secrets
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from formgen.errors import BadInput
from formgen.messages import _
from formgen.service.site_address import base_address
from formgen.switches import is_on

if TYPE_CHECKING:
    from formgen.service.mailing import MailServer
    from formgen.storage import Database
    from formgen.storage.stores import Store

SHORTEST_SECRET = 32
"""Characters."""
DAYS = re.compile(r"[0-9]{1,5}\Z")


@dataclass(frozen=True)
class Keep:
    """For how many days what concerns persons is kept; 0 keeps it until somebody deletes it.

    :param drafts: drafts of applicants that nobody has touched (``FORMGEN_KEEP_DRAFTS``); :param reviews: contracts
        that were sent in to be reviewed (``FORMGEN_KEEP_REVIEWS``); :param batches: spreadsheets and what was made
        of them (``FORMGEN_KEEP_BATCHES``); :param issued: the contents of issued papers, whose codes and hashes
        stay (``FORMGEN_KEEP_ISSUED``); :param accounts: mail address and second factor of accounts that are
        switched off (``FORMGEN_KEEP_ACCOUNTS``).
    """

    drafts: int = 0
    reviews: int = 0
    batches: int = 0
    issued: int = 0
    accounts: int = 0


@dataclass(frozen=True)
class Settings:
    """The settings of an installation.

    :param data: folder of everything that is kept (``FORMGEN_DATA``).
    :param archival: whether PDFs are built as PDF/A-2b (``FORMGEN_PDFA``).
    :param database_url: SQLAlchemy URL (``FORMGEN_DATABASE_URL``); a SQLite file in *data* if not given.
    :param sign_up: whether applicants may open accounts themselves (``FORMGEN_SIGN_UP``; ``0`` closes it).
    :param smtp_url: the server that takes mail (``FORMGEN_SMTP_URL``), and *mail_from* whom mail comes from
        (``FORMGEN_MAIL_FROM``).
    :param oidc_issuer: the provider whose identities may sign in (``FORMGEN_OIDC_ISSUER``), with the client's id
        and secret there (``FORMGEN_OIDC_CLIENT_ID``, ``_SECRET``) and what the provider is called on the pages
        (``FORMGEN_OIDC_NAME``).
    :param works: whether the site's own process makes PDFs, reads contracts and makes batches
        (``FORMGEN_WORKERS``; with ``0`` that is left to ``formgen work``).
    :param secret_key: what signs (``FORMGEN_SECRET``), the same on all machines; kept in *data* if not given.
    :param queue_url: the server over which processes ring for one another (``FORMGEN_QUEUE_URL``; Redis or
        PostgreSQL); without one, idle workers look each second.
    :param documents_url: where the bytes of documents, attachments and uploads go (``FORMGEN_DOCUMENTS_URL``;
        ``s3://bucket/prefix?endpoint=…``); into the database if not given.
    :param base_url: the address under which people reach the site (``FORMGEN_BASE_URL``), for links in mails.
    :param metrics_token: what must be shown to read the measurements (``FORMGEN_METRICS_TOKEN``); without it they
        are for this machine alone.
    :param log: how lines are written (``FORMGEN_LOG``: ``text`` or ``json``), and *log_level* which of them
        (``FORMGEN_LOG_LEVEL``).
    :param filing_pattern: how filing numbers are written (``FORMGEN_FILING_PATTERN``), as
        ``{year}-{unit}-{serial:04}``, which it is if not given.
    :param keep: for how long personal data is kept.
    """

    data: Path
    database_url: str = field(repr=False)
    archival: bool = False
    sign_up: bool = True
    smtp_url: str = field(default="", repr=False)
    mail_from: str = ""
    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: str = field(default="", repr=False)
    oidc_name: str = ""
    works: bool = True
    secret_key: str = field(default="", repr=False)
    queue_url: str = field(default="", repr=False)
    documents_url: str = ""
    base_url: str = ""
    metrics_token: str = field(default="", repr=False)
    log: str = "text"
    log_level: str = "INFO"
    filing_pattern: str = ""
    keep: Keep = field(default_factory=Keep)

    def mail_server(self) -> MailServer | None:
        """The server that takes mail; ``None`` where none is set. BadInput for an address that is none."""
        from formgen.service.mailing import MailServer  # noqa: PLC0415 - most commands send no mail

        return MailServer(self.smtp_url, self.mail_from) if self.smtp_url else None

    def secret(self) -> str:
        """The key that signs what pages carry: as set, else made at the first start and readable by its owner only."""
        if self.secret_key:
            return self.secret_key
        path = self.data / "secret"
        if not path.exists():
            self.data.mkdir(parents=True, exist_ok=True)
            _write_once(path, secrets.token_urlsafe(32))
        found = path.read_text()
        if len(found.strip()) < SHORTEST_SECRET:
            raise BadInput(
                _(
                    "密钥文件“{path}”是空的，或者短于{least}个字符：请从备份取回原来的文件。"
                    "找不回的，删去它再启动，会另造一个：所有人要重新登录，以前的审计封签从此不能核验。",
                    path=path,
                    least=SHORTEST_SECRET,
                )
            )
        return found

    def database(self) -> Database:
        """The database of these settings."""
        from formgen.storage import Database  # noqa: PLC0415 - commands without a database do not load it

        if self.database_url.startswith("sqlite:///"):
            Path(self.database_url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
        return Database(self.database_url, key=self.audit_key, store=self._store())

    def known_database(self) -> Database:
        """The same, for commands that do not upgrade it; PartMissing where a later version has built its tables."""
        database = self.database()
        try:
            database.must_be_known()
        except BaseException:
            database.close()
            raise
        return database

    def _store(self) -> Store | None:
        """Where the bytes of documents go, if not into the database. BadInput, PartMissing."""
        from formgen.storage.s3 import S3Store  # noqa: PLC0415 - an extra

        return S3Store(self.documents_url) if self.documents_url else None

    def audit_key(self) -> bytes:
        """The key that seals the audit trail: it follows from the secret, and does not lie in the database."""
        return hmac.digest(self.secret().encode(), b"formgen audit trail", "sha256")


def _write_once(path: Path, text: str) -> None:
    """Give *path* its *text* unless another process did; whoever looks in between sees all of it or none."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".secret-")  # readable by its owner only
    try:
        with os.fdopen(handle, "w") as file:
            file.write(text)
        with suppress(FileExistsError):
            os.link(name, path)
    finally:
        Path(name).unlink()


@cache
def settings() -> Settings:
    """The settings that the environment gives."""
    data = Path(os.environ.get("FORMGEN_DATA") or _default_data())
    url = os.environ.get("FORMGEN_DATABASE_URL") or f"sqlite:///{data / 'formgen.db'}"
    found = Settings(
        data,
        url,
        archival=is_on("FORMGEN_PDFA", usual=False),
        sign_up=is_on("FORMGEN_SIGN_UP", usual=True),
        smtp_url=os.environ.get("FORMGEN_SMTP_URL", ""),
        mail_from=os.environ.get("FORMGEN_MAIL_FROM", ""),
        oidc_issuer=os.environ.get("FORMGEN_OIDC_ISSUER", "").rstrip("/"),
        oidc_client_id=os.environ.get("FORMGEN_OIDC_CLIENT_ID", ""),
        oidc_client_secret=os.environ.get("FORMGEN_OIDC_CLIENT_SECRET", ""),
        oidc_name=os.environ.get("FORMGEN_OIDC_NAME", "") or "统一身份认证",
        works=is_on("FORMGEN_WORKERS", usual=True),
        secret_key=_long_enough("FORMGEN_SECRET"),
        queue_url=os.environ.get("FORMGEN_QUEUE_URL", "").strip(),
        documents_url=os.environ.get("FORMGEN_DOCUMENTS_URL", "").strip(),
        base_url=base_address(os.environ.get("FORMGEN_BASE_URL", "").strip()),
        metrics_token=os.environ.get("FORMGEN_METRICS_TOKEN", ""),
        log=_one_of("FORMGEN_LOG", "text", "json"),
        log_level=_one_of("FORMGEN_LOG_LEVEL", "INFO", "DEBUG", "WARNING", "ERROR"),
        filing_pattern=_filing_pattern(),
        keep=Keep(**{one.name: _days(f"FORMGEN_KEEP_{one.name.upper()}") for one in fields(Keep)}),
    )
    is_on(
        "FORMGEN_COMPILED_TEMPLATES", usual=True
    )  # read where templates are; a wrong word is said at the start
    found.mail_server()  # a wrong address is said at the start, not when the first mail is due
    return found


def _one_of(name: str, usual: str, *others: str) -> str:
    given = os.environ.get(name, "").strip() or usual
    for one in (usual, *others):
        if given.casefold() == one.casefold():
            return one
    raise BadInput(_("{name} 只能是 {values} 中的一个。", name=name, values="、".join((usual, *others))))


def _long_enough(name: str) -> str:
    given = os.environ.get(name, "").strip()
    if given and len(given) < SHORTEST_SECRET:
        said = _(
            "{name} 至少要 {least} 个字符：可用 openssl rand -base64 32 生成。",
            name=name,
            least=SHORTEST_SECRET,
        )
        raise BadInput(said)
    return given


def _filing_pattern() -> str:
    from formgen.storage.filing import must_be_pattern  # noqa: PLC0415 - commands without a database do not load it

    given = os.environ.get("FORMGEN_FILING_PATTERN", "").strip()
    return must_be_pattern(given) if given else ""


def _days(name: str) -> int:
    given = os.environ.get(name, "").strip() or "0"
    if not DAYS.match(given):
        raise BadInput(_("{name} 要写天数，例如 365；0 表示一直保留。", name=name))
    return int(given)


def _default_data() -> Path:
    """``var`` in a checkout, so that two checkouts do not share their accounts; else the user's data folder."""
    root = Path(__file__).parents[2]
    if (root / "pyproject.toml").is_file() and (root / "templates_docx").is_dir():
        return root / "var"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "formgen"
