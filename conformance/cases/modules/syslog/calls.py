import syslog
def attempt(function, *args, **keywords):
    try:
        print(function.__name__, function(*args, **keywords))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)
attempt(syslog.syslog); attempt(syslog.syslog, 1, 2, 3); attempt(syslog.syslog, 5); attempt(syslog.syslog, "a", "b"); attempt(syslog.syslog, 3, 5); attempt(syslog.syslog, priority=1)
attempt(syslog.openlog, 5); attempt(syslog.openlog, "a", "b"); attempt(syslog.syslog, "a\0"); attempt(syslog.closelog, 1)
attempt(syslog.LOG_MASK, 3); attempt(syslog.LOG_UPTO, 5); attempt(syslog.setlogmask, 7); attempt(syslog.setlogmask, 255)
attempt(syslog.openlog, "case", syslog.LOG_PID, syslog.LOG_LOCAL0); attempt(syslog.syslog, "text"); attempt(syslog.syslog, syslog.LOG_DEBUG, "text"); attempt(syslog.closelog); attempt(syslog.closelog)
print({name: value for name, value in sorted(vars(syslog).items()) if isinstance(value, int)})
