from __future__ import annotations

from pathlib import Path

import pytest

from generator.blocks.image import LocalImage
from generator.errors import ContentError
from generator.files import ProjectFiles
from generator.stages.content.brief import load_brief
from tests.unit.blocks.writing import find, write
from tests.unit.documents import (
    FRONT,
    NAME,
    PATH,
    say_document,
    set_document,
    translate_document,
    write_document,
)

IMAGE = (
    "{image: images/dyke.png, alt: A dyke at low tide., caption: 'The dyke *today*.',"
    " credit: A. Photographer, licence: CC BY 4.0, width: half}"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A document with an image and its file."""
    folder = write_document(tmp_path, write(IMAGE))
    images = folder / "data" / NAME / "images"
    images.mkdir()
    (images / "dyke.png").write_bytes(b"")
    return folder


def test_an_image_is_described_and_credited(folder: Path) -> None:
    """In the language; its file is among those of the document."""
    brief = load_brief(ProjectFiles(folder), NAME)
    assert ("images/dyke.png",) == brief.images
    words = {"A dyke at low tide.": "Une digue à marée basse."}
    image = find(translate_document(brief, "fr", words), LocalImage)
    assert image.caption is not None
    assert (
        "Une digue à marée basse.",
        "The dyke today.",
        "A.\u00a0Photographer",
        "CC BY 4.0",
        "half",
    ) == (
        image.alt,
        image.caption.plain,
        image.credit.plain,
        image.licence.plain,
        image.width,
    )


def test_two_languages_have_it_once(folder: Path) -> None:
    """With its description and its caption in both."""
    brief = load_brief(ProjectFiles(folder), NAME)
    french = translate_document(brief, "fr", {"A dyke at low tide.": "Une digue."})
    page = set_document(say_document(brief), french)
    assert 1 == page.count('src="images/dyke.png"')
    assert 'alt="A dyke at low tide. / Une digue."' in page
    assert 2 == page.count('<span class="credit">A.\u00a0Photographer, CC BY 4.0</span>')


def test_a_file_that_is_missing_is_told(folder: Path) -> None:
    """At the line of the image, with the name that is nearest."""
    file = folder / "data" / NAME / "images" / "dyke.png"
    file.rename(file.with_name("dike.png"))
    with pytest.raises(ContentError) as refused:
        load_brief(ProjectFiles(folder), NAME)
    line = FRONT.count("\n") + 5
    assert f"{PATH}:{line}: images/dyke.png is missing; did you mean images/dike.png?" == str(
        refused.value
    )


@pytest.mark.parametrize("name", ["../dyke.png", "images/a/b.png", "images/dyke.tiff", "dyke.png"])
def test_only_images_of_the_subject_are_shown(tmp_path: Path, name: str) -> None:
    """Nothing outside its folder can be named."""
    write_document(tmp_path, write(IMAGE.replace("images/dyke.png", name)))
    with pytest.raises(ContentError, match="it should match pattern"):
        load_brief(ProjectFiles(tmp_path), NAME)
