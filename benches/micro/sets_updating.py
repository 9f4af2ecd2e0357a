"""Sets that change: add, discard, remove, pop, update, and a walk through a graph with a frontier."""


def reach(graph, start):
    seen = {start}
    frontier = {start}
    steps = 0
    while frontier:
        reached = set()
        for node in frontier:
            reached.update(graph[node])
        frontier = reached - seen
        seen |= frontier
        steps += 1
    return steps, len(seen)


def run():
    graph = {n: {(n * 2) % 1500, (n + 7) % 1500, (n * n) % 1500} for n in range(1500)}
    total = 0
    for start in range(0, 1500, 18):
        steps, count = reach(graph, start)
        total += steps * count
    live = set(range(500))
    for i in range(340_000):
        live.discard(i % 700)
        live.add((i * 3) % 700)
        if not i % 50:
            live.remove(live.pop()) if len(live) > 1000 else live.update((1, 2, 3))
    while live:
        total += live.pop()
    return total
