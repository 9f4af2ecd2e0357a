# ends: work
import pickle
pickle.loads(b"cbuiltins\neval\n(S'any(0 for _ in iter(int, 1))'\ntR.")
