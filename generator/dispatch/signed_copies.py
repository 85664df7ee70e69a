"""Signed copies of PDFs, for who signs without packing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from generator.dispatch.signing import Signer
from generator.errors import Finding, Origin, PublishError, SigningError
from generator.files import write_whole
from generator.pdf.untrusted import read_untrusted


def sign_copies(
    files: Sequence[Path], output: Path, signer: Signer, reason: str
) -> tuple[Path, ...]:
    """Write a signed copy of each file into a folder, under the same name.

    :raises SigningError: when one would replace a file, or cannot be signed; then none is written.
    :raises PublishError: when the folder cannot be written.
    """
    names = Counter(file.name for file in files)
    findings = [
        Finding(Origin(str(file)), message, "give another folder with --output")
        for file in files
        for message in (
            *(["has the name of another file"] if names[file.name] > 1 else []),
            *([f"is in {output} already"] if (output / file.name).exists() else []),
        )
    ]
    if findings:
        raise SigningError(findings)
    signed = [(file.name, signer.sign(read_untrusted(file), reason, str(file))) for file in files]
    for name, data in signed:
        try:
            write_whole(output / name, data)
        except OSError as failure:
            message = f"cannot be written ({failure.strerror or type(failure).__name__})"
            remedy = "free the place, or give another folder with --output"
            raise PublishError(Finding(Origin(str(output / name)), message, remedy)) from failure
    return tuple(output / name for name, _ in signed)
