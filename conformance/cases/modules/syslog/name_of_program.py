"""Without a name `openlog` takes that of the program from `sys.argv`."""
import os
import sys
import syslog

read, write = os.pipe()
kept = os.dup(2)
os.dup2(write, 2)
for argv in (["/some/folder/program", "x"], ["plain"], ["folder/"], [""], [], None):
    sys.argv = argv
    syslog.closelog()
    syslog.openlog(logoption=syslog.LOG_PERROR)
    syslog.syslog(f"for {argv}")
syslog.closelog()
os.dup2(kept, 2)
os.close(write)
for line in os.read(read, 2000).decode().splitlines():
    print(line if not line.startswith(("python", "taipan")) else line.split(":", 1)[1])
