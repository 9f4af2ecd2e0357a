# ends: ok
import os, select
read, write = os.pipe()
file, poller = open(read, 'rb', 0), select.epoll()
os.close(read)
os.close(poller.fileno())
for use in (lambda: file.read(1), file.tell, lambda: poller.poll(0)):
    try:
        use()
    except OSError as error:
        pass
    else:
        raise AssertionError(use)
