"""How nbgrader makes the pupils' notebooks from the keys in source."""

c = get_config()

c.CourseDirectory.course_id = "medical_billing_and_coding"
c.ClearSolutions.code_stub = {"python": '# Put your own code in place of the dots.'}
c.ClearSolutions.text_stub = '*Write here.*'
