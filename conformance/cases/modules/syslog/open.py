"""`openlog` with all, some and no arguments."""
import syslog
from _attempt import attempt

attempt(syslog.openlog)
attempt(syslog.openlog, "name")
attempt(syslog.openlog, "name", syslog.LOG_PID)
attempt(syslog.openlog, "name", syslog.LOG_PID, syslog.LOG_USER)
attempt(syslog.openlog, ident="name", logoption=0, facility=syslog.LOG_LOCAL1)
attempt(syslog.openlog, facility=syslog.LOG_LOCAL1)
attempt(syslog.openlog, None)
syslog.closelog()
