"""Draw the program's icon into resources/icons/app.png and app.ico.

Three rising steps and, above the last, a figure: advancement. Plum as the accent of the window. Drawn four
times too large and scaled down, so that edges are smooth; the forms lie on a grid of 32, so that small sizes
stay sharp.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
PLUM, PALE, WHITE = "#7A1F5C", "#E3C3D8", "#FFFFFF"
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
OVERSAMPLING = 4
# left, top, right, bottom in units of 1/32 of the side
GROUND = (0, 0, 32, 32)
STEPS = (((6, 20, 11, 26), PALE), ((13.5, 16, 18.5, 26), PALE), ((21, 12, 26, 26), WHITE))
HEAD = (20.75, 5, 26.25, 10.5)


def draw(side: int) -> Image.Image:
    """The icon as a square RGBA picture of `side` pixels."""
    unit = side * OVERSAMPLING / 32
    picture = Image.new("RGBA", (side * OVERSAMPLING,) * 2)
    pen = ImageDraw.Draw(picture)

    def scaled(box: tuple[float, ...]) -> list[float]:
        return [round(edge * unit) - (i > 1) for i, edge in enumerate(box)]

    pen.rounded_rectangle(scaled(GROUND), radius=6 * unit, fill=PLUM)
    for box, colour in STEPS:
        pen.rounded_rectangle(scaled(box), radius=1.5 * unit, fill=colour)
    pen.ellipse(scaled(HEAD), fill=WHITE)
    return picture.resize((side, side), Image.Resampling.LANCZOS)


def main() -> None:
    """Write both files; the .ico holds every size Windows asks for."""
    pictures = [draw(side) for side in SIZES]
    pictures[-1].save(ICONS / "app.png", optimize=True)
    pictures[-1].save(ICONS / "app.ico", sizes=[p.size for p in pictures], append_images=pictures[:-1])


if __name__ == "__main__":
    main()
