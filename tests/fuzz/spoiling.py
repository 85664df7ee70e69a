"""Files as they are spoilt: by a slip of the hand, by another program, on purpose."""

from __future__ import annotations

import os

from hypothesis import settings
from hypothesis import strategies as st

MOST = int(os.environ.get("BRIEFS_FUZZ", "25"))
"""How many cases of each kind are tried; 5,000 in the nightly form, some 20 minutes."""

PIECES = (
    b"", b"\0", b"\n", b"\r", b"\t", b" ", b"  ", b"#", b" #", b": ", b"- ", b"{", b"}", b"[", b"]",
    b'"', b"'", b"&x ", b"*x", b"!!x ", b"%", b"%s", b"%(n)s", b"{x}", b"{x:y}", b"\\", b"\\n",
    b",", b";", b"=1+1", b"\xff", b"\xef\xbb\xbf", "\ufffd".encode(), "\u202e".encode(),
    "\u00ad".encode(), b"\xff\xfe", "e\u0301".encode(), b"9" * 40, b"-1", b"1e400", b"3.000",
    b"true", b"null", b".nan", b"9999-12-31", b"0000-00-00", b"[" * 600, b"<b>", b"&nbsp;",
    b"../../etc/passwd",
    b"javascript:alert(1)", b"msgid \"\"\n", b"msgstr[9] \"x\"\n", b"obj", b"endstream",
    b"/Length 9",
)  # fmt: skip
"""What files have at the wrong place."""


@st.composite
def spoil(draw: st.DrawFn, data: bytes) -> bytes:
    """Give a file with a few pieces cut out, put in, or doubled."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.sampled_from([0, 0, 1, 2, 8, 40, 400])))
        piece = draw(st.one_of(st.sampled_from(PIECES), st.binary(max_size=6)))
        if draw(st.booleans()):
            piece = data[start:end] + piece
        data = data[:start] + piece + data[end:]
    return data


TRIED = settings(max_examples=MOST)
