"""Analyses logs in JSON lines: counts, percentiles and slow requests, as a table or as CSV.

usage: log_analyser.py [--format table|csv] [--top N] [--level LEVEL ...] [FILE]

Without a file, a made-up log is analysed.
"""
import argparse
import collections
import csv
import io
import json
import sys

PATHS = ["/", "/login", "/search", "/cart", "/api/items", "/api/users"]
LEVELS = ["DEBUG", "INFO", "WARNING", "ERROR"]


class Lcg:
    """A small generator of numbers, so that the made-up log is the same everywhere."""

    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % limit


def made_up_log(count, seed=42):
    random = Lcg(seed)
    for number in range(count):
        path = PATHS[random.below(len(PATHS))]
        level = LEVELS[min(random.below(6), 3)]
        record = {
            "time": f"2026-11-{1 + number // 40:02}T{number % 24:02}:{random.below(60):02}:{random.below(60):02}Z",
            "level": level,
            "path": path,
            "status": 500 if level == "ERROR" else [200, 200, 200, 304, 404][random.below(5)],
            "ms": round(1.5 + random.below(4000) / 17 + (400 if path == "/search" else 0), 2),
            "user": f"user{random.below(9)}" if random.below(3) else None,
        }
        yield json.dumps(record)
        if number % 50 == 49:
            yield '{"time": "broken'
    yield ""
    yield "[1, 2, 3]"


Request = collections.namedtuple("Request", "time level path status ms user")


class BadLine(ValueError):
    pass


def parse(line):
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise BadLine(f"no JSON: {error}") from error
    if not isinstance(record, dict):
        raise BadLine(f"not an object but {type(record).__name__}")
    try:
        return Request(*(record[field] for field in Request._fields))
    except KeyError as error:
        raise BadLine(f"no field {error}") from None


def read(lines, complaints):
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield parse(line)
        except BadLine as error:
            complaints.append((number, str(error)))


def percentile(values, percent):
    """The nearest-rank percentile of sorted values."""
    return values[max(0, -(-len(values) * percent // 100) - 1)]


class Report:
    def __init__(self, requests):
        self.by_path = collections.defaultdict(list)
        self.statuses = collections.defaultdict(collections.Counter)
        self.levels = collections.Counter()
        self.users = collections.Counter()
        self.days = collections.OrderedDict()
        self.slowest = []
        for request in requests:
            self.add(request)

    def add(self, request):
        self.by_path[request.path].append(request.ms)
        self.statuses[request.path][request.status] += 1
        self.levels[request.level] += 1
        self.users[request.user or "(anonymous)"] += 1
        day, _, _ = request.time.partition("T")
        self.days[day] = self.days.get(day, 0) + 1
        self.slowest.append(request)

    def rows(self):
        for path, times in sorted(self.by_path.items(), key=lambda item: (-len(item[1]), item[0])):
            times = sorted(times)
            statuses = self.statuses[path]
            yield {
                "path": path,
                "count": len(times),
                "mean": f"{sum(times) / len(times):.1f}",
                "p50": percentile(times, 50),
                "p95": percentile(times, 95),
                "errors": sum(n for status, n in statuses.items() if status >= 500),
                "statuses": " ".join(f"{status}:{statuses[status]}" for status in sorted(statuses)),
            }

    def slow(self, count):
        return sorted(self.slowest, key=lambda request: (-request.ms, request.time))[:count]


def print_table(rows, out):
    rows = [{key: str(value) for key, value in row.items()} for row in rows]
    if not rows:
        print("no requests", file=out)
        return
    widths = {key: max(len(key), *(len(row[key]) for row in rows)) for key in rows[0]}
    print("  ".join(key.ljust(width) for key, width in widths.items()).rstrip(), file=out)
    print("  ".join("-" * width for width in widths.values()), file=out)
    for row in rows:
        cells = (row[key].ljust(width) if key in ("path", "statuses") else row[key].rjust(width)
                 for key, width in widths.items())
        print("  ".join(cells).rstrip(), file=out)


def print_csv(rows, out):
    writer = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(out, fieldnames=list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow(row)


def arguments(argv):
    parser = argparse.ArgumentParser(prog="log_analyser", description="Analyses logs in JSON lines.")
    parser.add_argument("file", nargs="?", help="the log; a made-up one unless given")
    parser.add_argument("--format", choices=["table", "csv"], default="table")
    parser.add_argument("--top", type=int, default=3, metavar="N", help="show the N slowest requests")
    parser.add_argument("--level", action="append", choices=LEVELS, help="only these levels")
    return parser.parse_args(argv)


def main(argv=None, out=None):
    options = arguments(argv)
    out = out or sys.stdout
    complaints = []
    if options.file:
        with open(options.file, encoding="utf-8") as lines:
            requests = list(read(lines, complaints))
    else:
        requests = list(read(made_up_log(200), complaints))
    if options.level:
        requests = [request for request in requests if request.level in options.level]
    report = Report(requests)
    {"table": print_table, "csv": print_csv}[options.format](report.rows(), out)
    if options.format == "table":
        print("\nlevels:", ", ".join(f"{level} {count}" for level, count in report.levels.most_common()), file=out)
        print("users: ", ", ".join(f"{user} {count}" for user, count in sorted(report.users.items())), file=out)
        print("days:  ", dict(report.days), file=out)
        for request in report.slow(options.top):
            print(f"slow:   {request.ms:8.2f} ms {request.path:<12} {request.time}", file=out)
    for number, text in complaints:
        print(f"line {number}: {text}", file=sys.stderr)
    return 1 if complaints else 0


def demonstrate():
    status = main([])
    print()
    main(["--format", "csv", "--level", "ERROR", "--level", "WARNING"])
    buffer = io.StringIO()
    main(["--format=csv", "--level=DEBUG"], buffer)
    rows = list(csv.DictReader(io.StringIO(buffer.getvalue())))
    print("\nDEBUG requests:", sum(int(row["count"]) for row in rows))
    try:
        main(["--format", "xml"])
    except SystemExit as stop:
        print("usage error:", stop.code)
    return status


if __name__ == "__main__":
    sys.exit(main() if len(sys.argv) > 1 else demonstrate())
