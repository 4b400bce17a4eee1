"""Charts as vector items of a scene, for writers without native charts.

`draw` is the one entry; matplotlib is imported when the first chart is drawn.
"""

from briefgen.charts.drawing import draw, least_height

__all__ = ["draw", "least_height"]
