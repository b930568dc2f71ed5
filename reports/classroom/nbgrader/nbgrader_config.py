"""How nbgrader makes the pupils' notebooks from the keys in source, and marks them."""

from nbgrader.preprocessors import (
    CheckCellMetadata,
    ClearOutput,
    DeduplicateIds,
    NbGraderPreprocessor,
    OverwriteCells,
    OverwriteKernelspec,
)

c = get_config()

c.CourseDirectory.course_id = "medical_billing_and_coding"
c.ClearSolutions.code_stub = {"python": '# Put your own code in place of the dots.'}
c.ClearSolutions.text_stub = '*Write here.*'


class ForgetCopies(NbGraderPreprocessor):
    """Makes an ordinary cell of one that a pupil has copied: only the last of its name counts."""

    def preprocess_cell(self, cell, resources, cell_index):
        # DeduplicateIds leaves an empty mark, at which the marking of the whole class would stop
        if not cell.metadata.get("nbgrader", True):
            del cell.metadata["nbgrader"]
        return cell, resources


c.Autograde.sanitize_preprocessors = [
    ClearOutput,
    DeduplicateIds,
    ForgetCopies,
    OverwriteKernelspec,
    OverwriteCells,
    CheckCellMetadata,
]
