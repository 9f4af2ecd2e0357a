"""Arithmetic of floats in attributes of lists: the outer planets and the sun under gravity."""

from math import sqrt

DAYS = 365.24
SUN = 4 * 3.141592653589793 ** 2
# Place, velocity per day, mass in suns.
PLANETS = [
    ((4.84143144246472090, -1.16032004402742839, -0.103622044471123109),
     (0.00166007664274403694, 0.00769901118419740425, -0.0000690460016972063023), 0.000954791938424326609),
    ((8.34336671824457987, 4.12479856412430479, -0.403523417114321381),
     (-0.00276742510726411, 0.00499852801234917, 0.0000230417297573763929), 0.000285885980666130812),
    ((12.8943695621391310, -15.1111514016986312, -0.223307578892655734),
     (0.00296460137564761618, 0.00237847173959480950, -0.0000296589568540237556), 0.0000436624404335156298),
    ((15.3796971148509165, -25.9193146099879641, 0.179258772950371181),
     (0.00268067772490389322, 0.00162824170038242295, -0.0000951592254519715870), 0.0000515138902046611451),
]


def bodies():
    made = [[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, SUN]]
    for place, velocity, mass in PLANETS:
        made.append([*place, *(v * DAYS for v in velocity), mass * SUN])
    for axis in (3, 4, 5):
        made[0][axis] = -sum(body[axis] * body[6] for body in made[1:]) / SUN
    return made


def advance(pairs, system, dt, steps):
    for _ in range(steps):
        for a, b in pairs:
            dx = a[0] - b[0]
            dy = a[1] - b[1]
            dz = a[2] - b[2]
            squared = dx * dx + dy * dy + dz * dz
            pull = dt / (squared * sqrt(squared))
            of_b = b[6] * pull
            of_a = a[6] * pull
            a[3] -= dx * of_b
            a[4] -= dy * of_b
            a[5] -= dz * of_b
            b[3] += dx * of_a
            b[4] += dy * of_a
            b[5] += dz * of_a
        for body in system:
            body[0] += dt * body[3]
            body[1] += dt * body[4]
            body[2] += dt * body[5]


def energy(pairs, system):
    total = sum(m * (vx * vx + vy * vy + vz * vz) / 2 for _, _, _, vx, vy, vz, m in system)
    for a, b in pairs:
        total -= a[6] * b[6] / sqrt(sum((p - q) ** 2 for p, q in zip(a[:3], b[:3])))
    return total


def run():
    system = bodies()
    pairs = [(a, b) for i, a in enumerate(system) for b in system[i + 1:]]
    advance(pairs, system, 0.01, 1000)
    return f"{energy(pairs, system):.9f}"
