# ends: PermissionError
import signal
signal.signal(signal.SIGINT, lambda *a: None)
