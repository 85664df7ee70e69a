"""Two finished editions compared: what an editor is told of each kind of change."""

from __future__ import annotations

import pytest

from generator.comparison import comparing
from generator.comparison.difference import ComparedSide, Comparison, TextChange
from tests.unit.comparison.conftest import Compare
from tests.unit.comparison.paper import figure

SENTENCE = "<p>La France agit sans relâche sur la scène internationale, avec ses partenaires.</p>"
LONG = (
    "<p>La Coalition internationale s’est formée pour répondre à la progression du groupe, parce"
    " que celui-ci menace la sécurité internationale. Les désignations portées sur les cartes"
    " n’impliquent aucune prise de position institutionnellement reconnue. Voir"
    " https://www.example.org/fr/politique-etrangere/securite/terrorisme/ pour la suite.</p>"
)
ARABIC = "<p>تعمل فرنسا بلا كلل على الساحة الدولية منذ سبتمبر 2014، في العراق وسوريا.</p>"
PAGES = tuple(
    f'<section class="{kind}"><h2>Partie {name}</h2><p>{text}</p></section>'
    for kind, name, text in (
        ("first", "une", "Les objectifs des campagnes militaires."),
        ("next", "deux", "Les victoires, ville par ville et mois par mois."),
        ("next", "trois", "Les sources des chiffres et des dates."),
    )
)
INSERTED = '<section class="next"><h2>Annexe</h2><p>Une liste tout à fait nouvelle.</p></section>'


def changed(side: ComparedSide) -> list[str]:
    return [piece.text for piece in side.pieces if piece.changed]


def texts(comparison: Comparison) -> list[TextChange]:
    return [change for page in comparison.pages for change in page.texts]


def words(comparison: Comparison) -> list[tuple[str, list[str], list[str]]]:
    return [(each.kind, changed(each.old), changed(each.new)) for each in texts(comparison)]


def test_identical_editions_do_not_differ(compare_pages: Compare) -> None:
    """The same edition twice: no page, no text, no statement."""
    comparison = compare_pages(SENTENCE, SENTENCE)
    assert (False, (), ()) == (comparison.differs, comparison.changed, comparison.statements)


def test_a_changed_sentence_is_told_by_its_words(compare_pages: Compare) -> None:
    """Only the words that changed are marked, in their paragraph, with their language."""
    comparison = compare_pages(SENTENCE, SENTENCE.replace("sans relâche", "avec constance"))
    assert [("paragraph", ["sans relâche"], ["avec constance"])] == words(comparison)
    (change,) = texts(comparison)
    assert ("fr", 1) == (change.new.language, change.new.page)
    assert "La France agit" == change.new.pieces[0].text


def test_a_changed_number_is_told_whole(compare_pages: Compare) -> None:
    """A number with a no-break space in it is one word."""
    cell = "<table><tr><th>Personnels</th><td>1\u202f200</td></tr></table>"
    comparison = compare_pages(cell, cell.replace("200", "250"))
    assert [("table cell", ["1\u00a0200"], ["1\u00a0250"])] == words(comparison)


def test_the_box_of_a_changed_text_lies_in_a_region(compare_pages: Compare) -> None:
    """A changed line of text is where the page looks different."""
    comparison = compare_pages(SENTENCE, SENTENCE.replace("relâche", "trêve"))
    (page,) = comparison.changed
    (change,) = page.texts
    (box,) = change.new.boxes
    assert any(
        region[1] < box[3] and box[1] < region[3] and region[0] < box[2] and box[0] < region[2]
        for region in page.regions
    )


def test_reflowed_text_is_no_change_of_text(compare_pages: Compare) -> None:
    """In a narrower column, with words and an address parted elsewhere, the text is the same."""
    narrow = "p { width: 52mm; hyphens: auto }"
    comparison = compare_pages(LONG, LONG, new_style=narrow)
    assert [] == words(comparison)
    assert comparison.pages[0].regions


def test_text_that_moved_to_the_next_page_is_no_change(compare_pages: Compare) -> None:
    """A paragraph that now stands on the next page says what it said."""
    comparison = compare_pages(SENTENCE + LONG, SENTENCE + LONG, new_style="p+p {margin-top:150mm}")
    assert [] == words(comparison)
    assert [(1, 1), (None, 2)] == [(page.old, page.new) for page in comparison.pages]


def test_a_paragraph_parted_in_two_is_no_change(compare_pages: Compare) -> None:
    """The same words in two paragraphs are the same text."""
    parted = LONG.replace("Les désignations", "</p><p>Les désignations")
    assert [] == words(compare_pages(LONG, parted))


def test_an_inserted_page_is_recognised(compare_pages: Compare) -> None:
    """The pages after it keep their counterparts, and do not differ."""
    new = PAGES[0] + INSERTED + PAGES[1] + PAGES[2]
    comparison = compare_pages("".join(PAGES), new)
    assert [(1, 1), (None, 2), (2, 3), (3, 4)] == [
        (page.old, page.new) for page in comparison.pages
    ]
    assert ["page 2, inserted"] == [page.name for page in comparison.changed]
    assert [("heading", [], ["Annexe"])] == words(comparison)[:1]


def test_a_removed_page_is_recognised(compare_pages: Compare) -> None:
    """A removed page is shown with what it said."""
    comparison = compare_pages("".join(PAGES), PAGES[0] + PAGES[2])
    assert ["old page 2, removed"] == [page.name for page in comparison.changed]
    assert ["Partie deux"] == changed(comparison.changed[0].texts[0].old)


def test_a_moved_sign_is_seen_and_not_read(compare_pages: Compare) -> None:
    """A dot that moved: two regions of a small part of the page, no text."""
    comparison = compare_pages(figure(60, "Carte"), figure(140, "Carte"))
    (page,) = comparison.changed
    assert ((), 2) == (page.texts, len(page.regions))
    assert 0 < page.share < 0.02
    assert [1, 2] == [each.number for each in page.close_ups]


def test_a_changed_alternative_text_is_told(compare_pages: Compare) -> None:
    """An alternative text that says something else is a change of a page that looks the same."""
    comparison = compare_pages(figure(60, "Carte de l’Irak"), figure(60, "Carte de la Syrie"))
    assert [("alternative text", ["l’Irak"], ["la Syrie"])] == words(comparison)
    assert () == comparison.changed[0].regions


def test_a_changed_target_is_told(compare_pages: Compare) -> None:
    """A link that looks the same and leads elsewhere."""
    link = '<p>Voir <a href="https://example.org/{}">la page</a>.</p>'
    comparison = compare_pages(link.format("old"), link.format("new"))
    (kind, before, after) = words(comparison)[0]
    assert "link" == kind
    assert "https://example.org/old" in before[-1]
    assert "https://example.org/new" in after[-1]


def test_a_changed_size_is_said(compare_pages: Compare) -> None:
    """An A5 page that became A6."""
    comparison = compare_pages(SENTENCE, SENTENCE, new_style="@page { size: A6 }")
    (page,) = comparison.changed
    assert ((148, 210), (105, 148)) == (page.old_size, page.new_size)


def test_arabic_reads_in_its_order(compare_pages: Compare) -> None:
    """One changed Arabic word, in its sentence from the right, with a number in it."""
    comparison = compare_pages(
        ARABIC,
        ARABIC.replace("2014", "2015"),
        old_language="ar",
        new_language="ar",
    )
    ((kind, before, after),) = words(comparison)
    assert "paragraph" == kind
    assert ("2014", "2015") == (before[0].strip("،"), after[0].strip("،"))
    assert "تعمل فرنسا بلا كلل" in texts(comparison)[0].new.pieces[0].text


def test_reflowed_arabic_is_no_change(compare_pages: Compare) -> None:
    """Arabic with a number, broken into other lines."""
    comparison = compare_pages(
        ARABIC, ARABIC, old_language="ar", new_language="ar", new_style="p { width: 45mm }"
    )
    assert [] == words(comparison)


def test_two_languages_are_compared_whole(compare_pages: Compare) -> None:
    """The French and the Arabic edition: each passage replaced, each in its language."""
    comparison = compare_pages(SENTENCE, ARABIC, new_language="ar")
    (change,) = texts(comparison)
    assert ("fr", "ar") == (change.old.language, change.new.language)
    assert (1, 1) == (len(change.old.pieces), len(change.new.pieces))
    assert ["Language"] == [
        each.kind for each in comparison.statements if "ar" in changed(each.new)
    ]


def test_a_claim_that_is_gone_is_told(compare_pages: Compare) -> None:
    """An edition without tags claims no conformance, and its text is still compared."""
    comparison = compare_pages(SENTENCE, SENTENCE, new_tagged=False)
    assert [(["PDF/UA-1"], [])] == [
        (changed(each.old), changed(each.new))
        for each in comparison.statements
        if each.kind == "Conformance claimed"
    ]
    assert [] == words(comparison)
    assert (True, False) == (comparison.old.is_tagged, comparison.new.is_tagged)


def test_untagged_editions_are_read_by_their_sentences(compare_pages: Compare) -> None:
    """Without tags, reflowed text is no change either, and a changed word is one."""
    new = LONG.replace("menace", "défie")
    comparison = compare_pages(
        LONG, new, old_tagged=False, new_tagged=False, new_style="p { width: 80mm }"
    )
    assert [("text", ["menace"], ["défie"])] == words(comparison)


def test_so_many_pages_are_shown_as_pictures(
    compare_pages: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages beyond the bound are compared as the others, without pictures."""
    monkeypatch.setattr(comparing, "MOST_PICTURED", 1)
    comparison = compare_pages("".join(PAGES), "".join(PAGES).replace(" des ", " de "))
    assert [1, 3] == [page.new for page in comparison.changed if page.texts]
    assert [True, False] == [page.new_picture is not None for page in comparison.changed]
    assert all(page.regions for page in comparison.changed)
