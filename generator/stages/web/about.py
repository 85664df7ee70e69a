"""What a page of the web says of itself for machines: schema.org's terms as JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.model.localised import LocalBrief
from generator.stages.web.binding import digest_text


def describe(briefs: Sequence[LocalBrief], created: str, modified: str, version: str) -> str:
    """Describe a document as a ``Report``, with a place for the PDFs that are the same."""
    main = briefs[0]
    issuers = dict.fromkeys(brief.issuer for brief in briefs)
    known: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": main.title.plain,
        "alternateName": [brief.title.plain for brief in briefs[1:]],
        "description": main.description,
        "inLanguage": [brief.language_tag for brief in briefs],
        "datePublished": created,
        "dateModified": modified,
        "publisher": [{"@type": "Organization", "name": name} for name in issuers],
        "keywords": list(main.keywords),
        "license": main.licence.plain,
        "version": version,
        "encoding": [],
    }
    return _write(known)


def name_encodings(page: str, entries: Iterable[Mapping[str, Any]]) -> str:
    """Name the PDFs of the same document in a page: their files, sizes and SHA-256.

    It takes the place of what the page named before.

    :param entries: what the manifest says of each.
    :raises ValueError: for a page that was not made by this program.
    """
    found = [
        {
            "@type": "MediaObject",
            "contentUrl": entry["path"].rpartition("/")[2],
            "encodingFormat": "application/pdf",
            "contentSize": str(entry["bytes"]),
            "sha256": entry["sha256"],
        }
        for entry in entries
    ]
    (about,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    known = json.loads(about)
    if not isinstance(known, dict):
        raise ValueError(about)
    named = _write({**known, "encoding": found})
    return page.replace(digest_text(about), digest_text(named), 1).replace(about, named, 1)


def _write(value: object) -> str:
    """Write JSON that no text can end the element round it in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
