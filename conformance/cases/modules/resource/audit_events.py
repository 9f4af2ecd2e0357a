import resource, sys

events = []
sys.addaudithook(lambda event, args: events.append((event, args)) if event.startswith("resource") else None)
hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
resource.prlimit(0, resource.RLIMIT_CORE)
resource.prlimit(0, resource.RLIMIT_CORE, (0, hard))
for event, args in events:
    print(event, [a if a != hard else "hard" for a in args])
