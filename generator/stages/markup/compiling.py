"""Templates that a process has compiled: their code is kept, and is the same in every language."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from types import CodeType

from jinja2 import BytecodeCache, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame

MOST = 512
"""So many templates are kept: a desk sees each of them as often as it is saved."""


class SharedCode(CodeGenerator):
    """Writes code in which nothing is said yet: a filter of a word is its language's own.

    Jinja's works out what is constant with the filters of the environment at hand. What a template
    holds besides its expressions is constant in all of them.
    """

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: object) -> str:
        if isinstance(node, nodes.TemplateData):
            return super()._output_child_to_const(node, frame, finalize)  # type: ignore[arg-type]
        raise nodes.Impossible


class KeptCode(BytecodeCache):
    """Code of templates by all that it is made from: their source, and the names of filters.

    It is kept in memory alone: what is read from a folder is never run.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, CodeType] = OrderedDict()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put the code into a bucket, where it is known."""
        code = self._kept.get(_name(bucket))
        if code is not None:
            self._kept.move_to_end(_name(bucket))
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a bucket."""
        assert bucket.code is not None
        self._kept[_name(bucket)] = bucket.code
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)


def _name(bucket: Bucket) -> Hashable:
    # Whether a filter is there, and what it is called with, is settled when code is written.
    return bucket.key, bucket.checksum, frozenset(bucket.environment.filters)
