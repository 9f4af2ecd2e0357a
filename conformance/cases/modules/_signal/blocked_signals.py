import signal

seen = []
signal.signal(signal.SIGUSR1, lambda *args: seen.append(1))
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
signal.raise_signal(signal.SIGUSR1)
print(seen, signal.sigpending())
print(signal.sigwait([signal.SIGUSR1]), signal.sigpending())
signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR1])
print(seen)
