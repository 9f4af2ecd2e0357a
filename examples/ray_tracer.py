"""A ray tracer: spheres and a chequered floor with light, shadow, mirrors, written as a PPM picture.

usage: ray_tracer.py [FILE [WIDTH [HEIGHT]]]        without a file, a small picture as text
"""
import math
import sys
import zlib
from array import array
from dataclasses import dataclass
from typing import NamedTuple, Protocol


class Vector(NamedTuple):
    x: float
    y: float
    z: float

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        if isinstance(factor, Vector):
            return Vector(self.x * factor.x, self.y * factor.y, self.z * factor.z)
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    __rmul__ = __mul__

    def __neg__(self):
        return Vector(-self.x, -self.y, -self.z)

    def __matmul__(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def __xor__(self, other):
        """The cross product."""
        return Vector(self.y * other.z - self.z * other.y, self.z * other.x - self.x * other.z,
                      self.x * other.y - self.y * other.x)

    def __abs__(self):
        return math.sqrt(self @ self)

    def unit(self):
        return self * (1 / abs(self))

    def reflected(self, normal):
        return self - normal * (2 * (self @ normal))


BLACK, WHITE = Vector(0, 0, 0), Vector(1, 1, 1)
EPSILON = 1e-6


class Ray(NamedTuple):
    origin: Vector
    direction: Vector

    def at(self, distance):
        return self.origin + self.direction * distance


@dataclass(frozen=True)
class Material:
    colour: Vector
    mirror: float = 0.0
    shine: float = 0.0
    other: Vector | None = None

    def colour_at(self, point):
        if self.other is None or (math.floor(point.x) + math.floor(point.z)) % 2 == 0:
            return self.colour
        return self.other


class Shape(Protocol):
    material: Material

    def distance(self, ray: Ray) -> float | None: ...
    def normal(self, point: Vector) -> Vector: ...


@dataclass(frozen=True)
class Sphere:
    centre: Vector
    radius: float
    material: Material

    def distance(self, ray):
        to_centre = self.centre - ray.origin
        along = to_centre @ ray.direction
        inside = self.radius**2 - to_centre @ to_centre + along**2
        if inside <= 0:
            return None
        half = math.sqrt(inside)
        return next((found for found in (along - half, along + half) if found > EPSILON), None)

    def normal(self, point):
        return (point - self.centre) * (1 / self.radius)


@dataclass(frozen=True)
class Floor:
    height: float
    material: Material

    def distance(self, ray):
        if abs(ray.direction.y) < EPSILON:
            return None
        found = (self.height - ray.origin.y) / ray.direction.y
        return found if EPSILON < found < 60 else None

    def normal(self, point):
        return Vector(0, 1, 0)


class Camera:
    def __init__(self, position, target, width, height, angle=50):
        self.position = position
        forward = (target - position).unit()
        self.right = (forward ^ Vector(0, 1, 0)).unit()
        self.up = self.right ^ forward
        self.forward = forward
        self.scale = math.tan(math.radians(angle) / 2)
        self.width, self.height = width, height

    def ray(self, column, row):
        x = (2 * (column + 0.5) / self.width - 1) * self.scale
        y = (1 - 2 * (row + 0.5) / self.height) * self.scale * self.height / self.width
        return Ray(self.position, (self.forward + self.right * x + self.up * y).unit())


class Scene:
    def __init__(self, shapes, lights, ambient=0.1):
        self.shapes, self.lights, self.ambient = shapes, lights, ambient
        self.rays = 0

    def nearest(self, ray):
        self.rays += 1
        hits = ((distance, number) for number, shape in enumerate(self.shapes) if (distance := shape.distance(ray)) is not None)
        return min(hits, default=None)

    def trace(self, ray, depth=3):
        hit = self.nearest(ray)
        if hit is None:
            return self.sky(ray.direction)
        distance, number = hit
        shape = self.shapes[number]
        point = ray.at(distance)
        normal = shape.normal(point)
        material = shape.material
        colour = material.colour_at(point)
        result = colour * self.ambient
        for light, strength in self.lights:
            result += self.lit(ray, point, normal, material, colour, light, strength)
        if material.mirror and depth:
            mirrored = self.trace(Ray(point, ray.direction.reflected(normal)), depth - 1)
            result = result * (1 - material.mirror) + mirrored * material.mirror
        return result

    def lit(self, ray, point, normal, material, colour, light, strength):
        to_light = light - point
        reach = abs(to_light)
        direction = to_light * (1 / reach)
        cosine = normal @ direction
        if cosine <= 0:
            return BLACK
        blocker = self.nearest(Ray(point, direction))
        if blocker and blocker[0] < reach:
            return BLACK
        glow = max(0.0, ray.direction.reflected(normal) @ direction) ** 40 * material.shine
        return (colour * cosine + WHITE * glow) * strength

    @staticmethod
    def sky(direction):
        t = 0.5 * (direction.y + 1)
        return Vector(0.9, 0.9, 0.95) * (1 - t) + Vector(0.4, 0.6, 1.0) * t


class Picture:
    def __init__(self, width, height):
        self.width, self.height = width, height
        self.bytes = array("B", bytes(3 * width * height))

    def __setitem__(self, place, colour):
        column, row = place
        start = 3 * (row * self.width + column)
        self.bytes[start:start + 3] = array("B", (round(255 * min(1.0, max(0.0, part)) ** (1 / 2.2)) for part in colour))

    def ppm(self):
        return b"P6\n%d %d\n255\n" % (self.width, self.height) + self.bytes.tobytes()

    def text(self, shades=" .:-=+*#%@"):
        view = memoryview(self.bytes)
        for row in range(self.height):
            line = view[3 * row * self.width:3 * (row + 1) * self.width]
            grey = (sum(line[start:start + 3]) for start in range(0, len(line), 3))
            yield "".join(shades[value * len(shades) // 766] for value in grey)


def scene():
    red = Material(Vector(0.9, 0.2, 0.2), mirror=0.15, shine=0.8)
    glass = Material(Vector(0.8, 0.9, 1.0), mirror=0.8, shine=1.0)
    green = Material(Vector(0.2, 0.8, 0.3), shine=0.3)
    floor = Material(Vector(0.9, 0.9, 0.9), other=Vector(0.1, 0.1, 0.15), mirror=0.1)
    return Scene(
        [Sphere(Vector(-1.6, 0, 0), 1, red), Sphere(Vector(0.7, 0.4, 0.6), 1.4, glass), Sphere(Vector(1.6, -0.6, -1.6), 0.4, green),
         Floor(-1, floor)],
        [(Vector(-5, 6, -5), 0.8), (Vector(4, 3, -6), 0.3)],
    )


def render(width, height):
    picture, world = Picture(width, height), scene()
    camera = Camera(Vector(0, 1.2, -6), Vector(0, 0, 0), width, height)
    for row in range(height):
        for column in range(width):
            picture[column, row] = world.trace(camera.ray(column, row))
    return picture, world.rays


def main(argv):
    width, height = (int(text) for text in argv[1:3]) if len(argv) > 2 else (64, 40)
    picture, rays = render(width, height)
    if argv:
        with open(argv[0], "wb") as file:
            file.write(picture.ppm())
        return
    print("\n".join(list(picture.text())[::2]))
    ppm = picture.ppm()
    print(len(ppm), "bytes,", rays, "rays, crc", f"{zlib.crc32(ppm):08x}", ppm[:12])
    a, b = Vector(1, 2, 2), Vector(0.5, -1, 4)
    print(a + b, a @ b, a ^ b, abs(a), -a, 2 * a, a.unit() == a * (1 / 3))


if __name__ == "__main__":
    main(sys.argv[1:])
