"""Comprehensions handed to functions, and comprehensions that use names of the function around them."""


def distances(points, origin):
    x, y = origin
    return [abs(px - x) + abs(py - y) for px, py in points]


def scaled(values, factor):
    limit = max(values)
    return tuple([value * factor for value in values if value < limit])


def run():
    points = [(i * 17 % 100, i * 31 % 100) for i in range(400)]
    total = 0
    for n in range(1_400):
        near = distances(points, (n % 100, 50))
        total += sum([distance for distance in near if distance < 40])
        total += len(",".join([str(distance) for distance in near[:100]]))
        total += any([distance == 0 for distance in near])
        total += max(scaled(near, 3))
        total += sorted([(distance, i) for i, distance in enumerate(near[:150])])[0][1]
    return total
