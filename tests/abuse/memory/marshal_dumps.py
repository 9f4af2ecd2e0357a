# ends: memory
import marshal
x = [marshal.dumps('a' * (1 << 20)) for _ in range(1000)]
