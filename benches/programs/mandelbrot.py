"""The Mandelbrot set twice: with floats, as an image of bits, and with complex numbers, as text."""


def bitmap(size, limit):
    rows = []
    for y in range(size):
        imaginary = 2.0 * y / size - 1.0
        bits = 0
        for x in range(size):
            real = 2.0 * x / size - 1.5
            a = b = a2 = b2 = 0.0
            for _ in range(limit):
                b = 2.0 * a * b + imaginary
                a = a2 - b2 + real
                a2, b2 = a * a, b * b
                if a2 + b2 > 4.0:
                    bits <<= 1
                    break
            else:
                bits = bits << 1 | 1
        rows.append(bits.to_bytes((size + 7) // 8, "big"))
    return b"".join(rows)


def escape(c, limit):
    z = 0j
    for n in range(limit):
        if abs(z) > 2.0:
            return n
        z = z * z + c
    return limit


def picture(width, height, limit):
    shades = " .:-=+*#%@"
    lines = []
    for y in range(height):
        line = [
            shades[escape(complex(3.0 * x / width - 2.0, 2.4 * y / height - 1.2), limit) * 9 // limit]
            for x in range(width)
        ]
        lines.append("".join(line))
    return lines


def run():
    image = bitmap(200, 50)
    lines = picture(180, 80, 60)
    return sum(byte.bit_count() for byte in image), lines[40][100:120], sum(line.count("@") for line in lines)
