"""``topics`` and ``python -m topics``: the working folder is left out of the path of modules before all else."""

from topics.engine.startup import leave_working_folder, seldom_look_for_circles


def main() -> None:
    """Run a command; a key pressed again while the ended program closes changes nothing of how it ended."""
    leave_working_folder()
    seldom_look_for_circles()
    import signal

    from topics.cli.app import main as run

    try:
        run()
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)


if __name__ == "__main__":
    main()
