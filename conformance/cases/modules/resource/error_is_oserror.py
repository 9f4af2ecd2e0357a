import resource

print(resource.error is OSError, resource.__name__)
print([n for n in dir(resource) if n.islower() and not n.startswith("_")])
print({n: getattr(resource, n) for n in dir(resource) if n.startswith("RUSAGE_")})
