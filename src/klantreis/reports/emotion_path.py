"""Smooth curves through emotions that never overshoot the points."""

from __future__ import annotations

from collections.abc import Sequence

Point = tuple[float, float]
Segment = tuple[Point, Point, Point]


def smooth(points: Sequence[Point]) -> list[Segment]:
    """The Bézier segments of a monotone cubic through points.

    Parameters
    ----------
    points
        x ascending, and y. Between two points the curve stays between their y, so that a drawing
        never shows a high or a low that nobody had.

    Returns
    -------
    list
        Per gap two control points and the next point; empty for fewer than two points.

    References
    ----------
    Fritsch and Butland (1984), SIAM Journal on Scientific and Statistical Computing 5(2), 300-304.
    """
    slopes = _slopes(points)
    segments = []
    for k in range(len(points) - 1):
        (x0, y0), (x1, y1) = points[k], points[k + 1]
        third = (x1 - x0) / 3
        segments.append(
            ((x0 + third, y0 + slopes[k] * third), (x1 - third, y1 - slopes[k + 1] * third), (x1, y1))
        )
    return segments


def sampled(points: Sequence[Point], *, per_gap: int = 12) -> list[Point]:
    """Points on the smooth curve, `per_gap` to each gap, for drawings that bend the plane."""
    found = list(points[:1])
    for start, segment in zip(points, smooth(points), strict=False):
        found += [_on_bezier(start, *segment, at=k / per_gap) for k in range(1, per_gap + 1)]
    return found


def _on_bezier(a: Point, b: Point, c: Point, d: Point, *, at: float) -> Point:
    left = 1 - at
    weights = left**3, 3 * left**2 * at, 3 * left * at**2, at**3
    x, y = (sum(w * point[k] for w, point in zip(weights, (a, b, c, d), strict=True)) for k in (0, 1))
    return x, y


def _slopes(points: Sequence[Point]) -> list[float]:
    """The slope at each point: flat at a peak, else the weighted harmonic mean of both sides."""
    n = len(points)
    if n < 2:
        return [0.0] * n
    widths = [points[k + 1][0] - points[k][0] for k in range(n - 1)]
    rises = [(points[k + 1][1] - points[k][1]) / widths[k] for k in range(n - 1)]
    inner = []
    for k in range(1, n - 1):
        before, after = rises[k - 1], rises[k]
        if before * after <= 0:
            inner.append(0.0)
        else:
            w1, w2 = 2 * widths[k] + widths[k - 1], widths[k] + 2 * widths[k - 1]
            inner.append((w1 + w2) / (w1 / before + w2 / after))
    return [rises[0], *inner, rises[-1]]
