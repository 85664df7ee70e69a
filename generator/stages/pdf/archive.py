"""The screen profile: a finished document as PDF/A-3a and PDF/UA-1 at once."""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf

from generator.model.edition import Profile
from generator.model.medium import MEDIA
from generator.pdf.facts import list_interpolated
from generator.pdf.loading import read_srgb_profile
from generator.stages.pdf.metadata import write_metadata

_PRINT = 4
"""The flag of an annotation that is printed with its page (ISO 32000-1, 12.5.3)."""
_CONDITION = "sRGB2014"


def archive(pdf: pikepdf.Pdf, languages: Sequence[str]) -> None:
    """Give a document what an archive asks for beyond its accessibility.

    Its colours are told to be sRGB (ISO 19005-3, 6.2.3 and 6.2.4), no reader makes up pixels of its
    images (6.2.8), its annotations are printed (6.3.2), and its metadata claim both standards
    (6.6.4; ISO 14289-1, 5).

    :param languages: the languages of its text (BCP 47), the main one first.
    """
    profile = pdf.make_stream(read_srgb_profile(), N=3, Alternate=pikepdf.Name.DeviceRGB)
    pdf.Root.OutputIntents = pikepdf.Array(
        [
            pikepdf.Dictionary(
                Type=pikepdf.Name.OutputIntent,
                S=pikepdf.Name.GTS_PDFA1,
                OutputConditionIdentifier=pikepdf.String(_CONDITION),
                Info=pikepdf.String("sRGB IEC61966-2.1"),
                RegistryName=pikepdf.String("http://www.color.org"),
                DestOutputProfile=profile,
            )
        ]
    )
    for image in list_interpolated(pdf):
        del image.Interpolate
    for page in pdf.pages:
        for annotation in page.get("/Annots", ()):
            annotation.F = _PRINT
    write_metadata(pdf, MEDIA[Profile.SCREEN].claims, languages)
