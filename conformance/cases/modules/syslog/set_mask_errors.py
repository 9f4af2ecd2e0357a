"""What `setlogmask` refuses."""
import syslog
from _attempt import attempt

for value in ("x", 1.5, None, 2**63, [], -(2**70)):
    attempt(syslog.setlogmask, value)
attempt(syslog.setlogmask)
attempt(syslog.setlogmask, 1, 2)
attempt(syslog.setlogmask, maskpri=1)
