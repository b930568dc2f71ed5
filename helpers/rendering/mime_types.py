"""The media types under which an output carries what is made of it, beside what a notebook shows.

Pages, slides, the front page and the classroom package read these; none reads the HTML that the
notebook shows.
"""

TABLE = "application/vnd.collection.table+json"
CHART = "application/vnd.collection.chart+json"
SOURCES = "application/vnd.collection.sources+json"
ROWS = "application/vnd.collection.rows+json"  # of a lesson, for its pupils' notebook
ANSWER = "application/vnd.collection.answer+json"  # to a lesson's exercise
