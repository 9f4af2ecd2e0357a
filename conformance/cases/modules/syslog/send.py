"""Messages of all priorities; nothing is returned."""
import syslog
from _attempt import attempt

for priority in (syslog.LOG_DEBUG, syslog.LOG_INFO, syslog.LOG_MAIL | syslog.LOG_DEBUG):
    attempt(syslog.syslog, priority, "a test")
attempt(syslog.syslog, "a test")
attempt(syslog.syslog, "")
attempt(syslog.syslog, "100 % of %s and %n")
attempt(syslog.syslog, "snö")
syslog.closelog()
