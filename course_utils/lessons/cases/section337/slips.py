"""Ways in which people miscount the days of a section 337 investigation, for marking exercises.

Those on goods and money are in `section337_misjudged`.
"""

from datetime import date, timedelta

from course_utils.law.periods import end_of_period
from course_utils.law.section337 import Service, federal_end
from course_utils.law.section337.counting import business_day, is_business_day
from course_utils.lessons.cases.section337.case import Section337Case

ABROAD = True
FORGOTTEN_FIRST = "the first day was counted at once, although it was no business day"


def every_day(event: date, days: int) -> date:
    """Count from the very next day, and move a closed end to the next business day."""
    return business_day(event + timedelta(days=days))[0]


def business_days(event: date, days: int) -> date:
    """Count business days only, whatever the length."""
    day = event
    while days:
        day += timedelta(days=1)
        days -= is_business_day(day)
    return day


def without_holidays(day: date) -> date:
    """Move a day from a weekend to the Monday, as if there were no holidays."""
    while day.weekday() > 4:
        day += timedelta(days=1)
    return day


def weekdays(event: date, days: int) -> date:
    """Count the days from Monday to Friday, as if there were no holidays."""
    day = event
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < 5
    return day


def response_slips(case: Section337Case) -> dict[str, date]:
    """Return wrong days for the response: slip -> day."""
    plot = case.plot

    def end(day: date, how: str = "express", abroad: bool = ABROAD) -> date:
        return federal_end(day, 20, service=Service(day, how, abroad)).day

    right = federal_end(plot.served, 20, service=Service(plot.served, "express", ABROAD))
    return {
        "the five days for the Commission's express parcel abroad were forgotten": federal_end(
            plot.served, 20
        ).day,
        "the one day for an express parcel inside the United States was added": end(
            plot.served, abroad=False
        ),
        "the ten days for mail abroad were added, but it was an express parcel": end(
            plot.served, "mail"
        ),
        "a federal holiday at the end was overlooked": without_holidays(right.nominal),
        "the end was left on a closed day": right.nominal,
        "the closed end was moved to the business day before": business_day(right.nominal, -1)[0],
        "it was counted from the day on which the parcel arrived": end(plot.received),
        "it was counted from the day on which the parcel arrived, without the five days": (
            federal_end(plot.received, 20).day
        ),
        "it was counted from publication in the Federal Register": end(plot.instituted),
        "it was counted from publication in the Federal Register, without the five days": (
            federal_end(plot.instituted, 20).day
        ),
        "business days were counted, as in a short period": business_days(plot.served, 25),
        "20 business days were counted": business_days(plot.served, 20),
        "30 days were taken": every_day(plot.served, 30),
        "the ten days of a case with temporary relief were taken": federal_end(
            plot.served, 10, service=Service(plot.served, "express", ABROAD)
        ).day,
    }


def first_weeks_slips(case: Section337Case) -> dict[str, dict[str, date]]:
    """Return wrong days for the stay and the interrogatories: slip -> row -> day."""
    plot, asked = case.plot, case.interrogatories

    def stay(day: date) -> dict[str, date]:
        return {"stay request": day + timedelta(days=30)}

    return {
        "the first of the two periods of 30 days was taken, not the later one": stay(
            min(plot.instituted, plot.civil_action_filed)
        ),
        "it was counted from service by the Commission; the company was named when the "
        "investigation was instituted": stay(plot.served),
        "it was counted from the arrival of the parcel": stay(plot.received),
        "it was counted from the vote of the Commission": stay(plot.voted),
        "20 days were taken for the stay": {
            "stay request": every_day(max(plot.instituted, plot.civil_action_filed), 20)
        },
        "five days were added, but only a Commission paper gives them": {
            "interrogatories": federal_end(asked.day, 10, service=asked).day
        },
        FORGOTTEN_FIRST: {"interrogatories": every_day(asked.day, 10)},
        "business days were counted, although the period has more than six days": {
            "interrogatories": business_days(asked.day, 10)
        },
        "20 days were taken: those of the response, or ten more for mail": {
            "interrogatories": federal_end(asked.day, 20).day
        },
    }


def target_slips(case: Section337Case) -> dict[str, dict[str, date]]:
    """Return wrong target dates and last days of the final determination of the judge."""
    plot, months = case.plot, int(case.plot.target_months)

    def both(start: date, length: int = months) -> dict[str, date]:
        target = end_of_period(start, length, "month")
        earlier = end_of_period(target, -4, "month")
        return {"target date": target, "final ID": business_day(earlier, -1)[0]}

    target = end_of_period(plot.instituted, months, "month")
    due = end_of_period(target, -4, "month")
    return {
        "16 months were taken, although Order No. 6 sets another target date": both(
            plot.instituted, 16
        ),
        "the closed day was moved on to the next business day, but it is a latest day": {
            "final ID": business_day(due)[0]
        },
        "a closed day was left as it is": {"final ID": due},
        "120 days were counted instead of four months": {"final ID": target - timedelta(days=120)},
        "the three months of an enforcement proceeding were taken": {
            "final ID": business_day(end_of_period(target, -3, "month"), -1)[0]
        },
        "it was counted from service on the company": both(plot.served),
        "it was counted from the complaint": both(plot.complaint_filed),
        "it was counted from the vote of the Commission": both(plot.voted),
        "it was counted from Order No. 6": both(plot.order_served),
        "the day of the real final determination was given": {
            "target date": plot.determination,
            "final ID": plot.final_id_served,
        },
    }


def review_slips(case: Section337Case) -> dict[str, dict[str, date]]:
    """Return wrong days for petitions for review and the response to one."""
    plot = case.plot
    order, final, petition = plot.order_served, plot.final_id_served, plot.petition_served
    due = federal_end(final, 12).day
    return {
        "a federal holiday in the short period was overlooked": {"Order 6": weekdays(order, 5)},
        "weekends were counted in a period of less than seven days": {
            "Order 6": every_day(order, 5)
        },
        "the twelve days for the final determination were taken": {
            "Order 6": federal_end(order, 12).day
        },
        FORGOTTEN_FIRST: {
            "final ID": every_day(final, 12),
            "response": every_day(petition, 8),
        },
        "the ten days for other determinations were taken": {
            "Order 6": federal_end(order, 10).day,
            "final ID": federal_end(final, 10).day,
        },
        "business days were counted, although the period has more than six days": {
            "final ID": business_days(final, 12),
            "response": business_days(petition, 8),
        },
        "a day was added for service, but electronic service adds none": {
            "Order 6": business_days(order, 6),
            "final ID": federal_end(final, 12, service=Service(final, "express")).day,
            "response": every_day(petition, 9),
        },
        "the five days abroad were added, but the lawyers were served electronically": {
            "final ID": federal_end(final, 12, service=Service(final, "express", ABROAD)).day,
        },
        "the five days for other petitions were taken": {
            "final ID": business_days(final, 5),
            "response": business_days(petition, 5),
        },
        "it was counted from the end of the time for petitions, not from service": {
            "response": federal_end(due, 8).day
        },
        "it was counted from the determination, not from the petition": {
            "response": federal_end(final, 8).day
        },
    }


def president_slips(case: Section337Case) -> dict[str, dict[str, date]]:
    """Return wrong ends of presidential review and of the time to appeal."""
    plot = case.plot
    received = plot.president_received
    end = received + timedelta(days=60)

    def both(ended: date) -> dict[str, date]:
        return {"review ends": ended, "appeal": ended + timedelta(days=61)}

    return {
        "a closed day at the end was moved, but these 60 days of the statute do not move": both(
            business_day(end)[0]
        ),
        "it was counted from the day of the determination, not from receipt": both(
            plot.determination + timedelta(days=60)
        ),
        "the appeal was counted from the last day of the review; the determination becomes final "
        "on the day after it": {"appeal": end + timedelta(days=60)},
        "the day of receipt was counted as the first day": both(end - timedelta(days=1)),
        "two months were counted instead of 60 days": both(end_of_period(received, 2, "month")),
        "business days were counted": {"review ends": business_days(received, 60)},
        "the appeal was counted from the determination, without waiting for the President": {
            "appeal": plot.determination + timedelta(days=60)
        },
        "the appeal was counted from receipt by the President": {"appeal": end},
        "30 days were taken for the appeal": {"appeal": end + timedelta(days=31)},
        "two months were taken for the appeal": {
            "appeal": end_of_period(end + timedelta(days=1), 2, "month")
        },
    }
