"""Shortest paths: Dijkstra, A* on a map, Bellman-Ford with negative weights, and all pairs by Floyd and Warshall."""
import heapq
import math
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import product, pairwise


class NegativeCycle(Exception):
    def __init__(self, cycle):
        super().__init__(" -> ".join(cycle))
        self.cycle = cycle


class Graph:
    def __init__(self, edges=(), directed=False):
        self.weights = defaultdict(dict)
        self.directed = directed
        for edge in edges:
            self.connect(*edge)

    def connect(self, a, b, weight=1):
        self.weights[a][b] = weight
        self.weights[b]
        if not self.directed:
            self.weights[b][a] = weight

    def __getitem__(self, node):
        return self.weights[node].items()

    def __iter__(self):
        return iter(self.weights)

    def __len__(self):
        return len(self.weights)

    def edges(self):
        return ((a, b, weight) for a in self for b, weight in self[a])

    def length(self, path):
        return sum(self.weights[a][b] for a, b in pairwise(path))


@dataclass(order=True)
class Entry:
    priority: float
    node: object = field(compare=False)


@dataclass
class Search:
    """What a search from one node has found."""
    start: object
    distances: dict = field(default_factory=dict)
    previous: dict = field(default_factory=dict)
    settled: int = 0

    def path(self, goal):
        if goal not in self.distances:
            return None
        path = [goal]
        while path[-1] != self.start:
            path.append(self.previous[path[-1]])
        return path[::-1]


def shortest(graph, start, goal=None, estimate=lambda node: 0):
    """Dijkstra's algorithm; with an estimate of the way left that is never too long, A*."""
    search = Search(start, {start: 0})
    queue = [Entry(estimate(start), start)]
    done = set()
    while queue:
        node = heapq.heappop(queue).node
        if node in done:
            continue
        done.add(node)
        search.settled += 1
        if node == goal:
            break
        for other, weight in graph[node]:
            if weight < 0:
                raise ValueError(f"negative weight {weight} from {node} to {other}")
            distance = search.distances[node] + weight
            if distance < search.distances.get(other, math.inf):
                search.distances[other] = distance
                search.previous[other] = node
                heapq.heappush(queue, Entry(distance + estimate(other), other))
    return search


def bellman_ford(graph, start):
    search = Search(start, {start: 0})
    for _ in range(len(graph)):
        changed = None
        for a, b, weight in graph.edges():
            if (distance := search.distances.get(a, math.inf) + weight) < search.distances.get(b, math.inf):
                search.distances[b] = distance
                search.previous[b] = changed = a
        if changed is None:
            return search
    node = changed
    for _ in graph:
        node = search.previous[node]
    cycle = [node]
    while (node := search.previous[node]) != cycle[0]:
        cycle.append(node)
    first = cycle.index(min(cycle))
    raise NegativeCycle(list(reversed(cycle[first + 1:] + cycle[:first + 1])))


def all_pairs(graph):
    table = defaultdict(lambda: math.inf, {(a, b): weight for a, b, weight in graph.edges()})
    table |= {(node, node): 0 for node in graph}
    for middle, a, b in product(graph, repeat=3):
        table[a, b] = min(table[a, b], table[a, middle] + table[middle, b])
    return table


RAILWAY = Graph([
    ("Aachen", "Cologne", 70), ("Cologne", "Frankfurt", 190), ("Cologne", "Hanover", 290), ("Hanover", "Berlin", 285),
    ("Hanover", "Hamburg", 150), ("Hamburg", "Berlin", 290), ("Frankfurt", "Mannheim", 80), ("Mannheim", "Stuttgart", 130),
    ("Stuttgart", "Munich", 230), ("Frankfurt", "Nuremberg", 225), ("Nuremberg", "Munich", 170), ("Nuremberg", "Leipzig", 280),
    ("Leipzig", "Berlin", 190), ("Mannheim", "Basel", 255), ("Zurich", "Basel", 85), ("Rügen", "Stralsund", 50),
])

MAZE = """\
S..#.......
.#.#.####.#
.#...#..#..
.#####.##.#
.......#..G
.###.#...#.
...#.###.#."""


def maze_graph(text):
    cells = {(x, y): char for y, row in enumerate(text.splitlines()) for x, char in enumerate(row) if char != "#"}
    graph = Graph()
    for x, y in cells:
        for other in ((x + 1, y), (x, y + 1)):
            if other in cells:
                graph.connect((x, y), other)
    start, goal = (next(cell for cell, char in cells.items() if char == wanted) for wanted in "SG")
    return graph, start, goal


def draw(text, path):
    rows = [list(row) for row in text.splitlines()]
    for x, y in path[1:-1]:
        rows[y][x] = "*"
    return "\n".join("".join(row) for row in rows)


def main():
    search = shortest(RAILWAY, "Aachen")
    for city in sorted(RAILWAY, key=lambda city: (search.distances.get(city, math.inf), city)):
        path = search.path(city)
        print(f"{city:<10} {search.distances.get(city, math.inf):>5}  {' > '.join(path) if path else 'no way'}")
    one = shortest(RAILWAY, "Basel", "Berlin")
    print(RAILWAY.length(one.path("Berlin")), "km, settled", one.settled, "of", len(RAILWAY))

    graph, start, goal = maze_graph(MAZE)
    plain = shortest(graph, start, goal)
    guided = shortest(graph, start, goal, lambda cell: abs(cell[0] - goal[0]) + abs(cell[1] - goal[1]))
    print(draw(MAZE, guided.path(goal)))
    print(plain.distances[goal], guided.distances[goal], guided.settled <= plain.settled)

    rates = Graph([("a", "b", 4), ("a", "c", 2), ("c", "b", -1), ("b", "d", 2), ("d", "e", -3)], directed=True)
    found = bellman_ford(rates, "a")
    print(found.distances, found.path("e"))
    try:
        shortest(rates, "a")
    except ValueError as error:
        print("ValueError:", error)
    rates.connect("e", "c", 1)
    try:
        bellman_ford(rates, "a")
    except NegativeCycle as error:
        print("NegativeCycle:", error, len(error.cycle))
    table = all_pairs(Graph([("a", "b", 7), ("b", "c", 1), ("a", "c", 3), ("d", "d", 0)]))
    for a in "abcd":
        print(a, *(f"{table[a, b]:>4}" for b in "abcd"))


if __name__ == "__main__":
    main()
