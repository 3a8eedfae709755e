"""Fietsgoed: a simulated Dutch bicycle web shop to learn on, whose truth is known.

Everything in it is invented; `TRUTH` says what causes what, and `PLANTED_ERRORS` what is wrong on its maps.
"""

from klantreis.examples.fietsgoed.files import MAPS, REGISTER, folder, map_file
from klantreis.examples.fietsgoed.loading import SCALES, made
from klantreis.examples.fietsgoed.planted import PLANTED_ERRORS
from klantreis.examples.fietsgoed.simulation import simulate
from klantreis.examples.fietsgoed.truth import TRUTH, Truth
from klantreis.examples.planted import PlantedError

__all__ = [
    "MAPS",
    "PLANTED_ERRORS",
    "REGISTER",
    "SCALES",
    "TRUTH",
    "PlantedError",
    "Truth",
    "folder",
    "made",
    "map_file",
    "simulate",
]
