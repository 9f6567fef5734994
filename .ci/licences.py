"""Print the licence of every installed package: ``make licences``."""

from importlib import metadata


def licence(package: metadata.Distribution) -> str:
    """Return the licence that a package states, in the newest way it uses."""
    about = package.metadata
    stated = about.get("License-Expression") or ""
    classes = [line.rpartition(" :: ")[2] for line in about.get_all("Classifier", []) if line.startswith("License")]
    return stated or ", ".join(classes) or (about.get("License") or "not stated").splitlines()[0]


for package in sorted(metadata.distributions(), key=lambda package: package.metadata["Name"].lower()):
    print(f"{package.metadata['Name']:32} {package.version:14} {licence(package)}")
