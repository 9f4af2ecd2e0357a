# ends: time; allow: Process
import signal
signal.pause()
