"""Every setting by its name in the environment, for whoever runs a site: what it means and what holds without it.

The table in ``docs/operations/guide.zh-CN.md`` is written from here (``python scripts/operations.py``); a test keeps
both equal, and says so when the program reads a setting that is not here.
"""

from __future__ import annotations

from typing import NamedTuple


class Named(NamedTuple):
    """A setting: its name in the environment, what holds where it is not set, and what it means (in Chinese)."""

    name: str
    usual: str
    meaning: str


NAMED = (
    Named("FORMGEN_DATA", "检出目录的 `var`；安装版为 `~/.local/share/formgen`", "数据目录：SQLite 数据库、密钥、审计锚点。"),
    Named("FORMGEN_DATABASE_URL", "数据目录中的 SQLite 文件", "数据库，如 `postgresql://formgen_app:口令@主机/formgen`；装 `formgen[postgres]`。"),
    Named("FORMGEN_SECRET", "数据目录中的 `secret` 文件，首次启动时生成", "签名密钥，至少32个字符；多台机器必须相同，丢失后审计封签不能核验。"),
    Named("FORMGEN_BASE_URL", "（无）", "用户打开本站所用的网址，如 `https://forms.example.gov.cn`，用于一次性链接和邮件。"),
    Named("HOST", "`127.0.0.1`", "`formgen serve` 监听的地址。"),
    Named("PORT", "`8000`", "`formgen serve` 监听的端口。"),
    Named("FORMGEN_WORKERS", "`1`", "`0`：网站进程只回应网页，转换、审查、批量由 `formgen work` 处理（同 `--no-work`）。"),
    Named(
        "FORMGEN_CONVERTERS",
        "每个处理器核一个，不超过 8 个",
        "同时转换 PDF 的 LibreOffice 个数，每个约 250 MB 内存。",
    ),
    Named("FORMGEN_QUEUE_URL", "（无：每秒看一次任务表）", "进程之间唤醒用的 `redis://…`（装 `formgen[redis]`）或 `postgresql://…`。它断了不丢任务，只是慢一秒。"),
    Named("FORMGEN_DOCUMENTS_URL", "（无：存在数据库里）", "文书和附件存到 S3 兼容存储：`s3://桶/前缀?endpoint=…`；装 `formgen[s3]`。"),
    Named("AWS_ACCESS_KEY_ID", "（无）", "S3 的钥匙编号；设了 `FORMGEN_DOCUMENTS_URL` 的必须有。"),
    Named("AWS_SECRET_ACCESS_KEY", "（无）", "S3 的钥匙。"),
    Named("AWS_SESSION_TOKEN", "（无）", "S3 的临时令牌，用临时钥匙时才要。"),
    Named("FORMGEN_SIGN_UP", "`1`", "`0`：不许申请人自行注册。"),
    Named("FORMGEN_SMTP_URL", "（无：不发邮件）", "发邮件的服务器，如 `smtps://用户:口令@主机`。"),
    Named("FORMGEN_MAIL_FROM", "（无）", "邮件的发件人。"),
    Named("FORMGEN_OIDC_ISSUER", "（无）", "统一身份认证（OIDC）的地址，如 `https://sso.example.gov.cn`；装 `formgen[sso]`。"),
    Named("FORMGEN_OIDC_CLIENT_ID", "（无）", "本站在统一身份认证中的编号。"),
    Named("FORMGEN_OIDC_CLIENT_SECRET", "（无）", "本站在统一身份认证中的口令。"),
    Named("FORMGEN_OIDC_NAME", "`统一身份认证`", "登录页上怎么称呼它。"),
    Named("FORMGEN_FILING_PATTERN", "内置的编号规则", "合同备案编号的样式。"),
    Named("FORMGEN_PDFA", "`0`", "`1`：PDF 按 PDF/A-2b 生成，供归档。"),
    Named("FORMGEN_METRICS_TOKEN", "（无：只许本机读取）", "读取 `/metrics` 要出示的令牌；设了以后本机也要出示。"),
    Named("FORMGEN_LOG", "`text`", "日志样式：`text` 或 `json`，每行一条，写到标准错误。"),
    Named("FORMGEN_LOG_LEVEL", "`INFO`", "`DEBUG`、`INFO`、`WARNING`、`ERROR`。"),
    Named("FORMGEN_KEEP_DRAFTS", "`0`（一直保留）", "申请人的草稿多少天没有动过就删除。"),
    Named("FORMGEN_KEEP_REVIEWS", "`0`", "送来核对的合同保存多少天。"),
    Named("FORMGEN_KEEP_BATCHES", "`0`", "批量生成的表格和文书保存多少天。"),
    Named("FORMGEN_KEEP_ISSUED", "`0`", "已出文书的内容保存多少天；编号和摘要一直保留，进入合同全过程的不清理。"),
    Named("FORMGEN_KEEP_ACCOUNTS", "`0`", "账户停用多少天后清除邮箱、密码和两步登录。"),
    Named("FORMGEN_FONTS", "`/usr/local/share/formgen/fonts` 等", "另放字体的目录。"),
    Named("FORMGEN_SOFFICE", "系统中找到的最新版", "LibreOffice 的程序，如 `/opt/libreoffice/program/soffice`。"),
    Named("FORMGEN_COMPILED_TEMPLATES", "`1`", "`0`：模板全部走慢速路径，只用于查错。"),
    Named("FORMGEN_DEBUG", "（关）", "命令行出意外时显示经过。其中可能有个人信息，只在查错时用。"),
)  # fmt: skip


def table() -> str:
    """The settings as a table of Markdown."""
    rows = [f"| `{one.name}` | {one.usual} | {one.meaning} |" for one in NAMED]
    return "\n".join(("| 设置 | 不设时 | 含义 |", "|---|---|---|", *rows))
