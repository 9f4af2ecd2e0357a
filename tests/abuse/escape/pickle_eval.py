# ends: work
import pickle
pickle.loads(b"cbuiltins\neval\n(S'[0 for _ in iter(int, 1)]'\ntR.")
