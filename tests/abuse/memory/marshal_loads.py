# ends: memory
import marshal
x = [marshal.loads(marshal.dumps(list(range(100_000)))) for _ in range(10_000)]
