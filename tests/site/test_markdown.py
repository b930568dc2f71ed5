"""A notebook’s text on its page: dollars, links between notebooks, words of the glossary."""

import nbformat.v4

from helpers.site.markdown import PageText
from helpers.site.pages import page_of
from tests.support.small_notebooks import notebook


def test_a_dollar_is_a_dollar_and_links_between_notebooks_lead_to_pages():
    text = (
        "# Pay\n\n## From \\$1 to $2 & more\n\nSee [pay](01_pay.ipynb#In-short), `$x$`.\n\n"
        "## From \\$1 to $2 & more\n\n|a|b|\n|-|-:|\n|1|2|\n"
    )
    cell = nbformat.v4.new_markdown_cell(text)
    topic = notebook("00_pay", [cell])
    markup = page_of(topic, {}, [topic])
    assert '<h2 id="From-$1-to-$2-&amp;-more">From $1 to $2 &amp; more</h2>' in markup
    assert '<h2 id="From-$1-to-$2-&amp;-more-2">' in markup
    assert '<a href="#From-%241-to-%242-%26-more">From $1 to $2 &amp; more</a>' in markup
    assert '<a href="01_pay.html#In-short">pay</a>, <code>$x$</code>' in markup
    assert '<caption class="unseen">From $1 to $2 &amp; more</caption>' in markup
    assert '<td class="number">2</td>' in markup


def test_the_longest_word_is_linked_and_no_part_of_it():
    text = PageText({"price": "term-a", "price parity": "term-b"})
    assert text.html("A price\nparity, *no* price, re-price, pricey.") == (
        '<p>A <a class="term" href="00_start_here.html#term-b">price\nparity</a>, <em>no</em> '
        '<a class="term" href="00_start_here.html#term-a">price</a>, re-price, pricey.</p>\n'
    )
    assert text.html("A price parity.") == "<p>A price parity.</p>\n"
