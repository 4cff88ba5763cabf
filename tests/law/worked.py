"""Compare a deadline with a worked example."""


def check_deadline(deadline, wanted: dict) -> None:
    """Check the days that an example names, and the words that the reasons are to hold."""
    steps = " ".join((*deadline.steps, deadline.rule.proviso))
    for name in ("nominal", "day", "safe_day"):
        if name in wanted:
            assert getattr(deadline, name) == wanted[name], f"{deadline.key} {name}: {steps}"
    for words in wanted.get("says", ()):
        assert words in steps
