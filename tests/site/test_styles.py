"""Every ink of the pages can be read, in light and in dark."""

import re

from helpers.paths import ROOT

STYLE = (ROOT / "helpers/templates/report/base.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#\w{6});", block)) for block in STYLE.split(":root")[1:3]
)
READABLE = 4.5  # the least contrast of text, by WCAG


def brightness(colour: str) -> float:
    """Give the relative luminance of a colour such as #0b5fa5."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(colour: str, other: str) -> float:
    """Give the ratio of the lighter of two colours to the darker, as WCAG counts it."""
    darker, lighter = sorted((brightness(colour), brightness(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_every_ink_can_be_read_in_light_and_in_dark():
    assert set(LIGHT) == set(DARK)
    for inks in (LIGHT, DARK):
        for ink in ("ink", "muted", "accent", "accent-2", "accent-3"):
            for ground in ("paper", "band", "code"):
                assert contrast(inks[ink], inks[ground]) >= READABLE, (ink, ground)


def test_steps_can_be_read_and_turn_round_in_the_dark():
    # Paper has the light ones.
    assert STYLE.count("prefers-color-scheme") == STYLE.count("@media screen and (prefers-") == 1
    for ramp in ("step", "example-step"):
        steps = [f"{ramp}-{number}" for number in range(1, 6)]
        for inks in (LIGHT, DARK):
            for step in steps:
                on_it = inks["on-deep" if step[-1] in "45" else "on-pale"]
                assert contrast(inks[step], on_it) >= READABLE, step
        order = sorted(steps, key=lambda step: brightness(LIGHT[step]))
        assert order == sorted(steps, reverse=True)
        assert sorted(steps, key=lambda step: brightness(DARK[step])) == sorted(steps)
