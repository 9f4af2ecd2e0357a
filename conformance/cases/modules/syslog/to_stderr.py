"""`LOG_PERROR` shows messages on the descriptor for errors, with the name and without the time."""
import os
import re
import syslog

read, write = os.pipe()
kept = os.dup(2)
os.dup2(write, 2)
syslog.openlog("ident", syslog.LOG_PERROR)
syslog.syslog("first")
syslog.syslog(syslog.LOG_DEBUG, "second %d")
syslog.openlog("other", syslog.LOG_PERROR | syslog.LOG_PID)
syslog.syslog("third")
syslog.closelog()
os.dup2(kept, 2)
os.close(write)
print(re.sub(r"\[\d+\]", "[N]", os.read(read, 1000).decode()), end="")
