import multiprocessing
def child(connection, value, array, event):
    connection.send({"got": connection.recv()})
    with value.get_lock(): value.value += 1
    array[0] = 2.5
    event.set()
if __name__ == "__main__":
    context = multiprocessing.get_context("fork")
    near, far = context.Pipe()
    event, value = context.Event(), None
    semaphore = context.BoundedSemaphore(1)
    print(semaphore.acquire(), semaphore.acquire(False), semaphore.release())
    process = context.Process(target=lambda: (far.send([far.recv(), 1]), event.set()))
    process.start()
    near.send("x")
    print(near.recv(), event.wait(5), process.join(), process.exitcode)
