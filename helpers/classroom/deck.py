"""Slides as a page: a screen each, and the one script that lets arrow keys turn them."""

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256

from markupsafe import Markup

from helpers.paths import ROOT
from helpers.site.pages import filled

KEYS_SCRIPT = ROOT / "helpers" / "templates" / "slides" / "keys.js"


def deck_of(template: str, resources: Mapping[str, object]) -> str:
    """Give slides as a page that needs no other file and no network.

    Parameters
    ----------
    template : str
        The name of the template that lays them out.
    resources : mapping of str to object
        What it asks for.
    """
    keys = KEYS_SCRIPT.read_text(encoding="utf-8")
    digest = b64encode(sha256(keys.encode()).digest()).decode()
    script = {"script": Markup(keys), "script_hash": Markup(f"sha256-{digest}")}
    return filled(template, {**resources, **script}, "slides")
