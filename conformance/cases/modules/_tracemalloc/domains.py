"""Domains of traces and filters by them."""
import tracemalloc

tracemalloc.start()
keep = bytearray(100_000)
snapshot = tracemalloc.take_snapshot()
print({trace.domain for trace in snapshot.traces if trace.size > 50_000})
for domain in (0, 1):
    filtered = snapshot.filter_traces(tracemalloc.DomainFilter(True, domain) for _ in range(1)) if False else (
        snapshot.filter_traces([tracemalloc.DomainFilter(True, domain)]))
    print(domain, any(trace.size > 50_000 for trace in filtered.traces))
print(len(snapshot.filter_traces([tracemalloc.Filter(False, "*")]).traces))
