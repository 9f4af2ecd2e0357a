"""A mask keeps messages back."""
import os
import syslog

read, write = os.pipe()
kept = os.dup(2)
os.dup2(write, 2)
syslog.openlog("ident", syslog.LOG_PERROR)
syslog.setlogmask(syslog.LOG_MASK(syslog.LOG_ERR))
for priority in range(8):
    syslog.syslog(priority, f"priority {priority}")
syslog.syslog(syslog.LOG_LOCAL0 | syslog.LOG_ERR, "with a facility")
syslog.setlogmask(255)
syslog.syslog("all")
syslog.closelog()
os.dup2(kept, 2)
os.close(write)
print(os.read(read, 1000).decode(), end="")
