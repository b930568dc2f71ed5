"""What the notebooks share: loading, adjusting, wording, drawing, citing, building.

A notebook imports by name from the module that has the job, for example
``from helpers.formatting import dollars``; the agencies' tables are asked for as
``official.national_wage()``, so that a reader sees which figures are official.
"""
