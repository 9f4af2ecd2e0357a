import multiprocessing
def work(given, results, lock):
    while (item := given.get()) is not None:
        with lock:
            results.put(item * 2)
if __name__ == "__main__":
    context = multiprocessing.get_context("fork")
    given, results, lock = context.Queue(), context.Queue(), context.Lock()
    processes = [context.Process(target=work, args=(given, results, lock)) for _ in range(2)]
    for process in processes: process.start()
    for n in range(6): given.put(n)
    for _ in processes: given.put(None)
    print(sorted(results.get() for _ in range(6)))
    for process in processes: process.join()
    print([process.exitcode for process in processes])
    print(given.empty(), results.empty(), lock.acquire(block=False))
    given.close()
    try:
        given.put(1)
    except ValueError as error:
        print(str(error).split(" <")[0])
