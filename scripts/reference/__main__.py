"""Write docs/reference.md and data/brief.schema.json: ``python -m scripts.reference``."""

from __future__ import annotations

from scripts.reference.page import ROOT, make_files


def write() -> None:
    """Write the files that are made from the models."""
    for path, text in make_files().items():
        (ROOT / path).write_text(text, encoding="utf-8")
        print(path)


if __name__ == "__main__":
    write()
