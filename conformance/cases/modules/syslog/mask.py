"""`LOG_MASK`: the bit of a priority."""
import syslog
from _attempt import attempt

print([syslog.LOG_MASK(priority) for priority in range(8)])
for value in (31, True, "x", 1.5, None, 2**63, -(2**63) - 1, 2**100):
    attempt(syslog.LOG_MASK, value)
attempt(syslog.LOG_MASK)
attempt(syslog.LOG_MASK, 1, 2)
