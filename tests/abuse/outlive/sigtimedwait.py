# ends: time; allow: Process
import signal
signal.sigtimedwait({signal.SIGUSR1}, 1000)
