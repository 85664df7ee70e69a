"""The printing condition declared in the file, with its profile (ISO 15930-7)."""

from __future__ import annotations

import pikepdf

from generator.design.press import OutputIntent

CHANNELS = 4


def declare_intent(pdf: pikepdf.Pdf, intent: OutputIntent) -> None:
    """Say which press the document is made for: the only output intent that it has."""
    profile = pdf.make_stream(intent.profile, N=CHANNELS)
    declared = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFX,
        OutputConditionIdentifier=pikepdf.String(intent.condition),
        RegistryName=pikepdf.String(intent.registry),
        Info=pikepdf.String(intent.description),
        DestOutputProfile=profile,
    )
    pdf.Root.OutputIntents = pikepdf.Array([pdf.make_indirect(declared)])
