"""The local engine gives the answer of plain counting, for any number of blocks and threads."""

from __future__ import annotations

from functools import reduce

import pytest
from tests.journeys.build import blocks_of_sequences

from klantreis.engines.local import LocalEngine
from klantreis.errors import UnknownNameError
from klantreis.journeys.analyses.flow import Flow
from klantreis.journeys.analyses.funnel import Funnel
from klantreis.journeys.analyses.variants import Variants
from klantreis.journeys.lens import Lens

SEQUENCES = [list("abc"), list("ab"), list("aabbc"), ["c"], list("abc"), list("ba"), list("cab")]


@pytest.mark.parametrize("analysis", [Flow(), Funnel(["a", "b"]), Variants()])
@pytest.mark.parametrize("split", [1, 3, 7])
@pytest.mark.parametrize("threads", [1, 2, 5])
def test_threads_and_blocks_change_no_answer(analysis, split: int, threads: int):
    blocks, names = blocks_of_sequences(SEQUENCES, split=split)
    lens = Lens().bind(names)
    state = reduce(analysis.merge, (analysis.count(block, lens) for block in blocks), analysis.empty(lens))
    expected = analysis.result(state, lens).to_arrow()
    assert LocalEngine(threads).run(analysis, blocks, lens).to_arrow().equals(expected)


def test_without_blocks_the_answer_is_that_of_no_journeys():
    _, names = blocks_of_sequences(SEQUENCES)
    assert LocalEngine().run(Variants(), [], Lens().bind(names)).total == 0


def test_a_mistake_in_a_thread_is_told_to_who_asked():
    blocks, names = blocks_of_sequences(SEQUENCES)
    with pytest.raises(UnknownNameError, match="'z'"):
        LocalEngine().run(Funnel(["a", "z"]), blocks, Lens().bind(names))
