"""What `openlog` refuses."""
import syslog
from _attempt import attempt

attempt(syslog.openlog, 5)
attempt(syslog.openlog, b"name")
attempt(syslog.openlog, "name", "x")
attempt(syslog.openlog, "name", 1, "x")
attempt(syslog.openlog, "name", 1.5)
attempt(syslog.openlog, "name", 1, 2, 3)
attempt(syslog.openlog, "name", other=1)
attempt(syslog.openlog, "a\0b")
attempt(syslog.openlog, "\ud800")
attempt(syslog.openlog, "name", 2**63)
