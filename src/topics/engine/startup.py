"""Where a program of ours takes its modules from: never from the folder that it is started in.

That folder may be somebody else's: a corpus that was handed on, with a ``pandas.py`` beside the articles. This
module imports nothing but what every interpreter has loaded already, since it runs before all others.
"""

import gc
import os
import sys

_PACKAGE_HOME = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))  # noqa: PTH120
"""Folder that this package is loaded from. ``pathlib`` would have to be imported first."""


def leave_working_folder() -> None:
    """Take no module from the working folder from here on, nor let programs that are started from here do so."""
    sys.path[:] = [entry for entry in sys.path if _may_hold_modules(entry)]
    os.environ.update(safe_variables(dict(os.environ)))


NEW_OBJECTS = 20_000
"""Objects after whose making, inclusive, those that refer to each other in circles are looked for; Python's own 700 is
for programs that keep few: here sentences, words and their records are many, have no circles, and it took a tenth of
the time."""
_ROUNDS = 20
"""Such rounds after which older objects are looked through as well."""


def seldom_look_for_circles() -> None:
    """Look for unused objects that refer to each other in circles as seldom as suits a process that reads a corpus."""
    gc.set_threshold(NEW_OBJECTS, _ROUNDS, _ROUNDS)


def safe_variables(environment: dict[str, str]) -> dict[str, str]:
    """Return the variables under which a Python that is started takes no code from the working folder.

    Parameters
    ----------
    environment : dict of str to str
        The variables that it would have otherwise.

    Returns
    -------
    dict of str to str
        What to set: no working folder among the folders of modules, the others by their full paths, and no file
        that interactive interpreters, kernels among them, run as they start. Empty means none.
    """
    folders = environment.get("PYTHONPATH", "").split(os.pathsep)
    kept = [os.path.abspath(folder) for folder in folders if folder and _may_hold_modules(folder)]  # noqa: PTH100
    return {"PYTHONSAFEPATH": "1", "PYTHONPATH": os.pathsep.join(kept), "PYTHONSTARTUP": ""}


def _may_hold_modules(folder: str) -> bool:
    """Return False for the working folder, unless this package itself is loaded from there: a clone worked on."""
    here = os.path.realpath(".")
    return os.path.realpath(folder or ".") != here or here == _PACKAGE_HOME
