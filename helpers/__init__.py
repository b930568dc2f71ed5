"""What the notebooks share: loading, adjusting, wording, drawing, citing, building.

A notebook imports by name from the module that has the job, for example
``from helpers.words import dollars, say``.
"""
