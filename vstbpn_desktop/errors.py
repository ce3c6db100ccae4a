"""Errors a person can mend, told apart from bugs."""


class UserError(Exception):
    """Something the officer can mend: shown in her words, never with a traceback.

    `what` says what happened and where (sheet and cell, line, file); `todo` says what to do about it.
    """

    def __init__(self, what: str, todo: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.todo = todo

    def __str__(self) -> str:
        return f"{self.what} {self.todo}".strip()


class Cancelled(Exception):
    """The officer pressed Dừng: the work rolled back and nothing is to be reported as wrong."""


class InvalidRecord(UserError):
    """A record that cannot be saved: what is wrong by field id, for the form to show beside each field."""

    def __init__(self, what: str, fields: dict[str, str]) -> None:
        super().__init__(what, "")
        self.fields = fields
