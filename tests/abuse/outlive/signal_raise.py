# ends: PermissionError
import signal
signal.raise_signal(9)
