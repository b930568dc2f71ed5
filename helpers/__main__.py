"""The collection's commands: ``python3 -m helpers reports`` and its siblings.

This file and what it imports at its head use the standard library alone, in words that an old
Python understands too, because it speaks before the environment has been made sure of.
"""

import _signal  # which any Python has at hand; signal itself takes its time
import os


def _end_at_once(*_: object) -> None:
    os._exit(130)


if __name__ == "__main__":
    # Ctrl-C while libraries are loaded: nothing has begun that would have to be ended in order.
    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
        _signal.signal(_signal.SIGINT, _end_at_once)
    if hasattr(_signal, "pthread_sigmask"):  # helpers.environment.venv.settle has held it back
        _signal.pthread_sigmask(_signal.SIG_UNBLOCK, [_signal.SIGINT])

import argparse
import gc
import signal
import sys
from pathlib import Path

NEEDED = (3, 11)
TOPIC = "a topic such as 01_pay or pay; without one, all of them"
COMMANDS = {
    "reports": (
        "Make the pages of reports/ that are out of date, and only those.",
        "Runs each notebook whose code, data, helpers or pinned versions have changed, stores it "
        "back in notebooks/ and writes its page. With nothing changed there is nothing to do.",
    ),
    "test": (
        "Check tables, helpers, every output of every notebook, pages.",
        "Options after -- go to pytest, for example: python3 -m helpers test -- -k pages",
    ),
    "update": (
        "Take in a file as an agency publishes it.",
        "Recognizes the file by its contents, shows which figures would change, and writes all of "
        "them or, if anything is wrong with the file, none.",
    ),
    "check": (
        "Look over the tables of data/ alone.",
        "Names each bad cell with its file, row and column, what was found and what is expected; "
        "then tables that contradict each other, releases that are late, and what nobody uses.",
    ),
    "classroom": (
        "Make what a teacher takes into a classroom, where it is out of date.",
        "Runs the lessons of notebooks/lessons and writes reports/classroom: pupils' notebooks, "
        "handouts, slides, plans, the instructor's pages and archives of them.",
    ),
    "lab": (
        "Open the collection in JupyterLab.",
        "Options after -- go to JupyterLab, for example: "
        "python3 -m helpers lab -- --no-browser --port 9000",
    ),
}


def main(arguments: list) -> int:
    """Do one command and give its exit status."""
    sentence = too_old(sys.version_info)
    if sentence:
        print(sentence, file=sys.stderr)
        return 1
    from helpers.errors import UserError

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    options, further = split(arguments)
    chosen = parser().parse_args(options)
    if further and chosen.command not in ("test", "lab"):
        parser().error("-- is for the options of test and lab")
    try:
        if signal.getsignal(signal.SIGINT) is _end_at_once:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            return perform(chosen, arguments, further)
        except UserError as problem:
            print(problem, file=sys.stderr)
            return 1
    except KeyboardInterrupt:
        print("Stopped. Every file is whole, old or new.", file=sys.stderr)
        return 130


def too_old(version: tuple) -> str:
    """Give the sentence for a Python that is too old, or nothing.

    >>> too_old((3, 9, 18))
    'The collection needs Python 3.11 or newer; this is Python 3.9. See https://www.python.org/downloads/'
    >>> too_old((3, 14, 0))
    ''
    """
    if version[:2] >= NEEDED:
        return ""
    return "The collection needs Python {}.{} or newer; this is Python {}.{}. See {}".format(
        *NEEDED, *version[:2], "https://www.python.org/downloads/"
    )


def split(arguments: list) -> tuple:
    """Give the arguments before the first ``--`` and those after it.

    >>> split(["test", "--", "-k", "pages"])
    (['test'], ['-k', 'pages'])
    """
    place = arguments.index("--") if "--" in arguments else len(arguments)
    return arguments[:place], arguments[place + 1 :]


def parser() -> argparse.ArgumentParser:
    """Give the reader of the command line."""
    whole = argparse.ArgumentParser(
        prog="python3 -m helpers",
        description="The collection's commands. What they need is installed into .venv at first.",
        epilog="python3 -m helpers COMMAND --help says more about one of them.",
    )
    commands = whole.add_subparsers(dest="command", metavar="COMMAND", required=True)
    of = {
        name: commands.add_parser(name, help=short, description=short + " " + more)
        for name, (short, more) in COMMANDS.items()
    }
    of["reports"].add_argument("topics", nargs="*", metavar="TOPIC", help=TOPIC)
    of["reports"].add_argument("--force", action="store_true", help="make them all again")
    of["classroom"].add_argument("--force", action="store_true", help="make all of it again")
    of["classroom"].add_argument(
        "--state", metavar="OH", help="put a state's areas into the lesson on places, from now on"
    )
    of["test"].add_argument(
        "--all", action="store_true", help="try the commands on copies too; this takes minutes"
    )
    of["update"].add_argument("files", nargs="+", metavar="FILE", type=Path)
    of["update"].add_argument("--period", help="the figures' period, if the file does not say it")
    of["update"].add_argument("--dry-run", action="store_true", help="show, but write nothing")
    return whole


def perform(chosen: argparse.Namespace, arguments: list, further: list) -> int:
    """Make sure of the environment, unless there is nothing to do, and do the command."""
    if chosen.command in ("reports", "classroom"):
        from helpers.commands.make import make

        if getattr(chosen, "state", None):
            from helpers.classroom.lessons import choose_state

            choose_state(chosen.state)
        return make(chosen.command, getattr(chosen, "topics", ()), chosen.force, arguments)
    from helpers.environment.venv import settle

    status = settle(arguments)
    if status is not None:
        return status
    if chosen.command == "update":
        from helpers.importers.update import update

        update(chosen.files, chosen.period, chosen.dry_run)
        return 0
    if chosen.command == "check":
        from helpers.commands.check import check

        return check()
    from helpers.commands.lab_and_tests import lab, test

    return test(further, chosen.all) if chosen.command == "test" else lab(further)


if __name__ == "__main__":
    status = main(sys.argv[1:])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is done
    gc.freeze()  # the system takes the memory back at once; Python would first go through it
    sys.exit(status)
