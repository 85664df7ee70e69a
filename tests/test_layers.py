"""The direction of imports: a module knows what lies below it, and nothing above or beside."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

from generator.fingerprint import ABOVE
from tests.conftest import ROOT

PACKAGE = ROOT / "generator"

LAYERS = (
    (
        "generator.errors",
        "generator.registry",
        "generator._version",
        "generator.environment",
        "generator.intake",
        "generator.machine",
    ),
    ("generator.model",),
    (
        "generator.files",
        "generator.locations",
        "generator.fingerprint",
        "generator.lock",
        "generator.schema",
        "generator.toml_file",
        "generator.validation",
    ),
    ("generator.language", "generator.design"),
    ("generator.pdf",),
    ("generator.blocks",),
    ("generator.catalogs.checks",),
    ("generator.settings", "generator.store"),
    ("generator.project",),
    ("generator.stages", "generator.labels", "generator.catalogs", "generator.basemaps"),
    (
        "generator.cases",
        "generator.inputs",
        "generator.listing",
        "generator.pipeline",
        "generator.preparation",
        "generator.verdicts",
        "generator.webpage",
    ),
    ("generator.workers", "generator.warmth", "generator.journal", "generator.record"),
    ("generator.executors", "generator.cluster"),
    (
        "generator.batch",
        "generator.checking",
        "generator.rechecking",
        "generator.comparison",
        "generator.diagnosis",
        "generator.dispatch",
        "generator.export",
        "generator.placement",
        "generator.shards",
        "generator.upgrading",
    ),
    ("generator.desk", "generator.starting"),
    ("generator.cli",),
    ("generator.__main__",),
)
"""From the lowest to the highest; those of one layer may know each other, but in no circle."""

ENGINES = ("weasyprint", "pydyf", "pikepdf", "pypdfium2", "pypdfium2_raw")
"""The libraries that write and read PDFs."""
PDF_ROOMS = ("generator.pdf", "generator.stages.pdf", "generator.stages.preflight")
"""Where PDFs are written, read and judged object by object."""
PDF_GUESTS = {
    "generator.comparison.comparing",
    "generator.comparison.pixels",
    "generator.comparison.printing",
    "generator.desk.pages",
    "generator.dispatch.pack.stamping",
    "generator.dispatch.pack.strip",
    "generator.export",
    "generator.stages.figures.canvas",
}
"""The modules elsewhere that work with a PDF's objects or draw its pages."""

CHECKS = "generator.catalogs.checks"
"""The checks of texts, whose levels ``briefs.toml`` sets; they know nothing of the catalogs."""

STAGES_SEEN_BY_CATALOGS = {"generator.stages.content"}
"""The translators' texts are the content's."""


def list_modules() -> dict[str, Path]:
    """Every module of the package by its name; a package's own file under the package's name."""
    return {
        ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file
        for file in sorted(PACKAGE.rglob("*.py"))
    }


MODULES = list_modules()


def find_imports(tree: ast.AST) -> Iterator[str]:
    """The package's modules that a syntax tree imports; what only the type checker sees is not."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            for alias in node.names:
                name = f"{node.module}.{alias.name}"
                yield name if name in MODULES else node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        yield from find_imports(node)


def is_in(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


def layer_of(module: str) -> int:
    """The layer's height; an error for a module that has none."""
    return next(
        height for height, names in enumerate(LAYERS) if any(is_in(module, n) for n in names)
    )


def stage_of(module: str) -> str:
    """``generator.stages.content`` for each module of the first stage; empty outside stages."""
    parts = module.split(".")
    return ".".join(parts[:3]) if parts[:2] == ["generator", "stages"] and len(parts) > 2 else ""


def room_of(module: str) -> str:
    """A stage is a room of its own, and so are the checks; else what lies below the package."""
    if is_in(module, CHECKS):
        return CHECKS
    return stage_of(module) or ".".join(module.split(".")[:2])


def find_libraries(tree: ast.AST) -> set[str]:
    """The packages that a module imports at run time, late ones too."""
    found: set[str] = set()
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            found.add(node.module.partition(".")[0])
        elif isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        found |= find_libraries(node)
    return found


# The root's late imports are the public functions, for Python's users alone.
GRAPH = {
    name: {
        target for target in find_imports(ast.parse(file.read_text())) if is_in(target, "generator")
    }
    for name, file in MODULES.items()
    if name != "generator"
}
EDGES = [
    (name, target) for name, targets in GRAPH.items() for target in targets if target != "generator"
]


def test_every_module_has_a_layer() -> None:
    """A new module is given its place in LAYERS."""
    assert [] == [
        name
        for name in GRAPH
        if not any(is_in(name, package) for names in LAYERS for package in names)
    ]


def test_imports_go_down() -> None:
    """No module imports from a layer above its own."""
    upward = [(name, target) for name, target in EDGES if layer_of(name) < layer_of(target)]
    assert [] == upward


def test_what_makes_no_edition_lies_above_what_does() -> None:
    """Its files do not count where finished work is looked for."""
    makers = layer_of("generator.workers")
    assert not [room for room in ABOVE if layer_of(f"generator.{room}") <= makers]


def test_no_stage_knows_another() -> None:
    """A stage is handed the values that it needs."""
    assert [] == [
        (name, target)
        for name, target in EDGES
        if stage_of(name) and stage_of(target) and stage_of(name) != stage_of(target)
    ]


def test_catalogs_know_the_content_alone() -> None:
    """Extraction walks the content; of the other stages the catalogs know nothing."""
    assert STAGES_SEEN_BY_CATALOGS == {
        stage_of(target)
        for name, target in EDGES
        if is_in(name, "generator.catalogs") and stage_of(target)
    }


def dispatch_room_of(module: str) -> str:
    """``generator.dispatch.pack`` for each module of that room; empty outside dispatch's rooms."""
    parts = module.split(".")
    return ".".join(parts[:3]) if parts[:2] == ["generator", "dispatch"] and len(parts) > 2 else ""


def test_the_rooms_of_dispatch_know_each_other_one_way() -> None:
    """Planned, packed, mailed, signed and verified: each room knows those before it alone."""
    arrows = {
        (dispatch_room_of(name), dispatch_room_of(target))
        for name, target in EDGES
        if dispatch_room_of(name)
        and dispatch_room_of(target)
        and dispatch_room_of(name) != dispatch_room_of(target)
    }
    assert {
        ("generator.dispatch." + above, "generator.dispatch." + below)
        for above, below in (
            ("pack", "plan"),
            ("mail", "pack"),
            ("mail", "plan"),
            ("shop", "pack"),
            ("shop", "plan"),
            ("signing", "pack"),
            ("signing", "mail"),
        )
    } == arrows


def test_no_two_rooms_know_each_other() -> None:
    """Of two rooms one may be read without the other."""
    arrows = {(room_of(name), room_of(target)) for name, target in EDGES}
    assert [] == sorted(
        (one, other) for one, other in arrows if one < other and (other, one) in arrows
    )


def test_the_name_of_a_class_means_one_thing() -> None:
    """No two public classes of the package are called the same."""
    named: dict[str, list[str]] = {}
    for module, file in MODULES.items():
        for node in ast.parse(file.read_text()).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                named.setdefault(node.name, []).append(module)
    assert {} == {name: modules for name, modules in named.items() if len(modules) > 1}


def test_the_libraries_of_pdfs_live_in_one_room() -> None:
    """Whoever else works with a PDF asks ``generator/pdf``; the exceptions only become fewer."""
    users = {
        name
        for name, file in MODULES.items()
        if find_libraries(ast.parse(file.read_text())) & set(ENGINES)
    }
    guests = {name for name in users if not any(is_in(name, room) for room in PDF_ROOMS)}
    assert PDF_GUESTS == guests


def test_the_engine_is_known_in_one_room() -> None:
    """What relies on its inside is found at once when it changes."""
    assert [] == [
        name
        for name, file in MODULES.items()
        if find_libraries(ast.parse(file.read_text())) & {"weasyprint", "pydyf"}
        and not is_in(name, "generator.pdf")
    ]


def test_no_module_imports_itself_by_a_circle() -> None:
    """The imports of all modules, late ones too, can be put in an order."""
    order = list(TopologicalSorter(GRAPH).static_order())
    assert set(GRAPH) <= set(order)


def test_the_root_imports_nothing_until_asked() -> None:
    """The package's own file loads its version alone: a command that needs no engine loads none."""
    body = ast.parse(MODULES["generator"].read_text()).body
    top = [node for node in body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert ["__future__", "typing", "generator._version"] == [
        node.module for node in top if isinstance(node, ast.ImportFrom)
    ]
