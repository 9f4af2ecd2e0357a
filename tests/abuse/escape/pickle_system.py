# ends: PermissionError
import pickle
pickle.loads(b"cposix\nsystem\n(S'true'\ntR.")
