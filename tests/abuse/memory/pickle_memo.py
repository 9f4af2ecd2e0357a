# ends: memory
import pickle
pickle.dumps([[] for _ in range(10**8)])
