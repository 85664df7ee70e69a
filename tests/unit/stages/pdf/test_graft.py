from __future__ import annotations

import struct

from generator.stages.pdf.graft import make_placeholder


def test_a_placeholder_s_width_tells_its_figure() -> None:
    """It is a PNG one pixel high, wider for each figure."""
    sizes = [struct.unpack(">II", make_placeholder(n)[16:24]) for n in range(3)]
    assert [(2, 1), (3, 1), (4, 1)] == sizes
    assert make_placeholder(0).startswith(b"\x89PNG")
