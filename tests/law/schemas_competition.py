"""What the tables of the module on unfair competition must look like; see `schemas`."""

from columns import YES_NO, currency, dated, money, schema, some_money, text

PLACE = text("CN", "US", "KR", "JP", "DE", "EU", "INT", blank=False)
ELEMENT = text("secret", "value", "measures", "useful", "interest", blank=False)
TIMES = text(pattern=r"\d+")
WORDS = text(blank=False)

SCHEMAS = {
    "competition/articles": schema(text=WORDS, topic=WORDS, article=WORDS),
    "competition/burdens": schema(
        st3=PLACE,
        issue=text("trade secret", "infringement", blank=False),
        owner_shows=WORDS,
        one_of=text(),
        defendant_proves=WORDS,
        cite=WORDS,
        **dated(),
    ),
    "competition/cases": schema(
        case_id=text(blank=False, pattern=r"\w+"),
        name=WORDS,
        forum=WORDS,
        st3=PLACE,
        decided=text(pattern=r"\d{4}(-\d{2}(-\d{2})?)?"),
        claimant=WORDS,
        respondent=WORDS,
        subject=WORDS,
        remedy=WORDS,
        damages_amount=some_money(),
        costs_amount=some_money(),
        total_amount=some_money(),
        currency=currency(blank=True),
        approximate=YES_NO,
        multiple=text(pattern=r"\d(\.\d)?"),
        status=WORDS,
        point=WORDS,
        conflict=text(),
    ),
    "competition/crimes": schema(
        st3=PLACE,
        offence=WORDS,
        who=text("individual", "organisation", blank=False),
        prison=text(),
        fine_amount=some_money(),
        currency=currency(blank=True),
        value_times=TIMES,
        gain_times_low=TIMES,
        gain_times_high=TIMES,
        cite=WORDS,
        note=WORDS,
        **dated(),
    ),
    "competition/elements": schema(
        st3=PLACE, element=ELEMENT, name=WORDS, zh=WORDS, demand=WORDS, cite=WORDS, **dated()
    ),
    "competition/evidence": schema(
        element=ELEMENT,
        item=WORDS,
        name=WORDS,
        zh=WORDS,
        weight=text("shows", "supports", "against", blank=False),
        cite=WORDS,
        **dated(),
    ),
    "competition/fines": schema(
        st3=PLACE,
        act=WORDS,
        degree=text("ordinary", "serious", blank=False),
        low_amount=money("0"),
        high_amount=money("1"),
        turnover_times=TIMES,
        turnover_least_amount=some_money(),
        currency=currency(),
        cite=WORDS,
        note=text(),
        **dated(),
    ),
    "competition/forums": schema(
        forum=WORDS,
        st3=PLACE,
        name=WORDS,
        zh=WORDS,
        decides=WORDS,
        law=WORDS,
        must_show=WORDS,
        relief=WORDS,
        money=WORDS,
        lasts=text(),
        time_limit=text(),
        cite=WORDS,
        note=text(),
    ),
    "competition/provisions": schema(st3=PLACE, topic=WORDS, rule=WORDS, cite=WORDS, **dated()),
    "competition/texts": schema(
        st3=PLACE,
        text=WORDS,
        name=WORDS,
        zh=WORDS,
        **dated(),
        crossing=text("amended text", "later acts", "split"),
        crossing_cite=text(),
        note=text(),
    ),
}

KEYS = {
    "competition/articles": ["text", "topic"],
    "competition/burdens": ["st3", "issue"],
    "competition/cases": ["case_id"],
    "competition/crimes": ["st3", "offence", "who"],
    "competition/elements": ["st3", "element"],
    "competition/evidence": ["element", "item"],
    "competition/fines": ["st3", "act", "degree"],
    "competition/forums": ["forum"],
    "competition/provisions": ["st3", "topic"],
    "competition/texts": ["st3"],
}
