"""The direction of imports: a module knows what lies below it, and nothing above or beside."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

from tests.conftest import ROOT

PACKAGE = ROOT / "generator"

LAYERS = (
    ("generator.errors", "generator.registry"),
    ("generator.model",),
    ("generator.files", "generator.validation", "generator.toml_file", "generator.untrusted"),
    ("generator.language", "generator.design"),
    ("generator.glyphs",),
    ("generator.catalogs.checks",),
    ("generator.project",),
    ("generator.stages", "generator.catalogs", "generator.basemaps"),
    ("generator.inputs", "generator.pipeline"),
    (
        "generator.batch",
        "generator.checking",
        "generator.comparison",
        "generator.dispatch",
        "generator.export",
        "generator.placement",
    ),
    ("generator.cli",),
    ("generator.__main__",),
)
"""From the lowest to the highest; those of one layer may know each other, but in no circle."""

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


def test_no_module_imports_itself_by_a_circle() -> None:
    """The imports of all modules, late ones too, can be put in an order."""
    order = list(TopologicalSorter(GRAPH).static_order())
    assert set(GRAPH) <= set(order)


def test_the_root_imports_nothing_until_asked() -> None:
    """The package's own file loads no module of it: a command that needs no engine loads none."""
    body = ast.parse(MODULES["generator"].read_text()).body
    top = [node for node in body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert ["__future__", "typing"] == [
        node.module for node in top if isinstance(node, ast.ImportFrom)
    ]
