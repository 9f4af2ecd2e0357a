# ends: PermissionError
import signal
signal.alarm(1)
