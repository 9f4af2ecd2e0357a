"""Levels of messages, the most urgent one first."""
import syslog

names = "EMERG ALERT CRIT ERR WARNING NOTICE INFO DEBUG".split()
print([getattr(syslog, "LOG_" + name) for name in names])
print(all(type(getattr(syslog, "LOG_" + name)) is int for name in names))
print(hasattr(syslog, "LOG_PANIC"), hasattr(syslog, "LOG_WARN"))
