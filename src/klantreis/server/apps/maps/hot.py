"""The maps that are being worked on, parsed: reading a large document takes longer than editing it."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from uuid import UUID

from django.db import transaction

from klantreis.mapping.map import JourneyMap
from klantreis.server.apps.maps.models import Map

_MOST_KEPT = 50


class HotMaps:
    """Documents by map and number of the last operation; those that were used last are kept."""

    def __init__(self) -> None:
        self._kept: OrderedDict[UUID, tuple[int, JourneyMap]] = OrderedDict()
        self._lock = Lock()

    def map_of(self, row: Map) -> JourneyMap:
        """The document of a map; it is fetched only when it is not known."""
        with self._lock:
            kept = self._kept.get(row.pk)
        if kept is not None and kept[0] == row.sequence:
            return kept[1]
        found = row.parsed()
        self.keep(row, found)
        return found

    def keep(self, row: Map, journey_map: JourneyMap) -> None:
        """Know the document of a map, once the transaction that is open has ended well."""
        map_id, sequence = row.pk, row.sequence
        transaction.on_commit(lambda: self._put(map_id, sequence, journey_map))

    def _put(self, map_id: UUID, sequence: int, journey_map: JourneyMap) -> None:
        with self._lock:
            self._kept[map_id] = (sequence, journey_map)
            self._kept.move_to_end(map_id)
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)


hot_maps = HotMaps()
