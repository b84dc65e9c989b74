"""The settings LibreOffice runs with: no links followed, no macros, our fonts replaced by those a server has."""

from html import escape

REPLACEMENTS = (
    ("宋体", "Noto Serif CJK SC"),
    ("SimSun", "Noto Serif CJK SC"),
    ("黑体", "Noto Sans CJK SC"),
    ("SimHei", "Noto Sans CJK SC"),
    ("楷体", "AR PL KaitiM GB"),
    ("KaiTi", "AR PL KaitiM GB"),
)
"""Named in the document, taken on a machine that lacks it: free fonts of the same kind."""

SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Load", "UpdateDocMode", "0"),
    ("Writer/Content/Update", "Link", "0"),
    ("Common/Misc", "UseSystemFileDialog", "false"),
    ("Common/Misc", "FirstRun", "false"),
)


def profile_xml() -> str:
    """registrymodifications.xcu of a fresh profile."""
    items = [
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in SETTINGS
    ]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{''.join(items)}</oor:items>\n"
    )


def fonts_conf() -> str:
    """fonts.conf: the system's own settings, and what to take for fonts that are only named."""
    aliases = "".join(
        f'<alias binding="same"><family>{escape(font)}</family><prefer><family>{escape(other)}</family></prefer></alias>'
        for font, other in REPLACEMENTS
    )
    include = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
    return f'<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>{include}{aliases}</fontconfig>\n'
