"""The message catalogue: every sentence that a person reads passes through `_`.

English is the source language. A translation is `locale/<language>/LC_MESSAGES/course.mo`; the
language is the one of the environment (LANGUAGE, LC_ALL, LANG), as gettext has it.
"""

import gettext
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency

LOCALE_DIR = Path(__file__).parent / "locale"
_catalogue = gettext.translation("course", LOCALE_DIR, fallback=True)


def _(sentence: str) -> str:
    """Return `sentence` in the reader's language; fill its {fields} afterwards with `.format`."""
    return _catalogue.gettext(sentence)


def catalogue() -> gettext.NullTranslations:
    """Return the catalogue in use."""
    return _catalogue


def speak(catalogue: gettext.NullTranslations) -> None:
    """Take all sentences, days and amounts from another catalogue from now on."""
    global _catalogue
    _catalogue = catalogue
    _locale.cache_clear()
    say_day.cache_clear()


def language() -> str:
    """Return the catalogue's language as a BCP 47 primary tag: "en", or e.g. "zh"."""
    return (_catalogue.info().get("language") or "en").split("_")[0]


@cache
def _locale() -> Locale:
    return Locale.parse(language())


@cache
def say_day(day: date) -> str:
    """Write a day out in the reader's language: "28 February 2027"."""
    locale = _locale()
    if locale.language == "en":
        return format_date(day, "d MMMM y", locale)
    return format_date(day, "long", locale)


def say_weekday(day: date) -> str:
    """Name the day of the week in the reader's language: "Sunday"."""
    return format_date(day, "EEEE", _locale())


def say_money(amount: Decimal, currency: str) -> str:
    """Write an amount with its ISO 4217 code: "CNY 10,620.00"."""
    return format_currency(amount, currency, "¤¤ #,##0.00", _locale(), currency_digits=True)
