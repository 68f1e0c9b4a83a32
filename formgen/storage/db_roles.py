"""Two roles on PostgreSQL: the owner of the tables, who migrates, and the program, which cannot undo what it recorded.

Triggers refuse to change the audit trail whoever asks; but who owns a table can take its triggers off. The program
therefore works as a role that owns nothing: it can neither change the trail nor what guards it.
"""

from __future__ import annotations

import re

import sqlalchemy as sa

from formgen.errors import BadInput
from formgen.messages import _

NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}\Z")
TRAIL = "audit_entries"
ADDED_TO_ONLY = (
    TRAIL,
    "issue_files",
    "issue_withdrawals",
    "issue_erasures",
    "life_events",
    "filing_numbers",
)
"""What the program writes once and never again."""
NEVER_DELETED = ("audit_head", "issues")
"""What it may lock, or move on, and never delete; triggers watch over each step."""


def statements(database: str, owner: str = "formgen_owner", program: str = "formgen_app") -> str:
    """What a superuser runs once in *database*, after the tables are there; running it again changes nothing.

    :raises formgen.errors.BadInput: for a name that would have to be quoted.
    """
    for name in (database, owner, program):
        if not NAME.match(name):
            raise BadInput(_("“{name}”不能用：请用小写字母、数字和下划线，以字母开头。", name=name))
    later = f"ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public"
    return "\n".join(
        (
            *(_role(name) for name in (owner, program)),
            f"ALTER DATABASE {database} OWNER TO {owner};",
            f"ALTER SCHEMA public OWNER TO {owner};",
            "REVOKE ALL ON SCHEMA public FROM PUBLIC;",
            f"GRANT CONNECT ON DATABASE {database} TO {program};",
            f"GRANT USAGE ON SCHEMA public TO {program};",
            _owned(owner),
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {program};",
            f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {program};",
            f"{later} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {program};",
            f"{later} GRANT USAGE, SELECT ON SEQUENCES TO {program};",
            *(f"{one};" for one in _withheld(program)),
        )
    )


def withhold(connection: sa.Connection) -> None:
    """Take from the program what :func:`statements` does not give it, after the owner has migrated.

    Tables that a migration makes come with what the owner gives by default, which is more. Nothing is done for
    anybody but the owner of the tables, nor where there is only one role.
    """
    owned = "SELECT 1 FROM pg_tables WHERE schemaname = 'public' AND tablename = :name AND tableowner = current_user"
    if connection.execute(sa.text(owned), {"name": TRAIL}).first() is None:
        return
    writes = (
        "SELECT DISTINCT grantee FROM information_schema.role_table_grants WHERE table_schema = 'public'"
        " AND table_name = :name AND privilege_type = 'INSERT' AND grantee <> current_user"
    )
    quote = connection.dialect.identifier_preparer.quote
    for program in connection.execute(sa.text(writes), {"name": TRAIL}).scalars().all():
        for one in _withheld(program if program == "PUBLIC" else quote(program)):
            connection.exec_driver_sql(one)


def _withheld(program: str) -> tuple[str, ...]:
    return (
        *(f"REVOKE UPDATE, DELETE, TRUNCATE ON {name} FROM {program}" for name in ADDED_TO_ONLY),
        *(f"REVOKE DELETE, TRUNCATE ON {name} FROM {program}" for name in NEVER_DELETED),
        f"REVOKE UPDATE, TRUNCATE ON issue_contents FROM {program}",  # deleted only after an erasure is told
        f"REVOKE INSERT ON audit_head FROM {program}",
        f"REVOKE INSERT, UPDATE, DELETE ON alembic_version FROM {program}",
    )


def _role(name: str) -> str:
    known = f"SELECT FROM pg_roles WHERE rolname = '{name}'"
    return f"DO $$ BEGIN IF NOT EXISTS ({known}) THEN CREATE ROLE {name} LOGIN; END IF; END $$;"


def _owned(owner: str) -> str:
    """Every table, sequence and function of the schema becomes *owner*'s, whoever made it."""
    return (  # the name of a role has been looked at above
        "DO $$ DECLARE one record; BEGIN"  # noqa: S608
        " FOR one IN SELECT format('TABLE %I', tablename) AS thing FROM pg_tables WHERE schemaname = 'public'"
        " UNION ALL SELECT format('FUNCTION %I()', proname) FROM pg_proc"
        " WHERE pronamespace = 'public'::regnamespace AND pronargs = 0"
        f" LOOP EXECUTE format('ALTER %s OWNER TO {owner}', one.thing); END LOOP; END $$;"
    )
