"""Conversions and comparisons: int, float, round, clamping, mixed operands."""


def clamp(value, low, high):
    return low if value < low else high if value > high else value


def run():
    total = 0
    position, speed = 0.0, 1.25
    for i in range(370_000):
        position += speed / 60
        if position > 100.0 or position < 0.0:
            speed = -speed
        share = clamp(position / 100, 0.0, 1.0)
        total += int(share * 255) + round(position)
        if share == 0.5 or float(i) >= 1e9:
            total += 1
        total += i // 2.0 > position
    return total, round(position, 6)
