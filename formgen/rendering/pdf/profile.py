"""The settings of a converter's own LibreOffice profile: no macros, no links, no network, no recovery."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

COMMON = "/org.openoffice.Office.Common"
NOWHERE = "127.0.0.1"
DISCARD = 9
"""The port that nobody listens on; proxy of last resort where the system allows no network namespace."""

SETTINGS: tuple[tuple[str, str, object], ...] = (
    (f"{COMMON}/Security/Scripting", "MacroSecurityLevel", 3),
    (f"{COMMON}/Security/Scripting", "DisableMacrosExecution", True),
    (f"{COMMON}/Security/Scripting", "DisableActiveContent", True),
    (f"{COMMON}/Security/Scripting", "BlockUntrustedRefererLinks", True),
    (f"{COMMON}/Security/Scripting", "DisableOLEAutomation", True),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", 0),  # never
    ("/org.openoffice.Office.Calc/Content/Update", "Link", 2),  # never
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", 2),  # set by hand
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", NOWHERE),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", DISCARD),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", NOWHERE),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", DISCARD),
    ("/org.openoffice.Inet/Settings", "ooInetFTPProxyName", NOWHERE),
    ("/org.openoffice.Inet/Settings", "ooInetFTPProxyPort", DISCARD),
    ("/org.openoffice.Inet/Settings", "ooInetNoProxy", ""),
    ("/org.openoffice.Office.Java/VirtualMachine", "Enable", False),
    ("/org.openoffice.Office.Recovery/AutoSave", "Enabled", False),
    ("/org.openoffice.Office.Recovery/RecoveryInfo", "Enabled", False),
    ("/org.openoffice.Office.Linguistic/SpellChecking", "IsSpellAuto", False),
    (f"{COMMON}/Misc", "UseDocumentOOoLockFile", False),
    (f"{COMMON}/Misc", "FirstRun", False),
    ("/org.openoffice.Setup/Office", "ooSetupInstCompleted", True),
)


def write_profile(folder: Path, version: str) -> None:
    """Put the settings into the profile *folder*, over whatever an earlier run left there.

    :param version: of the LibreOffice that is to run: one that finds no version, or an older one, in its
        profile takes itself for newly installed and tries its drawing for most of a second (measured: 25.2).
    """
    user = folder / "user"
    user.mkdir(parents=True, exist_ok=True)
    (user / "registrymodifications.xcu").write_text(_text(version), "utf-8")


def _text(version: str) -> str:
    settings = (*SETTINGS, ("/org.openoffice.Setup/Product", "ooSetupLastVersion", version))
    items = "\n".join(_item(*setting) for setting in settings)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry"'
        ' xmlns:xs="http://www.w3.org/2001/XMLSchema"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n{items}\n</oor:items>\n'
    )


def _item(path: str, name: str, value: object) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return (
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{text}</value></prop></item>'
    )
