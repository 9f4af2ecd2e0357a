"""A chat in `asyncio`: a server with rooms over streams in memory, clients that talk to it, time-outs, and a bot."""
import asyncio
import contextlib
import itertools
from collections import defaultdict
from dataclasses import dataclass, field

TICK = 0.06     # seconds: far more than a step takes

class Pipe:
    """One direction of a connection."""

    def __init__(self, size=16):
        self.queue = asyncio.Queue(size)
        self.closed = False

    async def write(self, line):
        if self.closed:
            raise ConnectionResetError("the other side is gone")
        await self.queue.put(line)

    async def close(self):
        if not self.closed:
            self.closed = True
            await self.queue.put(None)

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.queue.get()
        if line is None:
            raise StopAsyncIteration
        return line


@dataclass(eq=False)
class Session:
    number: int
    incoming: Pipe
    outgoing: Pipe
    name: str = ""
    room: str = ""

    def __str__(self):
        return self.name or f"#{self.number}"


class ProtocolError(Exception):
    pass


@dataclass
class Server:
    patience: float = 50 * TICK
    log: list = field(default_factory=list)
    rooms: dict = field(default_factory=lambda: defaultdict(dict))
    names: dict = field(default_factory=dict)
    numbers: itertools.count = field(default_factory=lambda: itertools.count(1))
    tasks: set = field(default_factory=set)
    messages: int = 0

    async def connect(self):
        """A pair of pipes for a client; a task of the server's serves them."""
        session = Session(next(self.numbers), Pipe(), Pipe())
        task = asyncio.create_task(self.serve(session), name=f"session-{session.number}")
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        return session.outgoing, session.incoming

    async def serve(self, session):
        try:
            await self.greet(session)
            async for line in session.incoming:
                try:
                    await self.handle(session, line)
                except ProtocolError as error:
                    await session.outgoing.write(f"error: {error}")
        except TimeoutError:
            self.log.append(f"{session} timed out")
            await session.outgoing.write("bye: too slow")
        except asyncio.CancelledError:
            self.log.append(f"{session} cancelled")
            raise
        finally:
            await self.leave(session)
            self.names.pop(session.name, None)
            await session.outgoing.close()
            self.log.append(f"{session} left")

    async def greet(self, session):
        await session.outgoing.write("name?")
        while not session.name:
            async with asyncio.timeout(self.patience):
                name = await anext(session.incoming, "")
            if not name.isidentifier() or name in self.names:
                await session.outgoing.write(f"error: {name!r} cannot be your name")
                continue
            session.name = name
            self.names[name] = session
        await session.outgoing.write(f"hello {session.name}")

    async def handle(self, session, line):
        self.messages += 1
        match line.split(maxsplit=2):
            case ["/join", room]:
                await self.leave(session)
                session.room = room
                self.rooms[room][session] = None
                await self.broadcast(room, f"* {session} joins {room}")
            case ["/leave"]:
                await self.leave(session)
            case ["/who"]:
                rooms = (f"{room}: {' '.join(map(str, members))}" for room, members in sorted(self.rooms.items()) if members)
                await session.outgoing.write("; ".join(rooms) or "nobody")
            case ["/tell", name, text]:
                if name not in self.names:
                    raise ProtocolError(f"nobody is called {name}")
                await self.names[name].outgoing.write(f"({session}) {text}")
            case ["/quit"]:
                await session.outgoing.write("bye")
                await session.incoming.close()
            case [command, *_] if command.startswith("/"):
                raise ProtocolError(f"what is {command}?")
            case []:
                pass
            case _:
                if not session.room:
                    raise ProtocolError("join a room first")
                await self.broadcast(session.room, f"<{session}> {line}")

    async def leave(self, session):
        room, session.room = session.room, ""
        if room:
            del self.rooms[room][session]
            await self.broadcast(room, f"* {session} leaves {room}")

    async def broadcast(self, room, line):
        await asyncio.gather(*(member.outgoing.write(line) for member in self.rooms[room]), return_exceptions=True)

    async def shut_down(self):
        tasks = sorted(self.tasks, key=asyncio.Task.get_name)
        for task in tasks:
            task.cancel("shutting down")
        await asyncio.gather(*tasks, return_exceptions=True)


@dataclass
class Client:
    name: str
    script: list
    seen: list = field(default_factory=list)

    async def run(self, server):
        incoming, outgoing = await server.connect()
        reader = asyncio.create_task(self.read(incoming))
        await outgoing.write(self.name)
        for delay, line in self.script:
            await asyncio.sleep(delay * TICK)
            await outgoing.write(line)
        return await reader

    async def read(self, incoming):
        async for line in incoming:
            self.seen.append(line)
        return len(self.seen)


async def bot(server, ready):
    """Answers questions in its room until it is cancelled."""
    incoming, outgoing = await server.connect()
    await outgoing.write("bot")
    await outgoing.write("/join lobby")
    ready.set()
    answered = 0
    try:
        async for line in incoming:
            if line.endswith("?") and line.startswith("<"):
                answered += 1
                await outgoing.write(f"answer {answered} to {line[1:line.index('>')]}")
    finally:
        print("the bot answered", answered)


async def slow_client(server):
    incoming, _ = await server.connect()
    return [line async for line in incoming]


@contextlib.asynccontextmanager
async def running(server):
    print("server starts")
    try:
        yield server
    finally:
        await server.shut_down()
        print("server ends")


async def main():
    async with running(Server(patience=5 * TICK)) as server:
        ready = asyncio.Event()
        bot_task = asyncio.create_task(bot(server, ready))
        async with asyncio.timeout(500 * TICK):
            await ready.wait()
        clients = [
            Client("ada", [(0, "/join lobby"), (2, "hello all"), (4, "is anybody there?"), (6, "/quit")]),
            Client("bob", [(1, "too early"), (0, "/join lobby"), (3, "hi ada"), (1, "/tell ada psst"), (8, "/quit")]),
            Client("9lives", [(0, "cat"), (2, "/dance"), (0, "/tell nobody x"), (0, "/who"), (0, ""), (1, "/quit")]),
        ]
        async with asyncio.TaskGroup() as group:
            runs = [group.create_task(client.run(server)) for client in clients]
            slow = group.create_task(slow_client(server))
        for client, run in zip(clients, runs):
            print(f"{client.name} saw {run.result()} lines:")
            for line in client.seen:
                print("   ", line)
        print("the slow one saw", slow.result())
        bot_task.cancel()
        results = await asyncio.gather(bot_task, return_exceptions=True)
        print([type(result).__name__ for result in results], bot_task.cancelled())
    print(server.messages, "messages;", "; ".join(server.log))

    async def failing(delay, error):
        await asyncio.sleep(delay)
        raise error

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(failing(0, ValueError("first")))
            group.create_task(failing(0, KeyError("second")))
            group.create_task(failing(10, RuntimeError("never")))
    except* ValueError as errors:
        print("values:", errors.exceptions)
    except* KeyError as errors:
        print("keys:", errors.exceptions)
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(asyncio.Event().wait(), 0.01)
        print("not reached")
    done = [await task for task in asyncio.as_completed([asyncio.sleep(delay, delay) for delay in (3 * TICK, TICK, 2 * TICK)])]
    print([round(delay / TICK) for delay in done], await asyncio.to_thread(sum, range(10)))


if __name__ == "__main__":
    asyncio.run(main())
