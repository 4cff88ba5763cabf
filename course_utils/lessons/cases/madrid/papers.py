"""The papers in a case file of the trademark module: forms, letters, mails that may be wrong."""

from datetime import date

from course_utils.law.madrid import member
from course_utils.lessons.cases.case import Document
from course_utils.lessons.cases.companies import Company
from course_utils.lessons.cases.draw import Draw
from course_utils.lessons.cases.pct.papers import country_name
from course_utils.messages import _, say_day


def brand(company: Company) -> str:
    """Return the word mark of an invented company: the first word of its name."""
    return company.name.split()[0].upper()


def member_name(code: str) -> str:
    """Return a member with its code: "Japan (JP)"."""
    if code == "EM":  # not among the Offices of the PCT, whose names are known in Chinese too
        return f"{member(code).name} ({code})"
    return country_name(code)


def papers(draw: Draw, company: Company, plot, facts: dict) -> tuple[Document, ...]:
    """Return the papers of a case in the order of the file.

    Args:
        plot: the dates, a `madrid.Plot`.
        facts: the drawn facts of the case, as attributes of `madrid.MadridCase`.
    """
    number = draw.number("file number", 21, 79)
    file = f"{company.mark}-TM-{number}"
    return (
        _basic(plot, facts, file),
        _form(plot, facts, file),
        _way(plot, file),
        _refusal(plot, facts),
        _email(company, plot, facts),
        _attack(company, plot, facts),
        _renewal(plot, facts),
        _abroad(plot, facts),
        *_squatter(company, facts),
    )


def _chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _classes(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers))


def _basic(plot, facts: dict, file: str) -> Document:
    return Document(
        _("CNIPA, notice of acceptance of a trademark application (商标注册申请受理通知书)"),
        (
            _("File {file}, mark {brand}, classes {classes}, filed online").format(
                file=file,
                brand=facts["brand"],
                classes=_classes(facts["registration"].mark.classes),
            ),
            _("Filing date (申请日): {day}").format(day=_chinese(plot.basic_filed)),
            _("No earlier application exists anywhere."),
        ),
    )


def _form(plot, facts: dict, file: str) -> Document:
    mark = facts["registration"].mark
    colours = {
        "black and white": _("Reproduction in black and white. No colour is claimed."),
        "colour claimed": _("Reproduction in colour. Blue and orange are claimed."),
        "colour shown": _("Reproduction in colour, as on our boxes. No colour is claimed."),
    }
    return Document(
        _("Application for international registration (国际注册申请, form MM2), extract"),
        (
            _("Office of origin (原属局): CNIPA. Holder: a company established in China."),
            _("Mark: {brand}, a word in special letters. Not a collective mark.").format(
                brand=facts["brand"]
            ),
            colours[facts["colour"]],
            _("Classes: {classes} ({count} classes)").format(
                classes=_classes(mark.classes), count=len(mark.classes)
            ),
            _("Basic mark and priority claimed: application {file} of {day}, CN").format(
                file=file, day=f"{plot.basic_filed:%d/%m/%Y}"
            ),
            _("Designated members (被指定缔约方):"),
            *(
                _("member {n}: {name}").format(n=n, name=member_name(code))
                for n, code in enumerate(facts["registration"].members, 1)
            ),
        ),
    )


def _way(plot, file: str) -> Document:
    return Document(
        _("Stamps on the cover sheet of the international application {file}").format(file=file),
        (
            _("Received at CNIPA as Office of origin: {day}").format(
                day=_chinese(plot.received_by_origin)
            ),
            _("Received at the International Bureau of WIPO: {day}").format(
                day=say_day(plot.received_by_ib)
            ),
            _("No irregularity. WIPO registered the mark. (The certificate is missing.)"),
            _("WIPO sent the notification of the registration to all designated Offices on {day}")
            .format(day=say_day(plot.notified)),
        ),
    )  # fmt: skip


def _refusal(plot, facts: dict) -> Document:
    return Document(
        _("Provisional refusal ex officio (临时驳回), {member}").format(
            member=member_name(plot.refused_by)
        ),
        (
            _("Mark {brand}. Ground: an earlier mark of another owner. No opposition.").format(
                brand=facts["brand"]
            ),
            _("Issued by the Office: {day}").format(day=say_day(plot.issued)),
            _("Sent by the Office to WIPO: {day}").format(day=say_day(plot.sent_to_wipo)),
            _("Received by WIPO: {day}").format(day=say_day(plot.received_by_wipo)),
            _("Transmitted by WIPO to the holder: {day}").format(day=say_day(plot.transmitted)),
            _("Received by the holder from WIPO: {day}").format(
                day=say_day(plot.received_by_holder)
            ),
            _("The page with the time for an answer is torn off."),
        ),
    )


def _email(company: Company, plot, facts: dict) -> Document:
    return Document(
        _("E-mail from {engineer}, head of development").format(engineer=company.engineer),
        (
            _("Subject: trademark costs, from memory"),
            _(
                "Every country has 18 months to refuse, counted from our filing, and every country "
                "takes the fee that it declares. Japan's fee is paid in one sum, of course. An "
                "answer to a refusal is due three months after we get it. And the registration "
                "has the date on which we went to CNIPA, {day}, whatever the post did."
            ).format(day=f"{plot.received_by_origin:%d/%m/%Y}"),
        ),
    )


def _attack(company: Company, plot, facts: dict) -> Document:
    return Document(
        _("Note by {manager}: my bad dream, for training").format(manager=company.manager),
        (
            _(
                "A competitor asks CNIPA on {began} to cancel our basic mark because we do not use "
                "it. On {ceased} the decision becomes final: the basic mark is cancelled in all "
                "classes. Nothing else was pending before."
            ).format(began=say_day(plot.attack_began), ceased=say_day(plot.basic_ceased)),
            _(
                "CNIPA asks WIPO to cancel the international registration (Article 6(4)), and WIPO "
                "records a cancellation on {recorded}. Right or wrong: until when could we file a "
                "national application in Japan that keeps our date?"
            ).format(recorded=say_day(plot.cancellation_recorded)),
        ),
    )


def _renewal(plot, facts: dict) -> Document:
    renewed = facts["renewed"]
    return Document(
        _("The older registration: {name}").format(name=renewed.mark.name),
        (
            _("International registration date (国际注册日): {day}").format(
                day=say_day(renewed.registered)
            ),
            _("Black and white, classes {classes} ({count} classes)").format(
                classes=_classes(renewed.mark.classes), count=len(renewed.mark.classes)
            ),
            _("Members still wanted, all classes: {members}").format(
                members=", ".join(member_name(code) for code in renewed.members)
            ),
            _(
                "Slip of paper: nobody renewed it in time! {day}: I pay WIPO today, whatever it "
                "costs."
            ).format(day=say_day(plot.renewal_paid)),
        ),
    )


def _abroad(plot, facts: dict) -> Document:
    published = {
        "KR": _(
            "Korean Office: the squatter's application for {brand} was published for opposition "
            "on {day}."
        ),
        "US": _(
            "United States, Official Gazette: the squatter's application for {brand} was "
            "published for opposition on {day}. Nobody has asked for an extension of time."
        ),
        "EM": _(
            "EUIPO: the squatter's Madrid designation of the European Union for {brand} was "
            "republished on {day}."
        ),
    }[plot.opposed_at]
    return Document(
        _("Trademark watch, {member}").format(member=member_name(plot.opposed_at)),
        (published.format(brand=facts["brand"], day=say_day(plot.published)),),
    )


def _squatter(company: Company, facts: dict) -> tuple[Document, ...]:
    name, today = facts["brand"], facts["today"]
    note = Document(
        _("Letter of the Hangzhou trademark agent, {day}: the former distributor").format(
            day=say_day(today)
        ),
        (
            _(
                "He sold your goods until he was dismissed, and he knew the brand, which you used "
                "first. It is not well known (驰名) in China. He files nobody else's marks, and he "
                "told the Office nothing untrue, so only the grounds of Article 45 are there, not "
                "those of Article 44. What he has stands in three files."
            ),
        ),
    )
    files = (
        Document(_("File {n}").format(n=n), _file(file, name, company, n))
        for n, file in enumerate(facts["squatter"], 1)
    )
    return (note, *files)


def _file(file, name: str, company: Company, n: int) -> tuple[str, ...]:
    if file.kind == "domain name":
        return (
            _(
                "He registered the domain name {domain}.com last spring, shows your photographs "
                "there, and offers it to you for USD 40,000."
            ).format(domain=f"{name.lower()}-shop"),
        )
    if file.kind == "application":
        lines = [
            _(
                "China, application for {brand}. Preliminary publication (初步审定公告): {day}"
            ).format(brand=name, day=say_day(file.published))
        ]
        if file.registered:
            lines.append(_("Registered: {day}. He sells a few goods under it.").format(
                day=say_day(file.registered)
            ))  # fmt: skip
        else:
            lines.append(_("Not registered yet."))
        return tuple(lines)
    used = _("He has sold goods under it without a break since then.")
    unused = _("Neither he nor anyone with his consent has ever used it, and he gives no reason.")
    return (
        _("China, registration of {brand}. Registration day: {day}").format(
            brand=name, day=say_day(file.registered)
        ),
        used if file.used else unused,
    )
