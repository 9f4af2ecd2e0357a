# ends: time; allow: Process
import signal
signal.sigwaitinfo({signal.SIGUSR1})
