"""What `syslog` refuses."""
import syslog
from _attempt import attempt

attempt(syslog.syslog)
attempt(syslog.syslog, 1, 2)
attempt(syslog.syslog, "a", "b")
attempt(syslog.syslog, 1, "a", 2)
attempt(syslog.syslog, b"bytes")
attempt(syslog.syslog, 1, b"bytes")
attempt(syslog.syslog, None)
attempt(syslog.syslog, 1.5, "x")
attempt(syslog.syslog, "a\0b")
attempt(syslog.syslog, message="x")
attempt(syslog.syslog, 2**63, "x")
attempt(syslog.syslog, "\ud800")
