"""Operators of classes and floats: spheres over a chessboard, with shadows and mirrors."""

from math import sqrt


class Vector:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def unit(self):
        return self * (1.0 / sqrt(self.dot(self)))

    def mirrored(self, normal):
        return self - normal * (2.0 * self.dot(normal))


class Sphere:
    def __init__(self, center, radius, color, shine):
        self.center = center
        self.radius = radius
        self.color = color
        self.shine = shine

    def distance(self, origin, direction):
        to_center = self.center - origin
        along = to_center.dot(direction)
        inside = self.radius * self.radius - to_center.dot(to_center) + along * along
        if inside < 0.0:
            return None
        found = along - sqrt(inside)
        return found if found > 1e-4 else None

    def normal(self, point):
        return (point - self.center).unit()

    def color_at(self, point):
        return self.color


class Floor:
    shine = 0.2

    def distance(self, origin, direction):
        if direction.y > -1e-6:
            return None
        found = -origin.y / direction.y
        return found if found > 1e-4 else None

    def normal(self, point):
        return Vector(0.0, 1.0, 0.0)

    def color_at(self, point):
        return 0.9 if (point.x // 1 + point.z // 1) % 2 else 0.1


class Scene:
    def __init__(self, things, light):
        self.things = things
        self.light = light

    def nearest(self, origin, direction):
        best = None
        for thing in self.things:
            distance = thing.distance(origin, direction)
            if distance is not None and (best is None or distance < best[0]):
                best = distance, thing
        return best

    def trace(self, origin, direction, depth):
        hit = self.nearest(origin, direction)
        if hit is None:
            return 0.3 + 0.5 * max(direction.y, 0.0)
        distance, thing = hit
        point = origin + direction * distance
        normal = thing.normal(point)
        to_light = (self.light - point).unit()
        shadow = self.nearest(point, to_light) is not None
        light = 0.1 if shadow else 0.1 + 0.9 * max(normal.dot(to_light), 0.0)
        color = thing.color_at(point) * light
        if thing.shine and depth:
            mirrored = self.trace(point, direction.mirrored(normal), depth - 1)
            color += thing.shine * (mirrored - color)
        return color


def run(width=48, height=32):
    spheres = [Sphere(Vector(x * 1.5, 1.0, 4.0 + x), 0.8, 0.4 + x / 10, 0.3) for x in range(-2, 3)]
    scene = Scene([*spheres, Floor()], Vector(-5.0, 8.0, -3.0))
    eye = Vector(0.0, 1.5, -4.0)
    total = 0.0
    for row in range(height):
        for column in range(width):
            direction = Vector((column - width / 2) / width, (height / 2 - row) / width, 1.0).unit()
            total += scene.trace(eye, direction, 2)
    return f"{total:.6f}"
