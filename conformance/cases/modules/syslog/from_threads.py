"""Messages from several threads at once."""
import os
import syslog
import threading

read, write = os.pipe()
kept = os.dup(2)
os.dup2(write, 2)
syslog.openlog("ident", syslog.LOG_PERROR)
threads = [threading.Thread(target=syslog.syslog, args=(f"message {number}",)) for number in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
syslog.closelog()
os.dup2(kept, 2)
os.close(write)
lines = os.read(read, 1000).decode().splitlines()
print(len(lines), sorted(lines) == [f"ident: message {number}" for number in range(5)], {line[:6] for line in lines})
