# ends: memory
import pickle
x = [pickle.dumps('a' * (1 << 20)) for _ in range(1000)]
