"""Every call is told to audit hooks."""
import sys
import syslog

events = []
sys.addaudithook(lambda name, args: events.append((name, args)) if name.startswith("syslog") else None)
syslog.openlog("name", 1, 8)
syslog.syslog(7, "text")
syslog.syslog("more")
syslog.setlogmask(syslog.setlogmask(0))
syslog.closelog()
for event in events:
    print(event)
