"""Rails: what is owned runs from one end to the other; what rides on top may change."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.geometry import PIXEL, Rect
from briefgen.layout.marks import box, disc, outline, words
from briefgen.layout.protocol import Fragment, Setting
from briefgen.layout.scale import colored
from briefgen.scene import Color, Item, Segment

CURVE = 0.5522847498
"""Control length of a cubic that draws a quarter of a unit circle."""

GAP = 4 * PIXEL
INNER_RADIUS = 40 * PIXEL
RIDER = 19 * PIXEL
WHEEL = 0.1
"""A wheel's radius, in the height of what rides."""


def lay_out_rails(names: Sequence[str], riders: Sequence[str], region: Rect, setting: Setting) -> Fragment:
    """Bands for `names` (the first lowest), in the deck rising at the right, with `riders` standing on them."""
    return _rising(names, riders, region, setting) if setting.deck else _track(names, riders, region, setting)


def _band(setting: Setting) -> float:
    return max(40 * PIXEL, setting.scale.lead.leading + setting.scale.step)


def rails_height(number: int, setting: Setting) -> float:
    """The height of `number` rails where they run level, in a deck."""
    return number * _band(setting) + (number - 1) * GAP


def _rail_fill(index: int, number: int, setting: Setting) -> Color:
    """The surface and the layer under it keep their stack fills; all below is foundation."""
    foundation, middle, surface = setting.theme.fills
    if index == number - 1:
        return surface
    return middle if index == number - 2 and number > 2 else foundation


def _rising(names: Sequence[str], riders: Sequence[str], region: Rect, setting: Setting) -> Fragment:
    scale = setting.scale
    number = len(names)
    band, total = _band(setting), rails_height(number, setting)
    rider_room = 2 * RIDER + 2 * scale.step if riders else 0.0
    widest = max(setting.type.widest(name, scale.lead) for name in names)
    straight = region.width - total - INNER_RADIUS
    if total + rider_room > region.height or widest > straight:
        lacks = max(total + rider_room - region.height, widest - straight)
        return Fragment((), 0.0, None, lacks, f"{number} rails need room")
    items: list[Item] = []
    for index in range(number):
        offset = index * (band + GAP)
        fill = _rail_fill(index, number, setting)
        path = _rail(
            region.x - setting.bleed(region),
            region.right - offset,
            region.y,
            region.bottom - offset,
            band,
            total - offset + INNER_RADIUS,
        )
        items.append(outline(f"{setting.key} · rail {index + 1}", path, fill))
        text = colored(scale.lead, setting.theme.text_on(fill))
        area = Rect(region.x, region.bottom - offset - band, straight, band)
        items.append(words(setting, f"rail {index + 1} name", names[index], area, text, on=fill, centred=True))
    surface = region.bottom - total
    items.extend(_riders(riders, Rect(region.x, surface - 2 * RIDER - 1.5, straight, 2 * RIDER), setting))
    return Fragment(tuple(items), region.height)


def _rail(left: float, right: float, top: float, bottom: float, band: float, radius: float) -> list[Segment]:
    """A band along the bottom that turns up through a quarter arc of outer `radius` and runs to the top."""
    inner = radius - band
    bend_x, bend_y = right - radius, bottom - radius
    return [
        ("M", left, bottom),
        ("L", bend_x, bottom),
        ("C", bend_x + CURVE * radius, bottom, right, bend_y + CURVE * radius, right, bend_y),
        ("L", right, top),
        ("L", right - band, top),
        ("L", right - band, bend_y),
        ("C", right - band, bend_y + CURVE * inner, bend_x + CURVE * inner, bottom - band, bend_x, bottom - band),
        ("L", left, bottom - band),
        ("Z",),
    ]


def _riders(riders: Sequence[str], area: Rect, setting: Setting) -> list[Item]:
    """Outlined cars with their names, on wheels on the surface; owned things are solid, these are not."""
    items: list[Item] = []
    if not riders:
        return items
    wheel = area.height * WHEEL
    padding, after = setting.scale.step * 1.5, 2 * setting.scale.step
    room = (area.width - (len(riders) - 1) * after) / len(riders) - 2 * padding
    naturals = [setting.type.widest(name, setting.scale.body) + 1 for name in riders]
    widths = [room] * len(riders) if max(naturals) <= room else _shared(naturals, room * len(riders))
    weight = 2 * PIXEL * (1 if setting.deck else 0.4)
    x = area.x
    for index, (name, width) in enumerate(zip(riders, widths, strict=True)):
        mark = f"{setting.key} · rider {index + 1}"
        car = Rect(x, area.y, width + 2 * padding, area.height - 2 * wheel)
        items.append(outline(mark, _car(car), None, Color.INK, weight))
        for side, place in (("left", car.x + car.width * 0.25), ("right", car.x + car.width * 0.75)):
            items.append(disc(f"{mark} {side} wheel", place, area.bottom - wheel, wheel, Color.INK))
        text = car.inset(padding, 0)
        items.append(
            words(setting, f"rider {index + 1} name", name, text, setting.scale.body, align="center", centred=True)
        )
        x += car.width + after
    return items


def _shared(wishes: Sequence[float], room: float) -> list[float]:
    """`room` dealt out by what each wishes for."""
    return [max(room * wish / sum(wishes), 1.0) for wish in wishes]


def _car(body: Rect) -> list[Segment]:
    """A body with rounded ends."""
    radius = body.height / 2
    reach = CURVE * radius
    left, right = body.x + radius, body.right - radius
    return [
        ("M", left, body.y),
        ("L", right, body.y),
        ("C", right + reach, body.y, body.right, body.middle - reach, body.right, body.middle),
        ("C", body.right, body.middle + reach, right + reach, body.bottom, right, body.bottom),
        ("L", left, body.bottom),
        ("C", left - reach, body.bottom, body.x, body.middle + reach, body.x, body.middle),
        ("C", body.x, body.middle - reach, left - reach, body.y, left, body.y),
        ("Z",),
    ]


def _track(names: Sequence[str], riders: Sequence[str], region: Rect, setting: Setting) -> Fragment:
    """The brief's form: a straight track, a band a layer, riders above it."""
    scale = setting.scale
    number = len(names)
    band = scale.body.leading + scale.step
    gap = scale.step / 4
    rider_room = scale.body.leading + 2 * scale.step if riders else 0.0
    height = rider_room + number * band + (number - 1) * gap
    if height > region.height + 0.01:
        return Fragment((), 0.0, None, height - region.height, f"{number} rails need room")
    items: list[Item] = _riders(
        riders, Rect(region.x, region.y, region.width, rider_room - 1.5) if riders else region, setting
    )
    for index in range(number):
        top = region.y + height - (index + 1) * band - index * gap
        fill = _rail_fill(index, number, setting)
        rail = Rect(region.x, top, region.width, band)
        items.append(box(f"{setting.key} · rail {index + 1}", rail, fill))
        style = colored(scale.name, setting.theme.text_on(fill))
        items.append(
            words(
                setting, f"rail {index + 1} name", names[index], rail.inset(scale.step, 0), style, on=fill, centred=True
            )
        )
    return Fragment(tuple(items), height)
