"""What is known: official tables, stated figures, prices, evidence, sources, the glossary.

A notebook asks for what the agencies publish as ``official.national_wage()``, so that a reader
sees which figures are official.
"""

from helpers.facts.evidence import evidence
from helpers.facts.growth import change
from helpers.facts.provenance import worked_example
from helpers.facts.sources import article, is_article, with_article

__all__ = ["article", "change", "evidence", "is_article", "with_article", "worked_example"]
