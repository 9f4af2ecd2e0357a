# ends: time; allow: Process
import signal
signal.sigwait({signal.SIGUSR1})
