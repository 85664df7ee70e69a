from __future__ import annotations

import pytest

from generator.errors import ContentError
from generator.stages.content.tables.encoding import decode

TEXTS = {
    "fr": "Kobané, l’été à Hérat : « déjà vu » – près de 1 200 œuvres, ça et là où Noël naît.",
    "de": "Über 3.000 Höfe müssen weg – „Straße“ und Größe, äußerst schön, Überschwemmung.",
    "es": "El año pasado, ¿cuántos niños? Más de mil, según la televisión pública española.",
    "pt": "São Paulo não é a única região; três milhões de pessoas são dependentes já.",
    "it": "Perché la città è così? Più di metà, però, è già così com’è.",
    "sv": "Över hälften av ön är skog; på våren går älgen åt höger.",
    "da": "Både København og Århus er større, når man tæller øerne med.",
    "nl": "De reünie is geïnstalleerd; één coördinator, vóór de ruïne.",
    "en": "The naïve café’s “résumé” – 3½ pages, £200.",
}


@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("language", TEXTS)
def test_what_western_programs_save_is_told_apart(language: str, encoding: str) -> None:
    """Each text is read as it was written, by where its language has its accents."""
    text = TEXTS[language].replace("½", "") if encoding == "mac-roman" else TEXTS[language]
    assert text == decode(text.encode(encoding), "a.csv", language)


@pytest.mark.parametrize(
    ("text", "encoding", "language"),
    [
        ("Récif à œufs, 5 €", "iso8859-15", "fr"),
        ("Sœur, Œuvre, bœuf à Noël", "iso8859-15", "fr"),
        ("Höhe 5 €, Straße", "iso8859-15", "de"),
        ("Récif, 1½ km à l’est", "cp1252", "fr"),
        ("Récif à 5 €, œuvre", "utf-32", "fr"),
    ],
)
def test_latin_9_is_told_from_windows(text: str, encoding: str, language: str) -> None:
    """The same bytes are ½ and œ, ¤ and €: letters stand within words, fractions at numbers."""
    assert text == decode(text.encode(encoding), "a.csv", language)


@pytest.mark.parametrize(
    ("text", "encoding", "language"),
    [
        ("Łódź, święta, źródło", "cp1250", "fr"),
        ("Łódź, święta, źródło", "cp1250", "pl"),
        ("Наводнение в Германии", "cp1251", "de"),
        ("Überschwemmung", "cp1252", None),
        ("Größe", "cp850", "de"),
        ("İstanbul’da ışık", "cp1254", "tr"),
    ],
)
def test_what_cannot_be_told_is_asked_for(text: str, encoding: str, language: str | None) -> None:
    """Another code page is never taken for a western one."""
    with pytest.raises(ContentError) as refused:
        decode(text.encode(encoding), "a.csv", language)
    assert "say its encoding under tables in brief.yaml" in str(refused.value)


def test_an_encoding_that_is_told_is_believed_and_held() -> None:
    """What is told needs no guess, and a byte that it does not have is found."""
    assert "Łódź" == decode("Łódź".encode("cp1250"), "a.csv", "fr", "windows-1250")
    with pytest.raises(ContentError) as refused:
        decode(b"a\nb\x81\n", "a.csv", "fr", "windows-1252")
    assert (
        "a.csv:2: holds the byte 0x81, which is not windows-1252;"
        " save it as “CSV UTF-8”, or say its encoding"
    ) == str(refused.value)
