"""Which touchpoint an event is: the register's rules, compiled to parameters for DuckDB."""

# ruff: noqa: S608 - queries are put together from our own names; values are parameters

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from klantreis.journeys.block import MAX_CHANNELS, MAX_TOUCHPOINTS
from klantreis.journeys.lens import NO_CHANNEL
from klantreis.mapping.conditions import ATTRIBUTE, Condition
from klantreis.mapping.touchpoint import Register, Touchpoint

OTHER = "(other)"
NO_CODE = MAX_TOUCHPOINTS - 1
# Room for the codes that mean "none" and for what is gathered in OTHER.
_MOST_TOUCHPOINTS, _MOST_CHANNELS = MAX_TOUCHPOINTS - 2, MAX_CHANNELS - 2


@dataclass
class Parameters:
    """The values of a query, kept apart from its text."""

    values: dict[str, Any] = field(default_factory=dict)

    def add(self, value: str | float) -> str:
        """The place in the query's text where the value belongs."""
        name = f"p{len(self.values)}"
        self.values[name] = value
        return f"${name}"


def compiled(condition: Condition, parameters: Parameters) -> str:
    """The condition as an SQL expression that is true or false, never null."""
    if condition.all_ is not None:
        return "(" + " AND ".join(compiled(one, parameters) for one in condition.all_) + ")"
    if condition.any_ is not None:
        return "(" + " OR ".join(compiled(one, parameters) for one in condition.any_) + ")"
    if condition.not_ is not None:
        return f"(NOT {compiled(condition.not_, parameters)})"
    assert condition.field is not None  # noqa: S101 - a condition joins others or looks at a field
    column = _column(condition.field, parameters)
    parts = [_compared(column, operator, condition, parameters) for operator in condition.operators]
    return f"coalesce({' AND '.join(parts)}, false)"


def _column(name: str, parameters: Parameters) -> str:
    if name.startswith(ATTRIBUTE):
        return f"event.attributes[{parameters.add(name.removeprefix(ATTRIBUTE))}]"
    return f"event.{name}"


def _compared(column: str, operator: str, condition: Condition, parameters: Parameters) -> str:
    wanted = getattr(condition, operator)
    number = f"TRY_CAST({column} AS DOUBLE)"
    match operator:
        case "equals":
            return f"{column if isinstance(wanted, str) else number} = {parameters.add(wanted)}"
        case "one_of":
            each = (f"{column if isinstance(one, str) else number} = {parameters.add(one)}" for one in wanted)
            return f"({' OR '.join(each)})"
        case "starts_with" | "contains":
            return f"{operator}({column}, {parameters.add(wanted)})"
        case "matches":
            return f"regexp_matches({column}, {parameters.add(wanted)})"
    return f"{number} {'>' if operator == 'greater' else '<'} {parameters.add(wanted)}"


def looks_at_names_only(touchpoint: Touchpoint) -> bool:
    """Whether its rules run once a combination of name, source, channel and campaign."""
    fields = frozenset[str]().union(*(condition.fields for condition in touchpoint.conditions))
    return not any(name == "value" or name.startswith(ATTRIBUTE) for name in fields)


def first_match(touchpoints: Sequence[tuple[int, Touchpoint]], parameters: Parameters) -> str:
    """Code of the first touchpoint that matches, or `NO_CODE`, as SQL over a row `event`."""
    cases = " ".join(
        f"WHEN {' OR '.join(compiled(one, parameters) for one in touchpoint.conditions)} THEN {code}"
        for code, touchpoint in touchpoints
    )
    return f"CASE {cases} ELSE {NO_CODE} END" if cases else str(NO_CODE)


@dataclass(frozen=True)
class Classification:
    """Codes of touchpoints and channels, and the query that gives them for events.

    Attributes
    ----------
    touchpoints
        The register's, in its order, and then those named after events that none of its rules match.
    channels
        All that occur; the first one stands for none.
    channel_of_touchpoint
        Per touchpoint the channel code that the register gives it; 0 where it gives none.
    """

    register: Register
    touchpoints: tuple[str, ...]
    channels: tuple[str, ...]
    channel_of_touchpoint: tuple[int, ...]

    def select(self, parameters: Parameters) -> str:
        """Columns `touchpoint` and `channel` of events joined to the table `kinds`."""
        by_event = [
            (code, one) for code, one in enumerate(self.register.touchpoints) if not looks_at_names_only(one)
        ]
        touchpoint = "kind.touchpoint"
        if by_event:
            touchpoint = f"least(kind.touchpoint, {first_match(by_event, parameters)})"
        return f"CAST({touchpoint} AS USMALLINT) AS touchpoint, kind.channel AS channel"


_NO_EVENTS = "(SELECT '' AS source, '' AS name, NULL::VARCHAR AS channel, NULL::VARCHAR AS campaign LIMIT 0)"
JOIN_KINDS = (
    "JOIN kinds AS kind ON kind.source = event.source AND kind.name = event.name "
    "AND kind.channel_name IS NOT DISTINCT FROM event.channel "
    "AND kind.campaign IS NOT DISTINCT FROM event.campaign"
)


def classify(
    connection: Any,
    files: Sequence[str],
    register: Register,
    known_touchpoints: Sequence[str] = (),
    known_channels: Sequence[str] = (),
) -> Classification:
    """Give every touchpoint and channel of the events a code; leaves the table `kinds` behind.

    `kinds` holds each combination of source, name, channel and campaign once, so that rules over these
    run a few hundred times and not once an event. Codes given out earlier stay what they were; more
    names than a block can hold are gathered, rarest first, in "(other)".
    """
    parameters = Parameters()
    by_name = [(code, one) for code, one in enumerate(register.touchpoints) if looks_at_names_only(one)]
    events = "read_parquet($files)" if files else _NO_EVENTS
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE matched AS
        SELECT *, {first_match(by_name, parameters)} AS match FROM (
            SELECT source, name, channel, campaign, count(*) AS n FROM {events} GROUP BY ALL) AS event""",
        ({"files": list(files)} if files else {}) | parameters.values,
    )
    names = _ranked(
        connection, "SELECT name, sum(n) FROM matched WHERE match = $none GROUP BY name", none=NO_CODE
    )
    labels = [_unregistered(name, register) for name in names]
    touchpoints = _extended(
        [*register.names, *known_touchpoints[len(register.names) :]], labels, _MOST_TOUCHPOINTS
    )
    own = [one.channel for one in register.touchpoints if one.channel is not None]
    used = _ranked(
        connection, "SELECT channel, sum(n) FROM matched WHERE channel IS NOT NULL GROUP BY channel"
    )
    channels = _extended(known_channels or [NO_CHANNEL], [*own, *used], _MOST_CHANNELS)
    touchpoint_code, channel_code = _code_of(touchpoints), _code_of(channels)
    connection.execute("CREATE OR REPLACE TEMP TABLE name_codes (name VARCHAR, code INTEGER)")
    connection.execute("CREATE OR REPLACE TEMP TABLE channel_codes (channel VARCHAR, code INTEGER)")
    _fill(connection, "name_codes", {name: touchpoint_code(_unregistered(name, register)) for name in names})
    _fill(connection, "channel_codes", {name: channel_code(name) for name in used})
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE kinds AS
        SELECT source, matched.name AS name, matched.channel AS channel_name, campaign,
            least(match, coalesce(name_codes.code, $none)) AS touchpoint,
            CAST(coalesce(channel_codes.code, 0) AS UTINYINT) AS channel
        FROM matched LEFT JOIN name_codes USING (name) LEFT JOIN channel_codes USING (channel)""",
        {"none": NO_CODE},
    )
    of_register = [channel_code(one.channel) if one.channel else 0 for one in register.touchpoints]
    return Classification(
        register=register,
        touchpoints=touchpoints,
        channels=channels,
        channel_of_touchpoint=(*of_register, *[0] * (len(touchpoints) - len(of_register))),
    )


def _ranked(connection: Any, query: str, **parameters: int) -> list[str]:
    """Names, the commonest first; equally common ones by name."""
    rows = connection.execute(
        f"SELECT * FROM ({query}) AS counted (name, n) ORDER BY n DESC, name", parameters
    )
    return [name for name, _ in rows.fetchall()]


def _unregistered(name: str, register: Register) -> str:
    """The touchpoint of an event that no rule matches: its own name, unless that is a registered one's."""
    return f"{name} (unregistered)" if name in register.names else name


def _extended(known: Sequence[str], found: Sequence[str], most: int) -> tuple[str, ...]:
    """The known names and the new ones, up to a number; then "(other)" for the rest."""
    names = tuple(dict.fromkeys([*known, *found]))
    return names if len(names) <= most else (*names[:most], OTHER)


def _code_of(names: Sequence[str]) -> Any:
    codes = {name: code for code, name in enumerate(names)}
    return lambda name: codes[name] if name in codes else codes[OTHER]


def _fill(connection: Any, table: str, codes: dict[str, int]) -> None:
    if codes:
        query = f"INSERT INTO {table} SELECT unnest($names), unnest($codes)"
        connection.execute(query, {"names": list(codes), "codes": list(codes.values())})
