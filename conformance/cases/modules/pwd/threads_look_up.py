import pwd, threading

results = []
def worker():
    for _ in range(50):
        results.append((pwd.getpwuid(0).pw_name, pwd.getpwnam("root").pw_uid, any(e.pw_uid == 0 for e in pwd.getpwall())))
threads = [threading.Thread(target=worker) for _ in range(4)]
for t in threads: t.start()
for t in threads: t.join()
print(len(results))
print(set(results))
print(threading.active_count())
