"""Names of the jurisdictions that the tables on unfair competition know."""

from course_utils.messages import _


def say_country(code: str) -> str:
    """Name a jurisdiction, with its Chinese name."""
    return {
        "CN": _("China (中国)"),
        "US": _("United States (美国)"),
        "KR": _("Korea (韩国)"),
        "JP": _("Japan (日本)"),
        "DE": _("Germany (德国)"),
        "EU": _("European Union (欧盟)"),
        "INT": _("Treaties (条约)"),
    }[code]


def in_country(code: str) -> str:
    """Say in which country, within a sentence."""
    return {
        "CN": _("in China"),
        "US": _("in the United States"),
        "KR": _("in Korea"),
        "JP": _("in Japan"),
        "DE": _("in Germany"),
    }[code]


def in_two(text: str) -> tuple[str, str]:
    """Return a name and the Chinese term behind it in brackets, to set one below the other."""
    name, _space, term = text.partition(" (")
    return name, f"({term}" if term else ""
