from datetime import date
from decimal import Decimal

import pytest
from on_a_page import assert_tidy, words

from course_utils.errors import CourseError
from course_utils.law import transfer
from course_utils.law.tables import MissingValue
from course_utils.law.transfer import Payment, Transfer
from course_utils.lessons import figures, look

TODAY = date(2026, 5, 6)
RESTRICTED = {
    "category": "restricted",
    "applied": date(2026, 2, 2),
    "letter_of_intent": date(2026, 3, 20),
}


# --- twenty patents ---------------------------------------------------------------------------


def test_an_average_is_no_price():
    # 127,000,000 / 20 = 6,350,000. With 16 patents at a fifth of the average share, 1% each, the
    # middle one costs 1,270,000, and four share 84%.
    figure = figures.average_is_no_price()
    assert figure.finding == (
        "20 patents for CNY 127,000,000: 6,350,000 on average, but perhaps 1,270,000 for the "
        "middle one"
    )
    said = words(figure)
    assert "CNY 6,350,000 announced by the centre itself" in said
    assert "CNY 12,700,000 supposed" in said and "CNY 3,175,000 supposed" in said  # 10, 40
    assert "1 of 20 with 52.5% of it middle patent: CNY 3,175,000" in said
    assert "4 of 20 with 84% of it" in said
    assert "is not known: three imagined splits" in said
    # 1.0 billion / 925 and 1.1 billion / "more than 800"
    assert "USD 1,081,081 to USD 1,375,000 at most" in said
    assert "USD 750,000 about" in said
    assert_tidy(figure)


def test_counts_that_a_reader_supposes():
    said = words(figures.average_is_no_price({"granted in the United States": 8}))
    assert "8 granted in the United States CNY 15,875,000 supposed" in said
    with pytest.raises(CourseError, match="one patent at least"):
        figures.average_is_no_price({"none": 0})


# --- the map ----------------------------------------------------------------------------------


def test_the_map_has_every_clock():
    figure = figures.transfer_map()
    assert figure.finding == (
        "Two of 6 questions come before any contract: export control, up to 45 working days, and "
        "the catalogue, up to 30 working days and 15 more after signature where restricted"
    )
    said = words(figure)
    for text in (
        "Within 60 days of the contract's effect",
        "within 60 days of the first royalty base",
        "Then the certificate, 3 working days",
        "recorded within 3 months of its effect",
        "paid over within 7 days",
        "CNY 5,000,000 free of tax, the tax above cut by 50%",
        "fined up to CNY 50,000",
        "国务院商务主管部门",
        "属于禁止、限制还是自由出口的技术？",
    ):
        assert text.replace(" ", "") in said.replace(" ", "")
    assert_tidy(figure)


# --- one transfer's way -----------------------------------------------------------------------


def path(on=TODAY, **facts):
    plain = {"kind": "patent licence", "controlled": "no", "category": "free"}
    return figures.export_path_figure(transfer.export_path(Transfer(**{**plain, **facts}), on))


def test_a_free_licence():
    # 2 April + 60 days = 1 June, 26 days after 6 May; + 3 months = 2 July, 57 days after it.
    figure = path(signed=date(2026, 4, 2), used_only_abroad=True)
    assert figure.finding == (
        "The way is free; the first day to keep is 1 June 2026: Register the contract"
    )
    said = words(figure)
    assert "1 June 2026 (Monday) you: Register the contract in 26 days" in said
    assert "in 57 days" in said
    assert "copy of the contract" in said
    assert "not reached" not in said
    assert_tidy(figure)


def test_a_restricted_licence_waits():
    figure = path(**RESTRICTED, signed=date(2026, 4, 1), licence_filed=date(2026, 4, 16))
    assert figure.finding == (
        "This transfer waits at question 3 of 6: the authority has until 11 May 2026"
    )
    said = words(figure)
    assert "11 May 2026 (Monday) authority: Decision on the export licence" in said
    assert "in 5 days" in said and "47 days ago" in said  # 20 March
    assert "6 · Which taxes fall due, and on what amount?" in said
    assert_tidy(figure)


def test_an_authority_that_is_late():
    figure = path(on=date(2026, 6, 1), **RESTRICTED, signed=date(2026, 4, 1),
                  licence_filed=date(2026, 4, 16))  # fmt: skip
    assert figure.finding.endswith("the authority's time ended on 11 May 2026")


@pytest.mark.parametrize(
    ("facts", "finding"),
    [
        ({**RESTRICTED, "negotiated": date(2026, 3, 19)}, "stops at question 3 of 6"),
        ({"category": "prohibited"}, "stops at question 3 of 6"),
        ({"controlled": ""}, "halts at question 2 of 6: the next step is yours"),
        ({}, "halts at question 5 of 6"),
        ({"recipient": "in China"}, "No technology leaves China"),
        ({"kind": "know-how", "signed": date(2026, 4, 2), "registration_filed": TODAY},
         "no day of yours runs"),
        ({"kind": "patent assignment", "signed": date(2026, 3, 2)},
         "a day was missed: Register the contract, 30 April 2026"),
        ({"payment": "running royalty", "signed": date(2026, 4, 2)},
         "2 July 2026: Record the patent licence"),
    ],
)  # fmt: skip
def test_other_ways_through(facts, finding):
    figure = path(**facts)
    assert finding in figure.finding
    assert_tidy(figure)


def test_what_has_no_day_says_why():
    said = words(path(payment="running royalty", signed=date(2026, 4, 2)))
    assert "Open you: Register the contract on a running royalty Not settled before" in said
    # 2 March + 60 days = 1 May, Labour Day
    said = words(path(kind="know-how", signed=date(2026, 3, 2)))
    assert "By 30 April 2026 to be safe" in said and "6 days ago" in said
    assert "no rule that moves its end was found" in said


# --- treaty rates -----------------------------------------------------------------------------


def test_treaty_rates_that_are_not_known_stay_empty():
    # Nine partners with three kinds; Denmark, Germany and the United Kingdom cut the base.
    figure = figures.treaty_rates()
    assert figure.finding == (
        "Of 27 treaty rates 11 are known; 3 of them are lower by a smaller base, not by a lower "
        "rate"
    )
    said = words(figure)
    assert said.count("not in the tables") == 16
    assert said.count("10% on 60% of the gross") == 2
    assert "Korea (韩国) not in the tables not in the tables not in the tables" in said
    assert "7% 10% on 70% of the gross" in said
    assert "how it comes about is not in the source" in said  # Netherlands
    assert "from a summary only; the treaty was not read" in said
    assert "signed; the day of entry into force is not in the source" in said
    assert_tidy(figure)


def test_chosen_partners_and_days():
    figure = figures.treaty_rates("HK", "FR", on=date(2016, 1, 1))
    assert figure.finding.startswith("Of 6 treaty rates 2 are known; 0 of them")
    assert "France (法国)" in words(figure)
    assert_tidy(figure)


# --- tax on a royalty -------------------------------------------------------------------------


def test_what_arrives_of_a_price_with_vat():
    # Royalties: 1,060,000 / 1.06 = 1,000,000; 10 and 7% of that. Equipment: 1,060,000 / 1.13 =
    # 938,053.10; 7% of that is 65,663.72, 6% 56,283.19; aircraft 5%, 46,902.66 (46,902.655).
    figure = figures.royalty_tax(Decimal(1_060_000), TODAY)
    assert figure.finding == (
        "Of a contract price of CNY 1,060,000, CNY 872,389.38 to CNY 930,000 arrive, by treaty and "
        "kind"
    )
    said = words(figure)
    assert "CNY 900,000" in said and "CNY 881,769.91" in said and "CNY 891,150.44" in said
    assert said.count("VAT CNY 60,000") == 2
    assert said.count("VAT CNY 121,946.90") == 3
    assert "13% (VAT Law Arts. 7, 10(1))" in said
    assert "United States (美国) [*]" in said and "Netherlands (荷兰) [**]" in said
    assert "Surcharges on value added tax are not in the tables" in said
    assert_tidy(figure)


def test_vat_on_top_and_a_rate_that_is_not_known():
    figure = figures.royalty_tax(
        Decimal(1_000_000), TODAY, ("none", "royalty"), ("KR", "royalty"), vat_inclusive=False
    )
    assert figure.finding == "Of a contract price of CNY 1,000,000, CNY 900,000 arrive"
    said = words(figure)
    assert "the payer pays CNY 1,060,000" in said
    assert "without a bar: Korea (韩国), patents and the like" in said
    assert_tidy(figure)


def test_bars_are_in_proportion():
    figure = figures.royalty_tax(Decimal(1_130_000), TODAY, ("DE", "equipment"))
    arrives, income_tax, vat = (p.get_width() for p in figure.axes[0].patches[-3:])
    assert arrives / income_tax == pytest.approx(940 / 60)
    assert vat / income_tax == pytest.approx(130 / 60)


def test_a_royalty_from_abroad():
    # Zero rate; the partner may keep back 10% of 1,000,000 at most.
    figure = figures.royalty_tax(
        Decimal(1_000_000), TODAY, ("DE", "royalty"), payer="foreign", used="wholly outside China"
    )
    assert figure.finding == "Of CNY 1,000,000 from abroad at least CNY 900,000 arrive"
    said = words(figure)
    assert "zero rate" in said and "may withhold less than the treaty allows" in said
    assert_tidy(figure)
    # Partly used in China: 1,060,000 / 1.06, and 10% of that.
    figure = figures.royalty_tax(Decimal(1_060_000), TODAY, ("DE", "royalty"), payer="foreign",
                                 used="partly in China")  # fmt: skip
    assert "CNY 900,000 arrive" in figure.finding


def test_royalties_that_cannot_be_taxed():
    with pytest.raises(CourseError, match="none of these rates is in the tables"):
        figures.royalty_tax(Decimal(1), TODAY, ("KR", "royalty"))
    with pytest.raises(CourseError, match="its own law"):
        figures.royalty_tax(Decimal(1), TODAY, ("none", "royalty"), payer="foreign")
    with pytest.raises(CourseError, match="no payer 'Chines'; did you mean Chinese"):
        figures.royalty_tax(Decimal(1), TODAY, payer="Chines")
    with pytest.raises(MissingValue, match="31 December 2025"):
        figures.royalty_tax(Decimal(1), date(2025, 12, 31))


# --- structures -------------------------------------------------------------------------------


def structures(currency="CNY"):
    sales = {year: Decimal(40_000_000) for year in range(2027, 2037)}
    steps = [
        Payment(2028, "pilot", Decimal(4_000_000), Decimal("0.5")),
        Payment(2030, "approval", Decimal(12_000_000), Decimal("0.2")),
    ]
    return {
        "Upfront": transfer.upfront(Decimal(6_000_000), 2027, currency),
        "Running royalty": transfer.royalty_schedule(
            sales, Decimal(3), "CNY", probability=Decimal("0.7")
        ),
        "Milestones": transfer.upfront(Decimal(1_000_000), 2027, "CNY")
        + transfer.milestones(steps, "CNY"),
    }


def test_most_agreed_is_not_most_expected():
    # Milestones 1 + 4 + 12 = 17 million; 1 + 2 + 2.4 = 5.4 expected. Royalty 10 x 1.2 x 0.7 = 8.4.
    figure = figures.deal_structures(structures())
    assert figure.finding == (
        "Milestones: CNY 17,000,000 agreed, 5,400,000 expected; Running royalty: 8,400,000 expected"
    )
    said = words(figure)
    assert said.count("0.84") == 10 and said.count("1.2 ") == 10
    assert "expected: CNY 5,400,000 (32%)" in said
    assert "million CNY a year" in said and "Nothing is discounted" in said
    assert_tidy(figure)


def test_a_headline():
    # Akeso and Summit with the milestones at one in ten: 500 + 450 = 950.
    deal = transfer.upfront(Decimal(500_000_000), 2023, "USD") + transfer.milestones(
        [Payment(2030, "all milestones", Decimal(4_500_000_000), Decimal("0.1"))], "USD"
    )
    figure = figures.deal_structures({"Akeso - Summit": deal})
    assert figure.finding == "Of USD 5,000,000,000 agreed, 950,000,000 may be expected"
    assert_tidy(figure)


def test_many_years_and_small_sums():
    sales = {year: Decimal(123_456) for year in range(2027, 2057)}
    figure = figures.deal_structures(
        {"Thirty years": transfer.royalty_schedule(sales, Decimal("2.5"), "CNY")}
    )
    assert_tidy(figure)
    assert "CNY a year" in words(figure)


def test_structures_that_cannot_be_drawn():
    with pytest.raises(CourseError, match="without an exchange rate"):
        figures.deal_structures(structures("USD"))
    with pytest.raises(CourseError, match="one structure at least"):
        figures.deal_structures({})
    far = transfer.upfront(Decimal(1), 2027, "CNY") + transfer.upfront(Decimal(1), 2072, "CNY")
    with pytest.raises(CourseError, match="more than 40 years"):
        figures.deal_structures({"far": far})


# --- what moves a value -----------------------------------------------------------------------

SALES = {2027: Decimal(10_000_000), 2028: Decimal(20_000_000), 2029: Decimal(15_000_000)}
BASE = {"percent": Decimal(3), "tax": Decimal(25), "discount": Decimal(25)}


def relief(**inputs) -> Decimal:
    return transfer.relief_from_royalty(SALES, **inputs, valued_at=2026, currency="CNY").value


def test_what_moves_the_value_most():
    # 640,800 in all, so 213,600 for each percent; with 15% tax 640,800 x 85 / 75 = 726,240.
    ranges = {"tax": (Decimal(15), Decimal(25)), "percent": (Decimal(1), Decimal(5))}
    figure = figures.value_range(transfer.sensitivity(relief, BASE, ranges))
    assert figure.finding == (
        "Royalty, % of sales moves the value most: from CNY 213,600 to CNY 1,068,000 around CNY "
        "640,800"
    )
    said = words(figure)
    assert "at 15: CNY 726,240" in said and "CNY 854,400" in said
    assert "The ranges are suppositions" in said
    assert_tidy(figure)
    low, high = sorted(p.get_width() for p in figure.axes[0].patches[2:4])
    assert low == pytest.approx(high)  # 427,200 to either side


def test_losses_ties_and_long_names():
    def worth(**inputs):
        return sum(inputs.values(), Decimal(-3_000_000))

    base = {f"very_long_name_of_an_input_{n}": Decimal(1_000_000) for n in range(8)}
    ranges = {name: (Decimal(-9_500_000), Decimal(9_000_000)) for name in base}
    figure = figures.value_range(transfer.sensitivity(worth, base, ranges), "USD")
    assert figure.finding.startswith("Equally far, and furthest, move it: Very long name")
    assert "nought" in words(figure)
    assert_tidy(figure)


def test_inputs_that_move_nothing():
    frame = transfer.sensitivity(relief, BASE, {"tax": (Decimal(25), Decimal(25))})
    figure = figures.value_range(frame, names={"tax": "the tax"})
    assert figure.finding == "None of these inputs moves the value of CNY 640,800"
    assert_tidy(figure)
    with pytest.raises(CourseError, match="one input to move"):
        figures.value_range(frame.iloc[:0])


def test_every_figure_has_the_width_of_a_notebook():
    for figure in (figures.transfer_map(), figures.treaty_rates()):
        assert figure.get_figwidth() == look.WIDTH
