"""What goes wrong, said in sentences to the person who can mend it."""


class UserError(Exception):
    """One or more things that stop the work, each a whole sentence.

    Commands print the sentences and end with exit status 1; no traceback is shown.

    Parameters
    ----------
    *sentences : str
        What is wrong, where, what was found and what was expected.
    """

    def __init__(self, *sentences: str) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences
