"""``topics`` and ``python -m topics``: the working folder is left out of the path of modules before all else."""

from topics.engine.startup import leave_working_folder, seldom_look_for_circles


def main() -> None:
    """Run a command."""
    leave_working_folder()
    seldom_look_for_circles()
    from topics.cli.app import main as run

    run()


if __name__ == "__main__":
    main()
