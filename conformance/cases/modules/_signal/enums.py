import signal

print(signal.Signals.SIGINT, signal.SIGINT == 2, signal.Handlers.SIG_DFL, signal.Sigmasks.SIG_BLOCK)
print(len(signal.valid_signals()), signal.SIGINT in signal.valid_signals(), 0 in signal.valid_signals())
print(signal.NSIG, signal.SIGRTMIN, signal.SIGRTMAX)
