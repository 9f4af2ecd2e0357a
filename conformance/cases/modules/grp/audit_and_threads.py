import grp, threading

results = set()
def worker():
    for _ in range(50):
        results.add((grp.getgrgid(0).gr_name, grp.getgrnam("root").gr_gid))
        grp.getgrall()
threads = [threading.Thread(target=worker) for _ in range(4)]
for t in threads: t.start()
for t in threads: t.join()
print(results)
print(threading.active_count(), len(grp.getgrall()) > 1)
print(sorted(grp.getgrall(), key=lambda g: g.gr_gid)[0].gr_name)
