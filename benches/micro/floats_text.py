"""Floats read from text and written as text: repr, str, formats, float()."""


def run():
    total = 0
    value = 0.0
    for i in range(60_000):
        number = i * 1.1 / 7
        text = str(number)
        value += float(text) - float("12.5")
        total += len(text) + len(f"{number:.2f}")
        total += len("%.3f %g" % (number, number)) + len(f"{number:10.4e}")
    return total, round(value, 6)
