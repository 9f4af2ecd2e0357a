"""A message longer than a line of the log."""
import os
import syslog

read, write = os.pipe()
kept = os.dup(2)
os.dup2(write, 2)
syslog.openlog("ident", syslog.LOG_PERROR)
syslog.syslog("x" * 5000)
syslog.syslog("several\nlines\n")
syslog.closelog()
os.dup2(kept, 2)
os.close(write)
text = os.read(read, 10000).decode()
print(len(text), text.count("x"), repr(text[-30:]))
