"""Four notebooks that say and draw what two tables hold, for tests of what new figures change."""

import csv
import io

from tests.support.collection import Collection

# Draws with the least that a chart consists of.
CHART = '''"""Draws a chart."""

from hashlib import sha256

from IPython.display import display

from helpers.rendering.html import CHART


def chart(title, height):
    """Show a chart whose ids follow from its title, as those of helpers.charts do."""
    name = f"chart-{sha256(title.encode()).hexdigest()[:8]}"
    svg = (
        f'<svg viewBox="0 0 9 9" role="img" aria-label="{title}">'
        f'<path id="{name}-m1" d="M 0 {height}"/><use href="#{name}-m1"/></svg>'
    )
    table = {"caption": title, "columns": [{"name": "Work", "number": False}], "rows": [["all"]]}
    words = {"name": name, "title": title, "caption": "As counted.", "source": "", "csv": ""}
    display({CHART: {**words, "svg": svg, "provenance": [], "table": table}}, raw=True)
'''
JUDGE = '''"""Judges a figure."""


def judge(growth):
    """Give the verdict."""
    return "confirmed" if growth == 8 else f"out of date by {8 - growth:g}"
'''
OUTLOOK = [
    "# Will there be jobs?",
    "from helpers.drawing import chart\nfrom helpers.reading import light\n"
    "from helpers.saying import say\n\ngrowth = float(light('official/handbook', 1, 2)) - 5",
    "## In short",
    "way = 'grow' if growth > 0 else 'shrink'\n"
    "say(f'It will **{way}** by {abs(growth):g}%, in 2024 to 2034.')\n"
    "say(f'That is {growth / 10:g}% a year.')\n"
    "say('Nobody can say more.')",
    "chart(f'The work will {way}', growth)",
    "if growth > 10:\n    say(f'More than 10%: {growth:g}%.')\nelse:\n    print('no boom')",
    "if growth < 0:\n    print('no need')\nelse:\n    say('Beginners are needed.')",
]
WORDS = [
    "# What does the agency say?",
    "from helpers.reading import light\nfrom helpers.saying import say",
    "growth = float(light('official/handbook', 1, 2))\nassert growth != 9, 'nine'",
    "say(f'The agency says {growth:g}.')",
]
PRICES = [
    "# What do things cost?",
    "from helpers.reading import light\nfrom helpers.saying import say",
    "say(f\"The index is {light('official/consumer_prices', 2, 2)}.\")",
]
CHECK = [
    "# Which claims hold?",
    "import os\nfrom pathlib import Path\n\nfrom IPython.display import display\n\n"
    "from helpers.judging import judge\nfrom helpers.rendering.html import TABLE\n"
    "from helpers.reading import light\nfrom helpers.saying import say",
    "growth = float(light('official/handbook', 1, 2))\nverdict = judge(growth)",
    "say('Each figure is judged.')",
    "lines = ['document,figure,subject,measure,stated,verdict,reason']\n"
    "lines += [f'article-blog,blog-growth,Coders <b>,growth,8%,{verdict},It is {growth:g}%.']\n"
    "lines += [f'article-blog,blog-pay,Coders,pay,$5,confirmed,Not {verdict}.']\n"
    "beside = Path(os.environ['COLLECTION_PUBLISHED'], 'fact_check.csv')\n"
    "_ = beside.write_text('\\n'.join(lines), encoding='utf-8')",
    "columns = [{'name': 'Of whom', 'number': False}]\n"
    "rows = {'caption': 'Claims', 'columns': columns, 'rows': [['Coders']]}\n"
    "display({TABLE: {**rows, 'ids': ['blog-growth']}}, raw=True)",
]
ARTICLE = 'article-blog,,,,Nobody,"“The blog”: of <i>pay</i>",,,,,,Not recorded,\n'
NEWER = "tiny-2025,tiny,,,Office of Tests,Small figures,2025,2026-05,2026-11-21,,,Public domain,\n"
CHANGES, RECORD = "reports/changes.html", "reports/changes.json"


def grow(collection: Collection, old: float, new: float) -> None:
    """Change the growth that the small handbook tells."""
    collection.edit("data/official/handbook.csv", f"growth,,{old},", f"growth,,{new},")


def add_source(collection: Collection, row: str) -> None:
    """Add a row to the table of sources, as `update` or a person does."""
    with open(collection.path("data/sources.csv"), "a", encoding="utf-8") as sources:
        sources.write(row)


def built(collection: Collection, *options: str) -> str:
    """Make the pages and give what was printed."""
    done = collection.command("reports", *options)
    assert done.returncode == 0, done.stderr
    return done.stdout


def rows(collection: Collection) -> list[dict[str, str]]:
    """Give the list of findings."""
    text = collection.path("reports/findings.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))
