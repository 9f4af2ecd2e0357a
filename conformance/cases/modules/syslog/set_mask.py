"""`setlogmask` returns the mask there was; 0 changes nothing."""
import syslog

first = syslog.setlogmask(0)
print(first, syslog.setlogmask(0))
print(syslog.setlogmask(syslog.LOG_UPTO(syslog.LOG_ERR)), syslog.setlogmask(0))
print(syslog.setlogmask(1), syslog.setlogmask(first), syslog.setlogmask(-1), syslog.setlogmask(first))
