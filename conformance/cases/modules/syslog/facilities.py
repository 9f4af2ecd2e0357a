"""Facilities are multiples of 8."""
import syslog

names = "KERN USER MAIL DAEMON AUTH SYSLOG LPR NEWS UUCP CRON AUTHPRIV FTP".split()
print({name: getattr(syslog, "LOG_" + name) for name in names if hasattr(syslog, "LOG_" + name)})
print([getattr(syslog, f"LOG_LOCAL{number}") >> 3 for number in range(8)])
print(syslog.LOG_MAIL | syslog.LOG_ERR, syslog.LOG_LOCAL7 % 8)
