"""`closelog` may be called at any time."""
import syslog
from _attempt import attempt

attempt(syslog.closelog)
syslog.openlog("name")
attempt(syslog.closelog)
attempt(syslog.closelog)
attempt(syslog.closelog, 1)
attempt(syslog.closelog, x=1)
