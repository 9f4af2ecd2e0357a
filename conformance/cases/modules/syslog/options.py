"""Options of `openlog`."""
import syslog

names = "PID CONS ODELAY NDELAY NOWAIT PERROR".split()
print({name: getattr(syslog, "LOG_" + name, None) for name in names})
print(syslog.LOG_PID | syslog.LOG_CONS, syslog.LOG_PERROR & syslog.LOG_PID)
print(syslog.__doc__, syslog.__name__)
