#!/usr/bin/env python3
"""Makes Landsat pixel series whose changes are known, as input for change_detection.py.

    make_pixels.py FOLDER [--pixels N] [--seed S]

Every second pixel changes once from one land cover to another; the file's name tells the first day of the
new one. The same arguments make the same files, byte for byte. Needs nothing but Python.
"""

import argparse
import math
import random
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

FIRST, LAST, REVISIT = date(1990, 1, 3), date(2009, 12, 31), timedelta(days=16)
FIRST_CHANGE, LAST_CHANGE = date(1995, 1, 1), date(2004, 12, 31)

CLEAR, SHADOW, SNOW, CLOUD, FILL = 0, 2, 3, 4, 255
SHARES = {CLEAR: 0.60, SHADOW: 0.05, SNOW: 0.02, CLOUD: 0.30, FILL: 0.03}
UNSEEN_CLOUDS = 0.005


class Cover(NamedTuple):
    """The seven bands of a land cover: mean and seasonal swing, peaking at midsummer where positive."""

    name: str
    means: tuple[int, ...]
    swings: tuple[int, ...]


# Reflectance x 10,000; the thermal band in Kelvin x 10.
COVERS = [
    Cover('forest', (280, 460, 380, 2900, 1500, 700, 2860), (20, 40, -40, 700, 250, 60, 130)),
    Cover('grass', (520, 800, 850, 2300, 2200, 1400, 2890), (-40, 40, -150, 600, -250, -300, 170)),
    Cover('town', (1000, 1200, 1350, 2100, 2300, 2000, 2930), (40, 50, 60, 150, 80, 60, 190)),
    Cover('soil', (900, 1250, 1600, 2300, 3100, 2700, 2940), (30, 60, 90, 150, 200, 150, 210)),
]


def value(dice, mean, swing, day, noise):
    season = math.cos(2 * math.pi * (day.timetuple().tm_yday - 196) / 365.25)
    return round(mean + swing * season + dice.gauss(0, noise))


def observation(dice, cover, day):
    """The seven values and the quality of one acquisition."""
    quality = dice.choices(list(SHARES), list(SHARES.values()))[0]
    if quality == FILL:
        return [-9999] * 7 + [FILL]
    reflectance = [value(dice, cover.means[band], cover.swings[band], day, 40) for band in range(6)]
    thermal = value(dice, cover.means[6], cover.swings[6], day, 25)
    if quality == CLOUD or dice.random() < UNSEEN_CLOUDS:
        brightness = dice.randint(1500, 6000)
        return [min(20_000, v + brightness) for v in reflectance] + [thermal - dice.randint(100, 500), quality]
    if quality == SNOW:
        return [v + 4000 for v in reflectance[:4]] + reflectance[4:] + [thermal - 150, quality]
    if quality == SHADOW:
        return [v // 3 for v in reflectance] + [thermal - 40, quality]
    return [*reflectance, thermal, quality]


def series(dice, before, after, change):
    """The lines of a pixel's file, in no order, as in the real ones; some days appear twice."""
    lines = []
    for visit in range((LAST - FIRST) // REVISIT + 1):
        day = FIRST + visit * REVISIT
        cover = before if day < change else after
        for _ in range(2 if dice.random() < 0.02 else 1):
            lines.append(', '.join(map(str, [day.toordinal(), *observation(dice, cover, day)])))
    dice.shuffle(lines)
    return lines


def make_pixel(dice, number):
    """The name and the text of one pixel's file."""
    before, after = dice.sample(COVERS, 2)
    if number % 2:
        change, name = LAST + REVISIT, f'pixel_{number}_{before.name}'
    else:
        change = FIRST_CHANGE + timedelta(days=dice.randrange((LAST_CHANGE - FIRST_CHANGE).days))
        name = f'pixel_{number}_{before.name}_to_{after.name}_{change}'
    return f'{name}.csv', '\n'.join(series(dice, before, after, change)) + '\n'


def main():
    parser = argparse.ArgumentParser(description='Makes Landsat pixel series whose changes are known.')
    parser.add_argument('folder', metavar='FOLDER', type=Path, help='folder to make')
    parser.add_argument('--pixels', metavar='N', type=int, default=8, help='how many (default: %(default)s)')
    parser.add_argument('--seed', metavar='S', type=int, default=1,
                        help='another one makes others (default: %(default)s)')
    arguments = parser.parse_args()
    try:
        arguments.folder.mkdir(parents=True)
    except OSError as error:
        sys.exit(f'make_pixels: cannot make the folder {arguments.folder}: {error.strerror}')
    for number in range(1, arguments.pixels + 1):
        # A number of dice for each pixel, so that more pixels leave the first ones as they are.
        name, text = make_pixel(random.Random(f'{arguments.seed} {number}'), number)
        (arguments.folder / name).write_text(text, encoding='ascii')
    print(f'{arguments.pixels} pixels in {arguments.folder}')


if __name__ == '__main__':
    main()
