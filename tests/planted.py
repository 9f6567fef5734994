"""Files that a stranger could leave beside articles: each writes its own name into a list when it is run."""

from pathlib import Path

MODULES = ("pandas", "numpy", "typing", "multiprocessing", "threading", "colorsys", "typer", "IPython", "ipykernel")
"""Modules that a program of ours, a process of it or a kernel imports; ``colorsys`` is what a test cell imports."""
START_FILES = ("sitecustomize", "usercustomize")
"""Modules that Python imports by itself as it starts."""
CONFIGURATIONS = ("ipython_config", "ipython_kernel_config", "jupyter_config", "jupyter_nbconvert_config")
"""Settings of kernels and of what runs notebooks, which are programs too."""
TEMPLATES = ("lab", "nbconvert/templates/lab", "templates/lab")
"""Where a template of notebooks' pages could be looked for, from the working folder."""


def plant(folder, ran, modules=MODULES):
    """Put files into a folder that write their names into the file ``ran`` when they are run."""
    for name in (*modules, *START_FILES, *CONFIGURATIONS):
        write(folder / f"{name}.py", ran)
    for profile in ("profile_default", ".ipython/profile_default"):
        write(folder / profile / "startup" / "00-first.py", ran)
        write(folder / profile / "ipython_kernel_config.py", ran)
    for template in TEMPLATES:
        page = folder / template / "index.html.j2"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"{{{{ cycler.__init__.__globals__.os.mkdir({str(ran)!r} + '-template') }}}}", encoding="utf-8")
        (page.parent / "conf.json").write_text('{"base_template": "base"}', encoding="utf-8")


def write(path, ran):
    """Write a program that adds its own name to the file ``ran``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"with open({str(ran)!r}, 'a') as file:\n    file.write(__file__ + '\\n')\n", encoding="utf-8")
    return path


def planted_that_ran(ran):
    """Return the names of the planted files that were run."""
    names = Path(ran).read_text(encoding="utf-8").splitlines() if Path(ran).exists() else []
    return names + [str(path) for path in Path(ran).parent.glob(f"{Path(ran).name}-template")]
