"""`LOG_UPTO`: the bits up to a priority."""
import syslog
from _attempt import attempt

print([syslog.LOG_UPTO(priority) for priority in range(8)])
for value in (30, False, "x", 1.5, None, 2**63, 2**100):
    attempt(syslog.LOG_UPTO, value)
attempt(syslog.LOG_UPTO)
attempt(syslog.LOG_UPTO, 1, 2)
attempt(syslog.LOG_UPTO, pri=1)
