"""An event loop built on generators: tasks, sleeping in virtual time, queues, locks, cancellation, errors that travel.

A task is a generator. It yields a request to the loop and gets the answer as the value of `yield`.
"""
import heapq
import itertools
from collections import deque


class Cancelled(BaseException):
    """Thrown into a task that somebody has cancelled."""


class DeadlockError(RuntimeError):
    pass


class Sleep:
    def __init__(self, seconds):
        self.seconds = seconds

    def begin(self, loop, task):
        loop.call_at(loop.now + self.seconds, task, None)


class Spawn:
    def __init__(self, generator, name=None):
        self.generator, self.name = generator, name

    def begin(self, loop, task):
        loop.ready.append((task, loop.spawn(self.generator, self.name), None))


class Join:
    def __init__(self, other):
        self.other = other

    def begin(self, loop, task):
        if self.other.done:
            loop.resume(task, *self.other.outcome())
        else:
            self.other.waiting.append(task)
            self.other.watched = True


class Task:
    ids = itertools.count(1)

    def __init__(self, generator, name=None):
        self.generator = generator
        self.name = name or f"{generator.__name__}-{next(self.ids)}"
        self.done = False
        self.result = self.error = None
        self.waiting = []
        self.watched = False
        self.cancelled = False

    def outcome(self):
        return self.result, self.error

    def __repr__(self):
        state = "running" if not self.done else f"failed: {self.error!r}" if self.error else f"done: {self.result!r}"
        return f"<Task {self.name} {state}>"


class Loop:
    def __init__(self):
        self.now = 0.0
        self.ready = deque()
        self.timers = []
        self.order = itertools.count()
        self.alive = {}
        self.steps = 0

    def spawn(self, generator, name=None):
        task = Task(generator, name)
        self.alive[task] = None
        self.ready.append((task, None, None))
        return task

    def call_at(self, when, task, value):
        heapq.heappush(self.timers, (when, next(self.order), task, value))

    def resume(self, task, value=None, error=None):
        self.ready.append((task, value, error))

    def cancel(self, task):
        if task.done or task.cancelled:
            return False
        task.cancelled = True
        self.timers = [timer for timer in self.timers if timer[2] is not task]
        heapq.heapify(self.timers)
        self.ready = deque(entry for entry in self.ready if entry[0] is not task)
        self.resume(task, error=Cancelled())
        return True

    def step(self, task, value, error):
        self.steps += 1
        try:
            request = task.generator.throw(error) if error else task.generator.send(value)
        except StopIteration as stop:
            self.finish(task, result=stop.value)
        except (Exception, Cancelled) as failure:
            self.finish(task, error=failure)
        else:
            request.begin(self, task)

    def finish(self, task, result=None, error=None):
        task.done, task.result, task.error = True, result, error
        del self.alive[task]
        for other in task.waiting:
            self.resume(other, result, error)
        if error and not isinstance(error, Cancelled) and not task.watched:
            print(f"[{self.now:5.1f}] {task.name} failed: {type(error).__name__}: {error}")

    def run(self, generator):
        main = self.spawn(generator, "main")
        main.watched = True
        while not main.done:
            if self.ready:
                self.step(*self.ready.popleft())
            elif self.timers:
                self.now, _, task, value = heapq.heappop(self.timers)
                self.resume(task, value)
            else:
                raise DeadlockError(f"all asleep: {', '.join(task.name for task in self.alive)}")
        for task in list(self.alive):
            task.generator.close()
        if main.error:
            raise main.error
        return main.result


class Suspend:
    """Sleeps until somebody resumes the task."""

    def __init__(self, register):
        self.register = register

    def begin(self, loop, task):
        self.register(loop, task)


class Queue:
    def __init__(self, size):
        self.size, self.items = size, deque()
        self.getters, self.putters = deque(), deque()

    def put(self, item):
        if len(self.items) >= self.size:
            yield Suspend(lambda loop, task: self.putters.append((loop, task)))
        self.items.append(item)
        self.wake(self.getters)

    def get(self):
        while not self.items:
            yield Suspend(lambda loop, task: self.getters.append((loop, task)))
        item = self.items.popleft()
        self.wake(self.putters)
        return item

    @staticmethod
    def wake(waiting):
        while waiting:
            loop, task = waiting.popleft()
            if not task.done and not task.cancelled:
                loop.resume(task)
                return


def gather(*generators):
    tasks = []
    for generator in generators:
        tasks.append((yield Spawn(generator)))
    results = []
    for task in tasks:
        try:
            results.append((yield Join(task)))
        except Exception as error:
            results.append(error)
    return results


def worker(log, name, seconds, fail=False):
    log(f"{name} starts")
    try:
        yield Sleep(seconds)
        if fail:
            raise ValueError(f"{name} has had enough")
    except Cancelled:
        log(f"{name} is cancelled")
        raise
    finally:
        log(f"{name} ends")
    return name.upper()


def producer(log, queue, count):
    for number in range(count):
        yield from queue.put(number)
        log(f"put {number}")
        yield Sleep(0.5)
    yield from queue.put(None)


def consumer(log, queue):
    total = 0
    while (item := (yield from queue.get())) is not None:
        log(f"  got {item}")
        total += item
        yield Sleep(2)
    return total


def ticker(log):
    for tick in itertools.count():
        try:
            yield Sleep(1.5)
            log(f"tick {tick}")
        except Cancelled:
            log("ticker is cancelled, and says so")
            return f"{tick} ticks"


def main(loop):
    def log(text):
        print(f"[{loop.now:5.1f}] {text}")

    results = yield from gather(worker(log, "a", 2), worker(log, "b", 1), worker(log, "c", 1.5, fail=True))
    log(results)
    clock = yield Spawn(ticker(log), "clock")
    queue = Queue(2)
    yield Spawn(producer(log, queue, 5))
    total = yield Join((yield Spawn(consumer(log, queue))))
    log(f"consumed {total}")
    log(loop.cancel(clock))
    log((yield Join(clock)))
    log(loop.cancel(clock))
    victim = yield Spawn(worker(log, "victim", 100))
    yield Sleep(0.1)
    loop.cancel(victim)
    try:
        yield Join(victim)
    except Cancelled as error:
        log(f"joined: {error!r}, {victim}")
    yield Spawn(worker(log, "careless", 0.1, fail=True))
    yield Sleep(1)
    many = yield from gather(*(worker(lambda text: None, f"w{n}", n % 7) for n in range(1000)))
    log(f"{len(many)} workers, {len(set(many))} names")
    yield Spawn(worker(log, "left behind", 50))
    yield Sleep(0)
    return loop.steps


def deadlock():
    yield from Queue(1).get()


if __name__ == "__main__":
    loop = Loop()
    print("steps:", loop.run(main(loop)))
    for generator in (deadlock(), (n // 0 for n in [1])):
        try:
            Loop().run(generator)
        except (DeadlockError, ZeroDivisionError) as error:
            print(f"{type(error).__name__}: {error}")
