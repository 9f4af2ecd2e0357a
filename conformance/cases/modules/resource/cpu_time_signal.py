import resource, signal

class Enough(Exception): ...
def handler(number, frame):
    raise Enough(signal.Signals(number).name)
signal.signal(signal.SIGXCPU, handler)
soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
resource.setrlimit(resource.RLIMIT_CPU, (1, hard))
try:
    n = 0
    while True:
        n += 1
except Enough as error:
    print(type(error).__name__, error)
print(n > 1000, resource.getrusage(resource.RUSAGE_SELF).ru_utime > 0.5)
